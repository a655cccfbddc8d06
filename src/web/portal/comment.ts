// Commenting on a consultation: the form while it is open, the receipt in the answer to it, a kind word when it is over.

import { html } from './html.ts';
import { receiveComment } from '../../commands/readers/receive-comment.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { commentObstacle, type PublicComment } from '../../rules/public-consultation.ts';
import { type Violation, violations } from '../../rules/violations.ts';
import { documentById } from '../../store/documents/documents.ts';
import { resultAndQuestion, standingsAmong } from '../../store/readers/public-consultations.ts';
import { asReader } from '../context.ts';
import { consultationsAddress } from './addresses.ts';
import { besideDocument, isPublished, type Published } from './document.ts';
import { notFoundPage, tooManyPage } from './error-page.ts';
import { commentForm, commentUpload } from './comment-form.ts';
import { faultsOf, readNumber, readPhone, readText } from './form-input.ts';
import { goodPayment, countSubmission, type Payment, tollOf } from './form-toll.ts';
import { readForm } from './posted-form.ts';
import type { Page, PageRequest } from './page.ts';
import { unpaidFault } from './parts/challenge-field.ts';
import type { FieldFault } from './parts/field.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { telephone } from './parts/telephone.ts';
import { isSubmissionKey, newSubmissionKey } from './submission-key.ts';
import { type CheckedUploads, readUploads, storeUploads } from './uploads.ts';

type Values = Readonly<Record<keyof PublicComment | 'submissionKey', string>>;

interface Place {
  readonly request: PageRequest;
  readonly document: Published;
}

export async function commentPage(request: PageRequest, id: number): Promise<Page> {
  const { context, http } = request;
  const document = await documentById(context.db, id);
  if (document?.kind !== 'consultation' || !isPublished(document)) return notFoundPage(request);
  // Comments go to the organ that asks.
  const own = await besideDocument(request, document);
  if (own === undefined) return notFoundPage(request);
  const place: Place = { request: own, document };
  if (http.req.method === 'POST') return await submitted(place);
  const why = await whyNot(place);
  if (why !== undefined) return await closedPage(place, why);
  return await formPage(place, {}, []);
}

async function whyNot({ request, document }: Place): Promise<Violation | undefined> {
  const { db, clock } = request.context;
  const standing = (await standingsAmong(db, [document.id])).get(document.id);
  return commentObstacle(
    document.details.particulars ?? {},
    clock.today(),
    standing?.hasResult === true,
  );
}

async function submitted(place: Place): Promise<Page> {
  const { request, document } = place;
  const { context, site } = request;
  const wait = countSubmission(request);
  if (wait !== undefined) return tooManyPage(request, wait);
  const form = await readForm(request);
  if (form === undefined) return await formPage(place, {}, [unreadable]);
  const values = readValues(form);
  const files = await readUploads(form, [commentUpload]);
  const payment = await goodPayment(request, values.submissionKey, form);
  const back = { lostFiles: files.names, ...(payment === undefined ? {} : { payment }) };
  const tooMany = files.uploads.length > 1 ? [oneFile] : [];
  const faults = [...files.faults, ...tooMany, ...(payment === undefined ? [unpaidFault] : [])];
  if (faults.length > 0 || !isSubmissionKey(values.submissionKey)) {
    // Over meanwhile: there is nothing to be mended any more.
    const why = await whyNot(place);
    if (why !== undefined) return await closedPage(place, why, values.opinion);
    return await formPage(place, values, faults, back);
  }
  const { opinion, name, phone, email, submissionKey } = values;
  const result = await receiveComment(asReader(context, site.organ.id), {
    documentId: document.id,
    comment: { opinion, name, phone, email },
    submissionKey,
    ...(files.uploads.length === 0
      ? {}
      : { storeFiles: async () => await storeUploads(context, files.uploads) }),
  });
  if (!result.ok) {
    const [why] = result.violations;
    if (why !== undefined && why.field === undefined) return await closedPage(place, why, opinion);
    return await formPage(place, values, faultsOf(result.violations, 'opinion'), back);
  }
  const { row, repeated } = result.value;
  return {
    ...frameOf(place),
    title: '意见已经提交',
    body: html`<div class="form receipt">
      <h1>意见已经提交</h1>
      ${
        repeated
          ? html`<p class="notice notice-warning" role="status">
              这张表之前已经提交过，没有重复登记，下面是当时的回执。改动了内容、想另外提交的，请重新打开表单填写。
            </p>`
          : ''
      }
      <div class="receipt-card">
        <dl class="facts">
          <div>
            <dt>编号</dt>
            <dd class="receipt-code">${row.number}</dd>
          </div>
          <div>
            <dt>征集事项</dt>
            <dd>${document.title}</dd>
          </div>
          <div>
            <dt>提交时间</dt>
            <dd>${beijingMinute(row.received_at)}</dd>
          </div>
          <div>
            <dt>接收机关</dt>
            <dd>${site.organ.name}</dd>
          </div>
        </dl>
      </div>
      <p>
        感谢您的意见。采纳情况在征集结束以后统一反馈，列在<a href="${addressOfDocument(document)}"
          >原文页面</a
        >，不逐条答复。
      </p>
    </div>`,
  };
}

