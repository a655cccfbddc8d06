// Third parties answer their letter of consultation (条例 32): number and code by a posted form, then the form
// of the opinion, its review and its receipt. Number and code stand in no address; what was answered is
// never shown again.

import { html } from './html.ts';
import { answerConsultation } from '../../commands/letters/answer-consultation.ts';
import {
  type LetterAndCode,
  linkStanding,
  type OpenedLink,
} from '../../commands/letters/open-answer-link.ts';
import { linkObstacle } from '../../rules/request/answer-link.ts';
import {
  mostMarks,
  type OnlineOpinion,
  onlineOpinionViolations,
} from '../../rules/request/online-answer.ts';
import { type Violation, violations } from '../../rules/violations.ts';
import { noteLinkOpened } from '../../store/requests/answer-links.ts';
import { openLetter } from '../../store/requests/letters.ts';
import { organById } from '../../store/people/organs.ts';
import { remedySetOn } from '../../store/remedies/remedy-settings.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import { asThirdParty } from '../context.ts';
import { opinionStep } from './addresses.ts';
import { askPage, copyFaults, findLetter, opinionPlace, shortText } from './opinion-ask.ts';
import { opinionClosed } from './opinion-closed.ts';
import { opinionForm } from './opinion-form.ts';
import { opinionFrom, type OpinionValues, readOpinion } from './opinion-input.ts';
import { letterView, opinionSide } from './opinion-letter.ts';
import { fileFields, opinionReceipt, opinionReview } from './opinion-review.ts';
import type { Page, PageRequest } from './page.ts';
import { errorSummary, type FieldFault } from './parts/field.ts';
import { readUploads, type Upload } from './uploads.ts';
import { readForm } from './posted-form.ts';

interface Visit {
  readonly request: PageRequest;
  readonly column: ColumnRow;
  /** Whose letter it is: it asks, is rung and gets the answer. */
  readonly organ: OrganRow;
  readonly key: LetterAndCode;
  readonly opened: OpenedLink;
  readonly form: FormData;
}

export async function opinionPage(request: PageRequest, column: ColumnRow): Promise<Page> {
  const { http } = request;
  if (http.req.method !== 'POST') return await askPage(request, column);
  const form = (await readForm({ http })) ?? new FormData();
  const key = { number: shortText(form, 'number'), code: shortText(form, 'code') };
  const faults = copyFaults(key);
  if (faults.length > 0) {
    return await askPage(request, column, { key: { ...key, code: '' }, faults }, form);
  }
  const opened = await findLetter(request, column, key, form);
  if (!('letter' in opened)) return opened;
  const organ = await organById(request.context.db, opened.letter.organ_id);
  if (organ === undefined) throw new Error(`letter ${opened.letter.id} has no organ`);
  return await visited({ request, column, organ, key, opened, form });
}

async function visited(visit: Visit): Promise<Page> {
  const { request, opened, form } = visit;
  const { clock, calendar, db } = request.context;
  const values = readOpinion(form);
  const act = shortText(form, 'act');
  const at = { today: clock.today(), calendar };
  const why = linkObstacle(opened.request, linkStanding(opened.letter, opened.link), at);
  const isSent = act === 'send';
  if (isSent && opened.link.submission_key === values.submissionKey) return send(visit, values, []);
  if (why !== undefined) return closedPage(visit, why, isSent ? opinionFrom(values) : undefined);
  switch (act) {
    case 'send':
      return await checkAndSend(visit, values);
    case 'review': {
      const faults = onlineOpinionViolations(opinionFrom(values)).map(faultOf);
      return faults.length > 0 ? formPage(visit, values, faults) : reviewPage(visit, values, []);
    }
    case 'more':
      return formPage(visit, values, [], rowsOf(form) + 1);
    case 'edit':
      return formPage(visit, values, []);
    default:
      await noteLinkOpened(db, opened.letter.id, clock.now());
      return formPage(visit, values, []);
  }
}

async function checkAndSend(visit: Visit, values: OpinionValues): Promise<Page> {
  const wrong = onlineOpinionViolations(opinionFrom(values)).map(faultOf);
  if (wrong.length > 0) return formPage(visit, values, wrong);
  const { uploads, faults } = await readUploads(visit.form, fileFields);
  return faults.length > 0 ? reviewPage(visit, values, faults) : send(visit, values, uploads);
}

