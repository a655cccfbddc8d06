// 政策事项 of the example: what four documents give, the regions they speak of, labels, and made-up firms to try them on.

import { isoOf, type IsoDay } from '../rules/day.ts';
import type { Condition } from '../rules/policy/condition.ts';
import type { FirmFacts } from '../rules/policy/facts.ts';
import type { PolicyItemContent } from '../rules/policy/item.ts';
import type { LabelRule } from '../rules/policy/labels.ts';
import { offices } from './places.ts';

/** Codes that no list knows: 99 is no province. */
export const exampleRegions = [
  { code: '99', name: '岚川省' },
  { code: '9999', name: '青枫市' },
  { code: '999902', name: '枫桥区' },
  { code: '999903', name: '砚湖区' },
  { code: '999971', name: '青枫经济技术开发区' },
  { code: '999971001', name: '青砚街道' },
  { code: '999971002', name: '石榕街道' },
  { code: '999971101', name: '望岑镇' },
  { code: '999971102', name: '鹤渚镇' },
] as const;

export const zoneCode = '999971';

export const exampleLabels: readonly LabelRule[] = [
  {
    key: 'tech-enterprise',
    name: '科技企业',
    group: 'innovation',
    condition: {
      any: [
        { fact: 'qualifications', op: 'in', value: ['high-tech', 'tech-sme', 'innovative-sme'] },
        {
          all: [
            { fact: 'rdShare', op: 'gte', value: 5 },
            { fact: 'patents', op: 'gte', value: 1 },
          ],
        },
      ],
    },
  },
  {
    key: 'young-tech-enterprise',
    name: '初创科技企业',
    group: 'innovation',
    condition: {
      all: [
        { fact: 'label.tech-enterprise', op: 'eq', value: true },
        { fact: 'established', op: 'withinYears', value: 5 },
        { fact: 'size', op: 'in', value: ['small', 'micro'] },
      ],
    },
  },
];

/** Names say that they are made up. */
export const exampleSampleFirms: readonly { readonly name: string; readonly facts: FirmFacts }[] = [
  {
    name: '样本甲：规上装备制造企业',
    facts: {
      region: zoneCode,
      industry: '3482',
      established: '2016-05-18',
      staff: 320,
      revenue: 21000,
      rd: 903,
      scaleRegister: ['industrial'],
      qualifications: ['high-tech'],
      badRecord: null,
    },
  },
  {
    name: '样本乙：专精特新企业，研发略少',
    facts: {
      region: '999971001',
      industry: '3985',
      established: '2019-03-04',
      staff: 96,
      revenue: 5000,
      rdShare: 2.8,
      scaleRegister: null,
      qualifications: ['specialised'],
      badRecord: null,
    },
  },
  {
    name: '样本丙：成立日期未填的规上企业',
    facts: {
      region: zoneCode,
      industry: '1392',
      staff: 150,
      revenue: 8600,
      rdShare: 3.4,
      scaleRegister: ['industrial'],
      qualifications: null,
      badRecord: null,
    },
  },
];

export interface ExamplePolicyItem {
  /** Of the document it stands in. */
  readonly documentTitle: string;
  /** The day it was written and published; absent: the day of the first start. */
  readonly on?: IsoDay;
  readonly content: PolicyItemContent;
}

function titleOf(name: string): string {
  return `关于印发《青枫经济技术开发区${name}》的通知`;
}

const exclusion: Condition = {
  not: {
    fact: 'badRecord',
    op: 'in',
    value: ['serious-dishonesty', 'safety', 'environment'],
  },
};

const inZone = { fact: 'region', op: 'withinRegion', value: [zoneCode] } as const;

