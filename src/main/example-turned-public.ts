// Plays what became public because it was asked for (条例 44): suggested, decided by the office head, published through
// the reviews of any other document.

import { decideConversion } from '../commands/requests/decide-conversion.ts';
import { suggestConversion } from '../commands/requests/suggest-conversion.ts';
import type { ExampleTurnedPublic } from '../example/turned-public.ts';
import { draftOf } from '../store/documents/document-drafts.ts';
import { documentById } from '../store/documents/documents.ts';
import { insertConversion, lastConversionOf } from '../store/requests/conversions.ts';
import { requestsBySubmissionKeys } from '../store/requests/requests.ts';
import { must } from './accounts.ts';
import { at, publishers, publishThrough } from './example-drafts.ts';
import { staffActor } from './example-requests.ts';
import type { Office } from './office.ts';

/** In one transaction: a first start that was interrupted finds it whole or not at all. */
export async function playTurnedPublic(
  office: Office,
  organId: number,
  entry: ExampleTurnedPublic,
): Promise<void> {
  const { suggestedOn, decidedOn, title, reason, note, on } = entry;
  const head = await staffActor(office, 'fuzeren');
  const people = await publishers(office);
  await office.db.transaction().execute(async (db) => {
    const within = { ...office, db, organId };
    const found = await requestsBySubmissionKeys(db, [entry.request]);
    const request = found.get(entry.request);
    if (request === undefined) throw new Error(`no request ${entry.request} in the example`);
    if ((await lastConversionOf(db, request.id)) !== undefined) return;
    const suggested =
      entry.applicants === undefined
        ? must(
            await suggestConversion(
              at(within, suggestedOn, '19:30', { kind: 'applicant' }),
              request.id,
              note,
            ),
            title,
          )
        : await insertConversion(db, {
            organ_id: organId,
            request_id: request.id,
            origin: 'system',
            suggested_by: null,
            suggested_on: suggestedOn,
            applicants: entry.applicants,
            note: null,
          });
    if (suggested === undefined) throw new Error(`${title} was suggested twice`);
    const decision = { decision: 'accepted', reason, title } as const;
    const decided = must(
      await decideConversion(at(within, decidedOn, '10:30', head), suggested.id, decision),
      title,
    );
    const id = decided.document_id ?? 0;
    const [row, drafted] = [await documentById(db, id), await draftOf(db, id)];
    if (row === undefined || drafted === undefined) throw new Error(`${title} has no draft`);
    const content = { ...drafted.content, ...entry.content };
    await publishThrough(within, people, on, content, { id, version: row.version });
  });
}
