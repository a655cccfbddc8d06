// The catalogue of one area comes in as a table: tried out first, then written whole; and a document is put to the
// matters that it answers (国办发〔2019〕54号).

import {
  type CatalogueMatter,
  keyOf,
  type ReadLine,
  readCatalogue,
} from '../../rules/grassroots-catalogue.ts';
import { sentenceOf, violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import {
  catalogueOf,
  deleteMatters,
  matterDocuments,
  replaceMatters,
  saveMatter,
} from '../../store/documents/catalogue.ts';
import { lockDocument } from '../../store/documents/document-writing.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

export interface CatalogueTrial {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Not in the table any more; those that documents answer stay. */
  readonly removed: number;
  readonly kept: readonly string[];
  readonly faults: readonly { readonly line: number; readonly reason: string }[];
  readonly written: boolean;
}

export async function importCatalogue(
  context: CommandContext,
  { area, lines, write }: { area: number; lines: readonly ReadLine[]; write: boolean },
): Promise<Result<CatalogueTrial>> {
  const { matters, faults } = readCatalogue(lines);
  return await inTransaction(context.db, async (db) => {
    const { organId } = context;
    const before = (await catalogueOf(db, organId)).filter((one) => one.area === area);
    const answered = new Set((await matterDocuments(db, organId)).map(({ matterId }) => matterId));
    const byKey = new Map(before.map((one) => [keyOf(one), one]));
    const wanted = new Set(matters.map(keyOf));
    const gone = before.filter((one) => !wanted.has(keyOf(one)));
    const same = (one: CatalogueMatter): boolean => {
      const old = byKey.get(keyOf(one));
      return old !== undefined && JSON.stringify({ ...one, id: old.id, area }) === sorted(old, one);
    };
    const unchanged = matters.filter(same).length;
    const added = matters.filter((one) => !byKey.has(keyOf(one))).length;
    const removed = gone.filter(({ id }) => !answered.has(id));
    const isWritten = write && faults.length === 0;
    if (isWritten) {
      for (const one of matters) await saveMatter(db, { organId, area }, one);
      await deleteMatters(
        db,
        removed.map(({ id }) => id),
      );
      const { clock, actor } = context;
      await appendAuditLog(db, {
        at: clock.now(),
        actor,
        action: 'catalogue-imported',
        object: `catalogue ${area}`,
        detail: { matters: matters.length, added, removed: removed.length },
      });
      await announcePageChange(db, ['catalogue']);
    }
    return done({
      added,
      changed: matters.length - added - unchanged,
      unchanged,
      removed: removed.length,
      kept: gone.filter(({ id }) => answered.has(id)).map(({ submatter }) => submatter),
      faults: faults.map((fault) => ({ line: fault.line, reason: sentenceOf(fault.violation) })),
      written: isWritten,
    });
  });
}

/** The kept one with its fields in the order of the read one. */
function sorted(
  old: CatalogueMatter & { id: number; area: number },
  like: CatalogueMatter,
): string {
  const keys = [...Object.keys(like), 'id', 'area'] as (keyof typeof old)[];
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, old[key]])));
}

export async function setMatters(
  context: CommandContext,
  { id, matters }: { readonly id: number; readonly matters: readonly number[] },
): Promise<Result<{ readonly id: number }>> {
  return await inTransaction(context.db, async (db) => {
    const row = await lockDocument(db, id);
    if (row === undefined || row.organ_id !== context.organId) {
      return refusedFor('document-unknown');
    }
    if (row.locked) return refusedFor('document-locked');
    const known = new Set((await catalogueOf(db, context.organId)).map((one) => one.id));
    if (matters.some((one) => !known.has(one))) {
      return refused(violation('catalogue-matter-unknown', 'matters'));
    }
    await replaceMatters(db, id, matters);
    const { clock, actor } = context;
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'catalogue-linked',
      object: `document ${id}`,
      detail: { matters },
    });
    await announcePageChange(db, ['catalogue']);
    return done({ id });
  });
}
