// What keeps a document off the site before anybody reads it (条例 11–14, 20; 保密法 35; 国办公开办函〔2019〕61号;
// 国办秘函〔2019〕19号); who reviews it is in document-review.ts. Everything wrong is told at once; nothing is
// repaired.

import type { IsoDay } from './day.ts';
import { type DocumentKind, documentKinds, type Openness } from './document-classes.ts';
import { checkDocumentNumber } from './document-number.ts';
import { secrecyMarkIn } from './secrecy-mark.ts';
import { type Confirmation, jointIssuers } from './document-content.ts';
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
  /** 发文机关, the lead organ first. */
  readonly issuers?: readonly string[];
  readonly confirmations?: readonly Confirmation[];
  readonly attachments?: readonly unknown[];
  readonly particulars?: Readonly<Record<string, string>>;
}

/** A column in which it is to stand; `catalogue`: below 法定主动公开内容. */
export interface ColumnKind {
  readonly catalogue: boolean;
}

export function publicationViolations(
  document: DocumentToPublish,
  columns: readonly ColumnKind[],
  { today }: { readonly today: IsoDay },
): readonly Violation[] {
  return [
    ...contentViolations(document),
    ...columnViolations(document, columns),
    ...dateViolations(document, today),
    ...confirmationViolations(document),
  ];
}

function contentViolations(d: DocumentToPublish): readonly Violation[] {
  const found: Violation[] = [];
  if (d.title.trim() === '') found.push(violation('title-missing', 'title'));
  if (saysNothing(d)) found.push(violation('content-missing', 'body'));
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

/** A licence or a penalty is made of its fields, a notice may be its attachment: only what has nothing is no document. */
function saysNothing({ body, attachments = [], particulars = {} }: DocumentToPublish): boolean {
  const isBlank = body.replaceAll(/<(?!img\b)[^>]*>|&nbsp;|\s/g, '') === '';
  const hasFields = Object.values(particulars).some((value) => value.trim() !== '');
  return isBlank && attachments.length === 0 && !hasFields;
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

/** 条例 11: whoever signed with others asks them before it is released. */
function confirmationViolations({
  issuers = [],
  confirmations = [],
}: DocumentToPublish): readonly Violation[] {
  const missing = jointIssuers(issuers).filter(
    (issuer) => !confirmations.some(({ organ, by }) => organ === issuer && by.trim() !== ''),
  );
  return missing.length === 0
    ? []
    : [violation('confirmation-missing', 'confirmations', missing.join('、'))];
}
