// The parts of an official document told from how they look and where they stand (GB/T 9704-2012 7.2–7.3): the head
// with agency, number and title, which the site prints from the metadata; addressee, headings, signature, note.

import { element, type HtmlNode } from '../body/html-tree.ts';
import { normaliseDocumentNumber, parseDocumentNumber } from '../document-number.ts';
import { type FontKind, fontKind } from './css.ts';
import type { Counter } from './findings.ts';
import { type Block, inlineOf, type Paragraph, textOfRuns } from './runs.ts';

export interface Official {
  readonly title?: string;
  readonly documentNumber?: string;
  /** 发文机关标志: what stands before 文件 in red. */
  readonly agencyMark?: string;
  readonly nodes: readonly HtmlNode[];
}

/** `isWhole`: a whole document, whose head may be told from its place alone. */
export function officialOf(blocks: readonly Block[], counter: Counter, isWhole = false): Official {
  const head = headOf(blocks, isWhole);
  const rest = blocks.slice(head.length);
  const kinds = headingsByFont(rest);
  const layouts = layoutsOf(rest, head.title !== undefined || head.documentNumber !== undefined);
  let fontHeadings = 0;
  let guessed = 0;
  const nodes = rest.map((block, i): HtmlNode => {
    if (block.is === 'made') return block.node;
    const font = kinds.get(block);
    const level = headingLevel(block) ?? font;
    if (level !== undefined) {
      if (font !== undefined && headingLevel(block) === undefined) fontHeadings += 1;
      const css = block.align === 'centre' || block.css === 'centre' ? { class: 'centre' } : {};
      return element(level, inlineOf(block.runs, true), css);
    }
    const guess = layouts.get(i);
    const said = block.css ?? (block.align === 'right' ? 'signature' : block.align);
    if (said === undefined && guess !== undefined) guessed += 1;
    const css = guess ?? said;
    return element('p', inlineOf(block.runs), css === undefined ? {} : { class: css });
  });
  counter.add('font-headings', fontHeadings);
  counter.add('guessed-layout', guessed);
  const { length: _, ...found } = head;
  return { ...found, nodes };
}

interface Head {
  readonly title?: string;
  readonly documentNumber?: string;
  readonly agencyMark?: string;
  /** How many blocks it takes. */
  readonly length: number;
}

/** Nothing of a head stands below these. */
const longestHead = 14;

function headOf(blocks: readonly Block[], isWhole: boolean): Head {
  const title: string[] = [];
  let documentNumber: string | undefined;
  let agencyMark: string | undefined;
  let taken = 0;
  const kept: Block[] = [];
  for (const block of blocks.slice(0, longestHead)) {
    if (block.is !== 'paragraph') break;
    const text = textOfRuns(block.runs).replaceAll('\n', '').trim();
    const number = numberIn(text);
    const isTitled = block.kind === 'title' || fontOfParagraph(block) === 'title';
    if (title.length > 0 && !isTitled && !goesOn(block, blocks[taken - 1])) break;
    if (number !== undefined && documentNumber === undefined && title.length === 0) {
      documentNumber = number;
    } else if (
      title.length === 0 &&
      /^[\p{Script=Han}（）、\s]{2,60}文件$/u.test(text) &&
      (isTitled || block.align === 'centre')
    ) {
      agencyMark = `${agencyMark ?? ''}${text.replace(/文件$/, '').replaceAll(/\s/g, '')}`;
    } else if (isTitled || (title.length > 0 && goesOn(block, blocks[taken - 1]))) {
      title.push(text);
    } else if (
      isFirstHeading(block, blocks) ||
      (looksLikeTitle(block, text) && (isWhole || (taken === 0 && /关于.{2,}的/.test(text))))
    ) {
      title.push(text);
    } else if (isWhole && title.length === 0 && isHeadLine(text)) {
      // Copy number, urgency, 签发人: for paper.
    } else break;
    taken += 1;
  }
  if (title.length === 0 && documentNumber === undefined) return { length: 0 };
  return {
    ...(title.length === 0 ? {} : { title: title.join('') }),
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(agencyMark === undefined ? {} : { agencyMark }),
    length: taken + kept.length,
  };
}

function numberIn(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const line = text.replace(/\s*签发人[：:].*$/, '').trim();
  return parseDocumentNumber(line) === undefined ? normaliseDocumentNumber(line) : line;
}

const genre =
  /(?:通知|通报|通告|公告|公报|决定|决议|意见|办法|规定|规则|细则|条例|方案|计划|规划|纲要|要点|报告|请示|批复|函|纪要|令|公示|指南|解读|清单|目录|预案|标准|说明|章程|措施|预算|决算)(?:（[^（）]{1,20}）)?$/;

function looksLikeTitle(block: Paragraph, text: string): boolean {
  if (!isCentred(block) || text.length < 4 || text.length > 90 || /[。；]$/.test(text))
    return false;
  return genre.test(text) || /^关于|^.{2,40}关于/.test(text) || text.includes('人民政府');
}

function isCentred({ align, css }: Paragraph): boolean {
  return align === 'centre' || css === 'centre';
}

