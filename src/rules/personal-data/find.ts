// Personal data in a text, with its place and its masked form (条例 15: not published without consent or need;
// 个人信息保护法 6, 28). Never in clear: what is found is told masked, so that the telling is no second leak.

import { type Around, findInText, type InText } from './find-in-text.ts';
import { type PersonalDataKind, personalDataKinds } from './kinds.ts';
import { looksLikeName, readTable, sensitiveListOf } from './lists.ts';
import { plainText } from './plain-text.ts';
import type { Piece, TextBlock } from './text-block.ts';

export interface FoundData {
  readonly kind: PersonalDataKind;
  readonly piece: Piece;
  /** In the text of the piece, as it is written there. */
  readonly start: number;
  readonly end: number;
  readonly masked: string;
  readonly blocking: boolean;
  /** The organ's own, published on purpose (条例 12: guide): nothing is asked. */
  readonly own: boolean;
}

/** What the organ publishes of itself. */
export interface OwnContacts {
  /** Any text: the numbers in it count. */
  readonly telephones: readonly string[];
  readonly emails: readonly string[];
  readonly addresses: readonly string[];
}

export const noContacts: OwnContacts = { telephones: [], emails: [], addresses: [] };

export function findPersonalData(
  blocks: readonly TextBlock[],
  contacts: OwnContacts = noContacts,
): readonly FoundData[] {
  const isOwn = ownAmong(contacts);
  const found: FoundData[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (const one of inPiece(block.piece)) found.push(toldOf(block.piece, one, isOwn));
    } else inTable(block.title, block.rows, found, isOwn);
  }
  return found;
}

/** Found by the searches for text alone: places as they are written. */
function inPiece(piece: Piece, around?: Around): readonly InText[] {
  const { text, placeOf } = plainText(piece.text);
  const found = findInText(text, around);
  return found.map((one) => ({ ...one, start: placeOf(one.start), end: placeOf(one.end - 1) + 1 }));
}

type IsOwn = (kind: PersonalDataKind, text: string) => boolean;

function toldOf(piece: Piece, one: InText, isOwn: IsOwn): FoundData {
  const text = piece.text.slice(one.start, one.end);
  const own = isOwn(one.kind, text);
  return {
    ...one,
    piece,
    masked: personalDataKinds[one.kind].mask(plainText(text).text),
    own,
    blocking: one.blocking && !own,
  };
}

function inTable(
  title: string,
  rows: readonly (readonly Piece[])[],
  found: FoundData[],
  isOwn: IsOwn,
): void {
  const table = readTable(rows);
  const list = table.nameColumns.length === 0 ? undefined : sensitiveListOf(title, table, rows);
  const firstRow = (table.headingRow ?? -1) + 1;
  for (const [n, row] of rows.entries()) {
    const isBelow = n >= firstRow;
    const besideName =
      isBelow && table.nameColumns.some((column) => looksLikeName(row[column]?.text.trim() ?? ''));
    for (const [column, piece] of row.entries()) {
      const heading = isBelow ? (table.headings[column] ?? '') : '';
      if (list !== undefined && isBelow && table.nameColumns.includes(column)) {
        const name = nameIn(piece, list);
        if (name !== undefined) found.push(name);
      }
      for (const one of inPiece(piece, { heading, besideName }))
        found.push(toldOf(piece, one, isOwn));
    }
  }
}

function nameIn(piece: Piece, kind: PersonalDataKind): FoundData | undefined {
  const name = piece.text.trim();
  if (!looksLikeName(name)) return undefined;
  const start = piece.text.indexOf(name);
  return {
    kind,
    piece,
    start,
    end: start + name.length,
    masked: personalDataKinds[kind].mask(name.replaceAll(/\s+/g, '')),
    // Help that is given is made known by law (社会救助暂行办法 11); children never are by their names.
    blocking: kind === 'minor-name',
    own: false,
  };
}

function ownAmong({ telephones, emails, addresses }: OwnContacts): IsOwn {
  const numbers = new Set(
    telephones.flatMap((text) =>
      [...text.matchAll(/(?:0\d{2,3}[)） -]*)?[1-9]\d{6,10}/g)].flatMap(([number]) => {
        const digits = bare(number);
        return digits.startsWith('0')
          ? [digits, digits.replace(/^0\d{2,3}(?=\d{7,8}$)/, '')]
          : [digits];
      }),
    ),
  );
  const mailboxes = new Set(emails.map((email) => email.trim().toLowerCase()));
  return (kind, text) => {
    switch (kind) {
      case 'mobile':
      case 'landline': {
        const digits = bare(text);
        return numbers.has(digits) || numbers.has(digits.replace(/^0\d{2,3}(?=\d{7,8}$)/, ''));
      }
      case 'email':
        // Boxes of organs are given so that people write to them (国办发〔2018〕123号: gov.cn is theirs alone).
        return mailboxes.has(text.toLowerCase()) || /[@.]gov\.cn$/i.test(text);
      case 'address':
        return addresses.some((address) => address.includes(text) || text.includes(address));
      default:
        return false;
    }
  };
}

function bare(number: string): string {
  return number
    .replace(/(?:转|-)\d{1,6}$/, (tail) => (/^-\d{7,}/.test(tail) ? tail : ''))
    .replaceAll(/\D/g, '');
}
