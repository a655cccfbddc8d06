import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { startDailyJobs } from '../../src/jobs/daily.ts';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { application, type Office, openOffice, submissionKey } from '../commands/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  await office.database.drop();
});

async function indexed(): Promise<number> {
  const rows = await office
    .on('2026-03-02')
    .db.selectFrom('request_likeness')
    .select('request_id')
    .execute();
  return rows.length;
}

test('the daily round begins with the server and makes the index of like requests whole', async () => {
  const { db, secrets, clock } = office.on('2026-03-02');
  for (let i = 0; i < 3; i += 1) {
    const input = { application, channel: 'post', submissionKey: submissionKey() } as const;
    assert.ok((await receiveRequest(office.on('2026-03-02'), input)).ok);
  }
  await db.deleteFrom('request_likeness').execute();
  const errors: unknown[] = [];
  const jobs = startDailyJobs({
    db,
    secrets,
    clock,
    dataFolder: '/nowhere',
    calendar: () => Promise.resolve(nationalCalendar),
    onError: (error) => errors.push(error),
  });
  while ((await indexed()) < 3 && errors.length === 0) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  await jobs.stop();
  assert.deepEqual(errors, []);
  assert.equal(await indexed(), 3);
});