/** Periods of application lie around the day of the first start. */
export function examplePolicyItems(begunOn: IsoDay): readonly ExamplePolicyItem[] {
  const today = Temporal.PlainDate.from(begunOn);
  const innovation = titleOf('促进工业企业创新发展若干措施');
  const industryOffice = { office: offices.economy.fullName, phone: '0000-5550111' };
  const second = {
    anchor: '第二条',
    text: '本措施适用于注册地在青枫经济技术开发区、成立满2年的规模以上工业企业和专精特新中小企业',
  };
  const seventh = {
    anchor: '第七条',
    text: '被列入严重失信主体名单，或者一年内发生较大以上生产安全事故、突发环境事件的企业，不适用本措施',
  };
  const third = {
    anchor: '第三条',
    text: '上一年度研发费用占营业收入比例不低于3%的，给予一次性奖励20万元。绿色工厂优先。',
  };
  const fourth = {
    anchor: '第四条',
    text: '本区中小微企业新招用毕业年度高校毕业生，签订一年以上劳动合同并缴纳社会保险的，按照每人2000元给予一次性补贴，单个企业最高10万元',
  };
  const fifth = {
    anchor: '第五条',
    text: '首次纳入规模以上工业统计的企业，给予一次性奖励10万元',
  };
  const suitable = {
    anchor: '一、',
    text: '在本区登记注册、依法纳税、正常经营满一年的制造业企业',
  };
  const shutOut = {
    anchor: '一、',
    text: '当年发生较大及以上生产安全事故、环境污染事故，或者被列入严重失信主体名单的企业，不适用本措施',
  };
  const manufacturing: Condition = {
    all: [
      { ...inZone, clause: suitable },
      { fact: 'industry', op: 'matchesIndustry', value: ['C'], clause: suitable },
      { fact: 'age', op: 'gte', value: 1, clause: suitable },
      { ...exclusion, clause: shutOut },
    ],
  };
  return [
    {
      documentTitle: innovation,
      content: {
        name: '研发投入奖励',
        type: 'technology',
        level: 'zone',
        audience: '注册地在经开区、成立满2年的规模以上工业企业和专精特新中小企业',
        support: '研发费用占营业收入比例不低于3%的，一次性奖励20万元',
        supportClause: third,
        amount: { formula: { kind: 'fixed', fen: 20_000_000 } },
        fundSource: '经开区工业发展专项资金',
        opensOn: isoOf(today.subtract({ days: 9 })),
        closesOn: isoOf(today.add({ days: 25 })),
        delivery: 'fast',
        deliveryDays: 60,
        ...industryOffice,
        address: '行政服务楼305室',
        materials: ['申请表', '经审计的财务报表', '研发费用专项审计报告'],
        canStack: true,
        excludes: [],
        exclusions: '与上级同类政策重复的，从高不重复。',
        condition: {
          all: [
            { ...inZone, clause: second },
            { fact: 'age', op: 'gte', value: 2, clause: second },
            {
              any: [
                { fact: 'scaleRegister', op: 'in', value: ['industrial'] },
                { fact: 'qualifications', op: 'in', value: ['specialised', 'little-giant'] },
              ],
              clause: second,
            },
            { fact: 'rdShare', op: 'gte', value: 3, clause: third },
            {
              fact: 'qualifications',
              op: 'in',
              value: ['green-factory'],
              isSoft: true,
              clause: third,
            },
            { ...exclusion, clause: seventh },
          ],
        },
      },
    },
    {
      documentTitle: innovation,
      content: {
        name: '新招用高校毕业生补贴',
        type: 'employment',
        level: 'zone',
        audience: '新招用毕业年度高校毕业生的本区中小微企业',
        support: '每招用1人补贴2000元，单个企业最高10万元',
        supportClause: fourth,
        amount: {
          formula: { kind: 'each', fen: 200_000, of: { fact: 'graduatesHired' } },
          capFen: 10_000_000,
        },
        fundSource: '就业补助资金',
        isPermanent: true,
        delivery: 'automatic',
        deliveryDays: 20,
        office: offices.labour.fullName,
        phone: '0000-5550131',
        materials: [],
        canStack: true,
        excludes: [],
        condition: {
          all: [
            inZone,
            { fact: 'size', op: 'in', value: ['medium', 'small', 'micro'] },
            { fact: 'graduatesHired', op: 'gte', value: 1 },
          ],
          clause: fourth,
        },
      },
    },
    {
      documentTitle: innovation,
      content: {
        name: '首次上规奖励',
        type: 'subsidy',
        level: 'zone',
        audience: '首次纳入规模以上工业统计的企业',
        support: '一次性奖励10万元',
        supportClause: fifth,
        amount: { formula: { kind: 'fixed', fen: 10_000_000 } },
        opensOn: isoOf(today.add({ days: 12 })),
        closesOn: isoOf(today.add({ days: 72 })),
        delivery: 'ordinary',
        ...industryOffice,
        materials: ['申请表', '经审计的财务报表'],
        canStack: true,
        excludes: [],
        condition: {
          all: [
            { ...inZone, clause: second },
            { fact: 'scaleRegister', op: 'in', value: ['industrial'], clause: fifth },
            { ...exclusion, clause: seventh },
          ],
        },
      },
    },
    {
      documentTitle: titleOf('支持制造业企业技术改造若干措施'),
      content: {
        name: '设备更新奖补',
        type: 'subsidy',
        level: 'zone',
        audience: '在本区登记注册、正常经营满一年的制造业企业',
        support: '设备投资额100万元以上的，按设备不含税购置额的6%奖补，单个项目最高80万元',
        supportClause: {
          anchor: '二、（一）',
          text: '按设备不含税购置额的6%给予奖补，单个项目最高80万元',
        },
        amount: {
          formula: {
            kind: 'share',
            percent: 6,
            of: { ask: '设备不含税购置额', unit: '万元' },
          },
          capFen: 80_000_000,
        },
        delivery: 'ordinary',
        deliveryDays: 35,
        ...industryOffice,
        materials: ['备案证明', '设备发票和付款凭证', '现场照片'],
        canStack: false,
        excludes: [],
        exclusions: '项目须先备案后实施，完工后六个月内申报。',
        condition: manufacturing,
      },
    },
    {
      documentTitle: titleOf('支持制造业企业技术改造若干措施'),
      content: {
        name: '数字化车间奖补',
        type: 'technology',
        level: 'zone',
        audience: '建成数字化车间并通过验收的制造业企业',
        support: '建成数字化车间的一次性奖补20万元，建成智能工厂的一次性奖补40万元，不重复享受',
        supportClause: {
          anchor: '二、（二）',
          text: '企业建成数字化车间并通过验收的，一次性奖补20万元；建成智能工厂的，一次性奖补40万元，不重复享受',
        },
        delivery: 'ordinary',
        deliveryDays: 35,
        ...industryOffice,
        materials: ['备案证明', '验收报告', '现场照片'],
        canStack: false,
        excludes: [],
        condition: manufacturing,
      },
    },
    {
      // Its document has run out: nobody finds it among what is open.
      documentTitle: titleOf('支持外贸企业稳订单若干措施'),
      on: '2023-06-12',
      content: {
        name: '出口补助',
        type: 'market',
        level: 'zone',
        audience: '注册地在本区、上一年度有出口实绩的企业',
        support: '按照出口额的0.5%补助，单个企业最高30万元',
        supportClause: {
          anchor: '第二条',
          text: '按照出口额的0.5%给予补助，单个企业最高30万元',
        },
        amount: {
          formula: { kind: 'share', percent: 0.5, of: { fact: 'exports' } },
          capFen: 30_000_000,
        },
        delivery: 'ordinary',
        office: offices.investment.fullName,
        phone: '0000-5550171',
        materials: ['申请表', '出口报关单汇总表'],
        canStack: false,
        excludes: [],
        condition: {
          all: [inZone, { fact: 'exports', op: 'exists' }],
          clause: { anchor: '第二条', text: '注册地在本区、上一年度有出口实绩的企业' },
        },
      },
    },
  ];
}
