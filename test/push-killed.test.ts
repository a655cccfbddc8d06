// A push to thousands of firms, its server killed twice: while it is laid down, and while a mail is in the hands of the mail
// server. Nobody gets it twice, nobody is lost without a word (decision 0073).

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createStaff } from '../src/commands/people/create-staff.ts';
import { grantRoles } from '../src/commands/people/grant-roles.ts';
import { nationalCalendar } from '../src/rules/calendar.ts';
import type { IsoDay } from '../src/rules/day.ts';
import { createDatabase, createPool, type Database } from '../src/store/database.ts';
import { openDatabaseServer } from '../src/store/embedded-postgres/open.ts';
import { kill } from '../src/store/embedded-postgres/status.ts';
import { sealContact } from '../src/store/policies/enterprises.ts';
import { loadSecrets } from '../src/store/database/keys.ts';
import { settleBroken } from '../src/store/policies/policy-pushes.ts';
import { waitUntil } from '../src/store/database/processes.ts';
import { writePushSettings } from '../src/store/policies/push-settings.ts';
import { creditCodeOf, journeyItem, publishedDocument, publishedItem } from './policy-world.ts';
import {
  initialise,
  pidOf,
  processesOf,
  type ServerProcess,
  startServer,
} from './server-process.ts';

const node = /src\/main\.ts serve/;
const firms = 6000;
const mailEvery = 100;
/** The mail with which the server dies: the mail server has it, and nobody noted so. */
const fatalMail = 25;
const password = 'Correct-Horse-7';
const skip = process.platform === 'linux' ? false : 'NOT CHECKED: looks into /proc';

