// Progress by number and query code, asked by a posted form so that neither stands in an address. Wrong
// codes and unknown numbers cost the same and read the same; after some a challenge is asked, after more
// the number rests for a while (commands/guarded-query.ts).

import { html } from 'hono/html';
import { type Guarded, guardedQuery } from '../../commands/guarded-query.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { organBelow } from '../../store/organs.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { isPaid, makeChallenge } from '../challenge.ts';
import { plainText } from '../plain-text.ts';
import { trackStep } from './addresses.ts';
import { type ApplicantKey, textOf } from './applicant-key.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { tooManyPage } from './error-page.ts';
import { answerSlowly } from './guesses.ts';
import type { Html, Page, PageRequest, PageResult } from './page.ts';
import { challengeField, paymentIn, unpaidFault } from './parts/challenge-field.ts';
import { errorSummary, type FieldFault, textField } from './parts/field.ts';
import { progressAnswer } from './progress-page.ts';

export async function trackPage(request: PageRequest, column: ColumnRow): Promise<PageResult> {
  const { http } = request;
  if (http.req.method !== 'POST') return askPage(request, column, {});
  const posted = await http.req.formData().catch(() => new FormData());
  const key = {
    number: plainText(textOf(posted, 'number')).slice(0, 60),
    code: textOf(posted, 'code').slice(0, 60),
  };
  const missing = [
    ...(key.number === '' ? [{ field: 'number', text: '请填写申请编号' }] : []),
    ...(key.code === '' ? [{ field: 'code', text: '请填写查询码' }] : []),
  ];
  if (missing.length > 0) return askPage(request, column, { key, faults: missing });
  const looked = await look(request, key, posted);
  if (looked === 'too-many') return tooManyPage(request);
  if (looked.outcome !== 'found') return await refusedPage(request, column, key, looked);
  const { progress } = looked;
  const organ = await organBelow(request.context.db, request.site.organ.id, progress.row.organ_id);
  // A case of an organ that this site does not speak for is none of its own.
  if (organ === undefined) return askPage(request, column, { key, faults: [unknown] });
  return await progressAnswer({ request, column, organ, key, progress, form: posted });
}

const unknown: FieldFault = {
  field: 'code',
  text: '编号或者查询码不对，请核对后再试',
};

async function refusedPage(
  request: PageRequest,
  column: ColumnRow,
  key: ApplicantKey,
  looked: Exclude<Guarded, { outcome: 'found' }>,
): Promise<Page> {
  if (looked.outcome === 'locked') {
    const until = beijingMinute(looked.until).slice(11);
    const text = `这个编号输错的次数过多，${until}以后再试。急需的，请凭身份证明与工作人员联系`;
    return {
      ...askPage(request, column, { key, faults: [{ field: 'number', text }] }),
      status: 429,
    };
  }
  const { about } = looked;
  const challenge = about === undefined ? undefined : await makeChallenge(request.context, about);
  const isUnpaid = looked.outcome === 'unpaid';
  const fault = isUnpaid ? unpaidFault : undefined;
  return askPage(request, column, {
    // A code that was not looked at need not be typed again.
    key: { number: key.number, code: isUnpaid ? key.code : '' },
    faults: [fault ?? unknown],
    ...(challenge === undefined ? {} : { toll: challengeField(challenge, fault) }),
  });
}

interface Asked {
  readonly key?: ApplicantKey;
  readonly faults?: readonly FieldFault[];
  readonly toll?: Html;
}

function askPage(
  { site }: PageRequest,
  column: ColumnRow,
  { key = { number: '', code: '' }, faults = [], toll }: Asked,
): Page {
  const state = { values: { ...key }, faults };
  return {
    keep: 'personal',
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '查询进度' }],
    columnTags: columnTags(site, column),
    title: '查询申请进度',
    status: faults.length > 0 ? 422 : 200,
    forms: true,
    body: html`<div class="form">
      <h1>查询申请进度</h1>
      <p class="lead">
        凭提交申请时得到的编号和查询码查询。编号或者查询码遗失的，请凭身份证明与工作人员联系。
      </p>
      ${errorSummary(faults, '没有查到')}
      <form action="/${column.path}/${trackStep}/" method="post" data-key>
        ${textField(state, {
          name: 'number',
          label: '申请编号',
          hint: '如 KFQ-2026-0007',
          maxlength: 60,
          short: true,
        })}
        ${textField(state, {
          name: 'code',
          label: '查询码',
          hint: '12位，大小写和横线不影响',
          maxlength: 60,
          short: true,
        })}
        ${toll ?? ''}
        <p class="actions"><button type="submit">查询进度</button></p>
      </form>
    </div>`,
  };
}

async function look(
  request: PageRequest,
  key: ApplicantKey,
  posted: FormData,
): Promise<'too-many' | Guarded> {
  const { context, http } = request;
  const payment = paymentIn(posted);
  return await answerSlowly(request, async () => {
    const answer = await guardedQuery(context, {
      ...key,
      address: context.addressOf(http),
      isPaid: (about) => isPaid(context, about, payment),
    });
    return { answer, isRight: answer.outcome === 'found' };
  });
}
