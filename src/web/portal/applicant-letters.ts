// The letters that were sent to the applicant, word for word as they were signed, with what came along.
// Drafts and letters to others (L09) are not among them. One sent electronically is opened by a button that
// says what follows from it: the day is the day of receipt.

import { html, raw } from 'hono/html';
import { isForApplicant, isUnread } from '../../commands/read-letter.ts';
import { canGoOut } from '../../rules/case-files.ts';
import { letterKind } from '../../rules/letters/kinds.ts';
import { lettersOf, openLetter } from '../../store/letters.ts';
import { filesOfLetter, type RequestFile } from '../../store/request-files.ts';
import type { ColumnRow, LetterRow } from '../../store/tables.ts';
import type { WebContext } from '../context.ts';
import { trackStep } from './addresses.ts';
import { downloadButton } from './applicant-downloads.ts';
import { type ApplicantKey, keyFields } from './applicant-key.ts';
import { longDay } from './dates.ts';
import type { Html } from './page.ts';

export interface ShownLetter {
  readonly letter: LetterRow;
  readonly isUnread: boolean;
  readonly files: readonly RequestFile[];
}

export async function lettersFor(
  { db, secrets }: Pick<WebContext, 'db' | 'secrets'>,
  requestId: number,
): Promise<readonly ShownLetter[]> {
  const letters = (await lettersOf(db, requestId)).filter(isForApplicant);
  return await Promise.all(
    letters.map(async (letter) => ({
      letter,
      isUnread: isUnread(letter),
      files: (await filesOfLetter(db, secrets, letter.id)).filter(({ kind }) => canGoOut(kind)),
    })),
  );
}

export function applicantLetters(
  { secrets }: Pick<WebContext, 'secrets'>,
  column: ColumnRow,
  key: ApplicantKey,
  letters: readonly ShownLetter[],
  /** The letter just opened: shown unfolded. */
  opened: number | undefined,
): Html | '' {
  if (letters.length === 0) return '';
  return html`<section class="letters" aria-labelledby="letters">
    <h2 id="letters">收到的文书</h2>
    <ul>
      ${letters.map((shown) => {
        const { letter, files } = shown;
        return html`<li id="wenshu-${letter.id}">
          <h3>${letterKind(letter.kind).title}</h3>
          <p class="hint">
            ${letter.number}，${letter.sent_on === null ? '' : `${longDay(letter.sent_on)}送出`}${
              letter.received_on === null ? '' : `，${longDay(letter.received_on)}收到`
            }
          </p>
          ${
            shown.isUnread
              ? openButton(column, key, letter)
              : html`${words(secrets, letter, letter.id === opened)}
                ${downloads(column, key, letter, files)}`
          }
        </li>`;
      })}
    </ul>
  </section>`;
}

export function openButton(column: ColumnRow, key: ApplicantKey, letter: LetterRow): Html {
  const { title, onArrival } = letterKind(letter.kind);
  return html`<form action="/${column.path}/${trackStep}/" method="post">
    ${keyFields(key)}
    <input type="hidden" name="act" value="open" />
    <input type="hidden" name="letter" value="${letter.id}" />
    <p>
      ${
        onArrival === undefined
          ? '您选择了以电子方式接收文书，打开即为收到。'
          : '您选择了以电子方式接收文书。打开之日就是您收到之日，相关期限从这一天起算。'
      }
    </p>
    <button type="submit">打开${title}</button>
  </form>`;
}

function words(secrets: WebContext['secrets'], letter: LetterRow, isOpen: boolean): Html {
  const { addressee, paragraphs, attachments } = openLetter(secrets, letter).text;
  const body = html`<div class="official-text">
    <p class="addressee-line">${addressee}：</p>
    ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
    ${attachments.map((attachment, i) => html`<p>附件${i + 1}：${attachment}</p>`)}
    <p class="letter-date">${letter.signed_on === null ? '' : longDay(letter.signed_on)}</p>
  </div>`;
  return html`<details class="letter" ${isOpen ? raw('open') : ''}>
    <summary>全文</summary>
    ${body}
  </details>`;
}

function downloads(
  column: ColumnRow,
  key: ApplicantKey,
  letter: LetterRow,
  files: readonly RequestFile[],
): Html {
  const id = String(letter.id);
  return html`<div class="buttons">
      ${downloadButton(column, key, { act: 'letter', letter: id, format: 'pdf' }, '下载 PDF')}
      ${downloadButton(column, key, { act: 'letter', letter: id, format: 'docx' }, '下载 Word')}
    </div>
    ${
      files.length === 0
        ? ''
        : html`<p>随附提供的信息：</p>
            <ul class="records">
              ${files.map(
                (file) =>
                  html`<li>
                    ${downloadButton(
                      column,
                      key,
                      { act: 'record', letter: id, file: String(file.id) },
                      `下载“${file.name}”`,
                    )}
                  </li>`,
              )}
            </ul>`
    }`;
}
