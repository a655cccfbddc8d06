// The page of a request, once number and code were right: a file where one was asked for, else the act that
// was posted, and then the request as it stands.

import { html } from './html.ts';
import { type Progress, queryRequest } from '../../commands/requests/query-request.ts';
import { applicantDates } from '../../rules/applicant-dates.ts';
import { applicantRemedies } from '../../rules/applicant-remedies.ts';
import { isReplyKind, letterKind } from '../../rules/letters/kinds.ts';
import { organById } from '../../store/people/organs.ts';
import { remedySetOn } from '../../store/remedies/remedy-settings.ts';
import { staffMember } from '../../store/people/staff.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import { type ActAnswer, takeApplicantAct } from './applicant-acts.ts';
import { type ActForms, otherForms, urgentForms } from './applicant-act-forms.ts';
import { downloadButton, takeDownload } from './applicant-downloads.ts';
import type { ApplicantKey } from './applicant-key.ts';
import { applicantLetters, lettersFor, type ShownLetter } from './applicant-letters.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import type { Html, PageRequest, PageResult } from './page.ts';
import { progressHead } from './progress.ts';
import { remediesLink, remediesView } from './progress-remedies.ts';
import { replyView } from './progress-reply.ts';
import { progressTimeline } from './progress-timeline.ts';

export interface KnownApplicant {
  readonly request: PageRequest;
  readonly column: ColumnRow;
  readonly organ: OrganRow;
  readonly key: ApplicantKey;
  readonly progress: Progress;
  readonly form: FormData;
}

export async function progressAnswer(known: KnownApplicant): Promise<PageResult> {
  const { request, column, organ, key, form } = known;
  const { context, site } = request;
  const file = await takeDownload({ ...known, context }, form);
  if (file !== undefined) return file;
  const told = await takeApplicantAct(context, form, known.progress);
  // After an act the page shows the request as it then stands.
  const again = told && (await queryRequest(context, key.number, key.code));
  const progress = again?.ok === true ? again.value : known.progress;
  const today = context.clock.today();
  const { calendar, secrets } = context;
  const letters = await lettersFor(context, progress);
  const unread = letters.filter((shown) => shown.isUnread);
  const office = await officeOf(context, progress);
  const unreadKinds = new Set(unread.map(({ letter }) => letter.kind));
  const isReplyUnread = [...unreadKinds].some(isReplyKind);
  const remedies = isReplyUnread ? undefined : applicantRemedies(progress.request, today, calendar);
  const bodies = await remedySetOn(context.db, organ.id, progress.request.reply?.on ?? today);
  const forms: ActForms = {
    column,
    progress,
    key,
    today,
    calendar,
    secrets,
    isReplyUnread,
    unread: unreadKinds,
    answer: told,
    form,
  };
  return {
    keep: 'personal',
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '查询进度' }],
    columnTags: columnTags(site, column),
    title: '申请的进度',
    status: told?.isDone === false ? 422 : 200,
    forms: true,
    body: html`<div class="progress">
      ${answerNotice(told)} ${unreadNotice(unread)}
      ${progressHead({ progress, organ, office, today, calendar, secrets })}
      ${remediesLink(remedies)} ${takeAway(known, progress)} ${urgentForms(forms)}
      ${replyView(progress, isReplyUnread)}
      ${applicantLetters(context, column, key, letters, told?.opened)}
      ${remediesView(remedies, bodies)}
      <section aria-labelledby="past">
        <h2 id="past">办理过程</h2>
        ${progressTimeline(progress, unreadKinds)}
      </section>
      ${otherForms(forms)}
    </div>`,
  };
}

function answerNotice(told: ActAnswer | undefined): Html | '' {
  if (told === undefined) return '';
  const tone = told.isDone ? 'notice-good' : 'notice-error';
  // The form stands screens further down.
  const [fault] = told.act === 'contact' ? (told.faults ?? []) : [];
  return html`<p class="notice ${tone}" role="${told.isDone ? 'status' : 'alert'}">
    ${told.text}${fault === undefined ? '' : html`<a href="#${fault.field}">去改正</a>`}
  </p>`;
}

/** Before everything else: something came that waits to be opened. */
function unreadNotice(unread: readonly ShownLetter[]): Html | '' {
  if (unread.length === 0) return '';
  return html`<div class="notice notice-warning" role="status">
    <p>
      有${unread.length}份文书等您打开：${unread.map(
        ({ letter }) => html`<a href="#wenshu-${letter.id}">${letterKind(letter.kind).title}</a> `,
      )}
    </p>
  </div>`;
}

function takeAway({ column, key, request }: KnownApplicant, progress: Progress): Html {
  const { clock, calendar } = request.context;
  const hasDates = applicantDates(progress.request, clock.today(), calendar).length > 0;
  return html`<div class="buttons no-print">
    ${downloadButton(column, key, { act: 'receipt' }, '下载回执（PDF）')}
    ${hasDates ? downloadButton(column, key, { act: 'calendar' }, '期限加入日历') : ''}
  </div>`;
}

/** The office of whoever it was assigned to: the office is named, the person is not. */
async function officeOf(
  { db }: PageRequest['context'],
  { request }: Progress,
): Promise<OrganRow | undefined> {
  const member = request.handler && (await staffMember(db, request.handler.id));
  return member === undefined ? undefined : await organById(db, member.organId);
}
