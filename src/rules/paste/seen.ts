// What an element says of itself beside its text: whether it was to be seen at all, where it stands, how it was
// dressed.

import { classesOf, type HtmlElement, isElement, plainTextOf } from '../body/html-tree.ts';
import type { Declarations, StyleSheet } from './css.ts';
import type { Counter } from './findings.ts';

export interface Reading {
  readonly sheet: StyleSheet;
  readonly counter: Counter;
}

export function alignOf(
  { tag, attributes }: HtmlElement,
  style: Declarations,
): 'centre' | 'right' | 'left' | undefined {
  const said = (style['text-align'] ?? attributes['align'] ?? '').toLowerCase();
  if (tag === 'center' || said === 'center') return 'centre';
  if (said === 'right' || said === 'end') return 'right';
  return said === '' ? undefined : 'left';
}

/** What nobody was to see, and what others wrote over and beside the text. */
export function isGone(node: HtmlElement, style: Declarations, counter: Counter): boolean {
  const { tag, attributes } = node;
  const names = classesOf(node);
  const part = style['mso-element'] ?? '';
  if (part === 'comment-list') {
    counter.add('comments', commentsIn(node));
    return true;
  }
  if (
    style['mso-special-character'] === 'comment' ||
    names.some((name) => /^MsoComment(?:Reference|Text|Subject)/.test(name))
  ) {
    return true;
  }
  if (part === 'header' || part === 'footer') {
    counter.add('header-footer');
    return true;
  }
  if (tag === 'del' || names.includes('msoDel')) {
    counter.add('revisions');
    return true;
  }
  if (tag === 'ins' || names.includes('msoIns')) counter.add('revisions');
  const isHidden =
    style['display'] === 'none' ||
    style['mso-hide'] === 'all' ||
    style['visibility'] === 'hidden' ||
    attributes['hidden'] !== undefined ||
    /^0(?:pt|px|em|%)?$/.test(style['font-size'] ?? '') ||
    style['opacity'] === '0';
  if (!isHidden) return false;
  if (plainTextOf(node).trim() !== '') counter.add('hidden-text');
  return true;
}

function commentsIn(node: HtmlElement): number {
  let count = 0;
  for (const child of node.children) {
    if (!isElement(child)) continue;
    count += /mso-element:\s*comment(?:;|$|["'\s])/.test(child.attributes['style'] ?? '')
      ? 1
      : commentsIn(child);
  }
  return count;
}

const formatNames = [
  'font-family',
  'font-size',
  'color',
  'line-height',
  'background',
  'background-color',
  'letter-spacing',
];

export function countFormats({ tag }: HtmlElement, style: Declarations, counter: Counter): void {
  if (tag === 'font' || formatNames.some((name) => style[name] !== undefined))
    counter.add('formats');
  if (tag === 's' || tag === 'strike' || /line-through/.test(style['text-decoration'] ?? '')) {
    counter.add('struck-text');
  }
  const color = (style['color'] ?? '').replaceAll(/\s/g, '').toLowerCase();
  const ground = style['background'] ?? style['background-color'];
  if (ground === undefined && /^(?:white|#fff|#ffffff|rgb\(255,255,255\))$/.test(color)) {
    counter.add('white-text');
  }
}
