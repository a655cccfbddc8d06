// One hit: its title, what it is, and the piece of it that shows why it was found.

import { html } from './html.ts';
import { bodyText } from '../../formats/document-body.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import type { IsoDay } from '../../rules/day.ts';
import { documentKinds } from '../../rules/document-classes.ts';
import type { SearchHit } from '../../store/search/search.ts';
import type { Html } from './page.ts';
import { dayFact } from './parts/labelled-day.ts';
import { addressOfDocument, madeOn } from './parts/list-row.ts';
import { excerpt, holdsAny, marked } from './parts/marked.ts';
import { hasValidity, validityMark } from './parts/validity.ts';

export function hitRow(hit: SearchHit, words: readonly string[], today: IsoDay): Html {
  const on = beijingDay(hit.published_at);
  const { file, text } = telling(hit, words);
  return html`<li class="hit">
    <h2><a href="${addressOfDocument(hit)}">${marked(hit.title, words)}</a></h2>
    <p class="hit-facts">
      <span>${documentKinds[hit.kind].label}</span>
      ${
        hit.document_number === null ? '' : html`<span>${marked(hit.document_number, words)}</span>`
      }
      ${hasValidity(hit.kind) ? validityMark(hit, today) : ''}
      <span>${hit.issuers[0] ?? hit.publisher}</span>
      ${madeOn(hit)} ${dayFact('发布', on)}
    </p>
    <p class="hit-text">
      ${file === undefined ? '' : html`<span class="hit-file">附件中</span>《${file}》：`}${marked(
        excerpt(text, words),
        words,
      )}
    </p>
  </li>`;
}

/** The summary where it shows why the document was found, else its text, else the file that has the words. */
function telling({ title, summary, body, files }: SearchHit, words: readonly string[]) {
  const text = bodyText(body);
  const own = summary === null ? [text] : [summary, text];
  const found = own.find((one) => holdsAny(one, words));
  if (found !== undefined) return { text: found };
  const file = holdsAny(title, words)
    ? undefined
    : files.find((one) => holdsAny(`${one.name} ${one.text}`, words));
  return file === undefined ? { text: own[0] ?? '' } : { file: file.name, text: file.text };
}
