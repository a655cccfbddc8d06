// TX-PARTS: 「共发布N条，其中甲a条、乙b条…」. A closed list (it ends with 其他 or 其余, or says 分别为 or
// 包括以下) must make up the total. In an open list a sum above the total means that classes overlap or
// a figure is wrong, which cannot be told: a warning. A sum below it says nothing.

import type { Finding } from './finding.ts';
import type { Mention, Sentence } from './prose-numbers.ts';

interface List {
  readonly total: Mention;
  readonly items: readonly Mention[];
  readonly closed: boolean;
  readonly quote: string;
}

export function partSums(sentences: readonly Sentence[]): readonly Finding[] {
  return sentences
    .flatMap((sentence, i) => listsIn(sentence, sentences[i - 1]))
    .flatMap(judge(sentences[0]?.part ?? 1));
}

function judge(part: number): (list: List) => readonly Finding[] {
  return ({ total, items, closed, quote }) => {
    const sum = items.reduce((s, item) => s + item.value, 0);
    const isWrong = closed ? sum !== total.value : sum > total.value;
    if (!isWrong || anyRunFits(items, total.value)) return [];
    const terms = items.map((item) => item.value).join('+');
    const unit = total.unit;
    const how =
      sum > total.value ? `多${sum - total.value}${unit}` : `少${total.value - sum}${unit}`;
    return [
      {
        rule: 'TX-PARTS',
        severity: closed ? 'error' : saysOverlap.test(quote) ? 'question' : 'warning',
        where: `part${part}`,
        expected: sum,
        actual: total.value,
        quote,
        message: closed
          ? `分项${terms}合计${sum}${unit}，总数写作${total.value}${unit}，${how}。`
          : `分项${terms}合计${sum}${unit}，大于总数${total.value}${unit}，${how}；各类是否有重叠，请说明口径。`,
      },
    ];
  };
}

/** The sentence says itself that one thing is counted several times. */
const saysOverlap = /多渠道|重复(发布|统计|计算)|分别统计|交叉|重叠|同步发布|同时(发布|配发)/;

/** A sentence may split its total twice, or go on with something else: a run that fits is a list. */
function anyRunFits(items: readonly Mention[], total: number): boolean {
  return items.some((_, from) => {
    let sum = 0;
    return items.slice(from).some((item, i) => {
      sum += item.value;
      return i > 0 && sum === total;
    });
  });
}

