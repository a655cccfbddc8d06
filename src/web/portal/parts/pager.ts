// Pages of a list: neighbours, ends, and how many there are; round numbers to jump to where there are many. Plain links,
// since a form that asks for a number leads nowhere on a site of files; the present page is text.

import { html } from '../html.ts';
import { printedNumber, unprintedNumber } from '../list-pages.ts';
import type { Html } from '../page.ts';

/** @param all where not every page has a number of its own: how many there are */
export function pager(
  page: number,
  pages: number,
  addressOf: (page: number) => string,
  all = pages,
): Html | '' {
  if (pages <= 1) return '';
  const shown = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])].filter(
    (n) => n >= 1 && n <= pages,
  );
  return bar({
    newer: page > 1 ? addressOf(page - 1) : undefined,
    older: page < pages ? addressOf(page + 1) : undefined,
    steps: shown.map((n, i) => ({
      label: String(n),
      address: n === page ? undefined : addressOf(n),
      isAfterGap: n - (shown[i - 1] ?? 0) > 1,
    })),
    jumps: roundNumbers(pages, page).map((n) => ({ label: String(n), address: addressOf(n) })),
    total: `共${all}页`,
    words: { newer: '上一页', older: '下一页' },
  });
}

/**
 * Of a list whose pages are numbered from the oldest (list-pages.ts): what is said of a page stays true while newer
 * ones come, but for the next few (`newerShown`).
 */
export function listPager(
  page: number,
  pages: number,
  addressOf: (page: number) => string,
): Html | '' {
  if (pages <= 1) return '';
  const at = page === 1 ? pages + 1 : page;
  const shown = [...new Set([at + 2, at + 1, at, at - 1, at - 2, 2])].filter(
    (n) => n >= 2 && n <= pages,
  );
  const numbered = shown.map((n, i) => ({
    label: String(printedNumber(n)),
    address: n === page ? undefined : addressOf(n),
    isAfterGap: (shown[i - 1] ?? pages + 1) - n > 1,
  }));
  return bar({
    newer: page === 1 ? undefined : addressOf(page === pages ? 1 : page + 1),
    older: page === 2 ? undefined : addressOf(at - 1),
    steps: [
      { label: '最新', address: page === 1 ? undefined : addressOf(1), isAfterGap: false },
      ...numbered,
    ],
    // Older ones alone: newer ones come to be, and the newest page names them all.
    jumps: roundNumbers(printedNumber(at) - 1).map((n) => ({
      label: String(n),
      address: addressOf(unprintedNumber(n)),
    })),
    total: page === 1 ? `共${pages}页，第1页最早` : '第1页最早',
    // Numbers fall as one goes on: a “next page” would lead from 5 to 4.
    words: { newer: '较新一页', older: '较早一页' },
  });
}

interface Bar {
  readonly newer: string | undefined;
  readonly older: string | undefined;
  readonly steps: readonly {
    readonly label: string;
    /** Absent: it is the present one. */
    readonly address: string | undefined;
    readonly isAfterGap: boolean;
  }[];
  readonly jumps: readonly { readonly label: string; readonly address: string }[];
  readonly total: string;
  readonly words: { readonly newer: string; readonly older: string };
}

function bar({ newer, older, steps, jumps, total, words }: Bar): Html {
  return html`<nav class="pager" aria-label="分页">
    ${newer === undefined ? '' : html`<a rel="prev" href="${newer}">${words.newer}</a>`}
    <ol>
      ${steps.map(
        ({ label, address, isAfterGap }) =>
          html`${isAfterGap ? html`<li aria-hidden="true">…</li>` : ''}
            <li>
              ${
                address === undefined
                  ? html`<span aria-current="page">${label}</span>`
                  : html`<a href="${address}" aria-label="${spoken(label)}">${label}</a>`
              }
            </li>`,
      )}
    </ol>
    ${older === undefined ? '' : html`<a rel="next" href="${older}">${words.older}</a>`}
    <span class="pager-total">${total}</span>
    ${
      jumps.length === 0
        ? ''
        : html`<details class="pager-jumps">
            <summary>跳到</summary>
            <ol>
              ${jumps.map(
                ({ label, address }) =>
                  html`<li><a href="${address}" aria-label="${spoken(label)}">${label}</a></li>`,
              )}
            </ol>
          </details>`
    }
  </nav>`;
}

/** Beyond so many tens they are told by hundreds, with the tens of the last hundred, or those around a page. */
const mostTens = 30;

/** Round numbers up to an end, from which every page is a few steps away; none where the neighbours do. */
export function roundNumbers(end: number, around = end): readonly number[] {
  if (end < 20) return [];
  const tens = Array.from({ length: Math.floor(end / 10) }, (_, i) => (i + 1) * 10);
  if (tens.length <= mostTens) return tens;
  return tens.filter((n) => n % 100 === 0 || Math.abs(n - around) < 100);
}

function spoken(label: string): string {
  return /^\d/.test(label) ? `第${label}页` : `${label}一页`;
}
