// The documents of 2022: 5,981 of them in 6,677 placements, always the same.

import { nationalCalendar } from '../rules/calendar.ts';
import type { IsoDay } from '../rules/day.ts';
import type { ImportDocument } from '../rules/import-document.ts';
import { families } from './families.ts';
import type { Family } from './family.ts';
import { type NormativeDocument, normativeDocuments2022 } from './normative-2022.ts';
import { byPublication, type Planned, planOne, withNumbers, workingDaysIn } from './plan.ts';
import { type Written, writeDocument } from './write.ts';

export function* exampleDocuments2022(seed = '青枫'): Generator<ImportDocument> {
  const days = workingDaysIn(nationalCalendar, '2022-01-01', '2022-12-31');
  const dealt = families.flatMap((family) => {
    const plans = Array.from({ length: family.count }, (_, i) =>
      planOne(family, `${family.id}-${i + 1}`, days, seed),
    );
    return family.titles.length === family.count ? oneTitleEach(plans) : plans;
  });
  const fixed = normativeDocuments2022.flatMap(plannedPair);
  const plans = withNumbers([...dealt, ...fixed], seed).toSorted(byPublication);
  const keys = new Map(
    plans.map(({ id }, i) => [id, `kfq-2022-${String(i + 1).padStart(5, '0')}`]),
  );
  const given = new Map(normativeDocuments2022.flatMap((document) => givenPair(document, keys)));
  const usedTitles = new Set<string>();
  for (const plan of plans) {
    const key = keys.get(plan.id) ?? plan.id;
    yield writeDocument(plan, { key, ...given.get(plan.id) }, usedTitles, seed);
  }
}

/** As many titles as documents: a course of steps, told in the order of their days. */
function oneTitleEach(plans: readonly Planned[]): readonly Planned[] {
  return plans.toSorted(byPublication).map((plan, i) => ({
    ...plan,
    family: { ...plan.family, titles: plan.family.titles.slice(i, i + 1) },
  }));
}

/** A normative document and its interpretation, on their own fixed days. */
export function plannedPair(document: NormativeDocument): readonly [Planned, Planned] {
  const { id, title, issuer, word, madeOn, publishedAt, interpretation } = document;
  const { theme, subtheme, keywords, body } = document;
  const common = { count: 1, columns: ['lzyj'], theme, subtheme, keywords, lag: [0, 0] } as const;
  const text: Family = {
    ...common,
    id: `normative-${id}`,
    kind: 'normative-document',
    groupClass: '行政规范性文件',
    genre: document.genre ?? '通知',
    issuers: [issuer],
    titles: [title],
    bodies: [body],
  };
  const explanation: Family = {
    ...common,
    id: `interpretation-${id}`,
    kind: 'interpretation',
    groupClass: '政策解读',
    issuers: [interpretation.issuer],
    titles: [interpretation.title],
    bodies: [interpretation.body],
    form: interpretation.form ?? 'text',
  };
  return [
    { id: text.id, family: text, issuer, madeOn: madeOn as IsoDay, publishedAt, word },
    {
      id: explanation.id,
      family: explanation,
      issuer: interpretation.issuer,
      madeOn: interpretation.publishedAt.slice(0, 10) as IsoDay,
      publishedAt: interpretation.publishedAt,
    },
  ];
}

function givenPair(
  { id, effectiveFrom, effectiveTo }: NormativeDocument,
  keys: ReadonlyMap<string, string>,
): readonly (readonly [string, Partial<Written>])[] {
  const key = keys.get(`normative-${id}`);
  return [
    [`normative-${id}`, { effectiveFrom, effectiveTo }],
    [`interpretation-${id}`, key === undefined ? {} : { interprets: key }],
  ];
}
