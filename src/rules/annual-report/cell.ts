// The name of a figure, `table3.received.natural-person`, read back into what it counts: the way from a
// printed cell to the records behind it.

import { type ApplicantKind, isApplicantKind } from '../applicant-kinds.ts';
import { interpretationForms } from '../document-classes.ts';
import { isOutcome, type Outcome } from '../outcomes.ts';
import {
  type DocumentCount,
  documentCounts,
  type RemedyResult,
  remedyResultKeys,
  type Table4Block,
  table4BlockKeys,
} from './form.ts';
import { type LedgerSet, ledgerSets } from './tally.ts';

export const entryItems = ['licensing', 'penalty', 'coercion', 'fees'] as const;
export type EntryItem = (typeof entryItems)[number];

export type CountedCell =
  | {
      readonly counts: 'requests';
      readonly set: LedgerSet;
      readonly outcome?: Outcome;
      /** Absent in the column 总计. */
      readonly applicantKind?: ApplicantKind;
    }
  | {
      readonly counts: 'documents';
      readonly kind: 'rule' | 'normative-document';
      readonly set: DocumentCount;
    }
  | {
      readonly counts: 'published';
      readonly what: 'documents' | 'several' | 'placements' | 'interpretations';
      /** Column in which, or below which, the placements are counted; form of interpretations. */
      readonly slug?: string;
    }
  | { readonly counts: 'entries'; readonly item: EntryItem }
  | {
      readonly counts: 'remedies';
      readonly block: Table4Block;
      /** Absent in the column 总计. */
      readonly result?: RemedyResult;
    };

/** `undefined` when no cell of the form bears the name. */
export function readCell(name: string): CountedCell | undefined {
  const [table, row = '', column = '', ...rest] = name.split('.');
  if (rest.length > 0) return undefined;
  switch (table) {
    case 'table2':
      return table2Cell(row, column);
    case 'table3':
      return table3Cell(row, column);
    case 'table4':
      return table4Cell(row, column);
    case 'documents':
      return column === '' ? publishedCells[row] : undefined;
    case 'columns':
      return /^[a-z0-9-]+$/.test(row) && column === ''
        ? { counts: 'published', what: 'placements', slug: row }
        : undefined;
    case 'interpretations':
      return column === '' && (row === 'total' || row === 'unstated' || isForm(row))
        ? {
            counts: 'published',
            what: 'interpretations',
            ...(row === 'total' ? {} : { slug: row }),
          }
        : undefined;
    default:
      return undefined;
  }
}

/** The cells that a finding names in its `where`; `table3.*.total` are the four that must balance. */
export function cellsNamed(where: string): readonly string[] {
  return where
    .split(' ')
    .flatMap((place) => {
      const column = /^table3\.\*\.(.+)$/.exec(place)?.[1];
      return column === undefined ? [place] : ledgerSets.map((set) => `table3.${set}.${column}`);
    })
    .filter((place) => readCell(place) !== undefined);
}

function isForm(name: string): boolean {
  return Object.hasOwn(interpretationForms, name);
}

/** Figures of the prose: what was published, in documents and in placements. */
const publishedCells: Readonly<Record<string, CountedCell>> = {
  published: { counts: 'published', what: 'documents' },
  placements: { counts: 'published', what: 'placements' },
  inTwoColumns: { counts: 'published', what: 'several' },
};

function table2Cell(row: string, column: string): CountedCell | undefined {
  const item = entryItems.find((item) => item === row);
  if (item !== undefined) return column === '' ? { counts: 'entries', item } : undefined;
  const kind =
    row === 'rules' ? 'rule' : row === 'normative-documents' ? 'normative-document' : undefined;
  const set = documentCounts.find((set) => set === column);
  return kind === undefined || set === undefined ? undefined : { counts: 'documents', kind, set };
}

function table3Cell(row: string, column: string): CountedCell | undefined {
  const set = ledgerSets.find((set) => set === row);
  const outcome = isOutcome(row) ? row : undefined;
  if (column !== 'total' && !isApplicantKind(column)) return undefined;
  const applicantKind = column === 'total' ? {} : { applicantKind: column };
  if (outcome !== undefined)
    return { counts: 'requests', set: 'concluded', outcome, ...applicantKind };
  return set === undefined ? undefined : { counts: 'requests', set, ...applicantKind };
}

function table4Cell(row: string, column: string): CountedCell | undefined {
  const block = table4BlockKeys.find((block) => block === row);
  const result = remedyResultKeys.find((result) => result === column);
  if (block === undefined || (result === undefined && column !== 'total')) return undefined;
  return { counts: 'remedies', block, ...(result === undefined ? {} : { result }) };
}
