// What a later text of a document says otherwise (when and why stand beside it): struck out and underlined,
// only the lines in which something changed.

import { diffArrays, diffWordsWithSpace } from 'diff';
import { html } from '../html.ts';
import { bodyText } from '../../../formats/document-body.ts';
import type { DocumentContent } from '../../../rules/document-content.ts';
import { type Differ, isChanged, type Part, textChanges } from '../../../rules/text-changes.ts';
import { longDay } from '../dates.ts';
import type { Html } from '../page.ts';

export type ComparedText = Pick<
  DocumentContent,
  'title' | 'documentNumber' | 'issuers' | 'publisher' | 'madeOn' | 'effectiveFrom' | 'effectiveTo'
> & { readonly body: string; readonly files: readonly string[] };

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Anybody may ask for it at any time: what takes long to find is not looked for. */
const most = { lines: 3000, characters: 300_000, edits: 1000 };

const differ: Differ = {
  lines: (before, after) =>
    diffArrays([...before], [...after], { maxEditLength: most.edits }) ?? undefined,
  wording: (before, after) =>
    diffWordsWithSpace(before, after, { intlSegmenter: words, maxEditLength: most.edits }) ??
    undefined,
};

export const changesAnchor = 'butong';

/** @param later what the later text is called: 第2版, 现在的内容 */
export function versionChanges(before: ComparedText, after: ComparedText, later: string): Html {
  const [from, to] = [linesOf(before), linesOf(after)];
  const isLong = [from, to].some(
    (lines) => lines.length > most.lines || lines.join('').length > most.characters,
  );
  const changed = isLong
    ? []
    : textChanges(from, to, differ).filter((line) => line.some(isChanged));
  return html`<section class="differences" aria-labelledby="${changesAnchor}">
    <h2 id="${changesAnchor}">后来改了什么</h2>
    ${
      isLong
        ? html`<p>篇幅很长，没有逐段比对，请打开${later}对照。</p>`
        : changed.length === 0
          ? html`<p>与${later}相比，正文、标题和各项日期的文字没有不同。</p>`
          : html`<p class="hint">
                与${later}对照：划去的是这一版的文字，加下划线的是后来的文字，没有改动的段落不列。
              </p>
              ${changed.map((line) => html`<p>${line.map(partOf)}</p>`)}`
    }
  </section>`;
}

function partOf({ value, added, removed }: Part): Html {
  if (added) return html`<ins>${value}</ins>`;
  return removed ? html`<del>${value}</del>` : html`<span>${value}</span>`;
}

function linesOf(text: ComparedText): readonly string[] {
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['标题', text.title],
    ['发文机关', text.issuers?.join('、')],
    ['发文字号', text.documentNumber],
    ['成文日期', text.madeOn && longDay(text.madeOn)],
    ['发布机构', text.publisher],
    ['施行日期', text.effectiveFrom && longDay(text.effectiveFrom)],
    ['有效期至', text.effectiveTo && longDay(text.effectiveTo)],
  ];
  return [
    ...facts.flatMap(([label, value]) => (value ? [`${label}：${value}`] : [])),
    ...bodyText(text.body).split('\n'),
    ...text.files.map((name) => `附件：${name}`),
  ];
}
