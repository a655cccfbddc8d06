// The keys of an installation: made once, wrapped, never silently made anew; a running server takes up a
// new one, and what was sealed before there was a ring still opens.

import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { receiveRequest } from '../src/commands/requests/receive-request.ts';
import { readConfig } from '../src/config.ts';
import {
  type KeyPlaces,
  masterPath,
  newMaster,
  readRingFile,
  rewrapped,
  ringPath,
  withNewKey,
  writeMaster,
  writeRingFile,
} from '../src/store/database/key-ring.ts';
import { loadSecrets, openSecrets, readKeys } from '../src/store/database/keys.ts';
import { OperatorError } from '../src/store/database/operator-error.ts';
import { eventsOf } from '../src/store/requests/requests.ts';
import { sealedColumns } from '../src/store/database/sealed-columns.ts';
import { keyIdOf } from '../src/store/database/sealing.ts';
import { type Secrets, secretsFrom } from '../src/store/database/secrets.ts';
import { application, type Office, openOffice, submissionKey } from './commands/office.ts';

let office: Office;
let places: KeyPlaces;
before(async () => {
  office = await openOffice();
});
after(() => office.database.drop());
beforeEach(() => {
  places = { dataFolder: mkdtempSync(join(tmpdir(), 'gongkai-keys-')) };
});
afterEach(async () => {
  const { db } = office.database;
  for (const table of ['request_events', 'request_likeness', 'requests', 'settings'] as const) {
    await db.deleteFrom(table).execute();
  }
  rmSync(places.dataFolder, { recursive: true });
});

const open = async (at = places): Promise<Secrets> => await openSecrets(office.database.db, at);

async function submit(secrets: Secrets): Promise<number> {
  const context = { ...office.on('2026-03-02', 'applicant'), secrets };
  const received = await receiveRequest(context, {
    application,
    channel: 'online',
    submissionKey: submissionKey(),
  });
  assert.ok(received.ok);
  return received.value.request.id;
}

async function refusal(): Promise<string> {
  const error: unknown = await open().catch((thrown: unknown) => thrown);
  assert.ok(error instanceof OperatorError, String(error));
  return error.message;
}

const files = (): string[] => readdirSync(join(places.dataFolder, 'keys')).sort();

test('a new installation makes a master and a ring, for the owner only', async () => {
  const secrets = await open();
  assert.deepEqual(files(), ['ring', 'secret']);
  for (const name of files()) {
    assert.equal(statSync(join(places.dataFolder, 'keys', name)).mode & 0o777, 0o600, name);
  }
  assert.equal(keyIdOf(secrets.seal('x', 'y')), 1);
  const ring = readFileSync(ringPath(places), 'utf8');
  assert.ok(!ring.includes(readFileSync(masterPath(places), 'utf8').trim()));
});

test('many starts at once make one ring', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => open()));
  const sealed = all.map((secrets) => secrets.seal('同一把', 'here'));
  for (const secrets of all) {
    for (const value of sealed) assert.equal(secrets.open(value, 'here').toString(), '同一把');
  }
  assert.deepEqual(files(), ['ring', 'secret']);
});

test('the master may lie outside the data folder, and only there', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'gongkai-master-'));
  const at = { ...places, masterKeyFile: join(elsewhere, 'master') };
  const value = (await open(at)).seal('x', 'y');
  assert.deepEqual(files(), ['ring']);
  assert.equal((await open(at)).open(value, 'y').toString(), 'x');
  await assert.rejects(open(), /找不到密钥文件 .*secret.*GONGKAI_MASTER_KEY_FILE/);
  rmSync(elsewhere, { recursive: true });
  const inside = readConfig({ GONGKAI_MASTER_KEY_FILE: 'data/keys/other' }, '/p', '/p');
  assert.match(inside.faults?.join() ?? '', /数据目录之内/);
  const outside = readConfig({ GONGKAI_MASTER_KEY_FILE: '../master' }, '/p', '/p');
  assert.equal(outside.config?.masterKeyFile, '/master');
});

test('a secret from before the ring is wrapped in it; what it sealed and found stays', async () => {
  const secret = newMaster();
  mkdirSync(join(places.dataFolder, 'keys'));
  writeFileSync(masterPath(places), secret.toString('hex'));
  const before = secretsFrom(secret);
  const id = await submit(before);
  const now = await open();
  assert.equal((await eventsOf(office.database.db, now, id)).length, 1);
  assert.deepEqual(now.identityIndex('E00000000'), before.identityIndex('E00000000'));
  assert.equal(now.queryCode('key'), before.queryCode('key'));
  assert.equal(keyIdOf(now.seal('x', 'y')), 1);
});