describe('a server killed in the middle of a push', { skip, timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-push-'));
  // Open enough for the account that runs the database under root.
  chmodSync(folder, 0o711);
  const received: string[] = [];
  let strike: (() => void) | undefined;
  let mailServer: Server;
  let server: ServerProcess;
  let itemId = 0;
  let mailSettings: Record<string, string> = {};

  const withDatabase = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const joined = await openDatabaseServer({ dataFolder: folder });
    const db = createDatabase(createPool(joined.address));
    try {
      return await work(db);
    } finally {
      await db.destroy();
      await joined.stop();
    }
  };
  const start = async (settings: Readonly<Record<string, string>> = {}): Promise<void> => {
    server = await startServer(folder, settings);
    assert.ok(await server.serving(), server.said());
  };
  const killServer = async (): Promise<void> => {
    process.kill(pidOf(folder, node), 'SIGKILL');
    assert.notEqual(await server.exited, 0);
  };

  before(async () => {
    mailServer = await smtpServer((to) => {
      received.push(to);
      if (received.length !== fatalMail) return true;
      strike?.();
      return false;
    });
    const { port } = mailServer.address() as { readonly port: number };
    mailSettings = {
      GONGKAI_SMTP_URL: `smtp://127.0.0.1:${port}`,
      GONGKAI_MAIL_FROM: 'office@gongkai.example',
    };
    await initialise(folder);
    await start();
    itemId = await withDatabase(async (db) => await fill(db, folder));
  });
  after(async () => {
    server.npm.kill('SIGTERM');
    await server.exited;
    mailServer.close();
    for (const pid of processesOf(folder).keys()) kill(pid, 'SIGKILL');
    await waitUntil(() => processesOf(folder).size === 0, 15_000);
    rmSync(folder, { recursive: true, force: true });
  });

  const push = async (
    cookie: string,
  ): Promise<{ readonly firms: number; readonly before: number }> => {
    const answer = await ask(server.port, 'POST', `/api/policy-reach/${itemId}/push`, cookie, {
      states: ['fits'],
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body as never;
  };
  const told = async (): Promise<number> =>
    await withDatabase(async (db) => {
      const { n } = await db
        .selectFrom('policy_pushes')
        .select((eb) => eb.fn.count<number>('enterprise_id').distinct().as('n'))
        .where('channel', '=', 'in-app')
        .executeTakeFirstOrThrow();
      return n;
    });

  test('while it is laid down: pressed again it goes on where it stopped', async () => {
    const cookie = await signIn(server.port, await withDatabase(keeper));
    const begun = push(cookie).catch(() => undefined);
    await withDatabase(async (db) => {
      await until(async () => await hasRows(db));
      await killServer();
    });
    await begun;
    const some = await told();
    assert.ok(some > 0 && some < firms, `${some} of ${firms} were told before it died`);
    await start();
    const rest = await push(cookie);
    assert.deepEqual([rest.firms, rest.before], [firms - some, some]);
    assert.equal(await told(), firms);
  });

  test('while a mail is on its way: nobody gets it twice, who is in doubt is named', async () => {
    await killServer();
    const struck = new Promise<void>((resolve) => {
      strike = resolve;
    });
    await start(mailSettings);
    await struck;
    await killServer();
    await start(mailSettings);
    await withDatabase(async (db) => {
      await until(async () => (await states(db))['sent'] === firms / mailEvery - 1);
      const before = await states(db);
      assert.deepEqual(before, { sending: 1, sent: firms / mailEvery - 1 });
      // A quarter of an hour later it stands in the list as what it is.
      await settleBroken(db, Temporal.Now.instant().add({ minutes: 1 }));
      assert.deepEqual(await states(db), { sent: firms / mailEvery - 1, unsure: 1 });
      const unsure = await db
        .selectFrom('policy_pushes as p')
        .innerJoin('enterprises as e', 'e.id', 'p.enterprise_id')
        .select('e.name')
        .where('p.state', '=', 'unsure')
        .execute();
      assert.deepEqual(
        unsure.map(({ name }) => `${name}@firm.example`),
        [received[fatalMail - 1]],
      );
    });
    assert.equal(received.length, firms / mailEvery);
    assert.equal(new Set(received).size, received.length, 'nobody got it twice');
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 90_000;
  while (!(await isSo())) {
    assert.ok(performance.now() < end, 'it did not come');
    await pause(20);
  }
}

async function hasRows(db: Database): Promise<boolean> {
  return (await db.selectFrom('policy_pushes').select('id').limit(1).execute()).length > 0;
}

/** Mails by state. */
async function states(db: Database): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('policy_pushes')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('channel', '=', 'email')
    .groupBy('state')
    .orderBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** An item without days, and firms that all fit it; of each hundred one has an address. */
async function fill(db: Database, dataFolder: string): Promise<number> {
  const { organ, context } = await officeOf(db, dataFolder);
  await writePushSettings(db, {
    quietFrom: 0,
    quietUntil: 0,
    sendsOnDaysOff: true,
    remindDays: 0,
  });
  const { documentId } = await publishedDocument(context);
  const { opensOn: _from, closesOn: _until, ...content } = journeyItem;
  const condition = { fact: 'region', op: 'withinRegion', value: ['52'] } as const;
  const now = context.clock.now();
  const rows = Array.from({ length: firms }, (_, n) => {
    const place = { organ_id: organ, credit_code: creditCodeOf(n) };
    const email = n % mailEvery === 0 ? { email: `f${n}@firm.example` } : {};
    return {
      ...place,
      name: `f${n}`,
      facts: JSON.stringify({ region: '520471' }),
      contact: sealContact(context.secrets, place, email),
      consent: 'given',
      created_at: now,
      updated_at: now,
    } as never;
  });
  for (let at = 0; at < rows.length; at += 1000) {
    await db
      .insertInto('enterprises')
      .values(rows.slice(at, at + 1000))
      .execute();
  }
  return await publishedItem(context, documentId, { ...content, condition });
}

async function officeOf(db: Database, dataFolder: string) {
  const { id: organ } = await db.selectFrom('organs').select('id').executeTakeFirstOrThrow();
  const clock = {
    now: () => Temporal.Now.instant(),
    today: () => Temporal.Now.plainDateISO('Asia/Shanghai').toString() as IsoDay,
  };
  const secrets = await loadSecrets({ dataFolder });
  const actor = { kind: 'system' } as const;
  return {
    organ,
    context: { db, clock, secrets, calendar: nationalCalendar, actor, organId: organ },
  };
}

/** Somebody who may push, with his one-time password. */
async function keeper(db: Database): Promise<string> {
  const { id: organId } = await db.selectFrom('organs').select('id').executeTakeFirstOrThrow();
  const clock = {
    now: () => Temporal.Now.instant(),
    today: () => Temporal.Now.plainDateISO('Asia/Shanghai').toString() as IsoDay,
  };
  const context = { db, clock, actor: { kind: 'system' } as const, organId };
  const made = await createStaff(context, { username: 'pusher', name: '推送人' });
  assert.ok(made.ok);
  await grantRoles(context, { staffId: made.value.id, roles: ['editor'] });
  return made.value.oneTimePassword;
}

async function ask(port: number, method: string, path: string, cookie: string, body: unknown) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-gongkai': '1', cookie },
    body: JSON.stringify(body),
  });
  const set = response.headers.getSetCookie()[0]?.split(';')[0];
  return { status: response.status, body: (await response.json()) as unknown, set };
}

async function signIn(port: number, oneTime: string): Promise<string> {
  const session = { username: 'pusher', password: oneTime };
  const signed = await ask(port, 'POST', '/api/session', '', session);
  assert.equal(signed.status, 200, JSON.stringify(signed.body));
  const passwords = { currentPassword: oneTime, newPassword: password };
  const changed = await ask(port, 'PUT', '/api/session/password', signed.set ?? '', passwords);
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  return changed.set ?? signed.set ?? '';
}

/** As much of a mail server as a mail needs. @param take says whether it still answers who sent it */
async function smtpServer(take: (to: string) => boolean): Promise<Server> {
  const talk = (socket: Socket): void => {
    let rest = '';
    let to = '';
    let isText = false;
    socket.on('error', () => undefined);
    socket.write('220 mail.example ESMTP\r\n');
    socket.setEncoding('utf8').on('data', (text: string) => {
      rest += text;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (isText) {
          if (line !== '.') continue;
          isText = false;
          if (take(to)) socket.write('250 taken\r\n');
          continue;
        }
        to = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1] ?? to;
        isText = /^DATA/i.test(line);
        socket.write(isText ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  };
  const server = createServer(talk);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}
