// Where a notice was posted on the spot, with the photograph of it (土地管理法实施条例 31).

import { html } from '../html.ts';
import type { Posting } from '../../../rules/postings.ts';
import type { DocumentAttachment } from '../../../store/documents/document-files.ts';
import { attachmentAddress } from '../../../rules/document-address.ts';
import { longDay } from '../dates.ts';
import type { Html } from '../page.ts';

export function postingsSection(
  id: number,
  postings: readonly Posting[],
  files: readonly DocumentAttachment[],
): Html | '' {
  if (postings.length === 0) return '';
  return html`<section class="postings" aria-labelledby="postings">
    <h2 id="postings">现场张贴</h2>
    <ul>
      ${postings.map(({ place, on, photo }) => {
        const file = files.find(({ sha256 }) => sha256 === photo);
        return html`<li>
          <span>${place}</span>
          <span class="posting-day">${longDay(on)}张贴</span>
          ${
            file === undefined
              ? ''
              : html`<a href="${attachmentAddress(id, file.sha256, file.name)}"
                  >张贴照片<span class="visually-hidden">（${place}）</span></a
                >`
          }
        </li>`;
      })}
    </ul>
  </section>`;
}
