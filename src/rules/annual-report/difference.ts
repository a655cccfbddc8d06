// What a new edition of a report changes against the one before (R26; 条例 6): cells of the tables and lines of the
// text. The signature alone is no change.

import { cellName } from './cell-names.ts';
import { reportParts } from './form.ts';
import { cellsOf } from './printed.ts';
import type { AnnualReport } from './report.ts';
import type { ReportTexts } from './texts.ts';

export interface ReportDifference {
  readonly cells: readonly {
    readonly cell: string;
    readonly name: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  /** Lines that only one of them has, by part. */
  readonly texts: readonly {
    readonly part: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
  }[];
}

export function reportDifference(before: AnnualReport, after: AnnualReport): ReportDifference {
  const [was, is] = [cellsOf(before.tables), cellsOf(after.tables)];
  const cells = [...new Set([...was.keys(), ...is.keys()])].flatMap((cell) => {
    const [a, b] = [was.get(cell) ?? null, is.get(cell) ?? null];
    return a === b ? [] : [{ cell, name: cellName(cell), before: a, after: b }];
  });
  const [old, fresh] = [linesByPart(before.texts), linesByPart(after.texts)];
  const texts = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((part) => {
    const [a, b] = [old.get(part) ?? [], fresh.get(part) ?? []];
    if (a.join('\n') === b.join('\n')) return [];
    return [
      {
        part,
        before: a.filter((line) => !b.includes(line)),
        after: b.filter((line) => !a.includes(line)),
      },
    ];
  });
  return { cells, texts };
}

export function isSame({ cells, texts }: ReportDifference): boolean {
  return cells.length === 0 && texts.length === 0;
}

function linesByPart(texts: ReportTexts | undefined): ReadonlyMap<string, readonly string[]> {
  if (texts === undefined) return new Map();
  const [one, , , , five, six] = reportParts;
  const { lead, overview, assessment = '', problems, other } = texts;
  const first = [...overview.flatMap(({ heading, text }) => [heading, text]), assessment];
  const parts = new Map<string, readonly string[]>();
  for (const [part, text] of [
    ['引言', lead],
    [one, first.join('\n')],
    [five, problems],
    [six, other],
  ] as const) {
    parts.set(
      part,
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    );
  }
  return parts;
}
