// Whether a document still holds (有效性): always a word and a shape, never colour alone.

import { html } from '../html.ts';
import type { IsoDay } from '../../../rules/day.ts';
import type { DocumentKind } from '../../../rules/document-classes.ts';
import { validities, type Validity, validityOn } from '../../../rules/validity.ts';
import type { DocumentRow } from '../../../store/tables.ts';
import { longDay } from '../dates.ts';
import type { Html } from '../page.ts';

export type DatedRow = Pick<DocumentRow, 'effective_from' | 'effective_to' | 'repealed_on'> &
  Partial<Pick<DocumentRow, 'amended_on'>>;

/** News and notices have no validity; what sets rules has. */
export function hasValidity(kind: DocumentKind): boolean {
  return kind === 'rule' || kind === 'normative-document';
}

export function validityOf(row: DatedRow, today: IsoDay): Validity {
  const { effective_from, effective_to, repealed_on, amended_on = null } = row;
  return validityOn(
    {
      effectiveFrom: effective_from,
      effectiveTo: effective_to,
      repealedOn: repealed_on,
      amendedOn: amended_on,
    },
    today,
  );
}

const shapes: Readonly<Record<Validity, string>> = {
  'in-force': '●',
  amended: '◐',
  lapsed: '■',
  repealed: '✕',
  'not-yet-in-force': '▲',
};

export function validityMark(row: DatedRow, today: IsoDay): Html {
  const validity = validityOf(row, today);
  return html`<span class="validity validity-${validity}"
    ><span aria-hidden="true">${shapes[validity]}</span> ${validities[validity]}</span
  >`;
}

/** Above the document, with the day that decides. */
export function validityBanner(
  row: DatedRow,
  today: IsoDay,
  /** Which documents did it, see parts/relations.ts. */
  by: Html | '' = '',
): Html {
  const validity = validityOf(row, today);
  return html`<p class="validity-banner validity-${validity}" role="note">
    <strong><span aria-hidden="true">${shapes[validity]}</span> ${validities[validity]}</strong>
    <span>${explanation(validity, row)}</span>
    ${by}
  </p>`;
}

function explanation(validity: Validity, row: DatedRow): string {
  const from = row.effective_from === null ? '' : `自${longDay(row.effective_from)}起施行`;
  const to = row.effective_to === null ? '' : `有效期至${longDay(row.effective_to)}`;
  switch (validity) {
    case 'repealed':
      return `本文件已于${longDay(row.repealed_on ?? '')}废止，仅供查阅，不再执行。`;
    case 'lapsed':
      return `${to}，期满失效，仅供查阅，不再执行。`;
    case 'not-yet-in-force':
      return `${from}，目前尚未施行。`;
    case 'amended':
      return '本文件已修改，请以修改后的文本为准。';
    case 'in-force':
      return [from, to].filter(Boolean).join('，') + (from || to ? '。' : '');
  }
}
