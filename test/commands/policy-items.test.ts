// Policy items from the draft to readers and off again (条例 6, 17), on the real database.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importDocuments } from '../../src/commands/imports/import-documents.ts';
import {
  dropLabel,
  dropRegion,
  keepLabel,
  keepRegions,
  keepSampleFirm,
} from '../../src/commands/policies/keep-policy-terms.ts';
import {
  publishPolicyItem,
  recallPolicyItem,
  returnPolicyItem,
  submitPolicyItem,
  withdrawPolicyItem,
} from '../../src/commands/policies/publish-policy-item.ts';
import {
  copyPolicyItem,
  discardPolicyDraft,
  newPolicyItem,
  savePolicyItem,
} from '../../src/commands/policies/save-policy-item.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import type { Result } from '../../src/commands/context.ts';
import { flatColumns } from '../../src/example/columns.ts';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import { itemStateOn, type PolicyItemContent } from '../../src/rules/policy/item.ts';
import { publishedItems } from '../../src/store/policies/policy-items.ts';
import { policyItemWords } from '../../src/store/policies/policy-writing.ts';
import { rewardBody, rewardItem } from '../policy-world.ts';
import { type Office, openOffice } from './office.ts';

const item = rewardItem;
let office: Office;
let documentId: number;
const day = '2026-11-30';

function line(key: string, more: object = {}): string {
  return JSON.stringify({
    key,
    title: `关于${key}奖励企业的通知`,
    kind: 'normative-document',
    issuers: ['测试管理委员会'],
    publisher: '测试管理委员会',
    madeOn: '2026-09-01',
    publishedAt: '2026-09-02T10:00',
    columns: ['lzyj'],
    openness: 'proactive',
    body: rewardBody,
    ...more,
  });
}

before(async () => {
  office = await openOffice();
  const context = office.on(day);
  await placeColumns({ db: context.db, organId: office.organId }, flatColumns());
  const report = await importDocuments(context, [
    line('甲'),
    line('乙', { effectiveFrom: '2026-09-02', effectiveTo: '2026-10-31' }),
  ]);
  assert.ok(report.ok);
  assert.deepEqual(report.value.faults, []);
  documentId = await idOf('甲');
});
after(() => office.database.drop());

async function idOf(key: string): Promise<number> {
  const { id } = await office.database.db
    .selectFrom('documents')
    .select('id')
    .where('import_key', '=', key)
    .executeTakeFirstOrThrow();
  return id;
}

function took<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function refusedWith(result: Result<unknown>): string[] {
  assert.ok(!result.ok, 'was not refused');
  return result.violations.map(({ code, field }) => [code, field].filter(Boolean).join(' '));
}

async function published(content = item): Promise<{ id: number; version: number }> {
  const saved = took(await newPolicyItem(office.on(day), documentId, content));
  const sent = took(await submitPolicyItem(office.on(day), saved));
  return took(await publishPolicyItem(office.on(day, 'signatory'), sent));
}

async function seen(id: number): Promise<PolicyItemContent | undefined> {
  return (await publishedItems(office.database.db, { ids: [id] }))[0]?.content;
}

test('one writes, another publishes, and the words stay with what readers saw', async () => {
  const saved = took(await newPolicyItem(office.on(day), documentId, { ...item, phone: '' }));
  assert.deepEqual(
    saved.missing.map(({ field }) => field),
    ['phone'],
    'a draft may be unfinished',
  );
  assert.deepEqual(refusedWith(await submitPolicyItem(office.on(day), saved)), [
    'policy-item-fault phone',
  ]);
  const whole = took(await savePolicyItem(office.on(day), saved, item));
  const sent = took(await submitPolicyItem(office.on(day), whole));
  assert.deepEqual(refusedWith(await savePolicyItem(office.on(day), sent, item)), [
    'policy-item-state',
  ]);
  assert.deepEqual(refusedWith(await publishPolicyItem(office.on(day), sent)), [
    'policy-publisher-is-writer',
  ]);
  assert.equal(await seen(saved.id), undefined);
  const out = took(await publishPolicyItem(office.on(day, 'signatory'), sent));
  assert.deepEqual(await seen(saved.id), item);
  const words = await policyItemWords(office.database.db, out.id);
  assert.deepEqual(
    words.map(({ act, name }) => [act, name]),
    [
      ['publish', 'signatory'],
      ['submit', 'handler'],
      ['save', 'handler'],
    ],
  );
});

