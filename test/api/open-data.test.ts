// The open data as programs of others ask for it: pages behind a cursor, filters that cannot be talked round, limits,
// tokens of registered callers, and what was taken off.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { callsPerMinute } from '../../src/rules/open-data.ts';
import { auditActions } from '../../src/rules/audit-actions.ts';
import { openTokenHash } from '../../src/store/documents/open-tokens.ts';
import { getOpenDocument, getOpenDocuments } from '../../src/web/api/open-documents.ts';
import { createRate } from '../../src/web/rate.ts';
import { createTestSite, type TestSite } from '../web/site.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let site: TestSite;
let house: House;
let administrator: Caller;
before(async () => {
  site = await createTestSite();
  house = await openHouse();
  administrator = await house.staff('xitong', ['system-administrator']);
});
after(async () => {
  await site.close();
  await house.database.drop();
});

interface Item {
  readonly id: number;
  readonly title?: string;
  readonly kind?: string;
  readonly changedAt: string;
  readonly gone?: string;
}
interface List {
  readonly items: readonly Item[];
  readonly total: number | null;
  readonly next: string | null;
}

const list = '/api/public/documents';

async function read(query: string): Promise<List> {
  const answer = await site.get(`${list}?${query}`);
  assert.equal(answer.status, 200, query);
  return getOpenDocuments.reply.parse(await answer.json());
}

