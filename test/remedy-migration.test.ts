// What organs had confirmed before sets were dated is still there after the upgrade.

import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createPool } from '../src/store/database.ts';
import { migrate, migrationsFolder } from '../src/store/migrate.ts';
import { createTestDatabase } from './database.ts';

test('the undated bodies of an organ become its set since the 条例 came into force', async () => {
  const database = await createTestDatabase();
  const before = await mkdtemp(join(tmpdir(), 'gongkai-migrations-'));
  const first = '0001-ground-floor.sql';
  await cp(join(migrationsFolder, first), join(before, first));
  const { rows } = await database.pool.query<{ name: string }>('select current_database() as name');
  await database.pool.query('create schema old');
  await database.pool.query(`alter database ${rows[0]?.name} set search_path = old`);
  const pool = createPool(database.address, { max: 2 });
  try {
    await migrate(pool, before);
    const organ = `insert into organs (code, name, short_name, kind, letter_word, remedy)
      values ($1, $1, $1, 'department', '测公开', $2)`;
    const whole = {
      reconsideration: '某市人民政府',
      court: '某区人民法院',
      confirmedBy: '某律师',
      confirmedOn: '2021-08-20',
    };
    await pool.query(organ, ['whole', JSON.stringify(whole)]);
    await pool.query(organ, ['bare', '{}']);
    const { confirmedBy: _, ...unconfirmed } = whole;
    await pool.query(organ, ['unconfirmed', JSON.stringify(unconfirmed)]);
    await migrate(pool);
    const carried = await pool.query(
      `select o.code, in_name_of, issuer, is_default, valid_from, valid_until, court, confirmed_by,
         confirmed_on, internet_reconsideration
       from remedy_settings join organs o on o.id = organ_id`,
    );
    assert.deepEqual(carried.rows, [
      {
        code: 'whole',
        in_name_of: 'organ',
        issuer: 'whole',
        is_default: true,
        valid_from: '2019-05-15',
        valid_until: null,
        court: '某区人民法院',
        confirmed_by: '某律师',
        confirmed_on: '2021-08-20',
        internet_reconsideration: null,
      },
    ]);
  } finally {
    await pool.end();
    await rm(before, { recursive: true });
    await database.drop();
  }
});
