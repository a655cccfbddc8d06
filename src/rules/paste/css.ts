// As much of style sheets as office programs put onto the clipboard: rules for a tag, a class, or both, and what
// stands at the element. Only what decides about the text is ever read.

import {
  classesOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  plainTextOf,
} from '../body/html-tree.ts';

export type Declarations = Readonly<Record<string, string>>;

interface Rule {
  readonly tag: string | undefined;
  readonly css: string | undefined;
  readonly declarations: Declarations;
}
export type StyleSheet = readonly Rule[];

export function declarationsOf(style: string): Declarations {
  const found: Record<string, string> = {};
  for (const part of style.split(';')) {
    const colon = part.indexOf(':');
    if (colon === -1) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    const value = part
      .slice(colon + 1)
      .replace(/!important/i, '')
      .trim();
    if (/^[a-z-]+$/.test(name) && value !== '') found[name] = value;
  }
  return found;
}

/** Of all style elements of a page. */
export function styleSheetOf(nodes: readonly HtmlNode[]): StyleSheet {
  return nodes.flatMap((node): StyleSheet => {
    if (!isElement(node)) return [];
    return node.tag === 'style' ? rulesOf(plainTextOf(node)) : styleSheetOf(node.children);
  });
}

function rulesOf(text: string): StyleSheet {
  const plain = text
    .replaceAll(/<!--|-->/g, '')
    .replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    // What holds for paper or for a font is not about the text.
    .replaceAll(/@[^{};]*;/g, '');
  const rules: Rule[] = [];
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selectors.includes('@')) continue;
    const declarations = declarationsOf(body);
    for (const selector of selectors.split(',')) {
      const parts = /^([a-z][a-z0-9]*)?(?:\.([\w-]+))?$/i.exec(selector.trim());
      if (parts === null || (parts[1] === undefined && parts[2] === undefined)) continue;
      rules.push({ tag: parts[1]?.toLowerCase(), css: parts[2], declarations });
    }
  }
  return rules;
}

function weight({ tag, css }: Rule): number {
  if (css === undefined) return 0;
  return tag === undefined ? 1 : 2;
}

/** What holds for an element, the element's own last. */
export function styleOf(sheet: StyleSheet, node: HtmlElement): Declarations {
  const names = classesOf(node);
  const fitting = sheet
    .filter(
      ({ tag, css }) =>
        (tag === undefined || tag === node.tag) && (css === undefined || names.includes(css)),
    )
    .sort((a, b) => weight(a) - weight(b));
  return Object.assign(
    {},
    ...fitting.map(({ declarations }) => declarations),
    declarationsOf(node.attributes['style'] ?? ''),
  ) as Declarations;
}

/** In points; undefined for what is not given in a length. */
export function pointsOf(length: string | undefined, size = 16): number | undefined {
  const parts = /^(-?[\d.]+)(pt|px|em|rem|cm|mm|in|ch|ic)?$/.exec(
    (length ?? '').split(/\s/)[0] ?? '',
  );
  if (parts === null) return undefined;
  const per: Readonly<Record<string, number>> = {
    pt: 1,
    px: 0.75,
    em: size,
    rem: size,
    ic: size,
    ch: size / 2,
    cm: 28.35,
    mm: 2.835,
    in: 72,
  };
  return Number(parts[1]) * (per[parts[2] ?? 'px'] ?? 1);
}

/** The first font that is named, the one for Chinese before the one for letters. */
export function fontOf(style: Declarations): string | undefined {
  const named = style['mso-fareast-font-family'] ?? style['font-family'];
  const first = named?.split(',')[0]?.replaceAll(/["']/g, '').trim();
  return first === undefined || first === '' || /^(inherit|initial)$/i.test(first)
    ? undefined
    : first;
}

export type FontKind = 'title' | 'h2' | 'h3';

/** What a font means in an official text (GB/T 9704-2012 7.3): 小标宋 the title, 黑体 and 楷体 two levels of heading. */
export function fontKind(font: string): FontKind | undefined {
  if (/小标宋|xiaobiaosong|^fzxbs/i.test(font)) return 'title';
  if (/^(?:黑体|simhei|heiti|方正黑体|华文黑体|stheiti|fzhei|fzht)/i.test(font)) return 'h2';
  if (/^(?:楷体|kaiti|simkai|华文楷体|stkaiti|方正楷体|fzkai|fzkt)/i.test(font)) return 'h3';
  return undefined;
}
