// The letters that were sent to the applicant, word for word as they were signed. Drafts and letters to
// others (L09) are not among them.

import { html } from 'hono/html';
import { letterKind } from '../../rules/letters/kinds.ts';
import { lettersOf, openLetter } from '../../store/letters.ts';
import type { WebContext } from '../context.ts';
import { longDay } from './dates.ts';
import type { Html } from './page.ts';

export async function applicantLetters(
  { db, secrets }: Pick<WebContext, 'db' | 'secrets'>,
  requestId: number,
): Promise<Html | ''> {
  const letters = (await lettersOf(db, requestId)).filter(
    ({ kind, sent_on: sentOn, state }) =>
      letterKind(kind).to === 'applicant' && sentOn !== null && state === 'signed',
  );
  if (letters.length === 0) return '';
  return html`<h2>收到的文书</h2>
    ${letters.map((letter) => {
      const { title, addressee, paragraphs, attachments } = openLetter(secrets, letter).text;
      return html`<details class="letter">
        <summary>
          ${title}（${letter.number}，${letter.sent_on === null ? '' : longDay(letter.sent_on)}送出）
        </summary>
        <p>${addressee}：</p>
        ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
        ${attachments.map((attachment, i) => html`<p>附件${i + 1}：${attachment}</p>`)}
        <p>${letter.signed_on === null ? '' : longDay(letter.signed_on)}</p>
      </details>`;
    })}`;
}
