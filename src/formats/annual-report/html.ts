// HTML to blocks: a report copied out of a page, or the whole page with any shell around it.

import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Block, visible } from './blocks.ts';
import { cellText, gridOf, isElement } from './grid.ts';

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

const hidden = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'select', 'svg']);
const inline = new Set(
  'a abbr b big bdi bdo cite code del em font i ins kbd label mark o:p q s samp small span strike strong sub sup tt u var st1:chsdate'.split(
    ' ',
  ),
);

export function htmlBlocks(html: string): readonly Block[] {
  const blocks: Block[] = [];
  let line = '';
  const flush = (): void => {
    const text = line.replaceAll(/\s+/g, ' ').trim();
    if (text !== '') blocks.push({ kind: 'line', text });
    line = '';
  };
  const walk = (node: ChildNode): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      line += visible(node.value);
      return;
    }
    if (!isElement(node) || hidden.has(node.tagName)) return;
    if (node.tagName === 'pre') {
      for (const text of rawText(node).split('\n')) {
        line += text;
        flush();
      }
    } else if (node.tagName === 'table' && isDataTable(node)) {
      flush();
      blocks.push({ kind: 'table', exact: true, rows: gridOf(node) });
    } else if (inline.has(node.tagName)) {
      node.childNodes.forEach(walk);
    } else {
      flush();
      node.childNodes.forEach(walk);
      flush();
    }
  };
  parse(html).childNodes.forEach(walk);
  flush();
  return blocks;
}

function rawText(element: Element): string {
  return element.childNodes
    .map((node) => ('value' in node ? node.value : isElement(node) ? rawText(node) : ''))
    .join('');
}

/** Old sites lay whole pages out in tables: one with a table inside, or with long text, is a shell. */
function isDataTable(table: Element): boolean {
  if (contains(table, 'table')) return false;
  const cells = [...descendants(table, 'td'), ...descendants(table, 'th')];
  return cells.length >= 2 && cells.every((cell) => cellText(cell).length <= 300);
}

function contains(element: Element, tagName: string): boolean {
  return element.childNodes.some(
    (node) => isElement(node) && (node.tagName === tagName || contains(node, tagName)),
  );
}

function descendants(element: Element, tagName: string): readonly Element[] {
  return element.childNodes.flatMap((node): readonly Element[] => {
    if (!isElement(node)) return [];
    const inner = descendants(node, tagName);
    return node.tagName === tagName ? [node, ...inner] : inner;
  });
}

const optionalEnd = new Set(
  'p li dt dd td th tr tbody thead tfoot option optgroup colgroup html head body'.split(' '),
);
const empty = new Set(
  'br img hr input meta link area base col embed source track wbr param'.split(' '),
);

/**
 * Whether the page is deeper or has longer tags than any honest page. A tree is quadratic in these,
 * so such text is read without one.
 */
export function isHostile(html: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = '', rest = ''] of html.matchAll(/<(\/?)([a-zA-Z][\w:-]*)([^<>]*)/g)) {
    const tag = name.toLowerCase();
    if (rest.length > 2000 && rest.split(/\s/, 1001).length > 1000) return true;
    if (optionalEnd.has(tag) || empty.has(tag) || rest.endsWith('/')) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest > 1000;
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
};

/** Tags to line ends and cell marks, for pages too hostile for a tree. */
export function withoutTags(html: string): string {
  return html
    .replaceAll(/<\/(?:td|th)\b[^<>]*>/gi, ' | ')
    .replaceAll(/<(?:br|\/?(?:p|div|tr|table|h[1-6]|li))\b[^<>]*>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(nbsp|lt|gt|amp|quot);/g, (_, name: string) => entities[name] ?? '');
}
