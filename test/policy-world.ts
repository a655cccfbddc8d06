// A published policy document with its items, and firms in the register: for tests of what goes out to firms.

import assert from 'node:assert/strict';
import { emptyItem, type PolicyItemContent } from '../src/rules/policy/item.ts';
import type { FirmFacts } from '../src/rules/policy/facts.ts';
import { creditCodeCheckCharacter } from '../src/rules/credit-code.ts';
import type { CommandContext } from '../src/commands/context.ts';
import { sealContact } from '../src/store/policies/enterprises.ts';
import { documentDraft } from './api/document-draft.ts';
import type { Caller, House } from './api/house.ts';
import { publishUnread } from './publish.ts';
import type { EnterpriseContact } from '../src/rules/policy/enterprise-sheet.ts';

/** A credit code with its check character, another for each number. */
export function creditCodeOf(n: number): string {
  const first = `91520400MA${String(n).padStart(7, '0')}`;
  return first + (creditCodeCheckCharacter(first) ?? '');
}

/** The policy of the journey (J5). */
export const journeyItem: PolicyItemContent = {
  name: '企业研发投入奖补',
  type: 'technology',
  level: 'zone',
  audience: '规模以上工业企业或者专精特新企业',
  support: '对符合条件的企业一次性奖补20万元',
  supportClause: { anchor: '第四条', text: '对符合条件的企业一次性奖补20万元' },
  amount: { formula: { kind: 'fixed', fen: 20_000_000 } },
  opensOn: '2026-12-01',
  closesOn: '2026-12-31',
  delivery: 'ordinary',
  office: '经济发展局',
  phone: '0851-33400001',
  materials: ['申报表'],
  canStack: true,
  excludes: [],
  condition: {
    all: [
      {
        any: [
          { fact: 'scaleRegister', op: 'in', value: ['industrial'] },
          { fact: 'qualifications', op: 'in', value: ['specialised', 'little-giant'] },
        ],
        clause: { anchor: '第三条', text: '规模以上工业企业或者专精特新企业' },
      },
      {
        fact: 'region',
        op: 'withinRegion',
        value: ['520471'],
        clause: { anchor: '第三条', text: '在区内注册' },
      },
      { fact: 'age', op: 'gte', value: 2, clause: { anchor: '第三条', text: '成立满2年' } },
      { fact: 'rdShare', op: 'gte', value: 3, clause: { anchor: '第三条', text: '不低于3%' } },
    ],
  },
};

/** One reward for firms of the zone; its clauses stand in `rewardBody`. */
export const rewardItem: PolicyItemContent = {
  ...emptyItem,
  name: '奖励',
  audience: '经开区的企业',
  support: '一次性奖励20万元',
  supportClause: { anchor: '第二条', text: '给予一次性奖励20万元' },
  amount: { formula: { kind: 'fixed', fen: 20_000_000 } },
  opensOn: '2026-12-01',
  closesOn: '2026-12-31',
  office: '经济发展局',
  phone: '0000-5550111',
  materials: ['申请表'],
  condition: {
    fact: 'region',
    op: 'withinRegion',
    value: ['999971'],
    clause: { anchor: '第一条', text: '注册地在经开区的企业' },
  },
};
export const rewardBody =
  '<p>第一条 注册地在经开区的企业。</p><p>第二条 给予一次性奖励20万元。</p>';

/** Written by this person through the API and published, in a column of its own. */
export async function writtenDocument(
  house: House,
  writer: Caller,
  { slug, title, body }: { readonly slug: string; readonly title: string; readonly body: string },
): Promise<{ readonly columnId: number; readonly documentId: number }> {
  const { db, clock, calendar, secrets, dataFolder } = house.context;
  const organId = house.organs.city;
  const { id: columnId } = await db
    .insertInto('columns')
    .values({ organ_id: organId, slug, path: slug, name: title, kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const saved = await writer.post(
    '/documents',
    documentDraft(columnId, {
      title,
      kind: 'other-official-document',
      madeOn: '2026-11-25',
      body,
    }),
  );
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const office = { db, clock, calendar, secrets, dataFolder, organId };
  const { id } = await publishUnread({ ...office, actor: { kind: 'system' } }, saved.body);
  return { columnId, documentId: id };
}

export const fittingFirm: FirmFacts = {
  scaleRegister: ['industrial'],
  region: '520471',
  established: '2020-05-01',
  rdShare: 3.2,
};

/** The column's id and the document's. */
export async function publishedDocument(
  { db, organId, clock }: Pick<CommandContext, 'db' | 'organId' | 'clock'>,
  slug = 'hqzcwj',
): Promise<{ readonly columnId: number; readonly documentId: number }> {
  const column = await db
    .insertInto('columns')
    .values({ organ_id: organId, slug, path: slug, name: '惠企政策文件', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const document = await db
    .insertInto('documents')
    .values({
      organ_id: organId,
      title: '支持企业研发的若干措施',
      kind: 'normative-document',
      publisher: '测试管委会',
      home_column_id: column.id,
      state: 'published',
      published_at: clock.now(),
      made_on: '2026-11-20',
      effective_from: '2026-11-20',
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return { columnId: column.id, documentId: document.id };
}

export async function publishedItem(
  { db, organId, clock }: Pick<CommandContext, 'db' | 'organId' | 'clock'>,
  documentId: number,
  content: PolicyItemContent,
  at: Temporal.Instant = clock.now(),
): Promise<number> {
  const { id } = await db
    .insertInto('policy_items')
    .values({
      organ_id: organId,
      document_id: documentId,
      state: 'published',
      content: JSON.stringify(content),
      edition: 1,
      published_at: at,
      created_at: at,
      updated_at: at,
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface NewFirm {
  readonly name: string;
  readonly facts: FirmFacts;
  readonly consent?: 'given' | 'refused' | 'unasked';
  readonly contact?: EnterpriseContact;
}

let firms = 0;

export async function addFirm(
  { db, organId, clock, secrets }: Pick<CommandContext, 'db' | 'organId' | 'clock' | 'secrets'>,
  { name, facts, consent = 'given', contact = {} }: NewFirm,
): Promise<{ readonly id: number; readonly creditCode: string }> {
  firms += 1;
  const creditCode = creditCodeOf(firms);
  const place = { organ_id: organId, credit_code: creditCode };
  const { id } = await db
    .insertInto('enterprises')
    .values({
      ...place,
      name,
      facts: JSON.stringify(facts),
      contact: sealContact(secrets, place, contact),
      consent,
      created_at: clock.now(),
      updated_at: clock.now(),
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, creditCode };
}
