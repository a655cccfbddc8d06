// A page of HTML, as Word, WPS, a spreadsheet, WeChat or a web page put it, read into paragraphs, lists and tables.
// Nothing of it is taken over: what is kept is made anew, so that nothing else can come along.

import {
  classesOf,
  element,
  type HtmlElement,
  type HtmlNode,
  isElement,
  plainTextOf,
} from '../body/html-tree.ts';
import { isLinkAddress } from '../body/links.ts';
import { type Declarations, fontOf, pointsOf, styleOf } from './css.ts';
import { numberIn } from './numerals.ts';
import {
  type Block,
  collapsed,
  inlineOf,
  type Paragraph,
  type Run,
  textOfRuns,
  tightNumber,
} from './runs.ts';
import { alignOf, countFormats, isGone, type Reading } from './seen.ts';
import { tableOf } from './table.ts';

interface Marks {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly script: 'sub' | 'sup' | undefined;
  readonly href: string | undefined;
  readonly font: string | undefined;
  readonly size: number | undefined;
  readonly isMarker: boolean;
  /** Spaces and line breaks of the source stand as they are (`white-space: pre`). */
  readonly isPre: boolean;
}

const plain: Marks = {
  bold: false,
  italic: false,
  script: undefined,
  href: undefined,
  font: undefined,
  size: undefined,
  isMarker: false,
  isPre: false,
};

type Layout = Pick<Paragraph, 'kind' | 'css' | 'align' | 'indent'>;

const blocks = new Set(
  'p div section article header footer main aside nav blockquote pre address dl dt dd figure figcaption center h1 h2 h3 h4 h5 h6 fieldset form hr details summary hgroup body html li ul ol menu'.split(
    ' ',
  ),
);
const unread = new Set(
  'head style script meta link title xml noscript template base button select option datalist canvas audio video source track map area input textarea progress meter'.split(
    ' ',
  ),
);
const active = new Set(
  'script iframe frame frameset object embed applet svg math portal'.split(' '),
);

