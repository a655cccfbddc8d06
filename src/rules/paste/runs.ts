// A paragraph as it comes in: pieces of text with what stands out in them, and how it lay on the page. Spaces are
// layout here: they fall together or away.

import { element, type HtmlNode } from '../body/html-tree.ts';

export interface Run {
  /** `\n` is a line break. */
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly script?: 'sub' | 'sup' | undefined;
  readonly href?: string | undefined;
  readonly font?: string | undefined;
  /** In points. */
  readonly size?: number | undefined;
  /** The number that a list program wrote before the text. */
  readonly isMarker?: boolean;
}

export interface Paragraph {
  readonly is: 'paragraph';
  readonly kind: 'p' | 'title' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
  readonly css?: string | undefined;
  readonly runs: readonly Run[];
  readonly align?: 'centre' | 'right' | undefined;
  /** From the left edge to the first letter, in points; undefined when nothing is said. */
  readonly indent?: number | undefined;
}

export interface Made {
  readonly is: 'made';
  readonly node: HtmlNode;
}

export type Block = Paragraph | Made;

export function textOfRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

const han = /[\p{Script=Han}，。、；：？！“”‘’（）《》〈〉【】〔〕—…·]/u;

/**
 * Spaces fall together to one; a line broken in the source between two Chinese letters was none. At the edges and
 * around line breaks there is none.
 */
export function collapsed(runs: readonly Run[]): readonly Run[] {
  const text = textOfRuns(runs);
  const out: Run[] = [];
  let at = 0;
  let before = '\n';
  for (const run of runs) {
    let kept = '';
    for (const letter of run.text) {
      const index = at;
      at += letter.length;
      if (!/[ \t\r\u00A0\u3000\u2002-\u200A\v\f]/.test(letter) && letter !== '\u2028') {
        // Joiners and marks of direction that nobody sees.
        if (/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/.test(letter)) continue;
        if (letter === '\n') kept = kept.replace(/ $/, '');
        kept += letter;
        before = letter;
        continue;
      }
      if (before === '\n' || before === ' ' || before === '\u3000') continue;
      const gap = /^[ \t\r\u00A0\u3000\u2002-\u200A\v\f\u2028]+/.exec(text.slice(index))?.[0] ?? '';
      const after = text.slice(index + gap.length, index + gap.length + 1);
      if (after === '' || after === '\n') {
        before = before === '\n' ? before : ' ';
        continue;
      }
      if (/^\u2028+$/.test(gap) && han.test(before) && han.test(after)) continue;
      const space = gap === '\u3000' ? '\u3000' : ' ';
      kept += space;
      before = space;
    }
    if (kept !== '') out.push({ ...run, text: kept });
  }
  return trimmedEnd(out);
}

function trimmedEnd(runs: readonly Run[]): readonly Run[] {
  const last = runs.at(-1);
  if (last === undefined) return runs;
  const text = last.text.replace(/[\s\u3000]+$/, '');
  const rest = runs.slice(0, -1);
  return text === '' ? trimmedEnd(rest) : [...rest, { ...last, text }];
}

const numbered =
  /^(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十百\d]+）|\([一二三四五六七八九十百\d]+\)|\d+[.．、](?!\d)|[①-⑳]|[a-zA-Z][.．)）])/;
const article = /^(第[一二三四五六七八九十百千〇零\d]+[编章节条])[ \u3000]+/;

/** Between a number and Chinese text stands nothing; after 第一条 one wide space (国务院办公厅 layout of rules). */
export function tightNumber(runs: readonly Run[]): readonly Run[] {
  const text = textOfRuns(runs);
  const whole = article.exec(text);
  if (whole !== null) return cut(runs, (whole[1] ?? '').length, whole[0].length, '\u3000');
  const number = numbered.exec(text)?.[0];
  const marked = runs[0]?.isMarker === true ? runs[0].text.trimEnd() : undefined;
  const length = (marked ?? number ?? '').length;
  if (length === 0) return runs;
  const gap = /^[ \u3000]*/.exec(text.slice(length))?.[0].length ?? 0;
  const after = text.charAt(length + gap);
  if (marked !== undefined && /^第.+[编章节条]$/.test(marked)) {
    return cut(runs, length, length + gap, '\u3000');
  }
  if (!han.test(after)) {
    // A number and a foreign word keep one space, also when the program had a tab there.
    return marked !== undefined && gap === 0 && after !== ''
      ? cut(runs, length, length, ' ')
      : runs;
  }
  return cut(runs, length, length + gap, '');
}

/** Text from `from` to `to` replaced. */
function cut(runs: readonly Run[], from: number, to: number, by: string): readonly Run[] {
  let at = 0;
  let put = by;
  return runs.flatMap((run): readonly Run[] => {
    const start = at;
    at += run.text.length;
    if (at < from || start > to || (start === to && put === '')) return [run];
    const head = run.text.slice(0, Math.max(0, from - start));
    const tail = run.text.slice(Math.max(0, to - start));
    const text = `${head}${at >= from ? put : ''}${tail}`;
    if (at >= from) put = '';
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** `isHeading`: a heading is strong as it is. */
export function inlineOf(runs: readonly Run[], isHeading = false): readonly HtmlNode[] {
  const out: HtmlNode[] = [];
  const tight: Run[] = [];
  for (const run of runs) {
    const last = tight.at(-1);
    if (last !== undefined && alike(last, run))
      tight.push({ ...run, text: (tight.pop() as Run).text + run.text });
    else tight.push(run);
  }
  for (const { text, bold, italic, script, href } of tight) {
    let nodes: readonly HtmlNode[] = text
      .split('\n')
      .flatMap((line, i): readonly HtmlNode[] => [
        ...(i === 0 ? [] : [element('br', [])]),
        ...(line === '' ? [] : [line]),
      ]);
    if (script !== undefined) nodes = [element(script, nodes)];
    if (italic === true) nodes = [element('em', nodes)];
    if (bold === true && !isHeading && text.trim() !== '') nodes = [element('strong', nodes)];
    if (href !== undefined) nodes = [element('a', nodes, { href })];
    out.push(...nodes);
  }
  return out;
}

function alike(a: Run, b: Run): boolean {
  return (
    (a.bold ?? false) === (b.bold ?? false) &&
    (a.italic ?? false) === (b.italic ?? false) &&
    a.script === b.script &&
    a.href === b.href
  );
}
