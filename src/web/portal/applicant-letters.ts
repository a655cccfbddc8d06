// The letters that were sent to the applicant, word for word as they were signed, with what came along.
// Drafts and letters to others (L09) are not among them. One sent electronically is opened by a button that
// says what follows from it: the day is the day of receipt.

import { html, raw } from './html.ts';
import { isForApplicant, isUnread } from '../../commands/letters/read-letter.ts';
import { canGoOut } from '../../rules/case-files.ts';
import type { Progress } from '../../commands/requests/query-request.ts';
import { letterKind } from '../../rules/letters/kinds.ts';
import { type FailedAttempt, failedAttempts } from '../../rules/request/attempts.ts';
import { deliveryMethods } from '../../rules/request/events.ts';
import { lettersOf, openLetter } from '../../store/requests/letters.ts';
import { filesOfLetter, type RequestFile } from '../../store/requests/request-files.ts';
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
  /** The try that did not get there; it has not gone out again. */
  readonly returned?: FailedAttempt;
  readonly files: readonly RequestFile[];
}

export async function lettersFor(
  { db, secrets }: Pick<WebContext, 'db' | 'secrets'>,
  { row, events }: Pick<Progress, 'row' | 'events'>,
): Promise<readonly ShownLetter[]> {
  const shown = (await lettersOf(db, row.id)).map(async (letter) => {
    const returned = returnedLetter(letter, events);
    if (returned !== undefined) return [{ letter, isUnread: false, returned, files: [] }];
    if (!isForApplicant(letter)) return [];
    const files = (await filesOfLetter(db, secrets, letter.id)).filter((f) => canGoOut(f.kind));
    return [{ letter, isUnread: isUnread(letter), files }];
  });
  return (await Promise.all(shown)).flat();
}

/** What is known to have left once and lies ready to leave again. */
function returnedLetter(
  { id, kind, state, sent_on: sentOn }: LetterRow,
  events: Progress['events'],
): FailedAttempt | undefined {
  const waits = letterKind(kind).to === 'applicant' && state === 'signed' && sentOn === null;
  return waits ? failedAttempts(events, id).at(-1) : undefined;
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
    <h2 id="letters">送给您的文书</h2>
    <ul>
      ${letters.map((shown) => {
        const { letter, files, returned } = shown;
        if (returned !== undefined) return returnedItem(letter, returned);
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

/** Named, so that nobody wonders where it is; its words wait for the service that counts. */
function returnedItem(letter: LetterRow, { sentOn, method, failedOn }: FailedAttempt): Html {
  return html`<li id="wenshu-${letter.id}">
    <h3>${letterKind(letter.kind).title}</h3>
    <p class="hint">
      ${letter.number}，${longDay(sentOn)}${deliveryMethods[method]}，${longDay(failedOn)}确认没有送到
    </p>
    <p>
      ${
        method === 'electronic'
          ? '视为没有送达，本机关将改用其他方式送出；送达以前，期限不因这份文书起算。'
          : '本机关将再次送出；您收到以前，复议、诉讼等期限不起算。'
      }地址、电话有变动的，请在下面“更正联系方式”。
    </p>
  </li>`;
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
