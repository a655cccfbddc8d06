// What is known of an enterprise, one table: type, unit, the label's group, how it is asked for. Conditions of policies
// speak of these facts only; the form, the workbook of the register, the reasons and the calculator read the same lines.
// A value of null says that there is none (no exports, no bad record); what nobody said is not in the record at all.

import { enterpriseSizes } from './enterprise-size.ts';

export const factGroups = {
  basic: '基本',
  place: '区位',
  industry: '行业',
  scale: '规模',
  operation: '经营',
  innovation: '创新',
  qualification: '资质',
  credit: '信用',
} as const;
export type FactGroup = keyof typeof factGroups;

export type FactType = 'number' | 'choice' | 'choices' | 'day' | 'region' | 'industry' | 'yes-no';

interface FactLine {
  readonly label: string;
  readonly group: FactGroup;
  readonly type: FactType;
  readonly unit?: string;
  /** As a person is asked who does not know the register's words. */
  readonly question: string;
  readonly options?: Readonly<Record<string, string>>;
  /** Computed from others where it is not given; `derive` in profile.ts. */
  readonly isDerived?: true;
  /** A number that has no decimals. */
  readonly isWhole?: true;
}

export const organisationTypes = {
  limited: '有限责任公司',
  'joint-stock': '股份有限公司',
  partnership: '合伙企业',
  sole: '个人独资企业',
  individual: '个体工商户',
  cooperative: '农民专业合作社',
  foreign: '外商投资企业',
  branch: '分支机构',
  other: '其他组织',
} as const;

export const qualifications = {
  'high-tech': '高新技术企业',
  'tech-sme': '科技型中小企业',
  'innovative-sme': '创新型中小企业',
  specialised: '专精特新中小企业',
  'little-giant': '专精特新“小巨人”企业',
  champion: '制造业单项冠军企业',
  gazelle: '瞪羚企业',
  unicorn: '独角兽企业',
  'advanced-service': '技术先进型服务企业',
  'technology-centre': '企业技术中心',
  'green-factory': '绿色工厂',
  'agricultural-leader': '农业产业化龙头企业',
  'time-honoured': '老字号',
} as const;

export const scaleRegisters = {
  industrial: '规模以上工业',
  services: '规模以上服务业',
  trade: '限额以上批发零售住宿餐饮业',
  construction: '有资质的建筑业',
  'real-estate': '房地产开发经营业',
} as const;

export const badRecords = {
  'serious-dishonesty': '严重失信主体名单',
  abnormal: '经营异常名录',
  'tax-violation': '重大税收违法失信主体',
  enforcement: '失信被执行人',
  safety: '一年内发生较大以上安全生产事故',
  environment: '一年内发生较大以上突发环境事件',
} as const;

export const listings = {
  none: '未上市（挂牌）',
  tutoring: '上市辅导备案',
  accepted: '上市申请已受理',
  regional: '区域性股权市场挂牌',
  neeq: '新三板挂牌',
  listed: '境内上市',
  overseas: '境外上市',
} as const;

export const taxGrades = { A: 'A级', B: 'B级', M: 'M级', C: 'C级', D: 'D级' } as const;