/** All pages, by their cursors. */
async function readAll(query: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: List = await read(`${query}${next === '' ? '' : `&cursor=${next}`}`);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

const published = async (): Promise<number> => {
  const rows = await site.context.db
    .selectFrom('documents')
    .select('id')
    .where('state', '=', 'published')
    .execute();
  return rows.length;
};

test('page by page every document comes once, the newest first, and the total says how many', async () => {
  const whole = await read('limit=100');
  const parted = await readAll('limit=3');
  assert.equal(whole.total, await published());
  assert.ok(parted.length > 6);
  assert.deepEqual(
    parted.map(({ id }) => id),
    whole.items.map(({ id }) => id),
  );
  assert.equal(new Set(parted.map(({ id }) => id)).size, parted.length);
});

test('each filter gives what it says, the column with those below it', async () => {
  const all = await readAll('limit=100');
  const kind = await readAll('limit=100&kind=normative-document');
  assert.ok(kind.length > 0 && kind.length < all.length);
  assert.ok(kind.every((item) => item.kind === 'normative-document'));
  const inForce = await readAll('limit=100&validity=in-force');
  assert.ok(inForce.length > 0 && inForce.length < all.length);
  const below = await readAll('limit=100&column=zfxxgk/fdzdgknr');
  const own = await readAll('limit=100&column=zfxxgk/fdzdgknr/lzyj');
  assert.ok(own.length > 0 && own.length <= below.length);
  const unknown = await site.get(`${list}?column=nothing`);
  assert.equal(unknown.status, 422);
});

test('a document has its text twice, its files with their sums, and the schema holds it', async () => {
  const [first] = await readAll('limit=100&kind=normative-document');
  assert.ok(first);
  const answer = await site.get(`${list}/${first.id}`);
  const document = getOpenDocument.reply.parse(await answer.json());
  assert.match(document.html ?? '', /<p/);
  assert.doesNotMatch(document.text ?? '<', /</);
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  const known = await site.get(`${list}/${first.id}`, {
    'If-None-Match': answer.headers.get('etag') ?? '',
  });
  assert.equal(known.status, 304);
});

const forged = [
  'x',
  'null',
  Buffer.from('["published","2026-01-01T00:00:00Z","1 or 1=1"]').toString('base64url'),
  Buffer.from('["changed","2026-01-01T00:00:00Z",1]').toString('base64url'),
  Buffer.from('["published","\'; drop table documents; --",1]').toString('base64url'),
  Buffer.from('["published","2026-01-01T00:00:00Z",-1]').toString('base64url'),
  Buffer.from('["published","2026-02-31T00:00:00Z",1]').toString('base64url'),
  Buffer.from(`[${'['.repeat(100)}`).toString('base64url'),
];

for (const cursor of forged) {
  test(`a cursor that was not given here is refused: ${cursor.slice(0, 30)}`, async () => {
    const answer = await site.get(`${list}?cursor=${encodeURIComponent(cursor)}`);
    assert.equal(answer.status, 400);
  });
}

test('a limit beyond the highest, or that is none, is refused', async () => {
  for (const limit of ['101', '1000000000', '0', '-1', '1e9', 'NaN', '5.5']) {
    assert.equal((await site.get(`${list}?limit=${limit}`)).status, 400, limit);
  }
});

test('what stands in a filter is a value and never a question to the database', async () => {
  for (const query of [
    "theme=' or true --",
    "column=zwdt' or '1'='1",
    "organ=kfq'); drop table documents; --",
    'theme=%25',
    'column=%00',
    'theme=%00',
  ]) {
    const answer = await site.get(`${list}?${query.replaceAll(' ', '%20')}`);
    const text = await answer.text();
    assert.ok(answer.status < 500, `${query}: ${answer.status}`);
    assert.ok(answer.status !== 200 || (JSON.parse(text) as List).items.length === 0, query);
  }
  assert.ok((await published()) > 0);
  assert.deepEqual(site.errors, []);
});

test('a parameter that is none is refused by its name, with those there are', async () => {
  const asked = await site.get(`${list}?catagory=x&limit=1`);
  assert.equal(asked.status, 400);
  const { violations } = (await asked.json()) as {
    violations: readonly { code: string; field: string; message: string }[];
  };
  assert.deepEqual(
    violations.map(({ code, field }) => [code, field]),
    [['input-invalid', 'catagory']],
  );
  assert.match(violations[0]?.message ?? '', /没有“catagory”这个参数.*organ、column、kind.*cursor/);
  for (const stray of ['/api/public/organs?q=1', `${list}/1?html=1`, `${list}?limit=1&limit=2`]) {
    const answer = await site.get(stray);
    assert.equal(answer.status, 400, stray);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*', stray);
  }
});

test('whatever there is is known to who has anything of it', async () => {
  const answer = await site.get(`${list}?limit=1`, { 'If-None-Match': ' * ' });
  assert.equal(answer.status, 304);
  assert.equal((await site.get(`${list}/99999999`, { 'If-None-Match': '*' })).status, 404);
});

test('another method is told which there are, a page of another site that it may read', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await site.app.request(list, { method });
    assert.equal(answer.status, 405, method);
    assert.equal(answer.headers.get('allow'), 'GET, HEAD, OPTIONS');
    const { violations } = (await answer.json()) as { violations: readonly { code: string }[] };
    assert.equal(violations[0]?.code, 'method-not-taken');
  }
  const preflight = await site.app.request(`${list}/1`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://embedding.example', 'Access-Control-Request-Method': 'GET' },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
  assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Authorization/);
  const session = await site.app.request('/api/session', { method: 'OPTIONS' });
  assert.equal(session.headers.get('allow'), 'GET, HEAD, POST, DELETE, OPTIONS');
  assert.equal(session.headers.get('access-control-allow-origin'), null, 'of persons, not open');
  assert.equal((await site.app.request('/api/nothing', { method: 'PUT' })).status, 404);
});

test('withdrawn: by change it comes with its kind of reason alone, the address of the item is 410', async () => {
  const [item] = await readAll('limit=100&kind=normative-document');
  assert.ok(item);
  const before = await read('changedSince=2020-01-01T00:00:00Z&limit=100');
  const row = await site.context.db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', item.id)
    .executeTakeFirstOrThrow();
  site.travel('2026-03-31');
  const gone = await withdrawDocument(site.command, {
    id: item.id,
    version: row.version,
    reason: '泄露了张三的病情',
    leak: true,
  });
  assert.ok(gone.ok, JSON.stringify(gone));
  const now = await read('changedSince=2026-03-31T00:00:00Z');
  const stone = now.items.find(({ id }) => id === item.id);
  assert.deepEqual(Object.keys(stone ?? {}).toSorted(), ['changedAt', 'gone', 'id', 'url']);
  assert.equal(stone?.gone, 'withdrawn');
  assert.ok(!(await readAll('limit=100')).some(({ id }) => id === item.id));
  const page = await site.get(`${list}/${item.id}`);
  assert.equal(page.status, 410);
  assert.doesNotMatch(await page.text(), /张三|病情|住房/);
  // Who reads on from what he had sees the withdrawal, and nothing twice.
  const since = before.items.at(-1)?.changedAt ?? '';
  const following = await readAll(`limit=2&changedSince=${since}`);
  assert.ok(following.some(({ id, gone: kind }) => id === item.id && kind === 'withdrawn'));
  assert.equal(new Set(following.map(({ id }) => id)).size, following.length);
});

