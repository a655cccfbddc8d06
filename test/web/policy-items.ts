// A site with policy items for tests: one document with three, one that was repealed, one that has run out.

import type { IsoDay } from '../../src/rules/day.ts';
import type { ImportDocument } from '../../src/rules/import-document.ts';
import type { PolicyItemContent } from '../../src/rules/policy/item.ts';
import { saveLabel, saveRegions } from '../../src/store/policies/policy-terms.ts';
import { publishedItem } from '../policy-world.ts';
import { siteDocuments } from './documents.ts';
import { createTestSite, type TestSite } from './site.ts';

const organ = '青枫经济技术开发区管理委员会';
export const hostile = '<img src=x onerror=alert(1)>"\'&{{x}}';

const policy = (
  key: string,
  title: string,
  body: string,
  more: Partial<ImportDocument> = {},
): ImportDocument => ({
  key,
  title,
  kind: 'normative-document',
  documentNumber: `青枫开管发〔2026〕${key.length}号`,
  issuers: [organ],
  publisher: organ,
  madeOn: '2026-11-20',
  publishedAt: '2026-11-21T10:00',
  effectiveFrom: '2026-11-25',
  columns: ['lzyj'],
  openness: 'proactive',
  body,
  ...more,
});

export const second =
  '本措施适用于注册地在青枫经济技术开发区、成立满2年的规模以上工业企业和专精特新中小企业';
export const third = '上一年度研发费用占营业收入比例不低于3%的，给予一次性奖励20万元';

const documents: readonly ImportDocument[] = [
  ...siteDocuments,
  policy(
    'innovation',
    '青枫经济技术开发区支持企业创新若干措施',
    `<p>第一条　为了支持企业创新，制定本措施。</p><p>第二条　${second}。</p><p>第三条　${third}。</p><p>第四条　按照出口额的2%给予补助，单个企业最高30万元。</p>`,
  ),
  policy(
    'old-2021',
    '青枫经济技术开发区2021年技术改造补助办法',
    '<p>第二条　技术改造项目一次性补助50万元。</p>',
    { madeOn: '2021-03-01', publishedAt: '2021-03-02T10:00', effectiveFrom: '2021-04-01' },
  ),
];

const clause = { anchor: '第二条', text: second };
export const research: PolicyItemContent = {
  name: '研发投入奖励',
  type: 'technology',
  level: 'zone',
  audience: '注册地在经开区、成立满2年的规模以上工业企业和专精特新中小企业',
  support: '研发费用占营业收入比例不低于3%的，一次性奖励20万元',
  supportClause: { anchor: '第三条', text: third },
  amount: { formula: { kind: 'fixed', fen: 20_000_000 } },
  opensOn: '2026-12-01',
  closesOn: '2026-12-31',
  delivery: 'fast',
  deliveryDays: 60,
  office: '经济发展局',
  phone: '0000-5550111',
  address: '行政服务楼305室',
  applyAt: 'https://example.org/shenbao',
  materials: ['申请表', '经审计的财务报表', '研发费用专项审计报告'],
  canStack: true,
  excludes: [],
  condition: {
    all: [
      { fact: 'region', op: 'withinRegion', value: ['999971'], clause },
      { fact: 'age', op: 'gte', value: 2, clause },
      {
        any: [
          { fact: 'scaleRegister', op: 'in', value: ['industrial'] },
          { fact: 'qualifications', op: 'in', value: ['specialised', 'little-giant'] },
        ],
        clause,
      },
      { fact: 'rdShare', op: 'gte', value: 3, clause: { anchor: '第三条', text: third } },
    ],
  },
};

export const exportRelief: PolicyItemContent = {
  ...research,
  name: '出口补助',
  type: 'market',
  support: '按照出口额的2%补助，单个企业最高30万元',
  supportClause: { anchor: '第四条', text: '按照出口额的2%给予补助，单个企业最高30万元' },
  amount: {
    formula: { kind: 'share', percent: 2, of: { fact: 'exports' } },
    capFen: 30_000_000,
  },
  closesOn: '2026-12-05',
  delivery: 'automatic',
  materials: ['申请表', '出口报关单汇总表'],
  canStack: false,
  condition: {
    fact: 'exports',
    op: 'exists',
    clause: { anchor: '第四条', text: '按照出口额的2%给予补助，单个企业最高30万元' },
  },
};

/** Every text that an editor may write is hostile, and no last day is stated. */
export const hostileItem: PolicyItemContent = {
  name: `怪事项${hostile}`,
  type: 'other',
  level: 'zone',
  audience: `甲${hostile}`,
  support: `乙${hostile}`,
  supportClause: { anchor: `丙${hostile}`, text: `丁${hostile}` },
  amount: {
    formula: { kind: 'each', fen: 100, of: { ask: `戊${hostile}`, unit: '台' } },
  },
  delivery: 'ordinary',
  office: `己${hostile}`,
  phone: '0000-5550111',
  applyAt: 'javascript:alert(1)',
  materials: [`庚${hostile}`],
  canStack: true,
  excludes: [],
  exclusions: `辛${hostile}`,
  condition: {
    fact: 'label.young',
    op: 'eq',
    value: true,
    clause: { anchor: '壬', text: `癸${hostile}` },
  },
};

export interface PolicySite {
  readonly site: TestSite;
  readonly ids: Readonly<Record<'research' | 'export' | 'hostile' | 'old', number>>;
  readonly documentId: number;
}

export async function createPolicySite(day: IsoDay = '2026-12-01'): Promise<PolicySite> {
  const site = await createTestSite(day, documents);
  const { db } = site.context;
  await saveRegions(db, [
    { code: '9999', name: '青枫市' },
    { code: '999902', name: '枫桥区' },
    { code: '999971', name: '青枫经济技术开发区' },
  ]);
  const at = Temporal.Instant.from('2026-11-26T10:00:00+08:00');
  await saveLabel(
    db,
    {
      key: 'young',
      name: `初创${hostile}`,
      group: 'innovation',
      condition: { fact: 'patents', op: 'gte', value: 1 },
    },
    { staffId: null, at },
  );
  const documentOf = async (key: string): Promise<number> =>
    (
      await db
        .selectFrom('documents')
        .select('id')
        .where('import_key', '=', key)
        .executeTakeFirstOrThrow()
    ).id;
  const innovation = await documentOf('innovation');
  const old = await documentOf('old-2021');
  await db
    .updateTable('documents')
    .set({ repealed_on: '2024-01-01' })
    .where('id', '=', old)
    .execute();
  const item = async (documentId: number, content: PolicyItemContent): Promise<number> =>
    await addItem(site, documentId, content, at);
  const ids = {
    research: await item(innovation, research),
    export: await item(innovation, exportRelief),
    hostile: await item(innovation, hostileItem),
    old: await item(old, {
      ...research,
      name: '技术改造补助',
      closesOn: '2027-12-31',
      condition: { fact: 'region', op: 'withinRegion', value: ['999971'], clause },
    }),
  };
  return { site, ids, documentId: innovation };
}

export async function addItem(
  { context, organId }: TestSite,
  documentId: number,
  content: PolicyItemContent,
  at = Temporal.Instant.from('2026-11-27T10:00:00+08:00'),
): Promise<number> {
  return await publishedItem({ ...context, organId }, documentId, content, at);
}
