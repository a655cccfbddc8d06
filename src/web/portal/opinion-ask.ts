// The door of the third parties: number of the letter and answer code, from the slip on paper. What the paper
// itself shows to be a slip of the pen is said at once and counts as
// no guess.

import { html } from './html.ts';
import { guardedAnswerLink } from '../../commands/letters/guarded-answer-link.ts';
import type { LetterAndCode, OpenedLink } from '../../commands/letters/open-answer-link.ts';
import { letterNumberFrom } from '../../rules/letters/typed-number.ts';
import { canBeAsked } from '../../rules/organ.ts';
import { isWholeAnswerCode } from '../../rules/readable-code.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { plainText } from '../plain-text.ts';
import { opinionStep } from './addresses.ts';
import { organsOfSite } from './asked-organ.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { tooManyPage } from './error-page.ts';
import { type AskedAgain, askedAgain, lookGuarded, type RefusalWords } from './guarded-form.ts';
import { carriedValues, readOpinion } from './opinion-input.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { errorSummary, type FieldFault, textField } from './parts/field.ts';

/** Faults that the paper itself tells, whether or not there is such a letter. */
export function copyFaults({ number, code }: LetterAndCode): readonly FieldFault[] {
  const missing = [
    ...(number === '' ? [{ field: 'number', text: '请填写意见书的文号' }] : []),
    ...(code === '' ? [{ field: 'code', text: '请填写答复码' }] : []),
  ];
  if (missing.length > 0 || isWholeAnswerCode(code)) return missing;
  return [{ field: 'code', text: '答复码抄错了：应为16位，请与意见书逐位核对' }];
}

const words: RefusalWords = {
  unknown: {
    field: 'code',
    text: '文号或者答复码不对，请核对后再试',
  },
  locked: (until) =>
    `这份意见书的答复码输错的次数过多，${until}以后再试。急需的，请与意见书上的机关联系，或者填写回执寄回`,
};

/** The letter of whichever organ of the site, or the form once more. */
export async function findLetter(
  request: PageRequest,
  column: ColumnRow,
  key: LetterAndCode,
  posted: FormData,
): Promise<OpenedLink | Page> {
  const organs = await organsOfSite(request);
  const numbers = organs.map((organ) => letterNumberFrom(key.number, organ.letter_word, 'P04'));
  const looked = await lookGuarded(request, posted, (given) =>
    guardedAnswerLink(request.context, {
      ...given,
      numbers: [...new Set(numbers)],
      code: key.code,
      organIds: organs.map(({ id }) => id),
    }),
  );
  if (looked === 'too-many') return tooManyPage(request);
  if (looked.outcome === 'found') return looked.found;
  const again = await askedAgain(request, key, looked, words);
  return await askPage(request, column, again, posted);
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

export async function askPage(
  request: PageRequest,
  column: ColumnRow,
  { key = { number: '', code: '' }, faults = [], toll, status = 422 }: Partial<AskedAgain> = {},
  /** What the refused form held besides: it comes along and is there again once the letter opens. */
  posted?: FormData,
): Promise<Page> {
  const state = { values: { ...key }, faults };
  const { letter_word: word, name } = request.site.organ;
  const askers = (await organsOfSite(request)).filter(canBeAsked);
  const body: Html = html`<div class="form">
    <h1>答复征求意见书</h1>
    <p class="lead">
      收到${askers.length > 1 ? '本站各机关' : name}《征求第三方意见书》的单位和个人，凭意见书所附回执上的文号和答复码，在网上提出意见。没有收到意见书的不用填写。
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
      ${posted === undefined ? '' : writtenBefore(posted)} ${toll ?? ''}
      <p class="actions"><button type="submit">打开意见书</button></p>
    </form>
    <p class="hint">扫码打开而两栏空着的，请照回执填写。</p>
  </div>`;
  return {
    ...opinionPlace(request, column),
    forms: true,
    title: '答复征求意见书',
    status: faults.length > 0 ? status : 200,
    body,
  };
}

/** Somebody else's guesses must not cost the words of who is just writing. Files are chosen again. */
function writtenBefore(posted: FormData): Html | '' {
  const act = shortText(posted, 'act');
  if (act === '') return '';
  const fields = Object.entries(carriedValues(readOpinion(posted)));
  return html`<input type="hidden" name="act" value="${act === 'send' ? 'review' : act}" />
    <input type="hidden" name="rows" value="${shortText(posted, 'rows')}" />
    ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
}