test('who asks too often waits; another, and a registered caller, need not', () => {
  let now = 0;
  const rate = createRate(() => now);
  for (let i = 0; i < 3; i += 1) assert.equal(rate.call('a', 3), undefined);
  assert.equal(rate.call('a', 3), 60);
  assert.equal(rate.call('b', 3), undefined);
  now = 30_000;
  assert.equal(rate.call('a', 3), 30);
  now = 60_000;
  assert.equal(rate.call('a', 3), undefined);
});

test('a token that is none is refused whatever it holds, and written nowhere', async () => {
  for (const value of [
    'Bearer gk_x',
    `Bearer gk_${'a'.repeat(43)}`,
    `Bearer gk_${'a'.repeat(43)}, Bearer y`,
    "Bearer ' or 1=1 --",
    `Basic ${btoa('a:b')}`,
    `Bearer ${'x'.repeat(4000)}`,
  ]) {
    const answer = await house.caller().call('GET', '/public/organs', undefined, {
      authorization: value,
    });
    assert.equal(answer.status, 401, value);
    assert.doesNotMatch(JSON.stringify([...answer.headers]), /gk_|or 1=1/);
  }
  assert.deepEqual(house.errors, []);
});

function exhaust(): void {
  for (let i = 0; i <= callsPerMinute.address; i += 1) {
    house.context.openCalls.call('address 192.0.2.1', callsPerMinute.address);
  }
}

test('a token is shown once, kept as its hash, lifts the limit, and ends when it is revoked', async () => {
  const made = await administrator.post('/open-tokens', { name: '某大学图书馆', contact: '6688' });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const { id, token } = made.body as { id: number; token: string };
  const listed = await administrator.get('/open-tokens');
  assert.doesNotMatch(JSON.stringify(listed.body), new RegExp(token.slice(4)));
  const stored = await house.database.db
    .selectFrom('open_tokens')
    .select('hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.equal(stored.hash, openTokenHash(token));
  exhaust();
  const anybody = house.caller();
  const held = await anybody.get('/public/documents');
  assert.equal(held.status, 429);
  assert.ok(Number(held.headers.get('retry-after')) > 0);
  const registered = { authorization: `Bearer ${token}` };
  const ask = async (headers: Record<string, string>) =>
    await anybody.call('GET', '/public/documents', undefined, headers);
  assert.equal((await ask(registered)).status, 200);
  const [used] = (await administrator.get('/open-tokens')).body.items;
  assert.equal(used.lastUsedOn, '2026-03-02');
  assert.equal((await administrator.call('DELETE', `/open-tokens/${id}`)).status, 200);
  assert.equal((await ask(registered)).status, 429, 'it no longer lifts the limit');
  Object.assign(house.context, { openCalls: createRate() });
  assert.equal((await ask(registered)).status, 401);
  const again = await administrator.call('DELETE', `/open-tokens/${id}`);
  assert.deepEqual(codes(again), ['open-caller-unknown']);
  const log = await house.database.db
    .selectFrom('audit_log')
    .selectAll()
    .where('object', '=', `open token ${id}`)
    .execute();
  assert.deepEqual(
    log.map(({ action }) => action),
    ['open-token-made', 'open-token-revoked'],
  );
  assert.ok(log.every(({ action }) => Object.hasOwn(auditActions, action)));
  assert.doesNotMatch(JSON.stringify(log), new RegExp(token.slice(4)));
});

test('who is no administrator registers nobody; a caller has a name and can be reached', async () => {
  const editor = await house.staff('bianji2', ['editor']);
  assert.equal((await editor.post('/open-tokens', { name: 'a', contact: 'b' })).status, 403);
  const blank = await administrator.post('/open-tokens', { name: ' ', contact: ' ' });
  assert.deepEqual(codes(blank), ['open-caller-name-missing', 'open-caller-contact-missing']);
});
