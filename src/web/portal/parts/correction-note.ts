// That a document was corrected: when, why, and where the texts before it stand.

import { html } from '../html.ts';
import { beijingDay } from '../../../rules/beijing-time.ts';
import { documentVersionsAddress } from '../../../rules/document-address.ts';
import type { EarlierText } from '../../../store/documents/document-history.ts';
import type { DocumentRow } from '../../../store/tables.ts';
import { longDay } from '../dates.ts';
import type { Html } from '../page.ts';
import { addressOfDocument } from './list-row.ts';

/** The reason for which it took the place of the one before; of what was taken back nothing is repeated. */
export function whyPublished(revision: number, earlier: readonly EarlierText[]): string {
  const before = earlier.find((one) => one.revision === revision - 1);
  if (before === undefined) return '首次发布';
  return isReadable(before) ? before.reason : '撤回后重新发布';
}

export function isReadable({ locked, withdrawn }: EarlierText): boolean {
  return !locked && !withdrawn;
}

/** Above the text. */
export function correctionNote(
  document: Pick<DocumentRow, 'id' | 'revised_at' | 'revision'> & {
    readonly home_path: string;
    readonly published_at: Temporal.Instant;
  },
  earlier: readonly EarlierText[],
): Html | '' {
  if (earlier.length === 0) return '';
  const address = documentVersionsAddress(addressOfDocument(document));
  const { revised_at, revision } = document;
  return html`<p class="correction-note">
    ${
      revised_at === null
        ? ''
        : html`<strong>${longDay(beijingDay(revised_at))}更正</strong>
            <span>${whyPublished(revision, earlier)}</span>`
    }
    <a href="${address}">版本记录（共${earlier.length + 1}版）</a>
  </p>`;
}
