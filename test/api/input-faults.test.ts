// What is wrong with the input of a call is said in Chinese and names the field, whichever door it came through.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { z } from '@hono/zod-openapi';
import { apiRoutes } from '../../src/web/api/api.ts';
import { fieldLabels } from '../../src/web/api/field-labels.ts';
import { inputFaults } from '../../src/web/api/input-faults.ts';
import { type Caller, type House, openHouse } from './house.ts';

const schemas = apiRoutes.flatMap(({ endpoint: { method, path, params, query, body } }) =>
  [params, query, body].flatMap((schema) =>
    schema === undefined ? [] : [{ door: `${method} ${path}`, schema }],
  ),
);

interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly [part: string]: unknown;
}

/** Every field below a schema. */
function fieldsOf(schema: z.ZodType, seen = new Set<unknown>()): readonly string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const def = schema.def as unknown as Def;
  const below = [def['innerType'], def['element'], def['valueType'], def['in'], def['out']];
  const parts = [...below, ...((def['options'] as unknown[] | undefined) ?? [])].filter(
    (part) => typeof part === 'object',
  ) as z.ZodType[];
  return [
    ...Object.entries(def.shape ?? {}).flatMap(([name, one]) => [name, ...fieldsOf(one, seen)]),
    ...parts.flatMap((part) => fieldsOf(part, seen)),
  ];
}

test('every field of every door has a name that people know', () => {
  const nameless = schemas.flatMap(({ door, schema }) =>
    fieldsOf(schema).flatMap((name) =>
      Object.hasOwn(fieldLabels, name) ? [] : [`${door}: ${name}`],
    ),
  );
  assert.deepEqual(nameless, []);
});

test('whatever nonsense comes through whichever door, no sentence is half English', () => {
  const nonsense: readonly unknown[] = [
    undefined,
    null,
    {},
    [],
    'x',
    -1e9,
    1.5,
    1e12,
    true,
    'a\u0000',
  ];
  const said = new Set<string>();
  for (const { schema } of schemas) {
    const names = Object.keys((schema.def as unknown as Def).shape ?? {});
    for (const value of [...nonsense, 'x'.repeat(200_000), ['x', -1], [{}, 1], { x: 1 }]) {
      const given = [value, Object.fromEntries(names.map((name) => [name, value]))];
      for (const one of given) {
        const { error } = schema.safeParse(one);
        for (const { message } of error === undefined ? [] : inputFaults(error)) said.add(message);
      }
    }
  }
  assert.ok(said.size > 300, String(said.size));
  const english = [...said].filter((message) =>
    /[A-Za-z]{3,}/.test(message.replaceAll(/YYYY-MM-DD|XLSX|ICP/g, '')),
  );
  assert.deepEqual(english, []);
  const halves = [...said].filter(
    (message) => !/[\u4e00-\u9fff]”?[^”]*[\u4e00-\u9fff]/.test(message),
  );
  assert.deepEqual(halves, []);
});

describe('through the doors themselves', () => {
  let house: House;
  let editor: Caller;
  before(async () => {
    house = await openHouse();
    editor = await house.staff('editor', ['editor', 'content-approver', 'handler']);
  });
  after(() => house.database.drop());

  const cases: readonly (readonly [
    says: string,
    method: 'get' | 'post' | 'put',
    path: string,
    body: object,
    field: string,
    message: string,
  ])[] = [
    [
      'a date of a filter',
      'get',
      '/requests?receivedFrom=x',
      {},
      'receivedFrom',
      '“收到日期（起）”应写作 YYYY-MM-DD，并在2017年至2041年之间',
    ],
    ['a page', 'get', '/documents?page=0', {}, 'page', '“页码”不能小于1'],
    ['a choice', 'get', '/documents?state=gone', {}, 'state', '“状态”不在可以选择的范围内'],
    ['a number in the address', 'get', '/documents/abc', {}, 'id', '“编号”应当是数字'],
    [
      'what is missing',
      'post',
      '/documents/1/withdraw',
      { version: 1 },
      'reason',
      '“理由”没有填写',
    ],
    [
      'what is too long',
      'post',
      '/documents/1/withdraw',
      { version: 1, reason: '一'.repeat(1001) },
      'reason',
      '“理由”最多1000字',
    ],
    [
      'another kind',
      'post',
      '/documents/1/withdraw',
      { version: '1', reason: '误发' },
      'version',
      '“版本”应当是数字',
    ],
    [
      'an item of a list',
      'post',
      '/check-words',
      { words: [{ word: '防旱', blocking: true, advice: '' }, { word: 7 }] },
      'words.1.word',
      '第2项“词语”应当是文字',
    ],
  ];
  for (const [says, method, path, body, field, message] of cases) {
    test(says, async () => {
      const answer = method === 'get' ? await editor.get(path) : await editor[method](path, body);
      assert.equal(answer.status, 400, JSON.stringify(answer.body));
      const found = (answer.body.violations as { field: string; message: string }[]).filter(
        (one) => one.field === field,
      );
      assert.deepEqual(
        found.map((one) => one.message),
        [message],
      );
    });
  }
});
