import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { roleKeys, roles } from '../../src/rules/roles.ts';
import { apiRoutes } from '../../src/web/api/api.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
const people = new Map<string, Caller>();
before(async () => {
  house = await openHouse();
  for (const role of roleKeys) people.set(role, await house.staff(`as.${role}`, [role]));
});
after(() => house.database.drop());

/** Addresses of things that are not there: whoever is let in finds nothing to change. */
function addressOf(path: string): string {
  return path
    .replace('{id}', '999999')
    .replace('{code}', 'no-such-organ')
    .replace('{year}', '2024')
    .replace('{item}', 'fees');
}

const isOwnSession = (path: string): boolean => path.startsWith('/session');

test('nobody who is not signed in comes through any door but the public ones', async () => {
  for (const { endpoint } of apiRoutes) {
    const { method, path, access } = endpoint;
    const body = endpoint.body === undefined ? undefined : {};
    const answer = await house.caller().call(method.toUpperCase(), addressOf(path), body);
    if (access === 'public') assert.notEqual(answer.status, 403, path);
    else assert.deepEqual([path, codes(answer)], [path, ['not-signed-in']]);
  }
});

test('each post comes through the doors that the table gives it, and no other', async (t) => {
  const lines: string[] = [];
  for (const { endpoint } of apiRoutes) {
    const { method, path } = endpoint;
    if (isOwnSession(path)) continue;
    const admitted: string[] = [];
    for (const [role, person] of people) {
      const body = endpoint.body === undefined ? undefined : {};
      const answer = await person.call(method.toUpperCase(), addressOf(path), body);
      const isRefused = answer.status === 403 && codes(answer).includes('not-permitted');
      if (!isRefused) admitted.push(roles[role as keyof typeof roles]);
    }
    const who = admitted.length === roleKeys.length ? '全部' : admitted.join('、');
    lines.push(`${method.toUpperCase().padEnd(6)} ${path}\n       ${who}`);
  }
  assert.deepEqual(house.errors, []);
  t.assert.fileSnapshot(lines.join('\n'), join(import.meta.dirname, '../golden/api-doors.txt'), {
    serializers: [(value: unknown) => `${String(value)}\n`],
  });
});

test('the server has no door that is not in the list', async () => {
  const listed = new Set(
    apiRoutes.map(
      ({ endpoint: { method, path } }) =>
        `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    ),
  );
  // The last answers whatever has no door; the one before only says that pages of other sites may read.
  const beside = ['GET /openapi.json', 'ALL /public/*', 'ALL /*'];
  for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
    assert.equal((await house.caller().call(method, '/public/nothing')).status, 404);
  }
  const served = house.api.routes.map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(
    [...new Set(served)].filter((door) => !listed.has(door) && !beside.includes(door)),
    [],
  );
});
