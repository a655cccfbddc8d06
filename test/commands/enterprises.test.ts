// The register of firms from a workbook: tried out, written, told by line; newer data over older; contacts sealed. And
// whom an item reaches: the same as asked firm by firm.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import type { FileContext } from '../../src/commands/requests/add-case-file.ts';
import {
  importEnterprises,
  sweepEnterpriseImports,
} from '../../src/commands/policies/import-enterprises.ts';
import { labelFirms } from '../../src/commands/policies/label-firms.ts';
import { matchAllFirms, reachOf } from '../../src/commands/policies/policy-reach.ts';
import { csvOf } from '../../src/formats/csv.ts';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { Condition } from '../../src/rules/policy/condition.ts';
import { enterpriseHeadings, headingHint } from '../../src/rules/policy/enterprise-sheet.ts';
import {
  matchState,
  matchStateKeys,
  prepareCondition,
  readingOf,
} from '../../src/rules/policy/match.ts';
import { profileOf } from '../../src/rules/policy/profile.ts';
import {
  addEnterpriseImport,
  enterpriseImport,
} from '../../src/store/policies/enterprise-imports.ts';
import { listEnterprises, openContact } from '../../src/store/policies/enterprises.ts';
import { creditCodeOf } from '../policy-world.ts';
import { firms as randomFirms } from '../rules/policy/policies.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
let context: FileContext;
before(async () => {
  office = await openOffice();
  context = {
    ...office.on('2026-12-01'),
    dataFolder: mkdtempSync(join(tmpdir(), 'gongkai-firms-')),
  };
  await office.database.db
    .insertInto('policy_regions')
    .values({ code: '520471', name: '开发区' })
    .execute();
});
after(() => office.database.drop());

const headings = [
  '统一社会信用代码',
  '企业名称',
  '注册地',
  '从业人员',
  '联系人',
  '联系电话',
  '同意推送',
];

async function load(
  rows: readonly (readonly string[])[],
  asOf: IsoDay,
  {
    isTrial = false,
    kind = 'xlsx',
    source = '市场监管',
  }: { readonly isTrial?: boolean; readonly kind?: 'xlsx' | 'csv'; readonly source?: string } = {},
) {
  const bytes =
    kind === 'xlsx'
      ? await xlsxOf({ name: '企业', headings, rows: rows.map((row) => [...row]) })
      : Buffer.from(
          csvOf(
            headings.map(
              (heading, i) => [heading, (row: readonly string[]) => row[i] ?? ''] as const,
            ),
            rows,
          ),
        );
  const file = { name: `企业.${kind}`, bytes: new Uint8Array(bytes), source, asOf, isTrial };
  const result = await importEnterprises(context, file, (error) => assert.fail(String(error)));
  assert.ok(result.ok, JSON.stringify(result));
  await result.value.finished;
  const run = await enterpriseImport(context.db, context.organId, result.value.id);
  assert.equal(run?.state, 'done', run?.failure ?? '');
  assert.ok(run?.report);
  return run.report;
}

const all = async () =>
  (await listEnterprises(context.db, { organIds: [context.organId] }, { limit: 1000, offset: 0 }))
    .rows;

test('a trial says what would come in and writes nothing', async () => {
  const report = await load(
    [[creditCodeOf(1), '甲公司', '开发区', '10', '', '', '']],
    '2026-11-01',
    {
      isTrial: true,
    },
  );
  assert.equal(report.added, 1);
  assert.deepEqual(await all(), []);
});

