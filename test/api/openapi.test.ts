import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiRoutes } from '../../src/web/api/api.ts';
import { type House, openHouse } from './house.ts';

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly security?: readonly unknown[];
  readonly requestBody?: unknown;
}

let house: House;
// oxlint-disable-next-line typescript/no-explicit-any
let description: any;
before(async () => {
  house = await openHouse();
  description = (await house.caller().get('/openapi.json')).body;
});
after(() => house.database.drop());

test('the description is OpenAPI 3.1 with a title and a version', () => {
  assert.equal(description.openapi, '3.1.0');
  assert.ok(description.info.title && description.info.version);
  assert.deepEqual(Object.keys(description.components.securitySchemes), ['session']);
});

test('it describes every door, and no other', () => {
  const described = Object.entries(description.paths as Record<string, object>).flatMap(
    ([path, item]) => Object.keys(item).map((method) => `${method} ${path}`),
  );
  const served = apiRoutes.map(({ endpoint }) => `${endpoint.method} /api${endpoint.path}`);
  assert.deepEqual(described.toSorted(), served.toSorted());
});

test('each operation says what it does, what it takes, what it answers and who may call', () => {
  for (const { endpoint } of apiRoutes) {
    const operation = description.paths[`/api${endpoint.path}`][endpoint.method] as Operation;
    assert.ok(operation.summary);
    assert.ok(operation.responses['200'] && operation.responses['default']);
    const takes = endpoint.body !== undefined || Boolean(endpoint.takesFile);
    assert.equal(operation.requestBody !== undefined, takes);
    const inPath = (operation.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name);
    const braces = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    assert.deepEqual(inPath.toSorted(), braces.toSorted());
    assert.equal(operation.security === undefined, endpoint.access === 'public');
  }
});

test('every reference leads somewhere', () => {
  const references = JSON.stringify(description).matchAll(
    /"\$ref":"#\/components\/schemas\/(\w+)"/g,
  );
  for (const [, name = ''] of references) assert.ok(description.components.schemas[name], name);
});