export const facts = {
  region: {
    label: '注册地',
    group: 'place',
    type: 'region',
    question: '企业在哪里登记注册？',
  },
  businessRegion: {
    label: '经营地',
    group: 'place',
    type: 'region',
    question: '企业实际在哪里经营？',
  },
  organisationType: {
    label: '企业类型',
    group: 'basic',
    type: 'choice',
    options: organisationTypes,
    question: '企业是哪一种类型？',
  },
  established: {
    label: '成立日期',
    group: 'basic',
    type: 'day',
    question: '营业执照上的成立日期是哪一天？',
  },
  age: {
    label: '成立年限',
    group: 'basic',
    type: 'number',
    unit: '年',
    isDerived: true,
    question: '企业成立了几年？',
  },
  capital: {
    label: '注册资本',
    group: 'basic',
    type: 'number',
    unit: '万元',
    question: '注册资本是多少？',
  },
  industry: {
    label: '所属行业',
    group: 'industry',
    type: 'industry',
    question: '企业主要从事哪个行业？',
  },
  size: {
    label: '企业规模',
    group: 'scale',
    type: 'choice',
    options: enterpriseSizes,
    isDerived: true,
    question: '企业是大型、中型、小型还是微型？',
  },
  staff: {
    label: '从业人员',
    group: 'scale',
    type: 'number',
    unit: '人',
    isWhole: true,
    question: '企业有多少从业人员？',
  },
  insured: {
    label: '参保职工',
    group: 'scale',
    type: 'number',
    unit: '人',
    isWhole: true,
    question: '有多少职工参加社会保险？',
  },
  revenue: {
    label: '营业收入',
    group: 'operation',
    type: 'number',
    unit: '万元',
    question: '上一年度营业收入是多少？',
  },
  revenueGrowth: {
    label: '营业收入增长率',
    group: 'operation',
    type: 'number',
    unit: '%',
    question: '上一年度营业收入比前一年增长百分之几？',
  },
  assets: {
    label: '资产总额',
    group: 'scale',
    type: 'number',
    unit: '万元',
    question: '资产总额是多少？',
  },
  tax: {
    label: '纳税额',
    group: 'operation',
    type: 'number',
    unit: '万元',
    question: '上一年度缴纳税款多少？',
  },
  exports: {
    label: '出口额',
    group: 'operation',
    type: 'number',
    unit: '万元',
    question: '上一年度出口额是多少？没有出口的填0。',
  },
  graduatesHired: {
    label: '新招用高校毕业生',
    group: 'operation',
    type: 'number',
    unit: '人',
    isWhole: true,
    question: '一年内新招用高校毕业生多少人？',
  },
  scaleRegister: {
    label: '规上（限上）情况',
    group: 'scale',
    type: 'choices',
    options: scaleRegisters,
    question: '企业是否已纳入规模以上（限额以上）统计？',
  },
  rd: {
    label: '研发费用',
    group: 'innovation',
    type: 'number',
    unit: '万元',
    question: '上一年度研发费用是多少？没有研发的填0。',
  },
  rdShare: {
    label: '研发费用占营业收入比例',
    group: 'innovation',
    type: 'number',
    unit: '%',
    isDerived: true,
    question: '研发费用占营业收入的百分之几？',
  },
  patents: {
    label: '有效知识产权',
    group: 'innovation',
    type: 'number',
    unit: '件',
    isWhole: true,
    question: '有多少件有效知识产权？',
  },
  qualifications: {
    label: '资质称号',
    group: 'qualification',
    type: 'choices',
    options: qualifications,
    question: '企业有哪些在有效期内的资质称号？',
  },
  taxGrade: {
    label: '纳税信用等级',
    group: 'credit',
    type: 'choice',
    options: taxGrades,
    question: '最近一次纳税信用评价是哪一级？',
  },
  badRecord: {
    label: '失信和处罚记录',
    group: 'credit',
    type: 'choices',
    options: badRecords,
    question: '企业有没有下列情形？都没有的请选“无”。',
  },
  listing: {
    label: '上市状态',
    group: 'operation',
    type: 'choice',
    options: listings,
    question: '企业是否上市或者挂牌？',
  },
} as const satisfies Readonly<Record<string, FactLine>>;

export type FactKey = keyof typeof facts;
export const factKeys = Object.keys(facts) as readonly FactKey[];

export function isFactKey(text: string): text is FactKey {
  return Object.hasOwn(facts, text);
}

export function factLine(key: FactKey): FactLine {
  return facts[key];
}

export type FactValue = number | string | readonly string[] | boolean | null;

/** What is known of one firm. A fact that is not in it is unknown; null says that there is none. */
export type FirmFacts = Readonly<Partial<Record<FactKey, FactValue>>>;