test('a bad row is told by its line and stops nobody else', async () => {
  const report = await load(
    [
      [creditCodeOf(1), '甲公司', '开发区', '10', '王小明', '13800000000', '是'],
      ['91520400MA0000001X', '乙公司', '开发区', '10', '', '', ''],
      [creditCodeOf(2), '丙公司', '某地', '很多', '', '', ''],
      [creditCodeOf(1), '甲公司', '', '', '', '', ''],
      [creditCodeOf(3), '丁公司', '5204', '', '', '', '否'],
    ],
    '2026-11-01',
  );
  const { rows, added, refused } = report;
  assert.deepEqual({ rows, added, refused }, { rows: 5, added: 2, refused: 3 });
  assert.deepEqual(
    report.faults.map(({ line }) => line),
    [3, 4, 5],
  );
  assert.match(report.faults[1]?.reason ?? '', /注册地：.*从业人员：/);
  assert.match(report.faults[2]?.reason ?? '', /与第2行重复/);
  const firms = await all();
  assert.deepEqual(
    firms.map(({ name, consent }) => [name, consent]),
    [
      ['丁公司', 'refused'],
      ['甲公司', 'given'],
    ],
  );
});

test('the contact is sealed in the database and opens in its place alone', async () => {
  const firm = (await all()).find(({ name }) => name === '甲公司') ?? assert.fail();
  assert.ok(!firm.contact?.toString('latin1').includes('13800000000'));
  assert.deepEqual(openContact(context.secrets, firm), { name: '王小明', phone: '13800000000' });
  assert.throws(() => openContact(context.secrets, { ...firm, credit_code: creditCodeOf(99) }));
});

test('newer data win over older ones, fact by fact, and each keeps whence it comes', async () => {
  await load([[creditCodeOf(1), '甲公司', '', '30', '', '', '']], '2026-11-20', { source: '税务' });
  const report = await load(
    [[creditCodeOf(1), '甲公司', '520402', '5', '', '', '']],
    '2026-11-10',
    {
      source: '统计',
      kind: 'csv',
    },
  );
  assert.deepEqual([report.changed, report.olderFacts], [1, 1]);
  const firm = (await all()).find(({ name }) => name === '甲公司') ?? assert.fail();
  assert.deepEqual(firm.facts, { region: '520402', staff: 30 });
  assert.deepEqual(firm.sources, {
    region: { source: '统计', asOf: '2026-11-10' },
    staff: { source: '税务', asOf: '2026-11-20' },
  });
  const again = await load([[creditCodeOf(1), '甲公司', '520402', '5', '', '', '']], '2026-11-10', {
    source: '统计',
  });
  assert.deepEqual([again.changed, again.unchanged], [0, 1]);
});

test('the template itself comes in without a firm, and nothing of a file is left behind', async () => {
  const bytes = await xlsxOf({
    name: '企业',
    headings: enterpriseHeadings,
    rows: [enterpriseHeadings.map(headingHint)],
  });
  const file = {
    name: '模板.xlsx',
    bytes,
    source: '模板',
    asOf: '2026-12-01',
    isTrial: false,
  } as const;
  const result = await importEnterprises(context, file, (error) => assert.fail(String(error)));
  assert.ok(result.ok);
  await result.value.finished;
  const run = await enterpriseImport(context.db, context.organId, result.value.id);
  assert.equal(run?.report?.rows, 0);
  assert.deepEqual(readdirSync(join(context.dataFolder, 'imports')), []);
});

test('what a crash cut off says so and leaves no contacts behind; what runs goes on', async () => {
  const { db } = office.database;
  const cut = await addEnterpriseImport(db, {
    organ_id: context.organId,
    staff_id: null,
    state: 'running',
    trial: false,
    file_name: '企业.xlsx',
    source: '市场监管',
    as_of: '2026-12-01',
    created_at: context.clock.now(),
  });
  const left = join(context.dataFolder, 'imports', 'enterprises-left');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'list.xlsx'), 'contacts');
  const before = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(left, before, before);
  const rows = [[creditCodeOf(77), '青枫七七公司', '', '', '', '', '']];
  const bytes = await xlsxOf({ name: '企业', headings, rows });
  const file = {
    name: '企业.xlsx',
    bytes,
    source: '市场监管',
    asOf: '2026-12-01',
    isTrial: true,
  } as const;
  const result = await importEnterprises(context, file, (error) => assert.fail(String(error)));
  assert.ok(result.ok);
  await sweepEnterpriseImports(context);
  await result.value.finished;
  assert.equal((await enterpriseImport(db, context.organId, cut))?.state, 'failed');
  assert.equal((await enterpriseImport(db, context.organId, result.value.id))?.state, 'done');
  assert.deepEqual(readdirSync(join(context.dataFolder, 'imports')), []);
});

