// Letters of a test's office: the handler drafts, sends up and posts, the signatory signs.

import assert from 'node:assert/strict';
import type { Result } from '../../src/commands/context.ts';
import { draftLetter } from '../../src/commands/letters/draft-letter.ts';
import { saveLetter } from '../../src/commands/letters/save-letter.ts';
import { recordLetterArrival, sendLetter } from '../../src/commands/letters/send-letter.ts';
import { signLetter } from '../../src/commands/letters/sign-letter.ts';
import { submitLetter } from '../../src/commands/letters/submit-letter.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import type { LetterText } from '../../src/rules/letters/sheet.ts';
import type { Sending } from '../../src/rules/request/service.ts';
import type { LetterRow } from '../../src/store/tables.ts';
import type { Office, Person } from './office.ts';

export function given<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.violations));
  return result.value;
}

/** A letter and the day on which it is dealt with. */
export interface Dated {
  readonly letter: LetterRow;
  readonly on: IsoDay;
}

export async function drafts(
  office: Office,
  requestId: number,
  on: IsoDay,
  facts: LetterFacts,
): Promise<Dated> {
  return { letter: given(await draftLetter(office.on(on), { requestId, facts })), on };
}

function acting({ id, version }: LetterRow): { letterId: number; version: number } {
  return { letterId: id, version };
}

export async function submits(
  office: Office,
  { letter, on }: Dated,
  by: Person = 'handler',
): Promise<Result<LetterRow>> {
  return submitLetter(office.on(on, by), acting(letter));
}

/** Other facts, or other words, of a draft. */
export async function saves(
  office: Office,
  { letter, on }: Dated,
  by: Person,
  change: { readonly facts?: LetterFacts; readonly text?: LetterText },
): Promise<Dated> {
  return {
    letter: given(await saveLetter(office.on(on, by), { ...acting(letter), ...change })),
    on,
  };
}

/** On the day it was sent up, unless another is named. */
export async function signs(
  office: Office,
  letter: LetterRow,
  by: Person = 'signatory',
  on?: IsoDay,
): Promise<Result<LetterRow>> {
  const day = on ?? dayOf(letter);
  const secrecyReview = '经保密审查，不涉及国家秘密';
  return signLetter(office.on(day, by), { ...acting(letter), secrecyReview });
}

function dayOf({ submitted_at: at }: LetterRow): IsoDay {
  assert.ok(at);
  return at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() as IsoDay;
}

export async function sends(
  office: Office,
  letter: LetterRow,
  sending: Sending,
): Promise<Result<LetterRow>> {
  return sendLetter(office.on(sending.on), { ...acting(letter), sending });
}

/** Drafted, signed by the other and posted on one day. */
export async function posts(
  office: Office,
  requestId: number,
  on: IsoDay,
  facts: LetterFacts,
): Promise<LetterRow> {
  const up = given(await submits(office, await drafts(office, requestId, on, facts)));
  const signed = given(await signs(office, up));
  return given(await sends(office, signed, { on, method: 'post', postal: true }));
}

export async function arrives(office: Office, letter: LetterRow, on: IsoDay): Promise<LetterRow> {
  return given(await recordLetterArrival(office.on(on), { ...acting(letter), on }));
}
