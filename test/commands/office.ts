// An office for tests: an organ, three people and a clock that the test sets.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { CommandContext } from '../../src/commands/context.ts';
import type { Application } from '../../src/rules/application.ts';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { Actor } from '../../src/rules/request/events.ts';
import { insertOrgan } from '../../src/store/people/organs.ts';
import { secretsFrom } from '../../src/store/database/secrets.ts';
import { confirmRemedies } from '../remedy-bodies.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';

export interface Office {
  readonly database: TestDatabase;
  readonly organId: number;
  /** A context on that day; `by` is 'handler' unless said otherwise. */
  readonly on: (today: IsoDay, by?: Person | 'applicant') => CommandContext;
}

export type Person = 'handler' | 'signatory' | 'third';

const people: Record<Person | 'applicant', Actor> = {
  handler: { kind: 'staff', id: 1, name: '甲' },
  signatory: { kind: 'staff', id: 2, name: '乙' },
  third: { kind: 'staff', id: 3, name: '丙' },
  applicant: { kind: 'applicant' },
};

export async function openOffice(): Promise<Office> {
  const database = await createTestDatabase();
  const { db } = database;
  const organ = await insertOrgan(db, {
    code: 'kfq',
    name: '测试管理委员会',
    short_name: '测试管委会',
    kind: 'dispatched',
    letter_word: '测公开',
    reports: true,
    report_deadline_class: 'government',
  });
  assert.ok(organ);
  await confirmRemedies(db, organ.id);
  for (const username of ['handler', 'signatory', 'third']) {
    await db
      .insertInto('staff')
      .values({ organ_id: organ.id, username, name: username, password_hash: '-' })
      .execute();
  }
  const secrets = secretsFrom(randomBytes(32));
  return {
    database,
    organId: organ.id,
    on: (today, by = 'handler') => ({
      db,
      secrets,
      calendar: nationalCalendar,
      clock: {
        today: () => today,
        now: () => Temporal.Instant.from(`${today}T10:00:00+08:00`),
      },
      actor: people[by],
      organId: organ.id,
    }),
  };
}

export const application: Application = {
  applicant: {
    kind: 'natural-person',
    name: '测试人',
    identityType: 'passport',
    identityNumber: 'E00000000',
    phone: '13800000000',
    email: 'a@test.example',
  },
  title: '某工程竣工验收文件',
  description: '某工程的竣工验收文件',
  carrierForm: 'electronic',
  deliveryWish: 'online',
};

let submissions = 0;

export function submissionKey(): string {
  submissions += 1;
  return `test-${submissions}`;
}
