import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importDocuments } from '../src/commands/imports/import-documents.ts';
import { exampleDocuments2022 } from '../src/example/documents-2022.ts';
import { exampleDocumentsNow } from '../src/example/documents-now.ts';
import { exampleSampleFirms } from '../src/example/policy-items.ts';
import { loadFirms, loadPolicies } from '../src/main/example-policies.ts';
import { nationalCalendar as calendar } from '../src/rules/calendar.ts';
import { day, type IsoDay } from '../src/rules/day.ts';
import { inOrder, labelledProfile } from '../src/rules/policy/labels.ts';
import { itemStateOn } from '../src/rules/policy/item.ts';
import { prepareCondition } from '../src/rules/policy/match.ts';
import { matchFirm } from '../src/rules/policy/reasons.ts';
import { type PublishedItem, publishedItems } from '../src/store/policies/policy-items.ts';
import { matchStateKeys } from '../src/rules/policy/match.ts';
import { creditCodeFault } from '../src/rules/credit-code.ts';
import { labelRules } from '../src/store/policies/policy-terms.ts';
import { createTestSite, type TestSite } from './web/site.ts';

const today: IsoDay = '2026-11-30';
let site: TestSite;
let items: readonly PublishedItem[];
before(async () => {
  site = await createTestSite(today, []);
  const documents = [
    ...[...exampleDocuments2022()].filter(({ title }) =>
      title.endsWith('支持制造业企业技术改造若干措施》的通知'),
    ),
    ...exampleDocumentsNow(day(today), calendar),
  ];
  const lines = documents.map((d) => JSON.stringify(d));
  assert.ok((await importDocuments(site.command, lines)).ok);
  await loadPolicies(site.command, site.organId, today);
  items = await publishedItems(site.database.db);
});
after(() => site.close());

test('a first start shows items that are open, ahead, without end, and one that went with its document', () => {
  const states = items.map(({ content, document }) => [
    content.name,
    itemStateOn(content, document, today),
  ]);
  assert.deepEqual(Object.fromEntries(states), {
    研发投入奖励: 'open',
    新招用高校毕业生补贴: 'open',
    首次上规奖励: 'upcoming',
    设备更新奖补: 'open',
    数字化车间奖补: 'open',
    出口补助: 'lapsed',
  });
});

test('another try adds nothing', async () => {
  await loadPolicies(site.command, site.organId, today);
  assert.equal((await publishedItems(site.database.db)).length, items.length);
});

test('the made-up firms show three different answers', async () => {
  const [first] = items;
  assert.ok(first);
  const rules = inOrder(await labelRules(site.database.db));
  const prepared = prepareCondition(first.content.condition);
  const labels = exampleSampleFirms.map(
    ({ facts }) => matchFirm(prepared, labelledProfile(facts, day(today), rules)).label,
  );
  assert.deepEqual(labels, ['基本符合', '差距', '基本符合（1项待确认）']);
});

test('the made-up register is taken in whole, with sound codes, once', async () => {
  const context = { ...site.command, dataFolder: site.context.dataFolder };
  await loadFirms(context, today);
  await loadFirms(context, today);
  const { db } = site.database;
  const firms = await db.selectFrom('enterprises').selectAll().orderBy('credit_code').execute();
  assert.equal(firms.length, 8);
  for (const { name, credit_code } of firms)
    assert.equal(creditCodeFault(credit_code), undefined, name);
  const imports = await db.selectFrom('enterprise_imports').select(['state', 'report']).execute();
  assert.deepEqual(
    imports.map(({ state, report }) => [state, report?.refused, report?.unknownHeadings.length]),
    [
      ['done', 0, 0],
      ['done', 0, 0],
    ],
  );
});

test('of the made-up firms some fit the first item, one nearly, one lacks a little, one is shut out', async () => {
  const [first] = items;
  assert.ok(first);
  const rules = inOrder(await labelRules(site.database.db));
  const prepared = prepareCondition(first.content.condition);
  const firms = await site.database.db.selectFrom('enterprises').select('facts').execute();
  const states = new Set(
    firms.map(({ facts }) => matchFirm(prepared, labelledProfile(facts, day(today), rules)).state),
  );
  assert.deepEqual(
    matchStateKeys.filter((state) => !states.has(state)),
    [],
  );
});
