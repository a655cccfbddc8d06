// A letter on paper, in the words that were signed: for the desk and for the applicant who downloads it.

import { letterDocx } from '../../formats/print/docx.ts';
import { letterPdf } from '../../formats/print/pdf.ts';
import type { IsoDay } from '../../rules/day.ts';
import { letterKind } from '../../rules/letters/kinds.ts';
import type { OnlineDoor } from '../../rules/letters/to-sheet.ts';
import type { LetterRow, RequestRow } from '../../store/tables.ts';
import type { Reading } from './letter-case.ts';
import { storedLetterSheet } from './letter-sheet.ts';

export const letterFormats = {
  docx: {
    print: letterDocx,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { print: letterPdf, mediaType: 'application/pdf' },
} as const;

export type LetterFormat = keyof typeof letterFormats;

export function isLetterFormat(text: string): text is LetterFormat {
  return Object.hasOwn(letterFormats, text);
}

export interface PrintedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** `today` dates what an unsigned letter is checked against. */
export async function printLetter(
  context: Reading,
  row: RequestRow,
  letter: LetterRow,
  format: LetterFormat,
  today: IsoDay,
  answer?: OnlineDoor,
): Promise<PrintedFile> {
  const sheet = await storedLetterSheet(context, row, letter, today, answer);
  const { print, mediaType } = letterFormats[format];
  const name = `${letterKind(letter.kind).title}${letter.number ?? ''}.${format}`;
  return { name, mediaType, bytes: await print(sheet) };
}
