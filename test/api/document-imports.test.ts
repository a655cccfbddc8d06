// An old site comes in from the back office: handed in, tried, run in the background; who may not is refused.

import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { sweepImports } from '../../src/commands/imports/import-runs.ts';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { docBytes, hanwebPage, gbk } from '../old-site.ts';
import { type Answer, type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let approver: Caller;
let editor: Caller;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  approver = await house.staff('approver', ['content-approver']);
  editor = await house.staff('editor', ['editor']);
  await house.database.db
    .insertInto('columns')
    .values({
      organ_id: house.organs.city,
      slug: 'tzgg',
      path: 'tzgg',
      name: '通知公告',
      kind: 'list',
    })
    .execute();
});
after(() => house.database.drop());

interface RunView {
  readonly state: string;
  readonly failure: string | null;
  readonly report: {
    readonly imported: number;
    readonly files: number;
    readonly faults: readonly { readonly message: string }[];
    readonly unmapped: { readonly columns: readonly string[] };
  } | null;
}

async function settled(id: number): Promise<RunView> {
  for (let n = 0; n < 200; n += 1) {
    const { body } = await approver.get(`/document-imports/${id}`);
    const run = body as RunView;
    if (run.state !== 'checking' && run.state !== 'running') return run;
    await setTimeout(50);
  }
  throw new Error('the import does not end');
}

async function upload(who: Caller, name: string, bytes: Uint8Array): Promise<Answer> {
  return await who.upload(`/document-imports?name=${name}`, Buffer.from(bytes));
}

async function begun(name: string, bytes: Uint8Array): Promise<number> {
  const { status, body } = await approver.upload(
    `/document-imports?name=${encodeURIComponent(name)}`,
    Buffer.from(bytes),
  );
  assert.equal(status, 200, JSON.stringify(body));
  return (body as { id: number }).id;
}

const words = {
  columns: { 部门动态: 'tzgg' },
  defaults: { kind: 'notice', publisher: '某市政府', madeOnIsPublication: true },
};

test('pages in an archive are tried, mapped and brought in', async () => {
  const id = await begun(
    '旧站.zip',
    zipSync({ 'art/2020/3/2/art_1_2.html': new Uint8Array(gbk(hanwebPage)) }),
  );
  const start = async (dryRun: boolean, mapping: object) =>
    await approver.post(`/document-imports/${id}/start`, {
      dryRun,
      missingFiles: 'refuse',
      mapping,
    });
  assert.deepEqual(codes(await start(false, words)), ['import-not-open']);
  assert.equal((await start(true, {})).status, 200);
  const tried = await settled(id);
  assert.equal(tried.report?.imported, 0);
  assert.deepEqual(tried.report?.unmapped.columns, ['部门动态']);
  assert.deepEqual(codes(await start(true, { columns: { 部门动态: 'nowhere' } })), [
    'import-mapping',
  ]);
  await start(true, words);
  assert.equal((await settled(id)).report?.imported, 1);
  const { db } = house.database;
  assert.deepEqual(await db.selectFrom('documents').select('id').execute(), []);
  await start(false, words);
  const ran = await settled(id);
  assert.equal(ran.state, 'done');
  assert.equal((await db.selectFrom('documents').select('id').execute()).length, 1);
  assert.deepEqual(codes(await start(false, words)), ['import-not-open']);
});

test('a workbook takes its files from an archive', async () => {
  const sheet = await xlsxOf({
    name: '文件',
    headings: ['编号', '标题', '发布日期', '所属栏目', '正文', '附件'],
    rows: [['x1', '关于甲的通知', '2020-01-05', '部门动态', '第一段。', 'fj/表.doc']],
  });
  const id = await begun('list.xlsx', sheet);
  const archive = zipSync({ 'fj/表.doc': new Uint8Array(docBytes) });
  const added = await approver.upload(
    `/document-imports/${id}/archive?name=fj.zip`,
    Buffer.from(archive),
  );
  assert.equal(added.status, 200);
  await approver.post(`/document-imports/${id}/start`, {
    dryRun: true,
    missingFiles: 'refuse',
    mapping: words,
  });
  const { report } = await settled(id);
  assert.deepEqual(report?.faults, []);
  assert.equal(report?.files, 1);
});

test('what leads out of the folder, is no archive or comes from who may not is refused', async () => {
  const outside = zipSync({ '../../evil.html': strToU8('<h1>x</h1>') });
  assert.deepEqual(codes(await upload(approver, 'a.zip', outside)), ['import-file-unreadable']);
  assert.deepEqual(codes(await upload(approver, 'a.zip', strToU8('no'))), [
    'import-file-unreadable',
  ]);
  assert.deepEqual(codes(await upload(approver, 'a.xlsx', strToU8('no'))), [
    'import-file-unreadable',
  ]);
  assert.deepEqual(codes(await upload(approver, 'a.exe', strToU8('MZ'))), ['import-file-kind']);
  const swollen = zipSync({ 'a.html': new Uint8Array(120 * 1024 * 1024) });
  assert.deepEqual(codes(await upload(approver, 'a.zip', swollen)), ['import-file-unreadable']);
  assert.equal((await upload(editor, 'a.zip', outside)).status, 403);
});

test('what was handed in and left for a day is swept, what ran meanwhile stays told', async () => {
  const { context } = house;
  const pages = zipSync({ 'art/1.html': new Uint8Array(gbk(hanwebPage)) });
  const left = await begun('丢下.zip', pages);
  const imports = join(context.dataFolder, 'imports');
  const count = (await readdir(imports)).length;
  house.setClock('2026-03-02T22:00:00+08:00');
  assert.equal(await sweepImports(context), 0, 'twelve hours are no day');
  await mkdir(join(imports, '999999'));
  house.setClock('2026-03-03T10:00:01+08:00');
  assert.equal(await sweepImports(context), count + 1, 'and a folder that belongs to no import');
  assert.deepEqual(await readdir(imports), []);
  await house.toDay('2026-03-03');
  const run = await settled(left);
  assert.equal(run.state, 'failed');
  assert.match(run.failure ?? '', /超过一天没有导入/);
});
