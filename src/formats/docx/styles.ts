// What a paragraph and a run look like after the styles they are based on; only what decides about the text.

import type { HtmlElement } from '../../rules/body/html-tree.ts';
import { childOf, childrenOf, isOn, valueOf } from './xml.ts';

export interface RunLook {
  readonly font?: string | undefined;
  /** In points. */
  readonly size?: number | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  readonly struck?: boolean | undefined;
  readonly script?: 'sub' | 'sup' | undefined;
  readonly isWhite?: boolean | undefined;
}

export interface ParagraphLook {
  readonly align?: string | undefined;
  /** In points. */
  readonly left?: number | undefined;
  readonly first?: number | undefined;
  readonly numId?: string | undefined;
  readonly level?: number | undefined;
  /** 1 to 9. */
  readonly outline?: number | undefined;
}

export interface Style {
  readonly id: string;
  readonly name: string;
  readonly run: RunLook;
  readonly paragraph: ParagraphLook;
}

export interface Styles {
  /** Of a paragraph that names none. */
  readonly standard: Style;
  readonly of: (id: string | undefined) => Style | undefined;
}

export function runLook(properties: HtmlElement | undefined): RunLook {
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  const raised = valueOf(properties, 'w:vertAlign');
  const size = Number(valueOf(properties, 'w:sz') ?? Number.NaN);
  return defined({
    font: fonts?.['w:eastAsia'] ?? fonts?.['w:ascii'],
    size: Number.isNaN(size) ? undefined : size / 2,
    bold: isOn(properties, 'w:b'),
    italic: isOn(properties, 'w:i'),
    hidden: isOn(properties, 'w:vanish'),
    struck: isOn(properties, 'w:strike') ?? isOn(properties, 'w:dstrike'),
    script: raised === 'superscript' ? 'sup' : raised === 'subscript' ? 'sub' : undefined,
    isWhite: /^f{6}$/i.test(valueOf(properties, 'w:color') ?? '') ? true : undefined,
  });
}

/** Twips, or hundredths of a letter of 16 points. */
function points(twips: string | undefined, letters: string | undefined): number | undefined {
  if (letters !== undefined && Number(letters) !== 0) return (Number(letters) / 100) * 16;
  return twips === undefined ? undefined : Number(twips) / 20;
}

export function paragraphLook(properties: HtmlElement | undefined): ParagraphLook {
  const indent = childOf(properties, 'w:ind')?.attributes ?? {};
  const numbering = childOf(properties, 'w:numPr');
  const level = valueOf(numbering, 'w:ilvl');
  const outline = valueOf(properties, 'w:outlineLvl');
  const hanging = indent['w:hanging'];
  return defined({
    align: valueOf(properties, 'w:jc'),
    left: points(indent['w:left'] ?? indent['w:start'], indent['w:leftChars']),
    first:
      points(indent['w:firstLine'], indent['w:firstLineChars']) ??
      (hanging === undefined ? undefined : -Number(hanging) / 20),
    numId: valueOf(numbering, 'w:numId'),
    level: level === undefined ? undefined : Number(level),
    outline: outline === undefined || Number(outline) > 8 ? undefined : Number(outline) + 1,
  });
}

export function readStyles(root: HtmlElement | undefined): Styles {
  const sheet = childOf(root, 'w:styles');
  const nodes = new Map(
    childrenOf(sheet, 'w:style').map((node) => [node.attributes['w:styleId'] ?? '', node]),
  );
  const defaults = childOf(sheet, 'w:docDefaults');
  const basis: Style = {
    id: '',
    name: '',
    run: runLook(childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr')),
    paragraph: paragraphLook(childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr')),
  };
  const known = new Map<string, Style>();
  const resolve = (id: string, depth: number): Style => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const node = nodes.get(id);
    if (node === undefined || depth > 20) return basis;
    const under = valueOf(node, 'w:basedOn');
    const base = under === undefined ? basis : resolve(under, depth + 1);
    const style = {
      id,
      name: (valueOf(node, 'w:name') ?? '').toLowerCase(),
      run: { ...base.run, ...runLook(childOf(node, 'w:rPr')) },
      paragraph: { ...base.paragraph, ...paragraphLook(childOf(node, 'w:pPr')) },
    };
    known.set(id, style);
    return style;
  };
  const standardId = [...nodes].find(
    ([, node]) => node.attributes['w:type'] === 'paragraph' && node.attributes['w:default'] === '1',
  )?.[0];
  const standard = standardId === undefined ? basis : resolve(standardId, 0);
  return {
    standard,
    of: (id) => (id === undefined || !nodes.has(id) ? undefined : resolve(id, 0)),
  };
}

function defined<T extends object>(look: T): T {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as T;
}