/** `inCell`: there a broken line is no new paragraph. */
export function blocksOf(
  nodes: readonly HtmlNode[],
  reading: Reading,
  inCell = false,
): readonly Block[] {
  const { sheet, counter } = reading;
  const out: Block[] = [];
  let runs: Run[] = [];
  let layout: Layout = { kind: 'p' };

  const flush = (): void => {
    const given = runs;
    runs = [];
    if (given.length === 0) return;
    const { align, indent, ...rest } = layout;
    const pushed = leadingSpace(textOfRuns(given));
    const kept = tightNumber(collapsed(given));
    if (textOfRuns(kept).trim() === '') {
      counter.add('empty-lines');
      return;
    }
    out.push({
      is: 'paragraph',
      ...rest,
      align,
      indent: pushed > 0 ? (indent ?? 0) + pushed : indent,
      runs: kept,
    });
  };

  const text = (value: string, marks: Marks): void => {
    if (marks.isPre) {
      const [first = '', ...lines] = value.replaceAll(/\r\n?/g, '\n').split('\n');
      put(first, marks);
      for (const line of lines) {
        brokenLine();
        put(line, marks);
      }
      return;
    }
    // A line break of the source is no space yet: between two Chinese letters it is nothing.
    put(value.replaceAll(/[ \t]*[\r\n]+[ \t]*/g, '\u2028'), marks);
  };

  const put = (read: string, { isPre: _, ...marks }: Marks): void => {
    if (read === '' || (runs.length === 0 && /^[ \t\u2028]*$/.test(read))) return;
    runs.push({ text: read, ...marks });
  };

  const block = (
    node: HtmlElement,
    style: Declarations,
    marks: Marks,
    kind: Paragraph['kind'] = 'p',
  ): void => {
    flush();
    const before = layout;
    layout = layoutUnder(node, style, before, kind);
    walk(node.children, marks);
    flush();
    layout = before;
  };

  const list = (node: HtmlElement): void => {
    flush();
    if (node.tag !== 'ol') {
      const made = bulletsOf(node, reading);
      if (made !== undefined) out.push({ is: 'made', node: made });
      return;
    }
    const format = node.attributes['type'] ?? styleOf(sheet, node)['list-style-type'] ?? 'decimal';
    let n = Number(node.attributes['start'] ?? 1);
    for (const item of node.children) {
      if (!isElement(item, 'li')) continue;
      n = Number(item.attributes['value'] ?? item.attributes['data-aria-posinset'] ?? n);
      const style = styleOf(sheet, item);
      const own = style['list-style-type'] ?? format;
      const bare = own === 'none' || own.startsWith('"');
      const number = numberIn(own, n);
      const pattern = item.attributes['data-leveltext'] ?? '';
      const marker = bare
        ? ''
        : /%\d/.test(pattern)
          ? pattern.replaceAll(/%\d/g, number)
          : /[一-龥]/.test(number)
            ? `${number}、`
            : `${number}.`;
      if (marker !== '') counter.add('numbering');
      out.push(...behindMarker(marker, blocksOf(item.children, reading, inCell)));
      n += 1;
    }
  };

  const picture = ({ attributes }: HtmlElement): void => {
    const file = attributes['data-file'] ?? '';
    const alt = attributes['alt'] ?? '';
    if (/^[0-9a-f]{64}$/.test(file)) {
      flush();
      if (alt.trim() === '') counter.add('missing-alt');
      out.push({
        is: 'made',
        node: element('figure', [element('img', [], { 'data-file': file, alt })]),
      });
      return;
    }
    if (attributes['data-lost'] !== undefined) return counter.add('lost-picture');
    const source = attributes['data-src'] ?? attributes['src'] ?? '';
    counter.add(
      /^(?:file:|data:|blob:|cid:|[a-z]:\\|\\\\)/i.test(source)
        ? 'local-picture'
        : 'outside-picture',
    );
  };

  const walk = (children: readonly HtmlNode[], marks: Marks): void => {
    for (const node of children) {
      if (typeof node === 'string') text(node, marks);
      else visit(node, marks);
    }
  };

  const visit = (node: HtmlElement, marks: Marks): void => {
    const { tag, attributes } = node;
    if (active.has(tag)) return counter.add('active-content');
    if (unread.has(tag)) return;
    const style = styleOf(sheet, node);
    if (isGone(node, style, counter)) return;
    countFormats(node, style, counter);
    const inner = inherit(marks, node, style);
    switch (tag) {
      case 'br':
        return brokenLine();
      case 'hr':
        return flush();
      case 'img':
      case 'image':
      case 'v:imagedata':
        return picture(node);
      case 'table': {
        flush();
        out.push(...tableOf(node, reading, blocksOf));
        return;
      }
      case 'ul':
      case 'ol':
      case 'menu':
        return list(node);
      case 'a':
        return walk(node.children, { ...inner, href: linkOf(node) });
      case 'o:p':
        // Word closes every paragraph with one; there is text in it only when somebody typed there.
        return plainTextOf(node).trim() === '' ? undefined : walk(node.children, inner);
      default:
    }
    if (/^h[1-6]$/.test(tag)) return block(node, style, inner, tag as 'h1');
    if (blocks.has(tag) || style['display'] === 'block') {
      return block(node, style, inner, isTitleStyle(attributes['class'] ?? '') ? 'title' : 'p');
    }
    walk(node.children, inner);
  };

  /** In an office text a broken line is a new paragraph, except in a title and in a cell. */
  const brokenLine = (): void => {
    if (layout.kind === 'p' && !inCell) flush();
    else runs.push({ text: '\n' });
  };

  const linkOf = ({ attributes }: HtmlElement): string | undefined => {
    const href = attributes['href']?.trim();
    if (href === undefined || href === '' || href.startsWith('#')) {
      if (attributes['name'] !== undefined || attributes['id'] !== undefined)
        counter.add('bookmarks');
      return undefined;
    }
    // What a program wrote for itself leads nowhere outside it.
    if (isLinkAddress(href)) return href;
    counter.add('bad-link');
    return undefined;
  };

  walk(nodes, plain);
  flush();
  return out;
}

