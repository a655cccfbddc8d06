// The one form in which a body is kept, whatever wrote it: cells and items of one paragraph hold its text, rows of
// heads at the top are the head of the table. The editor likes it otherwise and is given it otherwise.

import { bodyClasses } from '../import-document.ts';
import { allowedOnly } from './allowed.ts';
import {
  classesOf,
  element,
  type HtmlElement,
  type HtmlNode,
  isElement,
  plainTextOf,
} from './html-tree.ts';

const holders = ['td', 'th', 'li'];

/** As it is stored. */
export function storedForm(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return allowedOnly(nodes)
    .map(stored)
    .filter((node) => !isBlank(node) && !isEmptyBlock(node));
}

/** An empty line is no paragraph: distances are the page's. */
function isEmptyBlock(node: HtmlNode): boolean {
  return isElement(node, 'p', 'h2', 'h3', 'h4', 'ul', 'ol') && plainTextOf(node).trim() === '';
}

function isBlank(node: HtmlNode): boolean {
  return typeof node === 'string' ? node.trim() === '' : false;
}

function stored(node: HtmlNode): HtmlNode {
  if (typeof node === 'string') return node;
  const children = node.children.map(stored);
  if (node.tag === 'table') return headed({ ...node, children });
  if (!holders.includes(node.tag)) return { ...node, children };
  const [only, ...others] = children.filter((child) => !isBlank(child));
  if (!isElement(only, 'p') || others.some((other) => isElement(other, 'p', 'table'))) {
    return { ...node, children };
  }
  // A list in an item stays behind the text of the item.
  const kept = classesOf(only).filter((name) => name === 'centre' || name === 'right');
  const attributes = {
    ...node.attributes,
    ...(kept.length === 0 ? {} : { class: kept.join(' ') }),
  };
  return { ...node, attributes, children: [...only.children, ...others] };
}

/** Leading rows made of heads alone are the head; what spans out of them keeps them where they are. */
function headed(table: HtmlElement): HtmlElement {
  const rows = table.children.flatMap((child) =>
    isElement(child, 'thead', 'tbody', 'tfoot')
      ? child.children
      : isElement(child, 'tr')
        ? [child]
        : [],
  ) as readonly HtmlElement[];
  const captions = table.children.filter((child) => isElement(child, 'caption'));
  const first = rows.findIndex((row) => !row.children.every((cell) => isElement(cell, 'th')));
  const count = first === -1 ? 0 : first;
  const reaches = rows
    .slice(0, count)
    .some((row, i) =>
      row.children.some((cell) => isElement(cell) && i + spanOf(cell, 'rowspan') > count),
    );
  const head = reaches ? [] : rows.slice(0, count);
  const body = rows.slice(head.length);
  return {
    ...table,
    children: [
      ...captions,
      ...(head.length === 0 ? [] : [element('thead', head.map(columnHeads))]),
      element('tbody', body),
    ],
  };
}

function columnHeads(row: HtmlElement): HtmlElement {
  const children = row.children.map((cell) =>
    isElement(cell, 'th') ? { ...cell, attributes: { scope: 'col', ...cell.attributes } } : cell,
  );
  return { ...row, children };
}

export function spanOf({ attributes }: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const span = Number(attributes[name] ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= 1000 ? span : 1;
}

/** As the editor takes it: what stands in a cell or item is a paragraph, with the layout of the cell. */
export function editorForm(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    const children = editorForm(node.children);
    if (!holders.includes(node.tag)) return { ...node, children };
    if (children.some((child) => isElement(child, 'p', 'ul', 'ol', 'table'))) {
      const lead = children.findIndex((child) => isElement(child, 'p', 'ul', 'ol', 'table'));
      const before = children.slice(0, lead).filter((child) => !isBlank(child));
      return {
        ...node,
        children: [...(before.length === 0 ? [] : [element('p', before)]), ...children.slice(lead)],
      };
    }
    const { class: _, ...attributes } = node.attributes;
    const css = classesOf(node).filter((name) => (bodyClasses as readonly string[]).includes(name));
    const own = css.length === 0 ? {} : { class: css.join(' ') };
    return { ...node, attributes, children: [element('p', children, own)] };
  });
}