test('a file that is none, a day that is not yet, a source that nobody named: refused at the field', async () => {
  const file = {
    name: 'a.xlsx',
    bytes: Buffer.from('x'),
    source: '甲',
    asOf: '2026-12-01',
    isTrial: true,
  } as const;
  const why = async (change: object) => {
    const result = await importEnterprises(context, { ...file, ...change }, (error) =>
      assert.fail(String(error)),
    );
    return result.ok ? [] : result.violations.map(({ code, field }) => [code, field]);
  };
  assert.deepEqual(await why({}), [['enterprise-file-unreadable', 'name']]);
  assert.deepEqual(await why({ name: 'a.doc' }), [['enterprise-file-kind', 'name']]);
  assert.deepEqual(await why({ source: ' ', asOf: '2026-12-02' }), [
    ['enterprise-source-missing', 'source'],
    ['date-in-future', 'asOf'],
  ]);
  assert.deepEqual(await why({ name: 'a.csv', bytes: Buffer.from('a,b\n1,2') }), [
    ['enterprise-file-unreadable', 'name'],
  ]);
});

test('labels follow from the rules, and lists are narrowed by them', async () => {
  const { db, organId } = context;
  await db
    .insertInto('policy_labels')
    .values({
      key: 'big',
      name: '用工大户',
      label_group: 'scale',
      condition: JSON.stringify({ fact: 'staff', op: 'gte', value: 20 }),
      updated_at: context.clock.now(),
    } as never)
    .execute();
  assert.ok((await labelFirms(context)) >= 2);
  const named = async (filter: object) =>
    (
      await listEnterprises(db, { organIds: [organId], ...filter }, { limit: 10, offset: 0 })
    ).rows.map(({ name }) => name);
  assert.deepEqual(await named({ label: 'big' }), ['甲公司']);
  assert.deepEqual(await named({ region: '5204' }), ['丁公司', '甲公司']);
  assert.deepEqual(await named({ region: '520402' }), ['甲公司']);
  assert.deepEqual(await named({ text: '丁' }), ['丁公司']);
  assert.deepEqual(await named({ text: creditCodeOf(1).slice(0, 15) }), ['丁公司', '甲公司']);
  assert.equal(await labelFirms(context), 0);
});

test('whom an item reaches is the same as asked firm by firm', async () => {
  const { db, organId, clock } = context;
  const sample = fc.sample(randomFirms, { numRuns: 300, seed: 5 });
  await db
    .insertInto('enterprises')
    .values(
      sample.map(
        (facts, i) =>
          ({
            organ_id: organId,
            credit_code: creditCodeOf(1000 + i),
            name: `抽样${i}`,
            facts: JSON.stringify(facts),
            consent: 'unasked',
            created_at: clock.now(),
            updated_at: clock.now(),
          }) as never,
      ),
    )
    .execute();
  const condition: Condition = {
    all: [
      { fact: 'region', op: 'withinRegion', value: ['52'] },
      { fact: 'staff', op: 'gte', value: 50 },
      { fact: 'patents', op: 'gte', value: 2, isSoft: true },
    ],
  };
  const prepared = prepareCondition(condition);
  let seen = 0;
  for await (const { firms, stateOf } of matchAllFirms(context, prepared, [organId])) {
    for (const [i, firm] of firms.entries()) {
      const profile = profileOf(firm.facts, Temporal.PlainDate.from('2026-12-01'));
      assert.equal(stateOf(i), matchState(prepared, readingOf(profile)));
      seen += 1;
    }
  }
  const run = await reachOf(context, { organId, itemId: 1, condition }, (error) =>
    assert.fail(String(error)),
  );
  const { ids } = await run.finished;
  assert.equal(
    matchStateKeys.reduce((sum, state) => sum + ids[state].length, 0),
    seen,
  );
  assert.ok(ids.fits.length > 0 && ids.fails.length > 0 && ids.nearly.length > 0);
});
