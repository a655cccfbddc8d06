// 规章, 规范性文件: chapters and articles with an address each, so that a reader or another page can lead to 第五条
// (规章制定程序条例 8: 规章 are made of articles; a long one of chapters). The words stay as they were written.

import { isParagraph, type TopBlock, topBlocks } from './top-blocks.ts';

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly isSection: boolean;
}

export interface LaidArticles {
  readonly html: string;
  /** 章 and 节, in their order. */
  readonly chapters: readonly Chapter[];
  readonly articles: number;
  /** The text has a list of its own, which leads to them now. */
  readonly hasOwnList: boolean;
}

const numeral = '[一二三四五六七八九十百千〇零\\d]{1,7}';
const heading = new RegExp(`^第(${numeral})([章节])(?:[\\s　]+|(?=[^\\s第]))`);
const article = new RegExp(`^第(${numeral})条(?:之(${numeral}))?(?=[\\s　]|$|[（(])`);

const words = { 章: 'zhang', 节: 'jie' } as const;

export function laidArticles(html: string): LaidArticles {
  const blocks = topBlocks(html);
  const headings = blocks.map((one) => headingOf(one));
  const listed = ownList(blocks, headings);
  const given = new Set<string>();
  const chapters: Chapter[] = [];
  const placed = new Map<string, string>();
  let articles = 0;
  let chapter = '';
  const laid = blocks.map((one, i): string => {
    const head = headings[i];
    if (head !== undefined && !listed.has(i)) {
      const own = `${words[head.word]}-${head.number}`;
      const id = unused(given, head.word === '节' && chapter !== '' ? `${chapter}-${own}` : own);
      if (head.word === '章') chapter = id;
      const title = one.text.replaceAll(/[\s　]+/g, '　');
      chapters.push({ id, title, isSection: head.word === '节' });
      placed.set(titleKey(one.text), id);
      return withId(one.html, id);
    }
    const [mark, number, after] = (isParagraph(one) ? article.exec(one.text) : null) ?? [];
    if (mark === undefined || number === undefined) return one.html;
    articles += 1;
    const n = numberOf(number);
    const id = unused(given, after === undefined ? `tiao-${n}` : `tiao-${n}-${numberOf(after)}`);
    return withLink(withId(one.html, id), mark, id);
  });
  const linked = laid.map((part, i) => {
    const id = listed.has(i) ? placed.get(titleKey(blocks[i]?.text ?? '')) : undefined;
    return id === undefined ? part : wholeLink(part, id);
  });
  return { html: linked.join(''), chapters, articles, hasOwnList: listed.size > 0 };
}

interface Heading {
  readonly number: number;
  readonly word: '章' | '节';
}

function headingOf(one: TopBlock): Heading | undefined {
  const [, number, word] = (isParagraph(one) ? heading.exec(one.text) : null) ?? [];
  // A sentence that begins with a chapter is no heading.
  if (number === undefined || one.text.length > 40 || /[。；]$/.test(one.text)) return undefined;
  return { number: numberOf(number), word: word === '节' ? '节' : '章' };
}

/** 目录: headings that come once more behind them, with no article between. */
function ownList(
  blocks: readonly TopBlock[],
  headings: readonly (Heading | undefined)[],
): ReadonlySet<number> {
  const first = blocks.findIndex(({ text }) => article.test(text));
  const before = headings.flatMap((head, i) => (head !== undefined && i < first ? [i] : []));
  const last = new Map(blocks.map(({ text }, i) => [titleKey(text), i]));
  return new Set(before.filter((i) => (last.get(titleKey(blocks[i]?.text ?? '')) ?? i) > i));
}

function titleKey(text: string): string {
  return text.replaceAll(/[\s　.…·]+|\d+$/g, '');
}

/** A notice and what it makes known may both have a 第一条. */
function unused(given: Set<string>, id: string): string {
  let free = id;
  for (let n = 2; given.has(free); n += 1) free = `${id}_${n}`;
  given.add(free);
  return free;
}

function withId(html: string, id: string): string {
  return html.replace(/^<([a-z0-9]+)/, `<$1 id="${id}"`);
}

/** 第五条 leads to itself, to be copied; where it is marked within, it is left as it is. */
function withLink(html: string, mark: string, id: string): string {
  const [open = ''] = /^(?:<[^>]*>\s*)+/.exec(html) ?? [];
  const rest = html.slice(open.length);
  if (!rest.startsWith(mark) || /<a\b/.test(open)) return html;
  return `${open}<a class="article" href="#${id}">${mark}</a>${rest.slice(mark.length)}`;
}

function wholeLink(html: string, id: string): string {
  if (/<a\b/.test(html)) return html;
  return html.replace(/^(<[^>]*>)([^]*)(<\/[a-z0-9]+>\s*)$/, `$1<a href="#${id}">$2</a>$3`);
}

const digits = '〇一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 一百二十三, 二〇, 12. */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replaceAll('零', '〇');
  if (!/[十百千]/.test(plain)) {
    return Number(Array.from(plain, (one) => digits.indexOf(one)).join(''));
  }
  let sum = 0;
  let digit = 0;
  for (const one of plain) {
    const unit = units[one];
    if (unit === undefined) digit = digits.indexOf(one);
    else {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