async function send(
  visit: Visit,
  values: OpinionValues,
  uploads: readonly Upload[],
): Promise<Page> {
  const { request, column, organ, opened, key } = visit;
  const { context } = request;
  const opinion = opinionFrom(values);
  const number = opened.letter.number ?? '';
  const result = await answerConsultation(asThirdParty(context, organ.id), {
    number,
    code: key.code,
    opinion,
    files: uploads.map(({ name, type, bytes }) => ({ name, mediaType: type.mediaType, bytes })),
    submissionKey: values.submissionKey,
  });
  if (!result.ok) {
    const [why] = result.violations;
    if (why === undefined) throw new Error('a refusal says why');
    // The words were checked before: what is left is that the link has shut meanwhile.
    return closedPage(visit, why, opinion);
  }
  const { addressee } = openLetter(context.secrets, opened.letter).text;
  const files = uploads.map(({ name }) => name);
  return {
    ...opinionPlace(request, column),
    title: '意见已经提交',
    body: opinionReceipt(organ, { number, addressee }, result.value, { opinion, files }),
  };
}

async function formPage(
  visit: Visit,
  values: OpinionValues,
  faults: readonly FieldFault[],
  rows = rowsOf(visit.form),
): Promise<Page> {
  const { request, column, organ, opened } = visit;
  const { db, secrets, clock, calendar } = request.context;
  const { letter } = opened;
  const today = clock.today();
  // In whose name the letter speaks, as on paper.
  const bodies = await remedySetOn(db, letter.organ_id, letter.signed_on ?? today);
  const issuer = bodies?.issuer ?? organ.name;
  const content = openLetter(secrets, letter);
  return {
    ...opinionPlace(request, column),
    title: faults.length > 0 ? '请改正：提出意见' : '提出意见',
    status: faults.length > 0 ? 422 : 200,
    body: html`<div class="with-side">
      <div class="content form">
        <h1>对征求意见书提出意见</h1>
        ${errorSummary(faults, `有${faults.length}处需要改正，意见还没有提交`)}
        <p class="lead">
          请由有权代表单位（本人）的人填写。答复码只能用一次，提交以后不能更改；也可以填写意见书所附回执，寄回或者送交。
        </p>
        ${letterView(issuer, opened, content, today, calendar)}
        ${opinionForm(organ, placeOf(visit), values, faults, rows)}
      </div>
      ${opinionSide(organ)}
    </div>`,
  };
}

function reviewPage(visit: Visit, values: OpinionValues, faults: readonly FieldFault[]): Page {
  return {
    ...opinionPlace(visit.request, visit.column),
    title: faults.length > 0 ? '请改正：核对意见' : '核对意见',
    status: faults.length > 0 ? 422 : 200,
    body: opinionReview(placeOf(visit), values, faults),
  };
}

function closedPage(visit: Visit, why: Violation, sent?: OnlineOpinion): Page {
  const { request, column, organ, opened } = visit;
  const isWhole = sent !== undefined && onlineOpinionViolations(sent).length === 0;
  const written = isWhole ? sent : undefined;
  return {
    ...opinionPlace(request, column),
    title: why.code === 'consultation-answered' ? '已经答复' : '不能在网上提出意见',
    // What was there once and is over; before it is sent there is nothing yet.
    status: why.code === 'answer-link-not-sent' ? 403 : 410,
    body: opinionClosed(organ, opened, why, written),
  };
}

function placeOf({ column, key }: Visit) {
  return { ...key, address: `/${column.path}/${opinionStep}/` };
}

function rowsOf(form: FormData): number {
  const rows = Number(shortText(form, 'rows'));
  return Number.isInteger(rows) && rows > 0 ? Math.min(rows, mostMarks) : 1;
}

function faultOf(v: Violation): FieldFault {
  const detail = v.detail === undefined ? '' : `（${v.detail}）`;
  return {
    field: v.field ?? 'opinion',
    text: `${violations[v.code].zh}${detail}`,
    provision: v.provision,
  };
}
