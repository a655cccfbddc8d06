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
        Object.entries(query).map(([name, value]) => [name, asText(value)]),
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

const whole: Readonly<Record<string, object>> = {
  '/documents': {
    title: '标题',
    kind: 'notice',
    documentNumber: null,
    issuers: ['机关'],
    publisher: '机关',
    source: null,
    madeOn: '2026-01-05',
    effectiveFrom: null,
    effectiveTo: null,
    repealedOn: null,
    columns: [1],
    theme: null,
    subtheme: null,
    groupClass: null,
    genre: null,
    keywords: ['词'],
    summary: null,
    openness: 'proactive',
    opennessReason: null,
    interpretsId: null,
    interpretationForm: null,
    body: '<p>正文</p>',
    attachments: [],
    relations: [],
    confirmations: [],
    deadline: null,
    display: null,
    interpretation: null,
    particulars: {},
    letStand: [],
  },
  '/requests': {
    channel: 'post',
    on: '2026-03-02',
    submissionKey: 'hostile-submission-key',
    application: {
      applicant: { kind: 'natural-person', name: '测试', phone: '13800000000' },
      title: '标题',
      description: '描述',
      carrierForm: 'paper',
      deliveryWish: 'collect',
    },
  },
  '/staff': { organ: 'city', username: 'hostile', name: '姓名' },
  '/organs': {
    parent: 'city',
    code: 'hostile',
    name: '名称',
    shortName: '简称',
    kind: 'department',
    letterWord: '字',
    reports: true,
    reportDeadlineClass: null,
  },
};

/** The value with one of its leaves replaced. */
function mutated(value: unknown, path: readonly string[], leaf: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return leaf;
  if (Array.isArray(value)) return [mutated(value[0], rest, leaf)];
  const inner = (value as Record<string, unknown>)[first];
  return { ...(value as object), [first]: mutated(inner, rest, leaf) };
}

function leaves(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

test('one thing wrong in a form that is right else is told and not stored by halves', async () => {
  for (const [path, body] of Object.entries(whole)) {
    const change = fc.record({ leaf: fc.constantFrom(...leaves(body)), value: nasty });
    const property = fc.asyncProperty(change, async ({ leaf, value }) => {
      const answer = await all.post(path, mutated(body, leaf, value));
      assert.ok(answer.status < 500, `${path} ${leaf.join('.')}: ${JSON.stringify(value)}`);
    });
    await fc.assert(property, { numRuns: 150 });
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

/** Not `String`: an object whose own toString is no function has none. */
function asText(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
}
