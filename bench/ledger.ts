// A ledger of synthetic requests, made by the database: rows as the commands leave them, with dates from
// a fixed pattern, so that every run counts the same.

import { sql } from 'kysely';
import { applicantKindKeys } from '../src/rules/applicant-kinds.ts';
import { outcomeKeys } from '../src/rules/outcomes.ts';
import type { Database } from '../src/store/database.ts';
import { insertOrgan } from '../src/store/people/organs.ts';
import type { OrganRow } from '../src/store/tables.ts';

export async function benchOrgan(db: Database): Promise<OrganRow> {
  const organ = await insertOrgan(db, {
    code: 'bench',
    name: '测量机关',
    short_name: '测量机关',
    kind: 'department',
    letter_word: '测公开',
    reports: true,
  });
  if (organ === undefined) throw new Error('the organ of the bench exists already');
  return organ;
}

/** Received over 2020–2023; nine in ten concluded, 1–60 days later. */
export async function concludedLedger(db: Database, organId: number, n: number): Promise<void> {
  await sql`
    insert into requests (organ_id, number, query_code_hash, channel, applicant_kind, application,
      masked_name, submitted_at, submitted_on, received_on, concluded_on, outcome,
      clock_started_on, clock_state, due_on, sort_on)
    select ${organId}, 'L' || i, '\\x00', 'online',
      (${sql.val(applicantKindKeys)}::text[])[1 + i % 6], '\\x00', '*', now(), d, d,
      case when i % 10 > 0 then d + 1 + (i * 7) % 60 end,
      case when i % 10 > 0 then (${sql.val(outcomeKeys)}::text[])[1 + (i * 11) % 21] end,
      d, case when i % 10 > 0 then 'stopped' else 'running' end, d + 28, d + 28
    from (select i, date '2020-01-01' + (i::bigint * 1459 / ${n})::int as d
          from generate_series(1, ${n}::int) i) days`.execute(db);
  await sql`vacuum analyze requests`.execute(db);
}

/** Open ones received within the last weeks of 2026: every due date is still to come. */
export async function openLedger(db: Database, organId: number, n: number): Promise<void> {
  await sql`
    insert into requests (organ_id, number, query_code_hash, channel, applicant_kind, application,
      masked_name, submitted_at, submitted_on, received_on, clock_started_on, clock_state, pauses,
      due_on, internal_due_on, sort_on)
    select ${organId}, 'O' || i, '\\x00', 'post', 'natural-person', '\\x00', '*', now(), d, d, d,
      'running',
      case when i % 10 = 0 then jsonb_build_array(jsonb_build_object(
        'from', d + 2, 'until', d + 12, 'cause', '征求第三方意见')) else '[]' end,
      d + 28, d + 21, d + 28
    from (select i, date '2026-09-01' + (i % 60) as d from generate_series(1, ${n}::int) i) days`.execute(
    db,
  );
  await sql`vacuum analyze requests`.execute(db);
}
