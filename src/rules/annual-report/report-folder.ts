// Several reports together: a year and the year before, a government and those below it, and passages
// that stand in the reports of two organs alike.

import { cellName } from './cell-names.ts';
import type { Finding } from './finding.ts';
import { table3Columns, table3Rows, table4BlockKeys } from './form.ts';
import type { PrintedReport } from './printed.ts';

/** The same organ's report for the year before. */
export function previousOf(
  report: PrintedReport,
  all: readonly PrintedReport[],
): PrintedReport | undefined {
  return all.find(
    (other) =>
      other.organ !== null &&
      other.organ === report.organ &&
      report.year !== null &&
      other.year === report.year - 1,
  );
}

/**
 * Reports of the same year whose organ's name begins with the place of a government: its departments and
 * what lies below it.
 */
export function childrenOf(
  report: PrintedReport,
  all: readonly PrintedReport[],
): readonly PrintedReport[] {
  const place = placeOf(report.organ);
  if (place === null) return [];
  return all.filter(
    (other) =>
      other !== report &&
      other.year === report.year &&
      other.organ !== null &&
      other.organ !== report.organ &&
      other.organ.startsWith(place) &&
      // 区 and 县 within a city report for themselves and are summed up in theirs.
      placeOf(other.organ) !== place,
  );
}

function placeOf(organ: string | null): string | null {
  return (
    /^([\p{Script=Han}]{2,20}?)(?:人民政府|管理委员会|管委会)$/u.exec(organ ?? '')?.[1] ?? null
  );
}

const places = [
  ...table3Rows.map((row) => `table3.${row}.${table3Columns.at(-1) ?? 'total'}`),
  ...table4BlockKeys.map((block) => `table4.${block}.total`),
];

/** T-CHILD: what those below report together cannot be more than what the whole reports. */
export function checkChildren(
  report: PrintedReport,
  children: readonly PrintedReport[],
): readonly Finding[] {
  if (children.length < 2) return [];
  return places.flatMap((place): readonly Finding[] => {
    const own = report.cells.get(place);
    if (typeof own !== 'number' || report.marks.get(place) === 'ambiguous') return [];
    const printed = children.map((child) => child.cells.get(place) ?? 0);
    const sum = printed.reduce((a, b) => a + b, 0);
    if (sum <= own) return [];
    return [
      {
        rule: 'T-CHILD',
        severity: 'warning',
        where: place,
        expected: sum,
        actual: own,
        message: `${cellName(place)}：一并提供的${children.length}个所属机关合计${sum}件，本报告为${own}件，少于合计。`,
      },
    ];
  });
}

/** Shorter sentences are everybody's: quotations of the law, the period, the address. */
const shortest = 45;
const common = /条例|根据|按照|统计期限|联系|邮编|国办|习近平|思想|党的|公开工作年度报告/;

/** The organs in whose reports each long sentence stands, in the order given. */
export type SharedSentences = ReadonlyMap<string, readonly string[]>;

/** Made once for all reports together: each would otherwise read all the others. */
export function sentencesAmong(all: readonly PrintedReport[]): SharedSentences {
  const organs = new Map<string, string[]>();
  for (const report of all) {
    if (report.organ === null) continue;
    for (const { sentence } of longSentences(report)) {
      const held = organs.get(sentence);
      if (held === undefined) organs.set(sentence, [report.organ]);
      else held.push(report.organ);
    }
  }
  return organs;
}

/** TX-COPY: long sentences of part one or five that another organ's report has word for word. */
export function checkShared(report: PrintedReport, sentences: SharedSentences): readonly Finding[] {
  return longSentences(report).flatMap(({ part, sentence }): readonly Finding[] => {
    const organ = sentences.get(sentence)?.findLast((other) => other !== report.organ);
    if (organ === undefined) return [];
    return [
      {
        rule: 'TX-COPY',
        severity: 'question',
        where: `part${part}`,
        expected: null,
        actual: organ,
        quote: sentence,
        message: `这句话与${organ}的报告一字不差，请核对是否照抄。`,
      },
    ];
  });
}

function longSentences({
  parts,
}: PrintedReport): readonly { readonly part: number; readonly sentence: string }[] {
  return parts
    .filter(({ number }) => number === 1 || number === 5)
    .flatMap(({ number, text }) =>
      text.split(/[。！？\n]/).flatMap((sentence) => {
        const own = sentence.trim();
        const isPlain = own.length < shortest || common.test(own) || isFigures(own);
        return isPlain ? [] : [{ part: number, sentence: own }];
      }),
    );
}

/** A sentence that counts is of the form's making. */
function isFigures(sentence: string): boolean {
  return (sentence.match(/\d+/g)?.length ?? 0) >= 3;
}
