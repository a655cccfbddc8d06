// Figures of Table 2 that come from other registers (行政许可、处罚、强制、收费): who entered them, when, and on what
// evidence. A correction is a further entry; what stood there before stays in sight.

import type { EntryItem } from '../../rules/annual-report/cell.ts';
import { type EntryInput, entryFaults, storedAmount } from '../../rules/annual-report/entries.ts';
import { violation } from '../../rules/violations.ts';
import { annualEntries, attachEvidence, insertEntry } from '../../store/reports/annual-entries.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import type { Database } from '../../store/database.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface AnnualEntry extends EntryInput {
  readonly year: number;
  /** Evidence as a file, already in the vault. */
  readonly file?: { readonly sha256: string; readonly name: string };
}

interface Imported {
  readonly name: string;
  readonly line: number;
}

/** How it came, where nobody typed it: from a line of a workbook, or counted from a register. */
interface Origin {
  readonly imported?: Imported;
  readonly countedAt?: Temporal.Instant;
}

export async function saveAnnualEntry(
  context: CommandContext,
  entry: AnnualEntry,
): Promise<Result<{ id: number }>> {
  const found = entryFaults(entry);
  if (found.length > 0) return refused(...found);
  return context.db
    .transaction()
    .execute(async (db) => done({ id: await enter({ ...context, db }, entry) }));
}

/** Inside a transaction, of an entry without faults. */
export async function enter(
  context: CommandContext,
  entry: AnnualEntry,
  origin: Origin = {},
): Promise<number> {
  const { db, organId } = context;
  const { year, item, source = '', amount, evidence, file } = entry;
  const before = await entryOf(db, { organId, year, item, source });
  const stored = storedAmount(item, amount);
  const said = { year, item, source, amount: stored, evidence: evidence.trim(), origin };
  const id = await insert(context, said, before?.amount ?? null);
  if (file !== undefined) await attachEvidence(db, id, file);
  return id;
}

interface EntryTakenBack {
  readonly year: number;
  readonly item: EntryItem;
  readonly source: string;
  readonly reason: string;
}

/** A figure that should not have been entered: it counts no more and stays in sight with the reason. */
export async function withdrawAnnualEntry(
  context: CommandContext,
  input: EntryTakenBack,
): Promise<Result<{ id: number }>> {
  const { year, item, source } = input;
  const reason = input.reason.trim();
  if (reason === '') return refused(violation('evidence-missing', 'reason'));
  return context.db
    .transaction()
    .execute(async (db) => await takeBack({ ...context, db }, { year, item, source, reason }));
}

/** Inside a transaction. */
export async function takeBack(
  context: CommandContext,
  input: EntryTakenBack,
): Promise<Result<{ id: number }>> {
  const { reason, ...at } = input;
  const before = await entryOf(context.db, { organId: context.organId, ...at });
  if (before === undefined) return refusedFor('entry-unknown');
  const said = { ...at, amount: null, evidence: reason, origin: {} };
  return done({ id: await insert(context, said, before.amount) });
}

async function entryOf(
  db: Database,
  at: { organId: number; year: number; item: EntryItem; source: string },
) {
  return (await annualEntries(db, at.organId, at.year)).find(
    ({ item, source }) => item === at.item && source === at.source,
  );
}

async function insert(
  { db, clock, actor, organId }: CommandContext,
  said: {
    readonly year: number;
    readonly item: EntryItem;
    readonly source: string;
    readonly amount: number | null;
    readonly evidence: string;
    readonly origin: Origin;
  },
  was: number | null,
): Promise<number> {
  const { year, item, source, amount, evidence, origin } = said;
  const id = await insertEntry(db, {
    organ_id: organId,
    year,
    item,
    source,
    amount,
    evidence,
    entered_by: actor.kind === 'staff' ? actor.name : '系统',
    entered_by_id: staffIdOf(actor) ?? null,
    entered_at: clock.now(),
    import_name: origin.imported?.name ?? null,
    import_line: origin.imported?.line ?? null,
    counted_at: origin.countedAt ?? null,
  });
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'report-entry-saved',
    object: `report ${organId} ${year}`,
    detail: { item, source, was, now: amount },
  });
  return id;
}
