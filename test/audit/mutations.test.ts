// The seed report with any one figure changed, under another name, gains or loses exactly the findings
// that follow from the figures.

import assert from 'node:assert/strict';
import { auditReport } from '../../src/formats/annual-report/audit.ts';
import { type Figures, follows, type Line } from './oracle.ts';
import { realReport, testReal } from './real-reports.ts';

/** Numbers of the text in order: which figure each is. `null` counts nothing. */
type Role = null | ((f: Figures, n: number) => void);

const cell =
  (row: string, column: string): Role =>
  (f, n) => {
    f.table3[row] = { ...f.table3[row], [column]: n };
  };
const pair = (row: string): readonly Role[] => [cell(row, 'natural-person'), cell(row, 'total')];
const list = (pick: (f: Figures) => number[], size: number): readonly Role[] =>
  Array.from({ length: size }, (_, i): Role => (f, n) => {
    pick(f)[i] = n;
  });
const none = (size: number): readonly Role[] => Array.from({ length: size }, () => null);

const roles: readonly Role[] = [
  ...none(4), // numbers of the statute and of a notice
  (f, n) => (f.title = n),
  ...list((f) => f.period, 6),
  ...none(4), // address and telephone
  (f, n) => (f.opening = n),
  (f, n) => (f.total = n),
  ...list((f) => f.parts, 7),
  (f, n) => (f.closedYear = n),
  (f, n) => (f.closed = n),
  ...none(2),
  ...list((f) => f.rules, 3),
  ...list((f) => f.normative, 3),
  ...list((f) => f.decisions, 4),
  ...pair('received'),
  ...pair('brought-forward'),
  cell('disclosed', 'natural-person'),
  cell('disclosed', 'business'),
  cell('disclosed', 'total'),
  ...pair('partly-disclosed'),
  ...pair('third-party-rights'),
  ...pair('repeated'),
  ...pair('concluded'),
  ...pair('carried-forward'),
  ...[0, 1, 2].flatMap((block) => list((f) => (f.table4[block] ??= []), 5)),
  null,
  ...list((f) => f.signed, 3),
];

/** Numerals before a dot number the rows of the form. */
const number = /\d+(?!\.\p{Script=Han}|\d)/gu;

function figuresOf(numbers: readonly number[]): Figures {
  const figures: Figures = {
    title: 0,
    period: [0, 0, 0, 0, 0, 0],
    opening: 0,
    signed: [0, 0, 0],
    total: 0,
    parts: [],
    closedYear: 0,
    closed: 0,
    rules: [],
    normative: [],
    decisions: [],
    table3: {},
    table4: [],
  };
  numbers.forEach((n, i) => roles[i]?.(figures, n));
  return figures;
}

/** Findings that figures decide; the others speak of headings and words. */
const decided = /^(T2|T3|T4|TX-PARTS|TX-NAR|TX-PCT|TX-PERIOD|TX-DATE|TX-6)/;

function found(text: string): { decided: readonly Line[]; rest: readonly Line[] } {
  const answer = auditReport(text, 'another-name.txt');
  assert.ok(answer.ok);
  const lines = answer.result.findings.map((f) =>
    [f.rule, f.severity, f.where, f.expected, f.actual].map(String).join(' '),
  );
  return {
    decided: lines.filter((line) => decided.test(line)).sort(),
    // What part five owes to last year is a hint that turns with the title's year.
    rest: lines.filter((line) => !decided.test(line) && !line.startsWith('TX-P5')).sort(),
  };
}

testReal('the seed report as it is has exactly the findings that follow', () => {
  const text = new TextDecoder().decode(realReport('seed-2022.txt'));
  const numbers = [...text.matchAll(number)].map((m) => Number(m[0]));
  assert.equal(numbers.length, roles.length);
  assert.deepEqual(found(text).decided, follows(figuresOf(numbers)));
});

testReal('each figure changed gains or loses exactly the findings that follow', () => {
  const text = new TextDecoder().decode(realReport('seed-2022.txt'));
  const matches = [...text.matchAll(number)];
  const numbers = matches.map((m) => Number(m[0]));
  const { rest } = found(text);
  let mutants = 0;
  matches.forEach((match, i) => {
    const role = roles[i] ?? null;
    const old = Number(match[0]);
    const isYear = match[0].length === 4 && match[0].startsWith('20');
    const deltas = isYear ? [-1, 1, 2] : [-1, 1, 3, 9, 695, 4000];
    for (const delta of deltas) {
      if (old + delta < 0) continue;
      const changed = String(old + delta);
      const mutant =
        text.slice(0, match.index) + changed + text.slice(match.index + match[0].length);
      const figures = numbers.with(i, old + delta);
      const expected = follows(figuresOf(role === null ? numbers : figures));
      const answer = found(mutant);
      assert.deepEqual(answer.decided, expected, `number ${i}: ${match[0]} → ${changed}`);
      assert.deepEqual(answer.rest, rest, `number ${i}: ${match[0]} → ${changed}`);
      mutants += 1;
    }
  });
  assert.ok(mutants > 350, `${mutants} mutants`);
});
