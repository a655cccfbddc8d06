// What the page of statistics says (条例 1, 50; 国办发〔2017〕47号): documents as they are published, requests as the annual
// reports published them. Years that no report has published yet are counted by the report's own query, and no cell
// of theirs tells of one person. Years between the first and the last are all there, those without figures too.

import { sealedSheetsOf } from '../../commands/reports/sealed-reports.ts';
import { applicantKindKeys } from '../../rules/applicant-kinds.ts';
import { type OutcomeGroup, outcomeGroups, outcomesOf } from '../../rules/outcomes.ts';
import type { Table3 } from '../../rules/annual-report/form.ts';
import { tallyTable3 } from '../../rules/annual-report/tally.ts';
import { withoutSmallCells } from '../../rules/public-statistics.ts';
import { everyYear } from '../../rules/years.ts';
import {
  type InterpretationFigures,
  interpretationFigures,
} from '../../store/documents/interpretation-figures.ts';
import {
  publishedKinds,
  repliesByYear,
  type RepliesOfYear,
  yearsOfRequests,
} from '../../store/documents/public-statistics.ts';
import { countRequests } from '../../store/reports/report-requests.ts';
import type { OrganRow } from '../../store/tables.ts';
import { organsOfSite } from './asked-organ.ts';
import type { PageRequest } from './page.ts';
import { countsOfOrgans, yearsOfSite } from './site-counts.ts';

/** Undefined: not shown. */
export type ShownCells = readonly (number | undefined)[];

export type RequestsOfYear = CountedRequests | { readonly year: number; readonly counted: false };

export interface CountedRequests {
  readonly year: number;
  readonly counted: true;
  readonly isReported: boolean;
  readonly received: number;
  readonly concluded: number;
  /** In the order of `applicantKindKeys`. */
  readonly byApplicant: ShownCells;
  /** In the order of `outcomeGroupKeys`. */
  readonly byOutcome: ShownCells;
  /** Undefined: the requests of the year were not entered here. */
  readonly replies: RepliesOfYear | undefined;
}

export interface Statistics {
  readonly years: readonly { readonly year: number; readonly count: number }[];
  readonly kinds: Awaited<ReturnType<typeof publishedKinds>>;
  /** Most first; only those that have published something. */
  readonly organs: readonly { readonly organ: OrganRow; readonly count: number }[];
  /** Newest first. */
  readonly requests: readonly RequestsOfYear[];
  /** Newest first, from the last year in which something was to be explained. */
  readonly interpretations: readonly ({ readonly year: number } & InterpretationFigures)[];
}

export const outcomeGroupKeys = Object.keys(outcomeGroups) as readonly OutcomeGroup[];

/** Older years are in the annual reports. */
const mostYears = 10;
const interpretedYears = 5;

export async function statisticsOf(request: PageRequest): Promise<Statistics> {
  const { pages } = request.context;
  return await pages.remember('statistics', ['documents', 'reports'], async () => read(request));
}

async function read(request: PageRequest): Promise<Statistics> {
  const { context, site } = request;
  const { db } = context;
  const { organ } = site.main;
  const thisYear = Number(context.clock.today().slice(0, 4));
  const [years, kinds, counts, organs] = await Promise.all([
    yearsOfSite({ context }),
    publishedKinds(db),
    countsOfOrgans(request),
    organsOfSite(request),
  ]);
  const interpretations = [];
  for (let year = thisYear; year > thisYear - interpretedYears; year -= 1) {
    interpretations.push({ year, ...(await interpretationFigures(db, organ.id, year)) });
  }
  const explained = everyYear(
    interpretations.filter(({ asked }) => asked > 0).map(({ year }) => year),
  );
  return {
    years: everyYear(years.map(({ year }) => year)).map((year) => ({
      year,
      count: years.find((one) => one.year === year)?.count ?? 0,
    })),
    kinds,
    organs: organs
      .map((organ) => ({ organ, count: counts.get(organ.id) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    requests: await requestsByYear(request),
    interpretations: interpretations.filter(({ year }) => explained.includes(year)),
  };
}

async function requestsByYear({ context: { db }, site }: PageRequest): Promise<RequestsOfYear[]> {
  const { organ } = site.main;
  const [sheets, replies, received] = await Promise.all([
    sealedSheetsOf(db, organ.id),
    repliesByYear(db, organ.id),
    yearsOfRequests(db, organ.id),
  ]);
  const reported = new Map(sheets.map(({ report }) => [report.year, report.tables.table3]));
  // Before the first request that was entered here nothing was counted, and a report alone can tell.
  const since = Math.min(...received);
  const found: RequestsOfYear[] = [];
  for (const year of everyYear([...reported.keys(), ...received]).slice(0, mostYears)) {
    const printed = reported.get(year);
    if (printed === undefined && year < since) {
      found.push({ year, counted: false });
      continue;
    }
    const table = printed ?? tallyTable3(await countRequests(db, organ.id, year));
    found.push({
      ...cellsOf(table, printed === undefined ? withoutSmallCells : (cells) => cells),
      year,
      counted: true,
      isReported: printed !== undefined,
      replies:
        year < since
          ? undefined
          : (replies.find((one) => one.year === year) ?? { year, replied: 0, inTime: 0 }),
    });
  }
  return found;
}

function cellsOf(
  table: Table3,
  shown: (cells: readonly number[]) => ShownCells,
): Omit<CountedRequests, 'year' | 'counted' | 'isReported' | 'replies'> {
  return {
    received: table.received.total,
    concluded: table.concluded.total,
    byApplicant: shown(applicantKindKeys.map((kind) => table.received[kind])),
    byOutcome: shown(
      outcomeGroupKeys.map((group) =>
        outcomesOf(group).reduce((sum, outcome) => sum + table[outcome].total, 0),
      ),
    ),
  };
}