test('two editors at one draft: the second is told', async () => {
  const saved = took(await newPolicyItem(office.on(day), documentId, item));
  const first = took(await savePolicyItem(office.on(day), saved, { ...item, name: '奖励（一）' }));
  const second = await savePolicyItem(office.on(day, 'third'), saved, { ...item, name: '别的' });
  assert.deepEqual(refusedWith(second), ['changed-meanwhile']);
  // Whoever wrote any of it does not publish it, not only who wrote last.
  const mended = took(await savePolicyItem(office.on(day, 'third'), first, item));
  const sent = took(await submitPolicyItem(office.on(day, 'third'), mended));
  assert.deepEqual(refusedWith(await publishPolicyItem(office.on(day), sent)), [
    'policy-publisher-is-writer',
  ]);
});

test('sent back with the reason, taken back, given up', async () => {
  const saved = took(await newPolicyItem(office.on(day), documentId, item));
  const sent = took(await submitPolicyItem(office.on(day), saved));
  const by = office.on(day, 'signatory');
  assert.deepEqual(refusedWith(await returnPolicyItem(by, { ...sent, reason: ' ' })), [
    'policy-reason-missing reason',
  ]);
  const back = took(await returnPolicyItem(by, { ...sent, reason: '电话有误' }));
  const again = took(await submitPolicyItem(office.on(day), back));
  const taken = took(await recallPolicyItem(office.on(day), again));
  took(await discardPolicyDraft(office.on(day), taken));
  assert.deepEqual(refusedWith(await submitPolicyItem(office.on(day), taken)), [
    'policy-item-unknown',
  ]);
});

test('what is published stays as it is while its next text is written', async () => {
  const out = await published();
  const next = { ...item, support: '一次性奖励20万元，另给奖牌' };
  const saved = took(await savePolicyItem(office.on(day), out, next));
  assert.equal((await seen(out.id))?.support, item.support);
  took(await discardPolicyDraft(office.on(day), saved));
  assert.equal((await seen(out.id))?.support, item.support);
});

test('withdrawn with a reason it is gone at once, and can be mended and published again', async () => {
  const out = await published();
  const by = office.on(day, 'third');
  assert.deepEqual(refusedWith(await withdrawPolicyItem(by, { ...out, reason: '' })), [
    'policy-reason-missing reason',
  ]);
  const gone = took(await withdrawPolicyItem(by, { ...out, reason: '金额写错' }));
  assert.equal(await seen(out.id), undefined);
  const sent = took(await submitPolicyItem(office.on(day, 'third'), gone));
  assert.deepEqual(refusedWith(await publishPolicyItem(office.on(day), sent)), [
    'policy-publisher-is-writer',
  ]);
  took(await publishPolicyItem(office.on(day, 'signatory'), sent));
  assert.deepEqual(await seen(out.id), item);
});

const wrong: readonly (readonly [string, Partial<PolicyItemContent>, string])[] = [
  ['an end before its start', { closesOn: '2026-11-01' }, 'closesOn'],
  [
    'words that are not in the document',
    { supportClause: { anchor: '第二条', text: '给予一次性奖励30万元' } },
    'supportClause',
  ],
  [
    'a condition on an unknown fact',
    { condition: { all: [{ fact: 'colour' as never, op: 'eq', value: 1 }] } },
    'condition.all.0.fact',
  ],
  [
    'bounds that nothing meets',
    {
      condition: {
        all: [
          { fact: 'staff', op: 'gte', value: 50 },
          { fact: 'staff', op: 'lt', value: 20 },
        ],
      },
    },
    'condition.all.1.value',
  ],
  [
    'a quotation in the tree that is not there',
    { condition: { ...item.condition, clause: { anchor: '第一条', text: '另有规定' } } },
    'condition.clause',
  ],
  ['an item of nobody as exclusive', { excludes: [999_999] }, 'excludes'],
];
for (const [name, change, field] of wrong) {
  test(`not even a draft may hold ${name}`, async () => {
    const result = await newPolicyItem(office.on(day), documentId, { ...item, ...change });
    assert.ok(refusedWith(result).includes(`policy-item-fault ${field}`), JSON.stringify(result));
  });
}

