// A house for tests of the API: two organs, one below the other, and a stranger beside them; staff for
// every post; and callers that keep their cookie as a browser does.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createStaff } from '../../src/commands/people/create-staff.ts';
import { grantRoles } from '../../src/commands/people/grant-roles.ts';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { type IsoDay } from '../../src/rules/day.ts';
import type { Actor } from '../../src/rules/request/events.ts';
import type { Role } from '../../src/rules/roles.ts';
import { insertOrgan } from '../../src/store/people/organs.ts';
import { secretsFrom } from '../../src/store/database/secrets.ts';
import { createApi } from '../../src/web/api/api.ts';
import type { ApiContext } from '../../src/web/api/endpoint.ts';
import { createRate } from '../../src/web/rate.ts';
import { createAttempts } from '../../src/web/attempts.ts';
import { confirmRemedies } from '../remedy-bodies.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';

export const origin = 'http://gongkai.test';

export interface House {
  readonly database: TestDatabase;
  readonly context: ApiContext;
  readonly api: Hono;
  readonly organs: Readonly<Record<'city' | 'office' | 'stranger', number>>;
  /** Sets the clock; without an instant, to ten in the morning of a day. */
  readonly setClock: (at: string) => void;
  /** The clock of a later day, with everybody still signed in. */
  readonly toDay: (on: string) => Promise<void>;
  readonly errors: unknown[];
  /** A new person with these posts and a password of his own, signed in. */
  readonly staff: (username: string, roles: readonly Role[], organ?: OrganName) => Promise<Caller>;
  readonly account: (
    username: string,
    roles: readonly Role[],
    organ?: OrganName,
  ) => Promise<string>;
  readonly caller: () => Caller;
}

export type OrganName = 'city' | 'office' | 'stranger';

export interface Answer {
  readonly status: number;
  // Tests look into answers freely.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  readonly headers: Headers;
}

export interface Caller {
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body?: unknown) => Promise<Answer>;
  readonly put: (path: string, body?: unknown) => Promise<Answer>;
  /** The bytes of a file as the body. */
  readonly upload: (path: string, bytes: Uint8Array) => Promise<Answer>;
  readonly cookie: () => string | undefined;
}

export const ownPassword = 'Correct-Horse-7';
const nobody: Actor = { kind: 'system' };

export async function openHouse(): Promise<House> {
  const database = await createTestDatabase();
  const { db } = database;
  let now = Temporal.Instant.from('2026-03-02T10:00:00+08:00');
  const clock = {
    now: () => now,
    today: () => now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() as IsoDay,
  };
  const errors: unknown[] = [];
  const context: ApiContext = {
    db,
    clock,
    calendar: nationalCalendar,
    secrets: secretsFrom(randomBytes(32)),
    origin,
    dataFolder: mkdtempSync(join(tmpdir(), 'gongkai-api-')),
    isClockSet: false,
    addressOf: () => '192.0.2.1',
    signInAttempts: createAttempts(10, clock.now),
    openCalls: createRate(),
    onError: (error) => errors.push(error),
  };
  const organ = async (code: string, parentId: number | null): Promise<number> => {
    const row = await insertOrgan(db, {
      parent_id: parentId,
      code,
      name: `${code}机关`,
      short_name: code,
      kind: 'department',
      letter_word: '测公开',
      reports: true,
      report_deadline_class: 'department',
    });
    assert.ok(row);
    await confirmRemedies(db, row.id);
    return row.id;
  };
  const city = await organ('city', null);
  const organs = {
    city,
    office: await organ('office', city),
    stranger: await organ('other', null),
  };
  const api = createApi(context);

  const account: House['account'] = async (username, roles, at = 'city') => {
    const given = { db, clock, actor: nobody, organId: organs[at] };
    const made = await createStaff(given, { username, name: `姓名${username}` });
    assert.ok(made.ok);
    const granted = await grantRoles(given, { staffId: made.value.id, roles });
    assert.ok(granted.ok);
    return made.value.oneTimePassword;
  };
  const caller = (): Caller => createCaller(api);
  const staff: House['staff'] = async (username, roles, at = 'city') => {
    const oneTimePassword = await account(username, roles, at);
    const person = caller();
    const signedIn = await person.post('/session', { username, password: oneTimePassword });
    assert.equal(signedIn.status, 200);
    const passwords = { currentPassword: oneTimePassword, newPassword: ownPassword };
    assert.equal((await person.put('/session/password', passwords)).status, 200);
    return person;
  };
  const setClock = (at: string): void => {
    now = Temporal.Instant.from(at.length === 10 ? `${at}T10:00:00+08:00` : at);
  };
  const toDay = async (on: string): Promise<void> => {
    setClock(on);
    const sessions = { last_seen_at: now, expires_at: now.add({ hours: 12 }) };
    await db.updateTable('sessions').set(sessions).execute();
  };
  return { database, context, api, organs, setClock, toDay, errors, staff, account, caller };
}

function createCaller(api: Hono): Caller {
  let cookie: string | undefined;
  const call: Caller['call'] = async (method, path, body, headers = {}) => {
    const response = await api.request(`${origin}${path}`, {
      method,
      headers: {
        host: 'gongkai.test',
        'x-gongkai': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : {
            body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body),
          }),
    });
    for (const line of response.headers.getSetCookie()) {
      cookie = /Max-Age=0/.test(line) ? undefined : line.split(';')[0];
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      body: isJson ? (JSON.parse(text) as unknown) : text,
      headers: response.headers,
    };
  };
  return {
    call,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body ?? {}),
    put: (path, body) => call('PUT', path, body ?? {}),
    upload: (path, bytes) =>
      call('POST', path, new Blob([new Uint8Array(bytes)]), {
        'content-type': 'application/octet-stream',
      }),
    cookie: () => cookie,
  };
}

export function codes(answer: Answer): string[] {
  return (answer.body as { violations: { code: string }[] }).violations.map(({ code }) => code);
}
