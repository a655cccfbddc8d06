// What keeps a document off the site (条例 12–14, 17, 20; 保密法 35; 国办公开办函〔2019〕61号; 国办秘函
// 〔2019〕19号). Everything wrong is told at once; nothing is repaired.

import type { IsoDay } from './day.ts';
import { type DocumentKind, documentKinds, type Openness } from './document-classes.ts';
import { checkDocumentNumber } from './document-number.ts';
import { secrecyMarkIn } from './secrecy-mark.ts';
import type { ValidityDates } from './validity.ts';
import { violation, type Violation } from './violations.ts';

export interface DocumentToPublish extends ValidityDates {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly openness: Openness;
  readonly body: string;
  readonly documentNumber?: string | null;
  /** 成文日期. */
  readonly madeOn?: IsoDay | null;
  /** A day that somebody entered; absent: the system's own, on publishing. Later than today: scheduled. */
  readonly publishedOn?: IsoDay | null;
  /** Where an imported document's old date comes from; without it an earlier date is forged (P10). */
  readonly importedFrom?: string | null;
  readonly editorId?: number | null;
}

/** A column in which it is to stand; `catalogue`: below 法定主动公开内容. */
export interface ColumnKind {
  readonly catalogue: boolean;
}

export const reviewConclusions = {
  release: '同意公开',
  refuse: '不同意公开',
  refer: '报有关主管部门或者保密行政管理部门确定',
} as const;
export type ReviewConclusion = keyof typeof reviewConclusions;

/** 条例 17: reviewer, day and conclusion; a deputy reviews where the reviewer is absent (P11). */
export interface Review {
  readonly reviewerId?: number;
  readonly by: string;
  readonly on: IsoDay;
  readonly conclusion: ReviewConclusion;
}

export function publicationViolations(
  document: DocumentToPublish,
  columns: readonly ColumnKind[],
  review: Review | null,
  { today }: { readonly today: IsoDay },
): readonly Violation[] {
  return [
    ...contentViolations(document),
    ...columnViolations(document, columns),
    ...dateViolations(document, today),
    ...reviewViolations(document, review, today),
  ];
}

function contentViolations(d: DocumentToPublish): readonly Violation[] {
  const found: Violation[] = [];
  if (d.title.trim() === '') found.push(violation('title-missing', 'title'));
  if (d.openness !== 'proactive') found.push(violation('not-proactive', 'openness'));
  if (d.documentNumber) {
    const checked = checkDocumentNumber(d.documentNumber);
    if ('fault' in checked) {
      found.push(violation('document-number-form', 'documentNumber', checked.fault.message));
    }
  }
  for (const field of ['title', 'body'] as const) {
    const mark = secrecyMarkIn(d[field]);
    if (mark !== undefined) found.push(violation('secrecy-mark', field, mark));
  }
  return found;
}

function columnViolations(
  { kind }: DocumentToPublish,
  columns: readonly ColumnKind[],
): readonly Violation[] {
  if (columns.length === 0) return [violation('column-missing', 'columns')];
  const { catalogue, label } = documentKinds[kind];
  return !catalogue && columns.some((column) => column.catalogue)
    ? [violation('news-in-catalogue', 'columns', label)]
    : [];
}

function dateViolations(d: DocumentToPublish, today: IsoDay): readonly Violation[] {
  const found: Violation[] = [];
  const publishedOn = d.publishedOn ?? today;
  const imported = (d.importedFrom ?? '').trim() !== '';
  if (publishedOn < today && !imported) {
    found.push(violation('published-on-forged', 'publishedOn', publishedOn));
  }
  if (!d.madeOn) found.push(violation('made-on-missing', 'madeOn'));
  else {
    if (d.madeOn > publishedOn) found.push(violation('made-after-published', 'madeOn', d.madeOn));
    if (d.repealedOn && d.repealedOn < d.madeOn) {
      found.push(violation('repealed-before-made', 'repealedOn', d.repealedOn));
    }
  }
  if (d.effectiveFrom && d.effectiveTo && d.effectiveTo < d.effectiveFrom) {
    found.push(violation('effective-range', 'effectiveTo', d.effectiveTo));
  }
  return found;
}

function reviewViolations(
  { editorId }: DocumentToPublish,
  review: Review | null,
  today: IsoDay,
): readonly Violation[] {
  if (review === null || review.by.trim() === '') return [violation('review-missing', 'review')];
  const found: Violation[] = [];
  if (review.on > today) found.push(violation('date-in-future', 'review', `填写的是${review.on}`));
  if (review.conclusion !== 'release') found.push(violation('review-against', 'review'));
  if (typeof editorId === 'number' && review.reviewerId === editorId) {
    found.push(violation('reviewer-is-editor', 'review'));
  }
  return found;
}
