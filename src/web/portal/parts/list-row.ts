// One document in a list: title, what it is, its number and whether it still holds, and the day.

import { html } from '../html.ts';
import { beijingDay } from '../../../rules/beijing-time.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { documentAddress } from '../../../rules/document-address.ts';
import type { ListedDocument } from '../../../store/documents/documents.ts';
import type { ConsultationStanding } from '../../../store/readers/public-consultations.ts';
import type { Html } from '../page.ts';
import { consultationFacts } from './consultation.ts';
import { dayFact, labelledDay } from './labelled-day.ts';
import { hasValidity, validityMark } from './validity.ts';

type Addressed = Pick<ListedDocument, 'id' | 'published_at' | 'home_path'>;

export function addressOfDocument({ home_path, published_at, id }: Addressed): string {
  return documentAddress(home_path, beijingDay(published_at), id);
}

/** At the end of a row; which day it is is said to those who do not see the list as one, and on a phone. */
export function publishedOn(on: IsoDay): Html {
  return html`<span class="row-day">${labelledDay('发布', on)}</span>`;
}

/** 成文日期 of what has a number or is in force from a day: of all else it is the day of publication or means nothing. */
export function madeOn({
  kind,
  document_number,
  made_on,
}: Pick<ListedDocument, 'kind' | 'document_number' | 'made_on'>): Html | '' {
  if (made_on === null || (document_number === null && !hasValidity(kind))) return '';
  return dayFact('成文', made_on);
}

/**
 * @param organId whose list it is: what another organ published is listed with its source
 * @param standing of a consultation, where the list says how it stands
 */
export function listRow(
  document: ListedDocument,
  today: IsoDay,
  organId?: number,
  standing?: ConsultationStanding,
): Html {
  const on = beijingDay(document.published_at);
  const { document_number, kind, organ_id, publisher } = document;
  const facts = [
    document_number === null ? '' : html`<span>${document_number}</span>`,
    madeOn(document),
    hasValidity(kind) ? validityMark(document, today) : '',
    ...(standing === undefined ? [] : consultationFacts(standing, today)),
    organId === undefined || organ_id === organId ? '' : html`<span>来源：${publisher}</span>`,
  ].filter((fact) => fact !== '');
  return html`<li class="row">
    <a class="row-title" href="${addressOfDocument(document)}">${document.title}</a>
    ${facts.length === 0 ? '' : html`<span class="row-facts">${facts}</span>`} ${publishedOn(on)}
  </li>`;
}

export function documentList(
  documents: readonly ListedDocument[],
  today: IsoDay,
  organId?: number,
  standings?: ReadonlyMap<number, ConsultationStanding>,
): Html {
  return html`<ul class="rows">
    ${documents.map((document) => listRow(document, today, organId, standings?.get(document.id)))}
  </ul>`;
}
