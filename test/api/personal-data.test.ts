// Requests with data that nobody could overlook, through letters, service, consultation, files and remedies:
// no column of any table, no file of the vault and no line of the log holds any of it in clear.

import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addCaseFile } from '../../src/commands/requests/add-case-file.ts';
import { answerConsultation } from '../../src/commands/letters/answer-consultation.ts';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import { flatColumns } from '../../src/example/columns.ts';
import { answerLinkOf, codeOfLink } from '../../src/store/requests/answer-links.ts';
import { sealMarked } from '../../src/store/database/reseal.ts';
import { sealedColumns } from '../../src/store/database/sealed-columns.ts';
import { loggedError } from '../../src/web/logged-error.ts';
import { saidOnline } from '../rules/play.ts';
import { type Caller, type House, openHouse } from './house.ts';

const marked = {
  name: '欧阳示踪',
  identityNumber: '11010519491231002X',
  phone: '13987651234',
  address: '示踪路一百零七号',
  email: 'tracer@marked.example',
  file: '欧阳示踪的户口簿',
  agent: '令狐代办',
  respondent: '钟离应答',
  respondentPhone: '13912349876',
} as const;
const text = `${marked.name}，电话${marked.phone}，住${marked.address}`;

let house: House;
let clerk: Caller;
let signatory: Caller;
let head: Caller;
before(async () => {
  house = await openHouse();
  house.setClock('2026-05-20');
  await placeColumns({ db: house.database.db, organId: house.organs.city }, flatColumns());
  clerk = await house.staff('clerk', ['handler']);
  signatory = await house.staff('signatory', ['signatory']);
  head = await house.staff('head', ['office-head', 'handler']);
});
after(() => house.database.drop());

