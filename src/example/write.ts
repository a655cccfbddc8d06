// From a plan to a document of the import file.

import type { ImportDocument } from '../rules/import-document.ts';
import type { Line } from './family.ts';
import { offices } from './places.ts';
import type { Planned } from './plan.ts';
import { diceOf } from './random.ts';
import { bodyOf, fill, monthAndDay, scopeOf, type Scope, summaryOf } from './text.ts';

export interface Written {
  readonly key: string;
  readonly interprets?: string;
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
}

/** `usedTitles` keeps titles apart; the title taken is added to it. */
export function writeDocument(
  plan: Planned,
  given: Written,
  usedTitles: Set<string>,
  seed: string,
): ImportDocument {
  const { family, issuer, madeOn, publishedAt, number } = plan;
  const { title, scope } = entitle(plan, usedTitles, seed);
  const lines: readonly Line[] = scope.dice.pick(family.bodies);
  const body = bodyOf(lines, scope, { issuer, madeOn });
  return {
    key: given.key,
    title,
    kind: family.kind,
    ...(number === undefined ? {} : { documentNumber: number }),
    issuers: [offices[issuer].fullName],
    publisher: offices.office.fullName,
    source: offices[issuer].fullName,
    madeOn,
    publishedAt,
    ...dates(given),
    columns: family.columns,
    theme: family.theme,
    subtheme: family.subtheme,
    groupClass: family.groupClass,
    genre: family.genre ?? '其他',
    keywords: keywordsOf(plan, scope),
    summary: summaryOf(body),
    openness: 'proactive',
    ...(given.interprets === undefined ? {} : { interprets: given.interprets }),
    ...(family.form === undefined ? {} : { interpretationForm: family.form }),
    body,
  };
}

function dates(given: Written): Partial<ImportDocument> {
  return {
    ...(given.effectiveFrom === undefined ? {} : { effectiveFrom: given.effectiveFrom }),
    ...(given.effectiveTo === undefined ? {} : { effectiveTo: given.effectiveTo }),
  };
}

function entitle(
  { id, family, issuer, madeOn }: Planned,
  used: Set<string>,
  seed: string,
): { title: string; scope: Scope } {
  const year = Number(madeOn.slice(0, 4));
  const since = Number(madeOn.slice(5, 7)) < 3 ? '去年以来' : '今年以来';
  const known = {
    since,
    on: monthAndDay(madeOn),
    month: String(Number(madeOn.slice(5, 7))),
    year: String(year),
    last: String(year - 1),
    // Who publishes is who acts.
    bureau: offices[issuer].name,
  };
  for (let round = 0; round < 60; round += 1) {
    const scope = scopeOf(family, diceOf(`${seed}/${id}/${round}`), known);
    // First as it falls; then every pattern in turn.
    const pattern =
      round < 12
        ? scope.dice.pick(family.titles)
        : (family.titles[round % family.titles.length] ?? '');
    const title = fill(pattern, scope);
    if (used.has(title)) continue;
    used.add(title);
    return { title, scope };
  }
  // A family that has said all it can say says it again on another day, as offices do.
  const scope = scopeOf(family, diceOf(`${seed}/${id}`), known);
  return { title: fill(scope.dice.pick(family.titles), scope), scope };
}

/** The family's keywords and what the title is about, where that is short enough to search by. */
function keywordsOf({ family }: Planned, scope: Scope): readonly string[] {
  const own = Object.keys(family.slots ?? {})
    .map((slot) => scope.words.get(slot) ?? '')
    .filter((word) => word !== '' && word.length <= 10 && !word.includes('{'));
  return Array.from(new Set([...family.keywords, ...own]));
}
