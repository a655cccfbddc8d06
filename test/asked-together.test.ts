// Questions about one row that are asked at the same time become one question about many.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '../src/store/database.ts';
import { askedTogether } from '../src/store/database/asked-together.ts';
import { createTestDatabase } from './database.ts';

// It is a key only: what reads is the test's own.
const databases = [{}, {}] as unknown as [Database, Database];

function counted(until: Promise<void> = Promise.resolve()): {
  readonly ask: (db: Database, key: number) => Promise<string>;
  readonly batches: (readonly number[])[];
} {
  const batches: (readonly number[])[] = [];
  const ask = askedTogether(async (_, keys: readonly number[]) => {
    batches.push(keys);
    await until;
    if (keys.includes(13)) throw new Error('cannot be read');
    return keys.map((key) => `row ${key}`);
  });
  return { ask, batches };
}

/** In which everything due is begun. */
async function aMoment(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('what is asked in one moment is one question, each answer at its place', async () => {
  const [db] = databases;
  const { ask, batches } = counted();
  const rows = await Promise.all([3, 1, 3, 2].map((key) => ask(db, key)));
  assert.deepEqual(rows, ['row 3', 'row 1', 'row 3', 'row 2']);
  assert.deepEqual(batches, [[3, 1, 3, 2]]);
});

test('what is asked while an answer is awaited goes into the next question', async () => {
  const [db] = databases;
  const { promise: until, resolve: answerNow } = Promise.withResolvers<void>();
  const { ask, batches } = counted(until);
  const first = ask(db, 1);
  await aMoment();
  const second = ask(db, 2);
  await aMoment();
  const third = ask(db, 3);
  answerNow();
  assert.deepEqual(await Promise.all([first, second, third]), ['row 1', 'row 2', 'row 3']);
  assert.deepEqual(batches, [[1], [2, 3]]);
  assert.equal(await ask(db, 4), 'row 4');
});

test('another database, or a transaction, is asked by itself', async () => {
  const [one, other] = databases;
  const { ask, batches } = counted();
  await Promise.all([ask(one, 1), ask(other, 1)]);
  assert.deepEqual(batches, [[1], [1]]);
});

test('who waited for a question that failed is told; who asks next is answered', async () => {
  const [db] = databases;
  const { ask } = counted();
  const failing = [ask(db, 13), ask(db, 1)];
  const results = await Promise.allSettled(failing);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(await ask(db, 2), 'row 2');
});

test('a connection plans such a question once, and others every time', async () => {
  const database = await createTestDatabase();
  const { db, drop } = database;
  try {
    const doubled = askedTogether(async (on, keys: readonly number[]) => {
      const { rows } = await sql<{ twice: number }>`
        select k * 2 as twice from unnest(${keys}::int[]) k`.execute(on);
      return rows.map(({ twice }) => twice);
    });
    const kept = await db.connection().execute(async (one) => {
      assert.deepEqual(await Promise.all([3, 4].map((key) => doubled(one, key))), [6, 8]);
      assert.equal(await doubled(one, 5), 10);
      await sql`select ${1}::int`.execute(one);
      const { rows } = await sql<{ statement: string }>`
        select statement from pg_prepared_statements`.execute(one);
      return rows.map(({ statement }) => statement.replaceAll(/\s+/g, ' ').trim());
    });
    assert.deepEqual(kept, ['select k * 2 as twice from unnest($1::int[]) k']);
  } finally {
    await drop();
  }
});
