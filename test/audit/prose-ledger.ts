// The report behind the sentences: 100 received (90 by natural persons, 8 by businesses, 2 by legal
// services), 10 brought forward, 95 concluded, 15 carried forward.

import { inferBlanks } from '../../src/rules/annual-report/infer.ts';
import { cellsOf } from '../../src/rules/annual-report/printed.ts';
import { auditProse } from '../../src/rules/annual-report/prose.ts';
import type { Finding } from '../../src/rules/annual-report/finding.ts';
import { noSuits, sound, table3Of } from './synthetic.ts';

const kinds = (n: number, business = 0, legal = 0): Record<string, number> => ({
  'natural-person': n,
  business,
  'legal-service': legal,
  total: n + business + legal,
});

const tables = {
  table2: {
    ...sound.table2,
    'normative-documents': { made: 6, repealed: 2, 'in-force': 30 },
    licensing: 500,
    penalty: 70,
  },
  table3: table3Of({
    received: kinds(90, 8, 2),
    'brought-forward': kinds(10),
    disclosed: kinds(40, 5, 1),
    'partly-disclosed': kinds(10),
    'state-secret': kinds(2),
    'third-party-rights': kinds(3),
    'internal-affairs': kinds(1),
    'not-held': kinds(20, 2),
    'would-require-creation': kinds(3),
    repeated: kinds(4),
    'not-supplemented': kinds(2),
    other: kinds(1, 1),
    concluded: kinds(86, 8, 1),
    'carried-forward': kinds(14, 0, 1),
  }),
  table4: {
    ...noSuits,
    reconsideration: { upheld: 5, corrected: 1, other: 2, pending: 1, total: 9 },
    'litigation-direct': { upheld: 1, corrected: 0, other: 0, pending: 0, total: 1 },
    'litigation-after-reconsideration': { upheld: 3, corrected: 0, other: 0, pending: 1, total: 4 },
  },
};

const sheet = { cells: cellsOf(tables) };
const tallies = { sheet, inferred: inferBlanks(sheet) };

/** What is found in a part one that holds these words. */
export function foundIn(text: string, organ = '青石县人民政府'): readonly Finding[] {
  const part = { number: 1, heading: '一、总体情况', text };
  return auditProse([part], tallies, { organ, year: 2024 });
}