async function ok(by: Caller, path: string, body: object, method = 'POST') {
  const answer = await by.call(method, path, body);
  assert.equal(answer.status, 200, `${path} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function sent(requestId: number, facts: object, on: string, service?: object) {
  const { id } = await ok(clerk, `/requests/${requestId}/letters`, { facts });
  const act = async (by: Caller, name: string, body: object = {}): Promise<void> => {
    const { version } = (await by.get(`/letters/${id}`)).body;
    await ok(by, `/letters/${id}/${name}`, { version, ...body });
  };
  await act(clerk, 'submit', { opinion: `请审批。${text}` });
  await act(signatory, 'sign', { secrecyReview: `不涉密。${text}`, opinion: `同意。${text}` });
  const sending = {
    on,
    method: 'post',
    postal: true,
    tracking: 'XA123456789CN',
    note: `收件人${text}`,
  };
  await act(clerk, 'send', { sending, ...(service === undefined ? {} : { service }) });
  return { id: id as number, act };
}

async function play(): Promise<void> {
  const { db, secrets, clock, calendar, dataFolder } = house.context;
  const { id } = await ok(clerk, '/requests', {
    channel: 'in-person',
    on: '2026-05-20',
    submissionKey: 'marked-all-over-1',
    application: {
      applicant: {
        kind: 'natural-person',
        name: marked.name,
        identityType: 'resident-id',
        identityNumber: marked.identityNumber,
        phone: marked.phone,
        address: marked.address,
        email: marked.email,
        agent: marked.agent,
      },
      title: '某项目采购合同',
      description: `某项目的采购合同。${text}`,
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
  });
  const organId = house.organs.city;
  const staff = { kind: 'staff', id: 1, name: '姓名clerk' } as const;
  const files = { db, secrets, clock, calendar, dataFolder, organId, actor: staff };
  const bytes = Buffer.from(`%PDF-1.7 ${text}`);
  const named = { requestId: id, name: `${marked.file}.pdf`, kind: 'scan', bytes } as const;
  assert.ok((await addCaseFile(files, named)).ok);
  const asked = { kind: 'P04', name: marked.respondent, content: '某项目采购合同' };
  const first = await sent(id, asked, '2026-05-20');
  const second = await sent(id, asked, '2026-05-20');
  const link = await answerLinkOf(db, first.id);
  const { number } = (await clerk.get(`/letters/${first.id}`)).body;
  assert.ok(link);
  const respondent = {
    ...saidOnline.respondent,
    name: marked.respondent,
    phone: marked.respondentPhone,
  };
  const opinion = { ...saidOnline, reasons: text, respondent };
  const answered = await answerConsultation(
    { ...files, actor: { kind: 'third-party' } },
    {
      number,
      code: codeOfLink(secrets, link),
      opinion,
      files: [{ name: `${marked.file}.pdf`, mediaType: 'application/pdf', bytes }],
      submissionKey: 'marked-answer-1',
    },
  );
  assert.ok(answered.ok, JSON.stringify(answered));
  await ok(clerk, `/letters/${second.id}/revoke-link`, { reason: `寄错，应寄${text}` });
  await first.act(clerk, 'arrive', { on: '2026-05-20', proof: `签收人${text}` });
  await ok(clerk, `/requests/${id}/reveal`, { reason: `核对${text}` });
  const { id: suggested } = await ok(clerk, `/requests/${id}/conversions`, {
    note: `多人申请，如${text}`,
  });
  const reason = `与${text}无关，不公开`;
  await ok(head, `/conversions/${suggested}/decide`, { decision: 'declined', reason });
  const draft = { kind: 'P03', days: 5, reason: `需要调阅档案，联系${text}` };
  await ok(clerk, `/requests/${id}/letters`, { facts: draft });
  await ok(head, '/organs/city/remedies', {
    block: 'reconsideration',
    filedOn: '2026-05-20',
    requestId: id,
    claims: text,
    note: text,
  });
}

/** Where a marked value stands in clear, as text or among bytes. */
async function inClear(): Promise<string[]> {
  const { pool } = house.database;
  const { rows } = await pool.query<{ table: string; column: string; type: string }>(
    `select table_name as table, column_name as column, data_type as type
     from information_schema.columns where table_schema = 'public'`,
  );
  const found: string[] = [];
  for (const { table, column, type } of rows) {
    for (const value of Object.values(marked)) {
      const holds =
        type === 'bytea'
          ? `position(convert_to($1, 'UTF8') in "${column}") > 0`
          : `strpos("${column}"::text, $1) > 0`;
      const query = `select count(*)::int as count from "${table}" where ${holds}`;
      const { rows: counted } = await pool.query<{ count: number }>(query, [value]);
      if (counted[0]?.count !== 0) found.push(`${table}.${column} ${value}`);
    }
  }
  for (const name of globSync('**/*', { cwd: house.context.dataFolder })) {
    const path = join(house.context.dataFolder, name);
    if (!statSync(path).isFile()) continue;
    const content = readFileSync(path);
    for (const value of Object.values(marked)) {
      if (content.includes(value) || name.includes(value)) found.push(`${name} ${value}`);
    }
  }
  return found;
}

test('nothing of it stands in clear anywhere', async () => {
  await play();
  assert.deepEqual(house.errors, []);
  assert.deepEqual(await inClear(), []);
  const files = globSync('vault/*/*', { cwd: house.context.dataFolder });
  assert.ok(files.length >= 2, 'the scans lie in the vault');
});

test('the search sees what stands there: a value planted in each kind of column is found', async () => {
  const { db } = house.database;
  await db
    .insertInto('settings')
    .values({ key: 'planted', value: JSON.stringify(marked.email) })
    .execute();
  const row = await db
    .selectFrom('requests')
    .select(['id', 'application'])
    .executeTakeFirstOrThrow();
  const application = Buffer.concat([Buffer.from([9]), Buffer.from(marked.phone)]);
  await db.updateTable('requests').set({ application }).where('id', '=', row.id).execute();
  assert.deepEqual((await inClear()).sort(), [
    `requests.application ${marked.phone}`,
    `settings.value ${marked.email}`,
  ]);
  await db
    .updateTable('requests')
    .set({ application: row.application })
    .where('id', '=', row.id)
    .execute();
  await db.deleteFrom('settings').where('key', '=', 'planted').execute();
});

test('what an upgrade finds in clear is sealed before anybody is served', async () => {
  const { db, pool } = house.database;
  const { secrets } = house.context;
  const before = (await clerk.get('/requests/1')).body;
  for (const { table, column, about } of sealedColumns) {
    if (table === 'requests' || table === 'request_events') continue;
    const { rows } = await pool.query<Record<string, Buffer>>(
      `select * from ${table} where ${column} is not null`,
    );
    for (const row of rows) {
      const plain = secrets.open(row[column] ?? Buffer.alloc(0), about(row));
      const clear = Buffer.concat([Buffer.from([0]), plain]);
      await pool.query(`update ${table} set ${column} = $1 where ${column} = $2`, [
        clear,
        row[column],
      ]);
    }
  }
  assert.ok((await inClear()).length > 5, 'there was something to seal');
  assert.ok((await sealMarked(db, secrets)) > 10);
  assert.deepEqual(await inClear(), []);
  assert.deepEqual((await clerk.get('/requests/1')).body, before);
  assert.equal(await sealMarked(db, secrets), 0);
});

test('an error is logged without the values that libraries hang onto it', () => {
  const error = Object.assign(
    new SyntaxError(
      `Unexpected token in JSON: "${text}" for ${marked.email} ${marked.identityNumber}`,
    ),
    {
      detail: `Failing row contains (${marked.name})`,
      node: { value: marked.name },
      code: '23514',
    },
  );
  const logged = JSON.stringify(loggedError(error));
  for (const value of Object.values(marked)) assert.ok(!logged.includes(value), logged);
  assert.match(logged, /SyntaxError.*23514.*personal-data\.test/);
});
