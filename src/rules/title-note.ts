// 题注 of a 规章: when and by which order it was made public, and how it was changed since (规章制定程序条例 32, 39; the
// line under the title in every official edition). What the office wrote goes before what is put together from the
// dates and relations that are known.

import { bookTitle } from './book-title.ts';
import type { IsoDay } from './day.ts';
import type { DocumentKind } from './document-classes.ts';
import { dateText } from './letters/words.ts';

export interface NotedDocument {
  readonly kind: DocumentKind;
  readonly issuers: readonly string[];
  readonly documentNumber: string | null;
  readonly madeOn: IsoDay | null;
  readonly effectiveFrom: IsoDay | null;
  readonly particulars?: Readonly<Record<string, string>> | undefined;
  readonly body: string;
}

export interface Amendment {
  readonly kind: string;
  readonly name: string;
  readonly on: IsoDay;
}

export const titleNoteLabel = '题注';

/** Undefined for what is no 规章, and where the text begins with its own. */
export function titleNote(
  document: NotedDocument,
  amendments: readonly Amendment[],
  today: IsoDay,
): string | undefined {
  const { kind, particulars, body, madeOn } = document;
  if (kind !== 'rule') return undefined;
  const written = (particulars?.[titleNoteLabel] ?? '').trim().replaceAll(/^[（(]|[）)]$/gu, '');
  if (written !== '') return `（${written}）`;
  const [start = ''] = body.split('</p>', 3).filter((part) => /^[^]*?<p[^>]*>\s*[（(]/.test(part));
  if (/公布|发布/.test(start.replaceAll(/<[^>]*>/g, '').slice(0, 300))) return undefined;
  if (madeOn === null) return undefined;
  const changed = amendments
    .filter(({ kind: how, on }) => how === 'amends' && on <= today)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ name, on }) => `根据${dateText(on)}起施行的${bookTitle(name)}修改`);
  return `（${[madePublic(document, madeOn), ...changed].join('　')}）`;
}

function madePublic(
  { issuers, documentNumber, effectiveFrom }: NotedDocument,
  madeOn: IsoDay,
): string {
  const by = issuers.join('、');
  const number = documentNumber ?? '';
  const named = number.startsWith(by) ? number : `${by}${number}`;
  const from = effectiveFrom === null ? '' : `　自${dateText(effectiveFrom)}起施行`;
  return `${dateText(madeOn)}${named}公布${from}`;
}