/** A title over several lines: all centred, none of them the addressee. */
function goesOn(block: Paragraph, before: Block | undefined): boolean {
  if (before?.is !== 'paragraph' || block.kind !== before.kind) return false;
  const soFar = textOfRuns(before.runs).trim();
  const text = textOfRuns(block.runs).trim();
  if (!isCentred(block) || !isCentred(before) || /[：:。]$/.test(text) || /^[（(]/.test(text))
    return false;
  return !genre.test(soFar) && fontOfParagraph(block) === fontOfParagraph(before);
}

/** The one first heading of a page, with others or with text below it; 一、 is a part, no title. */
function isFirstHeading(block: Paragraph, blocks: readonly Block[]): boolean {
  if (
    block.kind !== 'h1' ||
    block !== blocks[0] ||
    /^[一二三四五]、|^第/.test(textOfRuns(block.runs))
  ) {
    return false;
  }
  return blocks.filter((other) => other.is === 'paragraph' && other.kind === 'h1').length === 1;
}

function isHeadLine(text: string): boolean {
  return /^(?:\d{6}|特急|加急|特提|平急|签发人[：:].{0,20})$/.test(text);
}

function headingLevel({ kind }: Paragraph): FontKind | 'h4' | undefined {
  switch (kind) {
    case 'p':
    case 'title':
      return undefined;
    case 'h1':
      return 'h2';
    case 'h2':
      return 'h2';
    case 'h3':
      return 'h3';
    default:
      return 'h4';
  }
}

export function fontOfParagraph({ runs }: Paragraph): FontKind | undefined {
  let whole: FontKind | undefined;
  let isFirst = true;
  for (const { text, font, isMarker } of runs) {
    if (text.trim() === '' || isMarker === true || !/\p{Script=Han}/u.test(text)) continue;
    const kind = font === undefined ? undefined : fontKind(font);
    if (isFirst) whole = kind;
    else if (kind !== whole) return undefined;
    isFirst = false;
  }
  return whole;
}

/** 黑体 and 楷体 are headings where they are the exception, short and no sentence. */
function headingsByFont(blocks: readonly Block[]): ReadonlyMap<Block, 'h2' | 'h3'> {
  const found = new Map<Block, 'h2' | 'h3'>();
  const paragraphs = blocks.filter((block) => block.is === 'paragraph');
  for (const block of paragraphs) {
    const text = textOfRuns(block.runs);
    const kind = fontOfParagraph(block);
    if (
      (kind === 'h2' || kind === 'h3') &&
      text.length <= 60 &&
      !/[。；，：]$/.test(text) &&
      block.align !== 'right'
    ) {
      found.set(block, kind);
    }
  }
  // A page set in 黑体 throughout has no headings by it.
  return found.size > 1 && found.size * 10 > paragraphs.length * 7 ? new Map() : found;
}

const organ =
  /(?:政府|委员会|委|办公厅|办公室|局|厅|部|处|署|院|会|中心|大队|支队|公司|集团|学校|所|站|行)$/;
const dateLine =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[一二][〇○零0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/;
const farRight = 112; // points: seven letters in

type Place = 'addressee' | 'signature' | 'note';

/** By the place in the document; what a class says already is left alone. */
function layoutsOf(blocks: readonly Block[], hasHead: boolean): ReadonlyMap<number, Place> {
  const found = new Map<number, Place>();
  const [first] = blocks;
  if (first?.is === 'paragraph' && isAddressee(first, hasHead)) found.set(0, 'addressee');
  const texts = blocks.map((block) =>
    block.is === 'paragraph' && block.kind === 'p'
      ? textOfRuns(block.runs).replaceAll(/\s/g, '')
      : '',
  );
  for (const [i, block] of blocks.entries()) {
    const text = texts[i] ?? '';
    if (block.is !== 'paragraph' || text === '' || block.css !== undefined) continue;
    const isFar = (block.indent ?? 0) >= farRight || block.align === 'right';
    if (dateLine.test(text) && (isFar || isDateAtEnd(blocks, texts, i))) {
      found.set(i, 'signature');
      for (let j = i - 1; j >= Math.max(1, i - 6); j -= 1) {
        const above = blocks[j];
        if (above?.is !== 'paragraph' || !isSigner(above, texts[j] ?? '')) break;
        found.set(j, 'signature');
      }
    } else if (isFar && text.length <= 30 && !/[。；：]$/.test(text) && block.align === undefined) {
      found.set(i, 'signature');
    }
    if (/^（[^（）]{2,60}）$/.test(text) && /公开|联系/.test(text) && i > 0) found.set(i, 'note');
  }
  return found;
}

function isAddressee({ runs, indent, align, css, kind }: Paragraph, hasHead: boolean): boolean {
  const text = textOfRuns(runs);
  if (css !== undefined || kind !== 'p' || align !== undefined) return false;
  if (!/[：:]$/.test(text) || text.length > 300 || text.includes('。')) return false;
  if (
    /(?:如下|以下|包括|为|是|有)[：:]$/.test(text) ||
    /^[（(]?[一二三四五六七八九十\d]+[、.）)]/.test(text)
  ) {
    return false;
  }
  const isFlush = (indent ?? 0) < 16;
  return (
    isFlush &&
    (hasHead || /政府|委员会|部门|单位|局|厅|办公室|机构|企业|公司|镇|乡|街道/.test(text))
  );
}

/** Only a note, an attachment line or nothing stands below the date of a whole document. */
function isDateAtEnd(blocks: readonly Block[], texts: readonly string[], at: number): boolean {
  const below = texts.slice(at + 1, at + 3);
  const above = texts[at - 1] ?? '';
  if (at === 0 || blocks[at - 1]?.is !== 'paragraph') return false;
  if (!organ.test(above) || above.length > 30) return false;
  return below.every((text) => text === '' || /^（|^附件|^附[：:]|^抄送|^分送/.test(text));
}

function isSigner({ align, indent, kind }: Paragraph, text: string): boolean {
  if (kind !== 'p' || text.length === 0 || text.length > 30 || /[。；：，]/.test(text))
    return false;
  return organ.test(text) || align === 'right' || (indent ?? 0) >= farRight;
}
