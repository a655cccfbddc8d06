// Everything sealed is put under a new key, cut off in the middle and taken up again, while others read.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { receiveRequest } from '../src/commands/requests/receive-request.ts';
import { addKey, changeMaster, dropKey, listKeys } from '../src/store/database/change-keys.ts';
import { type KeyPlaces, newMaster, writeMaster } from '../src/store/database/key-ring.ts';
import { loadSecrets, openSecrets } from '../src/store/database/keys.ts';
import { addRequestFile, filesOf } from '../src/store/requests/request-files.ts';
import { openApplication, eventsOf } from '../src/store/requests/requests.ts';
import { keyUse, resealAll } from '../src/store/database/reseal.ts';
import { readSealedFile, storeSealedFile } from '../src/store/database/sealed-files.ts';
import { type Secrets, secretsFrom } from '../src/store/database/secrets.ts';
import { application, type Office, openOffice, submissionKey } from './commands/office.ts';

const many = 7;
let office: Office;
let places: KeyPlaces;
let before0: Secrets;
const ids: number[] = [];
before(async () => {
  office = await openOffice();
  places = { dataFolder: mkdtempSync(join(tmpdir(), 'gongkai-reseal-')) };
  mkdirSync(join(places.dataFolder, 'keys'));
  const secret = newMaster();
  await writeMaster(places, secret);
  before0 = secretsFrom(secret);
  for (let i = 0; i < many; i += 1) ids.push(await submit(before0));
});
after(async () => {
  await office.database.drop();
  rmSync(places.dataFolder, { recursive: true });
});

async function submit(secrets: Secrets): Promise<number> {
  const { db } = office.database;
  const context = { ...office.on('2026-03-02', 'applicant'), secrets };
  const given = { application, channel: 'online', submissionKey: submissionKey() } as const;
  const received = await receiveRequest(context, given);
  assert.ok(received.ok);
  const { id } = received.value.request;
  const sha256 = await storeSealedFile(
    db,
    places.dataFolder,
    secrets,
    Buffer.from('证件'),
    'image/png',
  );
  await addRequestFile(db, secrets, id, { sha256, name: '证件.png', kind: 'application' });
  return id;
}

async function readsAll(secrets: Secrets): Promise<void> {
  const { db } = office.database;
  for (const id of ids) {
    const row = await db
      .selectFrom('requests')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(openApplication(secrets, row).applicant.name, '测试人');
    assert.equal((await eventsOf(db, secrets, id)).length, 1);
    const [file] = await filesOf(db, secrets, id);
    const bytes = await readSealedFile(places.dataFolder, secrets, file?.sha256 ?? '');
    assert.equal(bytes?.toString(), '证件');
  }
}

const use = async () =>
  Object.fromEntries(await keyUse(office.database.db, places.dataFolder)) as Record<
    string,
    unknown
  >;

test('what one secret sealed is counted under the key without a number', async () => {
  await openSecrets(office.database.db, places);
  assert.deepEqual(
    (await listKeys(places)).map(({ id }) => id),
    [0, 1],
  );
  assert.deepEqual(await use(), { 0: { values: 3 * many, files: many } });
});

test('sealing anew may be cut off and taken up; whoever runs reads all the time', async () => {
  const { db } = office.database;
  const running = await openSecrets(db, places);
  const newest = await addKey(places, new Date());
  assert.equal(newest, 2);
  const keys = { dataFolder: places.dataFolder, secrets: await loadSecrets(places), newest };
  for (const at of ['requests.application', 'request_events.data', 'vault']) {
    let told = 0;
    const cut = (place: string): void => {
      told += place === at ? 1 : 0;
      if (told === 2) throw new Error('cut off');
    };
    await assert.rejects(resealAll(db, keys, cut, 2), /cut off/);
    await readsAll(running);
  }
  const { values, files, unopened } = await resealAll(db, keys, () => undefined, 2);
  assert.deepEqual([values, unopened], [0, []], 'what was done before is not done again');
  assert.equal(files, many - 2);
  assert.deepEqual(await use(), { 2: { values: 3 * many, files: many } });
  await readsAll(running);
  const vault = join(places.dataFolder, 'vault');
  const stored = readdirSync(vault).flatMap((part) => readdirSync(join(vault, part)));
  assert.equal(stored.length, many, 'nothing is left under the old key');
});

test('keys that seal nothing go, and the master changes under a running server', async () => {
  const running = await loadSecrets(places);
  await dropKey(places, 0);
  await dropKey(places, 1);
  await changeMaster(places);
  await readsAll(running);
  const fresh = await openSecrets(office.database.db, places);
  await readsAll(fresh);
  assert.deepEqual(
    (await listKeys(places)).map(({ id }) => id),
    [2],
  );
  assert.deepEqual(fresh.identityIndex('E00000000'), before0.identityIndex('E00000000'));
});

test('what a key does not open is told and left', async () => {
  const { db } = office.database;
  const newest = await addKey(places, new Date());
  const [first = 0] = ids;
  const row = await db
    .selectFrom('requests')
    .select('application')
    .where('id', '=', first)
    .executeTakeFirstOrThrow();
  const broken = Buffer.from(row.application);
  broken[40] = (broken[40] ?? 0) ^ 1;
  await db.updateTable('requests').set({ application: broken }).where('id', '=', first).execute();
  const [file] = await filesOf(db, await loadSecrets(places), ids[1] ?? 0);
  const sha256 = file?.sha256 ?? '';
  writeFileSync(
    join(places.dataFolder, 'vault', sha256.slice(0, 2), sha256),
    Buffer.from([2, 0, 0, 0, 2, 9, 9]),
  );
  const keys = { dataFolder: places.dataFolder, secrets: await loadSecrets(places), newest };
  const { values, files, unopened } = await resealAll(db, keys, () => undefined, 3);
  assert.deepEqual([values, files], [3 * many - 1, many - 1]);
  assert.deepEqual(unopened, [`requests.application ${first}`, `vault ${sha256}`]);
});
