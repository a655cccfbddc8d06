import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { roleKeys } from '../../src/rules/roles.ts';
import { apiRoutes } from '../../src/web/api/api.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let all: Caller;
before(async () => {
  house = await openHouse();
  // No real person holds every post; here one does, to get behind every door.
  all = await house.staff('everybody', []);
  const rows = roleKeys.map((role) => ({ role }));
  const { id } = await house.database.db
    .selectFrom('staff')
    .select('id')
    .where('username', '=', 'everybody')
    .executeTakeFirstOrThrow();
  const held = rows.map((row) => ({ ...row, staff_id: id }));
  await house.database.db.insertInto('staff_roles').values(held).execute();
});
after(() => house.database.drop());

const nasty = fc.oneof(
  fc.constantFrom(
    '\u0000',
    '\ud800',
    "'; drop table staff; --",
    '../../etc/passwd',
    '{{constructor}}',
    '2026-02-30',
    '0001-01-01',
    '9999-12-31',
    '1e309',
    '-1',
    '',
    'ﷺ'.repeat(3000),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.anything({ maxDepth: 1 }), { maxLength: 3 }),
);

function keys(schema: { readonly shape: object } | undefined): string[] {
  return Object.keys(schema?.shape ?? {});
}

test('whatever is sent, the answer is a sentence and never an accident', async () => {
  for (const { endpoint } of apiRoutes) {
    if (endpoint.path.startsWith('/session')) continue;
    const record = (names: string[]): fc.Arbitrary<Record<string, unknown>> =>
      fc.record(Object.fromEntries(names.map((name) => [name, nasty])), { requiredKeys: [] });
    const inputs = fc.record({
      params: fc.record(
        Object.fromEntries(
          keys(endpoint.params).map((name) => [
            name,
            fc.constantFrom(
              '1',
              '0',
              '-1',
              'x',
              '%00',
              '1e99',
              'city',
              '2026',
              '99999999999999999',
            ),
          ]),
        ),
      ),
      query: record(keys(endpoint.query)),
      body: record(keys(endpoint.body)),
    });
    const property = fc.asyncProperty(inputs, async ({ params, query, body }) => {
      const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `${params[name]}`);
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, String(value).toWellFormed()]),
      );
      const answer = await all.call(
        endpoint.method.toUpperCase(),
        `${path}?${search.toString()}`,
        endpoint.body === undefined ? undefined : body,
      );
      assert.ok(answer.status < 500, `${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      if (answer.status >= 400) assert.ok(answer.body.violations[0].message);
    });
    await fc.assert(property, { numRuns: 30 });
  }
  assert.deepEqual(house.errors, []);
});

test('a body that is no JSON, not announced as JSON, or far too large is refused', async () => {
  const broken = await all.call('POST', '/organs', '{"parent":');
  assert.deepEqual([broken.status, codes(broken)], [415, ['not-json']]);
  const plain = await all.call('POST', '/organs', 'x', { 'content-type': 'text/plain' });
  assert.deepEqual([plain.status, codes(plain)], [415, ['not-json']]);
  const huge = await all.call('POST', '/organs', JSON.stringify({ name: 'x'.repeat(5_000_000) }));
  assert.deepEqual([huge.status, codes(huge)], [413, ['too-large']]);
});

test('an address that is none says so', async () => {
  const answer = await all.get('/nowhere');
  assert.deepEqual([answer.status, codes(answer)], [404, ['no-such-address']]);
});
