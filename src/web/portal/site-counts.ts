// How much was published when and where: counted once for all pages that say so.

import type { InterpretationForm } from '../../rules/document-classes.ts';
import type { PageTopic } from '../../store/database/page-topics.ts';
import { columnWithDescendants, publishedCounts } from '../../store/documents/columns.ts';
import {
  interpretationCounts,
  type ListStart,
  listStarts,
} from '../../store/documents/documents.ts';
import {
  publishedByOrgan,
  publishedYears,
  type YearCount,
  yearsOf,
} from '../../store/documents/document-counts.ts';
import { type IssuerCount, issuersIn } from '../../store/search/issuers-in.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { pageSize } from './list-pages.ts';
import { isBelow, type PageRequest } from './page.ts';

type Asked = Pick<PageRequest, 'context' | 'site'>;

/** Further ones are found by the search. */
const mostIssuers = 30;

/** Of all organs together. */
export async function yearsOfSite({
  context: { db, pages },
}: Pick<Asked, 'context'>): Promise<readonly YearCount[]> {
  return await pages.remember('years', ['documents'], async () => await publishedYears(db));
}

/** Published documents of each organ, by its id. */
export async function countsOfOrgans({
  context: { db, pages },
}: Pick<Asked, 'context'>): Promise<ReadonlyMap<number, number>> {
  return await pages.remember(
    'counts of organs',
    ['documents'],
    async () => await publishedByOrgan(db),
  );
}

/** Of the column and all below it. */
export async function yearsOfColumn(
  asked: Asked,
  column: ColumnRow,
): Promise<readonly YearCount[]> {
  const { context, site } = asked;
  const { id } = column;
  const ids = columnWithDescendants(site.columns, column).map((one) => one.id);
  return await countedFor(
    asked,
    `years of column ${id}`,
    `column:${id}`,
    async () => await yearsOf(context.db, ids),
  );
}

/** Where the pages of its list begin, counted from the oldest. */
export async function startsOfList(asked: Asked, column: ColumnRow): Promise<readonly ListStart[]> {
  const { context, site } = asked;
  const ids = columnWithDescendants(site.columns, column).map(({ id }) => id);
  return await countedFor(
    asked,
    `starts of column ${column.id}`,
    `column:${column.id}`,
    async () => await listStarts(context.db, ids, pageSize),
  );
}

/** Interpretations in the column and all below it, by form. */
export async function interpretationsOfColumn(
  asked: Asked,
  column: ColumnRow,
): Promise<ReadonlyMap<InterpretationForm | null, number>> {
  const { context, site } = asked;
  const ids = columnWithDescendants(site.columns, column).map(({ id }) => id);
  return await countedFor(
    asked,
    `interpretations of column ${column.id}`,
    `column:${column.id}`,
    async () => await interpretationCounts(context.db, ids),
  );
}

/** Who issued what stands in the column and all below it. */
export async function issuersOfColumn(
  asked: Asked,
  column: ColumnRow,
): Promise<readonly IssuerCount[]> {
  const { context, site } = asked;
  const { id } = column;
  const ids = columnWithDescendants(site.columns, column).map((one) => one.id);
  return await countedFor(
    asked,
    `issuers of column ${id}`,
    `column:${id}`,
    async () => await issuersIn(context.db, ids, mostIssuers),
  );
}

/** By column, without those below it. */
export async function countsOfSite(asked: Asked): Promise<ReadonlyMap<number, number>> {
  const { context, site } = asked;
  const { id } = site.organ;
  return await countedFor(
    asked,
    `counts of organ ${id}`,
    `organ:${id}`,
    async () => await publishedCounts(context.db, id),
  );
}

/** Of the thousands of columns of organs below few are read and each holds little: only the site's own are remembered. */
async function countedFor<T extends object>(
  { context, site }: Asked,
  key: string,
  topic: PageTopic,
  count: () => Promise<T>,
): Promise<T> {
  return isBelow(site) ? await count() : await context.pages.remember(key, [topic], count);
}
