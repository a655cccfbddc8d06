// What a letter is written from: the request with its application, the organ with its guide, and the
// bodies of remedy as confirmed for the day of the letter (L14).

import type { LetterCase } from '../../rules/letters/case.ts';
import type { LetterFacts } from '../../rules/letters/facts.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { applyColumnOfSite } from '../../store/documents/columns.ts';
import { lettersOf } from '../../store/requests/letters.ts';
import { guideOn } from '../../store/people/guide-records.ts';
import { organById } from '../../store/people/organs.ts';
import { remedySetOn } from '../../store/remedies/remedy-settings.ts';
import { eventsOf, openApplication, requestOf } from '../../store/requests/requests.ts';
import type { LetterRow, OrganRow, RequestRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';
import { earlierInMonth } from '../requests/fee-count.ts';

export type Reading = Pick<CommandContext, 'db' | 'secrets' | 'calendar'>;

/** Facts with what the register knows better than whoever typed them. */
export function registered(
  facts: LetterFacts,
  { earlierInMonth: earlier }: LetterCase,
): LetterFacts {
  return facts.kind === 'P09' && earlier !== undefined ? { ...facts, earlier } : facts;
}

export async function letterCase(
  { db, secrets, calendar }: Reading,
  row: RequestRow,
  on: IsoDay,
): Promise<LetterCase> {
  const request = requestOf(row, await eventsOf(db, secrets, row.id));
  const found = await organById(db, row.organ_id);
  if (request === undefined || found === undefined) throw new Error(`request ${row.id} is broken`);
  const organ = { ...found, guide: await guideOn(db, found, on) };
  const remedy = await remedySetOn(db, row.organ_id, on);
  const letters = await lettersOf(db, row.id);
  const answersOnline = (await applyColumnOfSite(db, organ.id)) !== undefined;
  const read = { row, organ, request, remedy, letters, on };
  const earlier = await earlierInMonth({ db, secrets }, row);
  const here = letterCaseFrom({ secrets, calendar }, read);
  return { ...here, answersOnline, earlierInMonth: earlier };
}

/** From what has been read already, for lists of many. */
export function letterCaseFrom(
  { secrets, calendar }: Pick<Reading, 'secrets' | 'calendar'>,
  read: {
    readonly row: RequestRow;
    readonly organ: OrganRow;
    readonly request: DisclosureRequest;
    readonly remedy: Awaited<ReturnType<typeof remedySetOn>>;
    readonly letters: readonly LetterRow[];
    readonly on: IsoDay;
  },
): LetterCase {
  const { row, organ, request, remedy, letters, on } = read;
  return {
    number: row.number,
    request,
    application: openApplication(secrets, row),
    issuer: { name: remedy?.issuer ?? organ.name, guide: organ.guide },
    ...(remedy === undefined ? {} : { remedy }),
    letters: letters.flatMap(({ kind, number, signed_on, sent_on, received_on, state }) =>
      number === null || signed_on === null || state === 'void'
        ? []
        : [
            {
              kind,
              number,
              signedOn: signed_on,
              ...(sent_on === null ? {} : { sentOn: sent_on }),
              ...(received_on === null ? {} : { receivedOn: received_on }),
            },
          ],
    ),
    calendar,
    on,
  };
}
