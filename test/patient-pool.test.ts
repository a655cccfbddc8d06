// Who waits for a connection before a screen is told after ten seconds; work that asks for much at once waits for its
// turn: the threads of an export share one connection each, on a busy machine for long.

import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { createPool } from '../src/store/database.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
before(async () => {
  database = await createTestDatabase();
});
after(async () => await database.drop());

for (const [isPatient, told] of [
  [false, 'timeout exceeded when trying to connect'],
  [true, 'its turn'],
] as const) {
  test(`${isPatient ? 'patient' : 'hurried'}: ${told}`, async () => {
    const pool = createPool(database.address, { max: 1, isPatient });
    const held = await pool.connect();
    mock.timers.enable({ apis: ['setTimeout'] });
    const waiting = pool.query('select 1').then(
      () => 'its turn',
      (error: Error) => error.message,
    );
    mock.timers.tick(60_000);
    mock.timers.reset();
    held.release();
    assert.equal(await waiting, told);
    await pool.end();
  });
}
