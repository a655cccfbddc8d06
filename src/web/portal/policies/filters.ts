// What the list of 惠企政策 can be narrowed by, in the query of its address.

import { enterpriseSizes } from '../../../rules/policy/enterprise-size.ts';
import { industrySections } from '../../../rules/policy/industries.ts';
import { deliveryModes, policyLevels, policyTypes } from '../../../rules/policy/item.ts';
import { matchState, readingOf } from '../../../rules/policy/match.ts';
import { profileOf } from '../../../rules/policy/profile.ts';
import { day, type IsoDay } from '../../../rules/day.ts';
import { policiesAddress } from './addresses.ts';
import { type BookItem, stateOn } from './policy-book.ts';

export const tabs = {
  open: '可申报',
  upcoming: '即将开始',
  closed: '已截止、已失效',
} as const;
export type Tab = keyof typeof tabs;

export const until = {
  '7': '7天内截止',
  '30': '30天内截止',
  permanent: '常年受理',
  unstated: '未载明截止时间',
} as const;

export const filters = {
  level: { label: '层级', options: policyLevels },
  type: { label: '扶持类型', options: policyTypes },
  industry: {
    label: '行业',
    options: Object.fromEntries(industrySections.map(({ code, name }) => [code, name])),
  },
  size: { label: '企业规模', options: enterpriseSizes },
  until: { label: '截止时间', options: until },
  delivery: {
    label: '兑现方式',
    options: Object.fromEntries(
      Object.entries(deliveryModes).map(([key, { label }]) => [key, label]),
    ),
  },
} as const satisfies Readonly<
  Record<string, { label: string; options: Readonly<Record<string, string>> }>
>;
export type FilterKey = keyof typeof filters;
export const filterKeys = Object.keys(filters) as readonly FilterKey[];

export type ListQuery = Readonly<
  Partial<Record<FilterKey, string>> & {
    readonly state: Tab;
    readonly office?: string;
    readonly q?: string;
    readonly page: number;
  }
>;

/** What is not among the options was not asked for. */
export function readListQuery(ask: (name: string) => string | undefined): ListQuery {
  const state = ask('state') ?? '';
  const chosen = filterKeys.flatMap((key) => {
    const value = ask(key) ?? '';
    return Object.hasOwn(filters[key].options, value) ? [[key, value] as const] : [];
  });
  const office = ask('office')?.slice(0, 100);
  const q = ask('q')?.trim().slice(0, 100);
  const page = Number(ask('page') ?? 1);
  return {
    ...Object.fromEntries(chosen),
    state: Object.hasOwn(tabs, state) ? (state as Tab) : 'open',
    ...(office ? { office } : {}),
    ...(q ? { q } : {}),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

export function listAddress(
  query: ListQuery,
  change: Readonly<Partial<Record<FilterKey | 'office' | 'q' | 'state', string | undefined>>> & {
    readonly page?: number;
  } = {},
): string {
  // Another filter begins at its first page.
  const { state, page, ...rest } = { ...query, page: 1, ...change };
  const asked = new URLSearchParams();
  if (state !== undefined && state !== 'open') asked.set('state', state);
  for (const [name, value] of Object.entries(rest)) if (value) asked.set(name, value);
  if (asked.size === 0) {
    // Without a question it is a page that may lie as a file.
    return page > 1 ? `${policiesAddress}index_${page}.html` : policiesAddress;
  }
  if (page > 1) asked.set('page', String(page));
  return `${policiesAddress}?${asked.toString()}`;
}

export function isNarrowed({ page: _, ...query }: ListQuery): boolean {
  return Object.keys(query).length > 1 || query.state !== 'open';
}

export function tabOf(item: BookItem, today: IsoDay): Tab {
  const state = stateOn(item, today);
  return state === 'lapsed' ? 'closed' : state;
}

export function fitsQuery(item: BookItem, query: ListQuery, today: IsoDay): boolean {
  return tabOf(item, today) === query.state && fitsFilters(item, query, today);
}

/** An industry or a size keeps what a firm of it is not shut out from. */
export function fitsFilters(item: BookItem, query: ListQuery, today: IsoDay): boolean {
  const { content } = item;
  const { level, type, delivery, office, q, industry, size } = query;
  if (level && content.level !== level) return false;
  if (type && content.type !== type) return false;
  if (delivery && content.delivery !== delivery) return false;
  if (office && content.office !== office) return false;
  if (query.until && !endsWithin(item, query.until, today)) return false;
  if (q) {
    const text = [content.name, content.audience, content.support, item.document.title].join('\n');
    if (!q.split(/\s+/).every((word) => text.includes(word))) return false;
  }
  if (!industry && !size) return true;
  const firm = profileOf(
    { ...(industry ? { industry } : {}), ...(size ? { size } : {}) },
    day(today),
  );
  return matchState(item.prepared, readingOf(firm)) !== 'fails';
}

function endsWithin({ content }: BookItem, wanted: string, today: IsoDay): boolean {
  const { closesOn, isPermanent } = content;
  if (wanted === 'permanent') return isPermanent === true;
  if (wanted === 'unstated') return isPermanent !== true && closesOn === undefined;
  const last = day(today)
    .add({ days: Number(wanted) })
    .toString();
  return closesOn !== undefined && closesOn < last;
}
