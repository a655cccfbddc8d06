// Everything about a case at once, for its forms, its index and its file: read, never changed.

import { beijingDay } from '../../rules/beijing-time.ts';
import type { IsoDay } from '../../rules/day.ts';
import { failedAttempts } from '../../rules/request/attempts.ts';
import type { CaseEvent, CaseFile, CaseLetter, CaseRecord } from '../../rules/forms/case-record.ts';
import {
  lettersOf,
  openLetter,
  openProof,
  openServiceNote,
  opinionsOfMany,
} from '../../store/requests/letters.ts';
import { organById } from '../../store/people/organs.ts';
import { boxesOf, filesOf } from '../../store/requests/request-files.ts';
import { eventsOf } from '../../store/requests/requests.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { RequestRow } from '../../store/tables.ts';
import { letterCase, type Reading } from '../letters/letter-case.ts';

/** @param on the day of printing: clocks are told as of that day */
export async function caseRecord(
  reading: Reading,
  row: RequestRow,
  on: IsoDay,
): Promise<CaseRecord> {
  const { db, secrets } = reading;
  const organ = await organById(db, row.organ_id);
  const events = await eventsOf(db, secrets, row.id);
  return {
    ...(await letterCase(reading, row, on)),
    papers: (await papersOf(reading, row.id)).map((letter) => ({
      ...withSecrecyReview(letter, events),
      failed: failedAttempts(events, letter.id),
    })),
    events,
    files: await caseFilesOf(reading, row.id),
    middleReview: organ?.middle_review ?? false,
  };
}

async function papersOf({ db, secrets }: Reading, requestId: number): Promise<CaseLetter[]> {
  const letters = await lettersOf(db, requestId);
  const ids = letters.map(({ id }) => id);
  const opinions = await opinionsOfMany(db, secrets, ids);
  const names = await staffNames(
    db,
    letters.map((letter) => letter.drafted_by),
  );
  return letters.map((letter) => {
    const service = openServiceNote(secrets, letter);
    return {
      id: letter.id,
      kind: letter.kind,
      state: letter.state,
      ...openLetter(secrets, letter),
      draftedBy: names.get(letter.drafted_by) ?? '',
      opinions: opinions.get(letter.id) ?? [],
      ...known({
        number: letter.number,
        signedOn: letter.signed_on,
        sentOn: letter.sent_on,
        sentMethod: letter.sent_method,
        proof: openProof(secrets, letter),
        receivedOn: letter.received_on,
        service: service ?? null,
      }),
    };
  });
}

/** Replies signed before the conclusion was kept with the signature have it in the step of the request. */
function withSecrecyReview(letter: CaseLetter, events: readonly CaseEvent[]): CaseLetter {
  const signed = events.findLast(
    ({ event }) => event.kind === 'reply-signed' && event.number === letter.number,
  )?.event;
  const review = signed?.kind === 'reply-signed' ? signed.secrecyReview : undefined;
  if (review === undefined) return letter;
  return {
    ...letter,
    opinions: letter.opinions.map((said) =>
      said.act === 'sign' ? { secrecyReview: review, ...said } : said,
    ),
  };
}

/** Columns that are null are absent. */
function known<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

async function caseFilesOf({ db, secrets }: Reading, requestId: number): Promise<CaseFile[]> {
  const files: CaseFile[] = [];
  for (const file of await filesOf(db, secrets, requestId)) {
    const { position, name, kind, mediaType, letterId, addedAt } = file;
    files.push({
      position,
      name,
      kind,
      mediaType,
      letterId,
      addedOn: beijingDay(addedAt),
      boxes: kind === 'redacted' ? await boxesOf(db, secrets, file.id) : [],
    });
  }
  return files;
}