const unreadable: FieldFault = {
  field: 'opinion',
  text: '表单没有完整送到，请重新填写后提交',
};
const oneFile: FieldFault = { field: commentUpload, text: '只能附一个文件，请合成一个再提交' };

function readValues(form: FormData): Values {
  return {
    opinion: readText(form, 'opinion'),
    name: readText(form, 'name'),
    phone: readPhone(form, 'phone'),
    email: readNumber(form, 'email'),
    submissionKey: readText(form, 'submissionKey'),
  };
}

async function formPage(
  place: Place,
  values: Partial<Values>,
  faults: readonly FieldFault[],
  back: { readonly lostFiles: CheckedUploads['names']; readonly payment?: Payment } = {
    lostFiles: {},
  },
): Promise<Page> {
  const { request, document } = place;
  const { clock } = request.context;
  const submissionKey = isSubmissionKey(values.submissionKey)
    ? values.submissionKey
    : newSubmissionKey();
  return {
    ...frameOf(place),
    title: faults.length > 0 ? '请改正：提出意见' : '提出意见',
    status: faults.length > 0 ? 422 : 200,
    body: commentForm({
      organ: request.site.organ,
      document,
      today: clock.today(),
      state: { values: { ...values, submissionKey }, faults, lostFiles: back.lostFiles },
      toll: await tollOf(request, submissionKey, faults, back.payment),
    }),
  };
}

/** What was written stands there once more: it may go by letter or telephone. */
async function closedPage(place: Place, why: Violation, written?: string): Promise<Page> {
  const { document, request } = place;
  const { result } = await resultAndQuestion(request.context.db, document.id);
  const { phone } = request.site.organ.guide;
  const { 反馈渠道: channels = '' } = document.details.particulars ?? {};
  const detail = why.detail === undefined ? '' : `（${why.detail}）`;
  const isAhead = why.code === 'consultation-not-begun';
  return {
    ...frameOf(place),
    title: isAhead ? '意见征集还没有开始' : '意见征集已经结束',
    status: isAhead ? 403 : 410,
    body: html`<div class="notice-page">
      <h1>${isAhead ? '意见征集还没有开始' : '意见征集已经结束'}</h1>
      <p>${violations[why.code].zh}${detail}。</p>
      <p><a href="${addressOfDocument(document)}">${document.title}</a></p>
      ${
        isAhead
          ? ''
          : html`<p>
              ${
                result === undefined
                  ? '结果反馈发布以后列在原文页面。'
                  : html`意见采纳情况：<a href="${addressOfDocument(result)}">${result.title}</a>。`
              }仍有话要说的，可以<a href="/lianxi/">给我们留言</a>${
                phone === undefined ? '' : html`，或者致电${telephone(phone)}`
              }。
            </p>`
      }
      ${isAhead && channels !== '' ? html`<p>反馈渠道：${channels}</p>` : ''}
      ${
        written === undefined || written === ''
          ? ''
          : html`<section>
              <h2>您写的意见（没有提交）</h2>
              ${written.split('\n').map((line) => html`<p>${line}</p>`)}
            </section>`
      }
    </div>`,
  };
}

function frameOf({ document }: Place): Pick<Page, 'keep' | 'trail' | 'forms'> {
  return {
    keep: 'personal',
    trail: [
      { label: '意见征集', path: consultationsAddress },
      { label: document.title, path: addressOfDocument(document) },
      { label: '提出意见' },
    ],
    forms: true,
  };
}
