// Personal data whose time is over go, case by case and recorded; cases that are not filed, not long enough
// filed or under dispute stay whole.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { applyRetention, retentionDue } from '../src/commands/requests/apply-retention.ts';
import { receiveRequest } from '../src/commands/requests/receive-request.ts';
import { isDueForErasure } from '../src/rules/retention.ts';
import { addRequestFile, filesOf } from '../src/store/requests/request-files.ts';
import { insertRemedy } from '../src/store/remedies/remedies.ts';
import { storeSealedFile } from '../src/store/database/sealed-files.ts';
import { vaultPath } from '../src/store/database/vault.ts';
import { drafts, given, signs, submits } from './commands/letters.ts';
import { application, type Office, openOffice, submissionKey } from './commands/office.ts';

const today = '2026-11-20';
let office: Office;
let dataFolder: string;
before(async () => {
  office = await openOffice();
  dataFolder = mkdtempSync(join(tmpdir(), 'gongkai-retention-'));
});
after(async () => {
  await office.database.drop();
  rmSync(dataFolder, { recursive: true });
});

/** With an identity paper, a record, a signed letter and a draft. */
async function filed(archivedOn: `${number}-${number}-${number}` | undefined): Promise<number> {
  const context = office.on('2025-03-03');
  const { db, secrets } = context;
  const input = { application, channel: 'in-person', submissionKey: submissionKey() } as const;
  const { id } = given(await receiveRequest(context, input)).request;
  for (const kind of ['application', 'identity', 'record'] as const) {
    const bytes = Buffer.from(`${kind} ${id}`);
    const sha256 = await storeSealedFile(db, dataFolder, secrets, bytes, 'application/pdf');
    await addRequestFile(db, secrets, id, { sha256, name: `${kind}.pdf`, kind });
  }
  const facts = { kind: 'P03', days: 5, reason: '需要调阅档案' } as const;
  given(
    await signs(
      office,
      given(await submits(office, await drafts(office, id, '2025-03-03', facts))),
    ),
  );
  await drafts(office, id, '2025-03-03', facts);
  if (archivedOn !== undefined) {
    await db
      .insertInto('request_events')
      .values({
        request_id: id,
        seq: 99,
        kind: 'archived',
        occurred_on: archivedOn,
        data: secrets.seal('{}', `event ${id} 99`),
        actor: JSON.stringify(context.actor),
        recorded_at: context.clock.now(),
      })
      .execute();
  }
  return id;
}

async function left(id: number) {
  const { db, secrets } = office.on(today);
  const letters = await db
    .selectFrom('letters')
    .select('state')
    .where('request_id', '=', id)
    .execute();
  return {
    files: (await filesOf(db, secrets, id)).map(({ kind }) => kind),
    letters: letters.map(({ state }) => state).sort(),
  };
}

const whole = { files: ['application', 'identity', 'record'], letters: ['draft', 'signed'] };

test('only filed cases whose year is over and that nobody disputes lose papers and drafts', async () => {
  const due = await filed('2025-11-20');
  const kept = {
    'not filed': await filed(undefined),
    'filed a day too late': await filed('2025-11-21'),
    'before a court': await filed('2025-04-01'),
    'decided lately': await filed('2025-04-01'),
  };
  const { db, secrets } = office.on(today);
  const dispute = {
    organ_id: office.organId,
    block: 'litigation-direct',
    filed_on: '2025-05-01',
  } as const;
  await insertRemedy(db, { ...dispute, request_id: kept['before a court'] });
  const decided = { result: 'upheld', decided_on: '2026-06-01' } as const;
  await insertRemedy(db, { ...dispute, ...decided, request_id: kept['decided lately'] });
  const context = { ...office.on(today), dataFolder, actor: { kind: 'system' } as const };
  const [paper] = await filesOf(db, secrets, due);
  const path = vaultPath(dataFolder, paper?.sha256 ?? '');
  assert.ok(existsSync(path));

  const listed = await retentionDue(context);
  assert.deepEqual(
    listed.map(({ key, requestId, count }) => [key, requestId, count]),
    [
      ['identity-papers', due, 2],
      ['unsent-letters', due, 1],
    ],
  );
  assert.deepEqual(await left(due), whole, 'a list erases nothing');
  for (const one of listed) assert.equal(await applyRetention(context, one), one.count);
  assert.deepEqual(await left(due), { files: ['record'], letters: ['signed'] });
  assert.ok(!existsSync(path), 'the sealed content is gone from the vault');
  for (const [why, id] of Object.entries(kept)) {
    assert.equal(await applyRetention(context, { key: 'identity-papers', requestId: id }), 0, why);
    assert.equal(await applyRetention(context, { key: 'unsent-letters', requestId: id }), 0, why);
    assert.deepEqual(await left(id), whole, why);
  }
  const lines = await db
    .selectFrom('audit_log')
    .select(['object', 'detail'])
    .where('action', '=', 'personal-data-erased')
    .orderBy('id')
    .execute();
  assert.deepEqual(
    lines.map(({ object, detail }) => [object, detail]),
    [
      [`request ${due}`, { rule: 'identity-papers', count: 2 }],
      [`request ${due}`, { rule: 'unsent-letters', count: 1 }],
    ],
  );
  assert.deepEqual(await retentionDue(context), []);
});

test('the rule counts a year from the filing, and waits for a dispute (个人信息保护法 19, 47)', () => {
  const held = { archivedOn: '2025-02-28', disputed: false, decidedOn: null } as const;
  const due = (change: object, on: `${number}-${number}-${number}`): boolean =>
    isDueForErasure('identity-papers', { ...held, ...change }, on);
  assert.equal(due({}, '2026-02-27'), false);
  assert.equal(due({}, '2026-02-28'), true);
  assert.equal(due({ archivedOn: null }, '2036-02-28'), false);
  assert.equal(due({ disputed: true }, '2036-02-28'), false);
  assert.equal(due({ decidedOn: '2026-02-01' }, '2026-12-31'), false);
  assert.equal(due({ decidedOn: '2026-02-01' }, '2027-02-01'), true);
});