function listsIn(sentence: Sentence, before: Sentence | undefined): readonly List[] {
  const lists: List[] = [];
  for (const opener of sentence.text.matchAll(/\(?其中|\(?包括以下|\(?包括|分别为|分别是|\(/g)) {
    lists.push(...listAt(sentence, before, opener[0], opener.index));
  }
  return lists;
}

function listAt(
  sentence: Sentence,
  before: Sentence | undefined,
  word: string,
  index: number,
): readonly List[] {
  const { text, mentions } = sentence;
  const isBracket = word.startsWith('(');
  const start = index + word.length;
  const end = scopeEnd(text, word, index);
  const depth0 = mentions.filter(
    (m) => m.start >= start && m.end <= end && depthAt(text, start, m.start) === 0,
  );
  // Figures in a closed bracket are parts of something before; no total follows from them.
  const from = enclosing(text, index);
  const earlier = mentions.filter(
    (m) => m.start >= from && m.end <= index && depthAt(text, from, m.start) === 0,
  );
  // A bracket belongs to the figure right before it, a list to the last total of its unit.
  const totals = isBracket ? earlier.filter((m) => m.end === index) : earlier;
  const isFirst = /^(\([一二三四五六七八九十]\))?$/.test(text.slice(0, index));
  const candidates =
    totals.length === 0 && isFirst && !isBracket ? (before?.mentions ?? []) : totals;
  return unitsOf(candidates).flatMap((total): readonly List[] => {
    if (total.rough) return [];
    const items = listItems(
      text,
      start,
      depth0.filter((m) => m.unit === total.unit),
      totals.length === 0 ? '' : clauseBefore(text, total.start),
    );
    if (items.length < 2) return [];
    const lastLabel = labelBefore(text, items, items.length - 1, start);
    const isOnly = earlier.filter((m) => m.unit === total.unit).length === 1;
    const isClosed =
      (/分别|包括以下/.test(word) && isOnly) || /^(以及|和|及)?其[他它余](?!处理)/.test(lastLabel);
    const isWhole = isLast(items, depth0, total) && !items.some((item) => item.rough);
    const closed = isClosed && isWhole;
    const quote =
      totals.length === 0 && before !== undefined
        ? `${before.quote}${sentence.quote}`
        : sentence.quote;
    return [{ total, items, closed, quote }];
  });
}

function isLast(items: readonly Mention[], all: readonly Mention[], total: Mention): boolean {
  return all.findLast((m) => m.unit === total.unit) === items.at(-1);
}

/** To the closing bracket, to a list inside the list, or to the end of the sentence. */
function scopeEnd(text: string, word: string, index: number): number {
  const end = bracketEnd(text, word, index);
  const start = index + word.length;
  const inner = text.slice(start, end).search(/其中|包括/);
  return inner !== -1 && depthAt(text, start, start + inner) === 0 ? start + inner : end;
}

function bracketEnd(text: string, word: string, index: number): number {
  const before = text.slice(0, index);
  const open = before.lastIndexOf('(');
  const isBracket = word.startsWith('(');
  const isInBracket = isBracket || (open !== -1 && !before.slice(open).includes(')'));
  if (!isInBracket) return text.length;
  let depth = 0;
  for (let i = isBracket ? index : open; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth -= 1;
    if (depth === 0) return i;
  }
  return text.length;
}

/** Behind the bracket that is still open at `index`, or the start. */
function enclosing(text: string, index: number): number {
  const open = text.lastIndexOf('(', index - 1);
  return open !== -1 && !text.slice(open, index).includes(')') ? open + 1 : 0;
}

function depthAt(text: string, from: number, to: number): number {
  let depth = 0;
  for (let i = from; i < to; i += 1) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth = Math.max(0, depth - 1);
  }
  return depth;
}

/** The nearest figure of each unit: the total that a list of this unit splits. */
function unitsOf(candidates: readonly Mention[]): readonly Mention[] {
  const byUnit = new Map<string, Mention>();
  for (const mention of candidates) {
    if (mention.unit !== '' && !uncounted.has(mention.unit)) byUnit.set(mention.unit, mention);
  }
  return [...byUnit.values()];
}

const uncounted = new Set(['年', '月', '日', '号', '%', '个工作日', '天']);

function labelBefore(text: string, items: readonly Mention[], i: number, start: number): string {
  const from = items[i - 1]?.end ?? start;
  const label = text.slice(from, items[i]?.start ?? from);
  return (
    label
      .replace(/^[,;、)的]+/, '')
      .split(/[,;]/)
      .at(-1) ?? ''
  );
}

function clauseBefore(text: string, end: number): string {
  return text.slice(0, end).split(/[,;]/).at(-1) ?? '';
}

/** Verbs with which the sentence leaves its list, unless the list is made of them. */
const restarts =
  /办结|答复|办理|结转|收到|受理|复议|诉讼|予以公开|不予|同比|增长|增加|减少|较|累计|共计|合计/;

/** What was dealt with is one thing, what is carried forward another: it is no part of the former. */
const dealtWith = /办结|办理|答复|处理/;

function listItems(
  text: string,
  start: number,
  mentions: readonly Mention[],
  totalLabel: string,
): readonly Mention[] {
  const items: Mention[] = [];
  const leavesTotal = (label: string): boolean =>
    dealtWith.test(totalLabel) && label.startsWith('结转');
  const listIsOfThem = mentions.length > 0 && restarts.test(labelBefore(text, mentions, 0, start));
  for (let i = 0; i < mentions.length; i += 1) {
    const mention = mentions[i];
    if (mention === undefined) break;
    const label = labelBefore(text, mentions, i, start);
    if ((restarts.test(label) && !listIsOfThem) || leavesTotal(label)) break;
    items.push(mention);
  }
  return items;
}
