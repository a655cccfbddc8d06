// How many hits there are of each kind, year, theme …: counted over the hits themselves where they are few, else over
// those in the sample.

import { type RawBuilder, sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import { validityOf } from './search-conditions.ts';

const dimensions = ['tab', 'kind', 'theme', 'subtheme', 'genre', 'validity'] as const;

/** Of a document there may be several. */
const several = { issuer: 'issuers', organ: 'sites' } as const;

export type FacetName = (typeof dimensions)[number] | 'year' | keyof typeof several;

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export type Facets = Readonly<Record<FacetName, readonly FacetCount[]>>;

export interface FacetRow {
  readonly facet: FacetName;
  readonly value: string;
  readonly n: number;
}

/** Columns of a row `s` that `facetCounts` reads. */
export function facetColumns(today: IsoDay): RawBuilder<unknown> {
  return sql`s.tab, s.kind, s.year, s.theme, s.subtheme, s.genre, s.issuers, s.sites, ${validityOf(today)} as validity`;
}

const mostOfSeveral = 12;

/**
 * One row a value, over a relation `hits` that has those columns. What goes together is counted together first: of
 * thousands of hits there are a few hundred combinations, and only those are counted by each dimension.
 */
export function facetCounts(): RawBuilder<FacetRow> {
  const columns = sql.join(dimensions.map((name) => sql.ref(name)));
  const sets = sql.join(dimensions.map((name) => sql`(${sql.ref(name)})`));
  const picked = dimensions.map(
    (name) => sql`when grouping(${sql.ref(name)}) = 0 then ${sql.lit(name)}`,
  );
  const values = dimensions.map(
    (name) => sql`when grouping(${sql.ref(name)}) = 0 then ${sql.ref(name)}`,
  );
  return sql`select * from (
      select case ${sql.join(picked, sql` `)} end as facet,
        case ${sql.join(values, sql` `)} end as value, sum(n)::integer as n
      from (select ${columns}, count(*) as n from hits group by ${columns}) as together
      group by grouping sets (${sets})
    ) as grouped where value is not null
    union all select 'year', year::text, count(*)::integer from hits group by year
    ${sql.join(
      Object.entries(several).map(
        ([name, column]) => sql`union all (
          select ${sql.lit(name)}, one::text, sum(n)::integer
          from (select ${sql.ref(column)}, count(*) as n from hits group by ${sql.ref(column)}) as together,
            unnest(${sql.ref(column)}) as one
          group by one
        )`,
      ),
      sql` `,
    )}`.$castTo<FacetRow>();
}

/** @param rows may have a value twice, once of each half of the documents */
export function facetsOf(rows: readonly FacetRow[], factor = 1): Facets {
  const of = (name: FacetName): readonly FacetCount[] => {
    const counts = new Map<string, number>();
    for (const { facet, value, n } of rows) {
      if (facet === name) counts.set(value, (counts.get(value) ?? 0) + n * factor);
    }
    const found = [...counts].map(([value, count]) => ({ value, count }));
    if (name === 'year') return found.sort((a, b) => Number(b.value) - Number(a.value));
    found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    return Object.hasOwn(several, name) ? found.slice(0, mostOfSeveral) : found;
  };
  return {
    tab: of('tab'),
    kind: of('kind'),
    year: of('year'),
    theme: of('theme'),
    subtheme: of('subtheme'),
    genre: of('genre'),
    validity: of('validity'),
    issuer: of('issuer'),
    organ: of('organ'),
  };
}