test('with sealed data nothing starts without the master, the ring or both, and nothing is made', async () => {
  await submit(await open());
  const kept = new Map(
    files().map((name) => [name, readFileSync(join(places.dataFolder, 'keys', name))]),
  );
  for (const gone of [['secret'], ['ring'], ['ring', 'secret']]) {
    for (const name of gone) rmSync(join(places.dataFolder, 'keys', name));
    const left = files();
    const said = await refusal();
    for (const name of gone) assert.ok(said.includes(join(places.dataFolder, 'keys', name)), said);
    assert.match(said, /备份.*不会另造密钥/);
    assert.deepEqual(files(), left, 'nothing was made');
    for (const [name, bytes] of kept) writeFileSync(join(places.dataFolder, 'keys', name), bytes);
  }
  await open();
});

test('a deleted secret of the time before the ring is missed as well', async () => {
  await submit(secretsFrom(newMaster()));
  assert.match(await refusal(), /找不到密钥文件 .*secret，/);
  assert.deepEqual(files(), []);
});

test('another secret than the one of the time before the ring is refused, and no ring is made', async () => {
  await submit(secretsFrom(newMaster()));
  mkdirSync(join(places.dataFolder, 'keys'));
  await writeMaster(places, newMaster());
  assert.match(await refusal(), /secret 与数据库中已加密的数据不符/);
  assert.deepEqual(files(), ['secret']);
});

test('a master that does not open the ring is refused; so are files that are damaged', async () => {
  await submit(await open());
  const right = readFileSync(masterPath(places));
  await writeMaster(places, newMaster());
  assert.match(await refusal(), /打不开密钥环/);
  writeFileSync(masterPath(places), 'no secret');
  assert.match(await refusal(), /主密钥文件 .* 已损坏/);
  writeFileSync(masterPath(places), right);
  writeFileSync(ringPath(places), '{"version":1');
  assert.match(await refusal(), /密钥环文件 .* 已损坏/);
});

test('an older ring, and the ring of another installation, are refused', async () => {
  const secrets = await open();
  const { ring, master } = await readKeys(places);
  await writeRingFile(places, withNewKey(ring, master, new Date()));
  await submit(await loadSecrets(places));
  assert.equal(keyIdOf(secrets.seal('x', 'y')), 1, 'a moment may pass');
  await writeRingFile(places, ring);
  assert.match(await refusal(), /缺少第 2 号密钥/);
  rmSync(join(places.dataFolder, 'keys'), { recursive: true });
  await office.database.db.deleteFrom('requests').execute();
  const foreign = { dataFolder: mkdtempSync(join(tmpdir(), 'gongkai-keys-')) };
  await office.database.db.deleteFrom('settings').execute();
  await open(foreign);
  await office.database.db
    .updateTable('settings')
    .set({ value: JSON.stringify(ring.id) })
    .execute();
  await assert.rejects(open(foreign), /不属于这个数据库/);
  rmSync(foreign.dataFolder, { recursive: true });
});

test('a running server opens what a new key sealed, and soon seals with it', async () => {
  const running = await open();
  const { ring, master } = await readKeys(places);
  await writeRingFile(places, withNewKey(ring, master, new Date()));
  const fresh = (await loadSecrets(places)).seal('新', 'y');
  assert.equal(keyIdOf(fresh), 2);
  assert.equal(running.open(fresh, 'y').toString(), '新');
  assert.equal(keyIdOf(running.seal('x', 'y')), 2);
});

test('a change of master may break off after each step', async () => {
  const value = (await open()).seal('x', 'y');
  const { ring, master } = await readKeys(places);
  const next = newMaster();
  const opens = async (): Promise<void> => {
    assert.equal((await open()).open(value, 'y').toString(), 'x');
  };
  await writeRingFile(places, rewrapped(ring, master, [master, next]));
  await opens();
  await writeMaster(places, next);
  await opens();
  await writeRingFile(places, rewrapped(ring, master, [next]));
  await opens();
  await writeMaster(places, master);
  assert.match(await refusal(), /打不开密钥环/);
  assert.equal((await readRingFile(places))?.keys.length, 1);
});

test('every column of bytes is a sealed one of the list, a keyed hash, or a published file', async () => {
  const { rows } = await office.database.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' order by 1`,
  );
  const hashes = [
    'answer_links.code_hash',
    'enterprise_links.code_hash',
    'policy_subscriptions.confirm_hash',
    'policy_subscriptions.email_hash',
    'policy_subscriptions.stop_hash',
    'query_guards.guess_index',
    'reader_messages.query_code_hash',
    'requests.identity_index',
    'requests.query_code_hash',
    'sessions.token_hash',
  ];
  // Of sealed reports that everybody may take.
  const published = ['report_files.bytes'];
  const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  assert.deepEqual(
    rows.map(({ name }) => name).sort(),
    [...hashes, ...published, ...listed].sort(),
  );
});