test('nothing is published on a document that has run out, and its items are off from that day', async () => {
  const over = await idOf('乙');
  const saved = took(await newPolicyItem(office.on('2026-10-30'), over, item));
  const sent = took(await submitPolicyItem(office.on('2026-10-30'), saved));
  assert.deepEqual(refusedWith(await publishPolicyItem(office.on(day, 'signatory'), sent)), [
    'policy-document-over documentId',
  ]);
  took(await publishPolicyItem(office.on('2026-10-31', 'signatory'), sent));
  const [one] = await publishedItems(office.database.db, { ids: [saved.id] });
  assert.ok(one);
  assert.equal(itemStateOn(one.content, one.document, '2026-10-31'), 'upcoming');
  assert.equal(itemStateOn(one.content, one.document, '2026-11-01'), 'lapsed');
});

test('a copy onto another document quotes nothing of the first', async () => {
  const out = await published();
  const same = took(await copyPolicyItem(office.on(day), out.id));
  assert.deepEqual(same.missing, []);
  const other = took(await copyPolicyItem(office.on(day), out.id, await idOf('乙')));
  assert.deepEqual(
    other.missing.map(({ field }) => field),
    ['supportClause', 'condition'],
  );
});

test('a withdrawn document takes its items off at once, and pages made from items are told', async () => {
  const { db } = office.database;
  const out = await published();
  const before = await db
    .selectFrom('page_changes')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { version } = await db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  took(await withdrawDocument(office.on(day), { id: documentId, version, reason: '有误' }));
  const [one] = await publishedItems(db, { ids: [out.id] });
  assert.ok(one);
  assert.equal(itemStateOn(one.content, one.document, day), 'lapsed');
  const told = await db
    .selectFrom('page_changes')
    .select('topic')
    .where('id', '>', before?.id ?? 0)
    .execute();
  assert.ok(told.some(({ topic }) => topic === 'policies'));
  assert.deepEqual(refusedWith(await newPolicyItem(office.on(day), documentId, item)), [
    'policy-document-not-published documentId',
  ]);
});

test('labels in a ring are refused by their names, and a label in use stays', async () => {
  const by = office.on(day, 'signatory');
  const label = (key: string, name: string, on: string) =>
    keepLabel(by, {
      key,
      name,
      group: 'innovation',
      condition: { fact: `label.${on}`, op: 'eq', value: true },
    });
  took(
    await keepLabel(by, {
      key: 'a',
      name: '甲类',
      group: 'innovation',
      condition: { fact: 'staff', op: 'gte', value: 1 },
    }),
  );
  took(await label('b', '乙类', 'a'));
  const ring = await label('a', '甲类', 'b');
  assert.ok(!ring.ok);
  assert.match(ring.violations[0]?.detail ?? '', /甲类→乙类→甲类/);
  assert.deepEqual(refusedWith(await dropLabel(by, 'a')), ['policy-label-used key']);
  took(await dropLabel(by, 'b'));
  took(await dropLabel(by, 'a'));
});

test('a region that is none, and one in use', async () => {
  const by = office.on(day, 'signatory');
  assert.deepEqual(refusedWith(await keepRegions(by, [{ code: '12345', name: '某地' }])), [
    'policy-region-fault code',
  ]);
  took(await keepRegions(by, [{ code: '999971', name: '经开区' }]));
  took(await newPolicyItem(office.on('2026-10-30'), await idOf('乙'), item));
  assert.deepEqual(refusedWith(await dropRegion(by, '999971')), ['policy-region-used code']);
});

test('a made-up firm with impossible facts is refused at each of them', async () => {
  const result = await keepSampleFirm(office.on(day), {
    name: '样本',
    facts: { staff: 1.5, established: '2027-01-01', industry: '98', colour: 1, rdShare: 120 },
  });
  assert.deepEqual(
    refusedWith(result),
    ['staff', 'established', 'industry', 'colour', 'rdShare'].map(
      (fact) => `sample-firm-fault facts.${fact}`,
    ),
  );
  took(await keepSampleFirm(office.on(day), { name: '样本', facts: { staff: 15, exports: null } }));
});