function isTitleStyle(names: string): boolean {
  return /(?:^|\s)(?:MsoTitle|MsoTitleCxSp\w*)(?:\s|$)/.test(names);
}

/** The number stands before the first line of what it numbers. */
function behindMarker(marker: string, read: readonly Block[]): readonly Block[] {
  const [first, ...rest] = read;
  if (marker === '' || first?.is !== 'paragraph') return read;
  const runs = tightNumber([{ text: marker, isMarker: true }, ...first.runs]);
  return [{ ...first, runs }, ...rest];
}

/** Some push a line to the right with spaces: each is half an em, a wide one a whole, of 16 points. */
function leadingSpace(text: string): number {
  const gap = /^[ \u00A0\u3000\u2028]*/.exec(text)?.[0] ?? '';
  let points = 0;
  for (const letter of gap) points += letter === '\u3000' ? 16 : letter === '\u2028' ? 0 : 8;
  return points;
}

function layoutUnder(
  node: HtmlElement,
  style: Declarations,
  above: Layout,
  kind: Paragraph['kind'],
): Layout {
  const align = alignOf(node, style) ?? above.align;
  const size = pointsOf(style['font-size']) ?? 16;
  const left = pointsOf(style['margin-left'] ?? style['padding-left'], size);
  const first = indentInLetters(style) ?? pointsOf(style['text-indent'], size);
  const own = left === undefined && first === undefined ? undefined : (left ?? 0) + (first ?? 0);
  const css = classesOf(node).find((name) =>
    ['addressee', 'signature', 'note', 'centre', 'right'].includes(name),
  );
  return {
    kind: kind === 'p' && above.kind !== 'p' ? above.kind : kind,
    css: css ?? above.css,
    align: align === 'left' ? undefined : align,
    indent: own ?? above.indent,
  };
}

function indentInLetters(style: Declarations): number | undefined {
  const letters = Number(style['mso-char-indent-count'] ?? Number.NaN);
  return Number.isFinite(letters) && letters !== 0 ? letters * 16 : undefined;
}

function inherit(marks: Marks, { tag, attributes }: HtmlElement, style: Declarations): Marks {
  const weight = style['font-weight'] ?? style['mso-bidi-font-weight'];
  const own = style['font-weight'];
  const bold =
    own === undefined
      ? tag === 'b' || tag === 'strong' || marks.bold
      : /^(?:bold|bolder|[6-9]00)$/.test(own);
  const slant = style['font-style'];
  const raised = style['vertical-align'];
  const font = fontOf(style) ?? (tag === 'font' ? attributes['face'] : undefined);
  const size = pointsOf(style['font-size']);
  return {
    ...marks,
    bold: weight === 'normal' && own === 'normal' ? false : bold,
    italic: slant === undefined ? tag === 'i' || tag === 'em' || marks.italic : slant === 'italic',
    script:
      tag === 'sub' || raised === 'sub'
        ? 'sub'
        : tag === 'sup' || raised === 'super'
          ? 'sup'
          : marks.script,
    font: font ?? marks.font,
    size: size ?? marks.size,
    isMarker: marks.isMarker || /^ignore$/i.test(style['mso-list'] ?? ''),
    isPre: tag === 'pre' || (style['white-space'] ?? '').startsWith('pre') || marks.isPre,
  };
}

/** A list with bullets is a list; numbers are text (`blocksOf`). */
function bulletsOf(node: HtmlElement, reading: Reading): HtmlElement | undefined {
  const items = node.children.flatMap((item): readonly HtmlElement[] => {
    if (!isElement(item)) return [];
    if (isGone(item, styleOf(reading.sheet, item), reading.counter)) return [];
    const read = blocksOf(item.tag === 'li' ? item.children : [item], reading);
    const lines = read.filter((one) => one.is === 'paragraph');
    const inner = read.filter((one) => one.is === 'made').map((one) => one.node);
    const text = lines.flatMap((line, i) => [
      ...(i === 0 ? [] : [element('br', [])]),
      ...inlineOf(line.runs),
    ]);
    return text.length === 0 && inner.length === 0 ? [] : [element('li', [...text, ...inner])];
  });
  return items.length === 0 ? undefined : element('ul', items);
}
