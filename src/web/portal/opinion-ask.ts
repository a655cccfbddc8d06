// The door of the third parties: number of the letter and answer code, from the slip on paper. What the paper
// itself shows to be a slip of the pen is said at once and counts as no guess.

import { html } from 'hono/html';
import {
  type LetterAndCode,
  openAnswerLink,
  type OpenedLink,
} from '../../commands/open-answer-link.ts';
import { letterNumberFrom } from '../../rules/letters/typed-number.ts';
import { isWholeAnswerCode } from '../../rules/readable-code.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { asThirdParty } from '../context.ts';
import { plainText } from '../plain-text.ts';
import { opinionStep } from './addresses.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { findSlowly } from './guesses.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { errorSummary, type FieldFault, textField } from './parts/field.ts';

export const unknownLetter: FieldFault = {
  field: 'code',
  text: '文号或者答复码不对，请核对后再试',
};

/** Faults that the paper itself tells, whether or not there is such a letter. */
export function copyFaults({ number, code }: LetterAndCode): readonly FieldFault[] {
  const missing = [
    ...(number === '' ? [{ field: 'number', text: '请填写意见书的文号' }] : []),
    ...(code === '' ? [{ field: 'code', text: '请填写答复码' }] : []),
  ];
  if (missing.length > 0 || isWholeAnswerCode(code)) return missing;
  return [{ field: 'code', text: '答复码抄错了：应为16位，请与意见书逐位核对' }];
}

export async function findLetter(
  request: PageRequest,
  { number, code }: LetterAndCode,
): Promise<OpenedLink | 'unknown' | 'too-many'> {
  const { context, site } = request;
  const { id: organId, letter_word: letterWord } = site.organ;
  const whole = letterNumberFrom(number, letterWord, 'P04');
  return findSlowly(request, `letter ${whole}`, async () => {
    const command = asThirdParty(context, organId);
    const result = await openAnswerLink(command, { number: whole, code });
    return result.ok ? result.value : undefined;
  });
}

export function opinionPlace({ site }: PageRequest, column: ColumnRow) {
  return {
    keep: 'personal',
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '答复征求意见书' }],
    columnTags: columnTags(site, column),
  } as const;
}

/** A short field of ours; the longer ones have a reader of their own. */
export function shortText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? plainText(value).slice(0, 60) : '';
}

export function askPage(
  request: PageRequest,
  column: ColumnRow,
  number: string,
  faults: readonly FieldFault[],
): Page {
  const state = { values: { number }, faults };
  const { letter_word: word } = request.site.organ;
  const body: Html = html`<div class="form">
    <h1>答复征求意见书</h1>
    <p class="lead">
      收到${request.site.organ.name}《征求第三方意见书》的单位和个人，凭意见书所附回执上的文号和答复码，在网上提出意见。没有收到意见书的不用填写。
    </p>
    ${errorSummary(faults, '没有打开')}
    <form action="/${column.path}/${opinionStep}/" method="post" data-key>
      ${textField(state, {
        name: 'number',
        label: '意见书的文号',
        hint: `如 ${word}征〔2026〕3号，也可以只填 2026-3`,
        maxlength: 60,
      })}
      ${textField(state, {
        name: 'code',
        label: '答复码',
        hint: '16位，大小写和横线不影响',
        maxlength: 60,
      })}
      <p class="actions"><button type="submit">打开意见书</button></p>
    </form>
    <p class="hint">扫码打开而两栏空着的，请照回执填写。</p>
  </div>`;
  return {
    ...opinionPlace(request, column),
    forms: true,
    title: '答复征求意见书',
    status: faults.length > 0 ? 422 : 200,
    body,
  };
}
