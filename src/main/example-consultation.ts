// Plays a consultation that is over: comments as they came, decided by the editor, the result through its reviews. Each
// step may be taken again where a first start was interrupted.

import { draftResult } from '../commands/readers/draft-result.ts';
import { decideComments } from '../commands/readers/decide-comments.ts';
import { receiveComment } from '../commands/readers/receive-comment.ts';
import type { ExampleConsultation } from '../example/consultation-answered.ts';
import { documentById } from '../store/documents/documents.ts';
import { draftOf } from '../store/documents/document-drafts.ts';
import { must } from './accounts.ts';
import { at, idByTitle, playDraft, publishers, publishThrough } from './example-drafts.ts';
import type { Office } from './office.ts';

export async function playConsultation(
  office: Office,
  organId: number,
  { draft: announced, comments, resultOn, result }: ExampleConsultation,
): Promise<void> {
  await playDraft(office, organId, announced);
  const id = await idByTitle(office.db, organId, announced.content.title);
  if (id === undefined) throw new Error(`${announced.content.title} was not published`);
  const people = await publishers(office);
  const { editor } = people;
  for (const { key, on, comment, label, verdict, answer } of comments) {
    const reader = at({ ...office, organId }, on, '20:10', { kind: 'reader' });
    const received = must(
      await receiveComment(reader, { documentId: id, comment, submissionKey: key }),
      key,
    );
    if (received.row.verdict !== null) continue;
    const decided = at({ ...office, organId }, resultOn, '09:05', editor);
    must(
      await decideComments(decided, id, { ids: [received.row.id], label, verdict, answer }),
      key,
    );
  }
  const drafted = must(
    await draftResult(at({ ...office, organId }, resultOn, '09:10', editor), id),
    'result',
  );
  await office.db.transaction().execute(async (db) => {
    const [row, draft] = [await documentById(db, drafted.id), await draftOf(db, drafted.id)];
    if (row === undefined || row.state !== 'draft' || draft === undefined) return;
    const within = { ...office, db, organId };
    const content = { ...draft.content, ...result };
    await publishThrough(within, people, resultOn, content, { id: row.id, version: row.version });
  });
}
