// The website's yearly work report of an organ (国办函〔2018〕12号): what the records give, what people entered, what
// stays from year to year. Where each answer comes from stands beside it.

import type { IsoDay } from '../day.ts';
import type { InterpretationForm, DocumentKind } from '../document-classes.ts';
import type { Guide, SiteSettings } from '../organ.ts';
import { type Answer, type Answers, isAnswered } from './answers.ts';
import { isComputed, type WebsiteField, websiteField, websiteFieldKeys } from './form.ts';

export const answerSources = {
  records: '由记录算出',
  overridden: '改用',
  entered: '填报',
  site: '机关登记的网站信息',
  'last-year': '沿用上年报表',
} as const;
export type AnswerSource = keyof typeof answerSources;

/** Written down by a person; the last of a field counts, and `null` takes back what stood there. */
export interface WebsiteEntry {
  readonly field: WebsiteField;
  readonly value: Answer | null;
  /** The ledger, report or system that it was taken from; of a computed figure, why another is used. */
  readonly note: string;
  readonly by: string;
  readonly on: IsoDay;
}

export interface WebsiteAnswer {
  readonly value: Answer;
  readonly source: AnswerSource;
  readonly note?: string;
  readonly by?: string;
  readonly on?: IsoDay;
  /** What the records give, where another figure is printed. */
  readonly computed?: number;
}

export interface WebsiteReport {
  readonly organ: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly answers: Readonly<Partial<Record<WebsiteField, WebsiteAnswer>>>;
}

/** Documents published in the year, by kind, and interpretations also by form. */
export interface PublishedCount {
  readonly kind: DocumentKind;
  readonly form: InterpretationForm | 'unstated';
  readonly count: number;
}

export interface WebsiteRecords {
  readonly published: readonly PublishedCount[];
  readonly site: SiteSettings;
  readonly guide: Guide;
  /** Last year's sealed report. */
  readonly last?: WebsiteReport | undefined;
}

export function websiteReport(
  organ: WebsiteReport['organ'],
  year: number,
  entries: readonly WebsiteEntry[],
  records: WebsiteRecords,
): WebsiteReport {
  const standing = new Map(entries.map((entry) => [entry.field, entry]));
  const computed = computedFigures(records.published, standing);
  const named = namedBySite(organ, records);
  const answers: Partial<Record<WebsiteField, WebsiteAnswer>> = {};
  for (const field of websiteFieldKeys) {
    const answer =
      isComputed(field) && computed[field] !== undefined
        ? figureOf(computed[field], standing.get(field))
        : (enteredIn(standing.get(field)) ??
          siteAnswer(named[field]) ??
          lastYears(field, records.last));
    if (answer !== undefined) answers[field] = answer;
  }
  return { organ, year, answers };
}

export function valuesOf(report: WebsiteReport): Answers {
  return Object.fromEntries(
    websiteFieldKeys.flatMap((field) => {
      const value = report.answers[field]?.value;
      return isAnswered(value) ? [[field, value]] : [];
    }),
  );
}

/** Figures that a person prints instead of the computed ones: both stand for ever. */
export function overridesIn(
  report: WebsiteReport,
): readonly (WebsiteAnswer & { readonly field: WebsiteField; readonly computed: number })[] {
  return websiteFieldKeys.flatMap((field) => {
    const answer = report.answers[field];
    return answer?.source === 'overridden' && answer.computed !== undefined
      ? [{ ...answer, field, computed: answer.computed }]
      : [];
  });
}

function computedFigures(
  published: readonly PublishedCount[],
  standing: ReadonlyMap<WebsiteField, WebsiteEntry>,
): Partial<Record<WebsiteField, number>> {
  const figures: Partial<Record<WebsiteField, number>> = {};
  for (const field of websiteFieldKeys) {
    const { counts } = websiteField(field);
    if (counts === undefined) continue;
    figures[field] = published.reduce(
      (sum, { kind, form, count }) =>
        counts.kinds.includes(kind) && (counts.forms?.includes(form) ?? true) ? sum + count : sum,
      0,
    );
  }
  const media = standing.get('interpretations-media')?.value;
  // The sum of its parts: what the media wrote is known by an entry only.
  figures['interpretations-total'] =
    (figures['interpretations-materials'] ?? 0) +
    (figures['interpretations-products'] ?? 0) +
    (typeof media === 'number' ? media : 0);
  return figures;
}

function figureOf(computed: number, entry: WebsiteEntry | undefined): WebsiteAnswer {
  if (typeof entry?.value !== 'number') return { value: computed, source: 'records' };
  const { value, note, by, on } = entry;
  return { value, source: 'overridden', note, by, on, computed };
}

function enteredIn(entry: WebsiteEntry | undefined): WebsiteAnswer | undefined {
  if (entry === undefined || entry.value === null) return undefined;
  const { value, note, by, on } = entry;
  return { value, source: 'entered', note, by, on };
}

function namedBySite(
  organ: WebsiteReport['organ'],
  { site, guide }: WebsiteRecords,
): Partial<Record<WebsiteField, string | undefined>> {
  return {
    'reporting-unit': organ.name,
    'site-name': site.name,
    'home-page': addressOf(site.domain),
    sponsor: site.sponsor,
    'site-code': site.identifier,
    icp: site.icp,
    police: site.police,
    phone: guide.phone,
  };
}

function addressOf(domain: string | undefined): string | undefined {
  if (domain === undefined || domain.trim() === '') return undefined;
  return /^https?:\/\//.test(domain) ? domain : `https://${domain}/`;
}

function siteAnswer(value: string | undefined): WebsiteAnswer | undefined {
  return isAnswered(value) ? { value, source: 'site' } : undefined;
}

function lastYears(
  field: WebsiteField,
  last: WebsiteReport | undefined,
): WebsiteAnswer | undefined {
  if (websiteField(field).staysFromYearToYear !== true) return undefined;
  const value = last?.answers[field]?.value;
  return isAnswered(value) ? { value, source: 'last-year' } : undefined;
}
