// A stored letter as it is printed: with the organ, the guide and the bodies of remedy of the day it bears.

import type { IsoDay } from '../../rules/day.ts';
import { broughtToDay } from '../../rules/letters/dates.ts';
import type { LetterSheet } from '../../rules/letters/sheet.ts';
import { letterSheet, type OnlineDoor } from '../../rules/letters/to-sheet.ts';
import { openLetter } from '../../store/requests/letters.ts';
import type { LetterRow, RequestRow } from '../../store/tables.ts';
import { letterCase, type Reading } from './letter-case.ts';

/**
 * @param today what a draft is dated by
 * @param answer what only the letter on its way to a third party bears: no copy has it
 */
export async function storedLetterSheet(
  reading: Reading,
  row: RequestRow,
  letter: LetterRow,
  today: IsoDay,
  answer?: OnlineDoor,
): Promise<LetterSheet> {
  const { facts, text: saved } = openLetter(reading.secrets, letter);
  const here = await letterCase(reading, row, letter.signed_on ?? today);
  const text = letter.signed_on === null ? broughtToDay(saved, facts, here) : saved;
  return letterSheet(text, here, {
    facts,
    ...(answer === undefined ? {} : { answer }),
    ...(letter.number === null ? {} : { number: letter.number }),
    ...(letter.signed_on === null ? {} : { signedOn: letter.signed_on }),
  });
}
