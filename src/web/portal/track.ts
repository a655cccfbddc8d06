// Progress by number and query code, asked by a posted form so that neither stands in an address. Wrong
// codes and unknown numbers cost the same and read the same; after some a challenge is asked, after more
// the number rests for a while (commands/requests/guarded-query.ts).

import { html } from './html.ts';
import { guardedQuery } from '../../commands/requests/guarded-query.ts';
import { organBelow } from '../../store/people/organs.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { trackStep } from './addresses.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { tooManyPage } from './error-page.ts';
import {
  type AskedAgain,
  askedAgain,
  keyIn,
  lookGuarded,
  type RefusalWords,
} from './guarded-form.ts';
import type { Page, PageRequest, PageResult } from './page.ts';
import { errorSummary, type FieldFault, textField } from './parts/field.ts';
import { progressAnswer } from './progress-page.ts';
import { readForm } from './posted-form.ts';

export async function trackPage(request: PageRequest, column: ColumnRow): Promise<PageResult> {
  const { http } = request;
  if (http.req.method !== 'POST') return askPage(request, column, {});
  const posted = (await readForm({ http })) ?? new FormData();
  const { key, missing } = keyIn(posted, '请填写申请编号');
  if (missing.length > 0) return askPage(request, column, { key, faults: missing });
  const looked = await lookGuarded(request, posted, (given) =>
    guardedQuery(request.context, { ...key, ...given }),
  );
  if (looked === 'too-many') return tooManyPage(request);
  if (looked.outcome !== 'found') {
    return askPage(request, column, await askedAgain(request, key, looked, words));
  }
  const progress = looked.found;
  const organ = await organBelow(
    request.context.db,
    request.site.main.organ.id,
    progress.row.organ_id,
  );
  // A case of an organ that this site does not speak for is none of its own.
  if (organ === undefined) return askPage(request, column, { key, faults: [unknown] });
  return await progressAnswer({ request, column, organ, key, progress, form: posted });
}

const unknown: FieldFault = {
  field: 'code',
  text: '编号或者查询码不对，请核对后再试',
};

const words: RefusalWords = {
  unknown,
  locked: (until) => `这个编号输错的次数过多，${until}以后再试。急需的，请凭身份证明与工作人员联系`,
};

function askPage(
  { site }: PageRequest,
  column: ColumnRow,
  { key = { number: '', code: '' }, faults = [], toll, status = 422 }: Partial<AskedAgain>,
): Page {
  const state = { values: { ...key }, faults };
  return {
    keep: 'personal',
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '查询进度' }],
    columnTags: columnTags(site, column),
    title: '查询申请进度',
    status: faults.length > 0 ? status : 200,
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
