// The numbers that Word counts by itself (ECMA-376 17.9), counted here and written out as text: 一、, （一）, 第一条, 1.1.

import type { HtmlElement } from '../../rules/body/html-tree.ts';
import { numberIn } from '../../rules/paste/numerals.ts';
import { childOf, childrenOf, isOn, valueOf } from './xml.ts';

interface Level {
  readonly format: string;
  /** `（%1）`, `%1.%2`. */
  readonly text: string;
  readonly start: number;
  readonly styleId: string | undefined;
  /** Upper levels are shown in Arabic figures. */
  readonly isLegal: boolean;
  /** Counts on whatever stands above. */
  readonly neverRestarts: boolean;
}

interface Definition {
  readonly levels: ReadonlyMap<number, Level>;
  /** What counts together. */
  readonly counter: string;
  readonly starts: ReadonlyMap<number, number>;
}

export interface Numbering {
  /** The number before the next paragraph of that list and level; empty for none. */
  readonly next: (numId: string, level: number) => string;
  /** The level whose numbers a style bears. */
  readonly levelOfStyle: (numId: string, styleId: string) => number | undefined;
}

export function readNumbering(root: HtmlElement | undefined): Numbering {
  const sheet = childOf(root, 'w:numbering');
  const abstract = new Map(
    childrenOf(sheet, 'w:abstractNum').map((node) => [
      node.attributes['w:abstractNumId'] ?? '',
      node,
    ]),
  );
  const byStyleLink = new Map(
    [...abstract].flatMap(([id, node]) => {
      const link = valueOf(node, 'w:styleLink');
      return link === undefined ? [] : [[link, id] as const];
    }),
  );
  const definitions = new Map<string, Definition>();
  for (const node of childrenOf(sheet, 'w:num')) {
    const named = valueOf(node, 'w:abstractNumId') ?? '';
    const link = valueOf(abstract.get(named), 'w:numStyleLink');
    const id = link === undefined ? named : (byStyleLink.get(link) ?? named);
    const levels = new Map(levelsOf(abstract.get(id)));
    const starts = new Map<number, number>();
    for (const override of childrenOf(node, 'w:lvlOverride')) {
      const at = Number(override.attributes['w:ilvl'] ?? 0);
      const start = valueOf(override, 'w:startOverride');
      if (start !== undefined) starts.set(at, Number(start));
      for (const [level, given] of levelsOf(override)) levels.set(level, given);
    }
    definitions.set(node.attributes['w:numId'] ?? '', { levels, counter: id, starts });
  }
  const counts = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return {
    levelOfStyle: (numId, styleId) => {
      const levels = definitions.get(numId)?.levels ?? new Map<number, Level>();
      return [...levels].find(([, level]) => level.styleId === styleId)?.[0];
    },
    next: (numId, at) => {
      const definition = definitions.get(numId);
      const level = definition?.levels.get(at);
      if (definition === undefined || level === undefined) return '';
      const count = counts.get(definition.counter) ?? new Map<number, number>();
      counts.set(definition.counter, count);
      const override = definition.starts.get(at);
      const isNew = !begun.has(`${numId} ${at}`);
      begun.add(`${numId} ${at}`);
      const before = count.get(at);
      if (override !== undefined && isNew) count.set(at, override);
      else count.set(at, before === undefined ? level.start : before + 1);
      for (const deeper of count.keys()) {
        if (deeper > at && definition.levels.get(deeper)?.neverRestarts !== true)
          count.delete(deeper);
      }
      return writtenOut(definition, level, at, count);
    },
  };
}

function writtenOut(
  { levels }: Definition,
  level: Level,
  at: number,
  count: Map<number, number>,
): string {
  if (level.format === 'none') return '';
  // A bullet is a sign of some sign font: the letter behind it means nothing elsewhere.
  if (level.format === 'bullet') return /[—–\-·•●○■□◆◇★]/.test(level.text) ? level.text : '•';
  return level.text.replaceAll(/%(\d)/g, (_, digit: string) => {
    const upper = Number(digit) - 1;
    const other = levels.get(upper);
    if (other === undefined) return '';
    if (!count.has(upper)) count.set(upper, other.start);
    const n = count.get(upper) ?? other.start;
    return numberIn(level.isLegal && upper !== at ? 'decimal' : other.format, n);
  });
}

function levelsOf(node: HtmlElement | undefined): readonly (readonly [number, Level])[] {
  return childrenOf(node, 'w:lvl').map((level) => [
    Number(level.attributes['w:ilvl'] ?? 0),
    {
      format: valueOf(level, 'w:numFmt') ?? 'decimal',
      text: valueOf(level, 'w:lvlText') ?? '',
      start: Number(valueOf(level, 'w:start') ?? 1),
      styleId: valueOf(level, 'w:pStyle'),
      isLegal: isOn(level, 'w:isLgl') ?? false,
      neverRestarts: valueOf(level, 'w:lvlRestart') === '0',
    },
  ]);
}
