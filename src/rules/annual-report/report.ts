// The annual report of an organ and a year, as computed: tables from counts, prose with bound figures.

import { applicantKindKeys } from '../applicant-kinds.ts';
import { interpretationForms } from '../document-classes.ts';
import { outcomeGroups, outcomesOf, type OutcomeGroup } from '../outcomes.ts';
import { type Table2, type Table3, table3Columns, type Table4 } from './form.ts';
import type { RollUpScope } from './roll-up-scope.ts';
import { type Activity, activityFigures } from './activities.ts';
import type { PrintedOverride } from './overrides.ts';
import type { Succession } from './succession.ts';
import type { Figures, ReportTexts } from './texts.ts';

export interface ReportTables {
  readonly table2: Table2;
  readonly table3: Table3;
  readonly table4: Table4;
}

export interface PublishedTotals {
  readonly documents: number;
  readonly placements: number;
  readonly inSeveralColumns: number;
  readonly byColumn: Readonly<Record<string, number>>;
  /** Interpretations published, by form; `unstated` where nobody said. */
  readonly interpretations?: Readonly<Record<string, number>>;
}

/** 信息处理费 (国办函〔2020〕109号), in 元. */
export interface FeeTotals {
  readonly notices: number;
  readonly due: number;
  readonly collected: number;
}

export interface AnnualReport {
  readonly organ: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly tables: ReportTables;
  readonly figures: Figures;
  /** Figures of last year's sealed report; not kept in an edition, whose text is filled. */
  readonly last?: Figures;
  /** Cells that a person prints otherwise than computed. */
  readonly overrides?: readonly PrintedOverride[];
  /** Chips filled; absent until the office has written its text. */
  readonly texts?: ReportTexts;
  /** Requests that passed from or to another organ in the year. */
  readonly succession?: Succession;
  /** The tables are those of the whole area, and this is its scope. */
  readonly rollUp?: RollUpScope;
}

/**
 * Every figure by the name a chip uses: `table3.received.total`, `table4.reconsideration.upheld`,
 * `table2.normative-documents.made`, sums of the blocks of Table 3 (`table3.withheld.total`),
 * `table3.received.organizations`, `documents.published`, `documents.placements`,
 * `documents.inTwoColumns`, `columns.<slug>`, `interpretations.picture`, `fees.collected`,
 * `activities.training.people`. docs/report-chips.md lists them for whoever writes.
 */
export function reportFigures(
  tables: ReportTables,
  published: PublishedTotals,
  others: { readonly fees?: FeeTotals; readonly activities?: readonly Activity[] } = {},
): Figures {
  const figures: Record<string, number> = {
    'documents.published': published.documents,
    'documents.placements': published.placements,
    'documents.inTwoColumns': published.inSeveralColumns,
  };
  for (const [slug, n] of Object.entries(published.byColumn)) figures[`columns.${slug}`] = n;
  for (const form of [...Object.keys(interpretationForms), 'unstated']) {
    figures[`interpretations.${form}`] = published.interpretations?.[form] ?? 0;
  }
  figures['interpretations.total'] = Object.values(published.interpretations ?? {}).reduce(
    (sum, n) => sum + n,
    0,
  );
  const { fees = { notices: 0, due: 0, collected: 0 }, activities = [] } = others;
  collect('fees', fees, figures);
  Object.assign(figures, activityFigures(activities));
  collect('table2', tables.table2, figures);
  collect('table3', tables.table3, figures);
  collect('table4', tables.table4, figures);
  for (const group of Object.keys(outcomeGroups) as OutcomeGroup[]) {
    for (const column of table3Columns) {
      figures[`table3.${group}.${column}`] = outcomesOf(group).reduce(
        (sum, outcome) => sum + tables.table3[outcome][column],
        0,
      );
    }
  }
  const organizations = applicantKindKeys.filter((kind) => kind !== 'natural-person');
  for (const row of ['received', 'brought-forward', 'concluded', 'carried-forward'] as const) {
    figures[`table3.${row}.organizations`] = organizations.reduce(
      (sum, kind) => sum + tables.table3[row][kind],
      0,
    );
  }
  return figures;
}

function collect(name: string, value: object, figures: Record<string, number>): void {
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === 'number') figures[`${name}.${key}`] = inner;
    else if (typeof inner === 'object' && inner !== null) collect(`${name}.${key}`, inner, figures);
  }
}
