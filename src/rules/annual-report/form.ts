// The statutory tables of the annual report as data: 国办公开办函〔2021〕30号 (reports for 2021 on) and
// the trial form 国办公开办函〔2019〕60号 (2019, 2020), which differs in Table 2 and prints (六) as one row.

import { type ApplicantKind, applicantKindKeys, applicantKinds } from '../applicant-kinds.ts';
import {
  type Outcome,
  type OutcomeGroup,
  outcomeGroups,
  outcomeKeys,
  outcomes,
} from '../outcomes.ts';

/** A printed figure; `null` is a blank cell, which is not a zero. */
export type Cell = number | null;

// ── Table 3 ────────────────────────────────────────────────────────────────────────────────────

export const table3Columns = [...applicantKindKeys, 'total'] as const;
export type Table3Column = ApplicantKind | 'total';

export type Table3Row = 'received' | 'brought-forward' | Outcome | 'concluded' | 'carried-forward';
/** Undivided row (六) of the trial form, still printed by some sites under the form of 2021. */
export type Table3RowRead = Table3Row | 'otherwise-concluded';

export const table3Rows: readonly Table3Row[] = [
  'received',
  'brought-forward',
  ...outcomeKeys,
  'concluded',
  'carried-forward',
];

export const table3RowLabels: Readonly<Record<Table3RowRead, string>> = {
  received: '一、本年新收政府信息公开申请数量',
  'brought-forward': '二、上年结转政府信息公开申请数量',
  ...(Object.fromEntries(outcomeKeys.map((key) => [key, outcomes[key].printed])) as Record<
    Outcome,
    string
  >),
  'otherwise-concluded': outcomeGroups['otherwise-concluded'],
  concluded: '（七）总计',
  'carried-forward': '四、结转下年度继续办理',
};

export const table3Note = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

export const table3ColumnLabels: Readonly<Record<Table3Column, string>> = {
  ...applicantKinds,
  total: '总计',
};

export type Table3 = Readonly<Record<Table3Row, Readonly<Record<Table3Column, number>>>>;
export type Table3Read = Readonly<
  Partial<Record<Table3RowRead, Readonly<Record<Table3Column, Cell>>>>
>;

export { outcomeGroups, type OutcomeGroup };

// ── Table 2 (2021) ─────────────────────────────────────────────────────────────────────────────

export const documentCounts = ['made', 'repealed', 'in-force'] as const;
export type DocumentCount = (typeof documentCounts)[number];

export const table2Blocks = [
  {
    id: 'art20-1',
    head: '第二十条第（一）项',
    columns: { made: '本年制发件数', repealed: '本年废止件数', 'in-force': '现行有效件数' },
    rows: { rules: '规章', 'normative-documents': '行政规范性文件' },
  },
  {
    id: 'art20-5',
    head: '第二十条第（五）项',
    columns: { decisions: '本年处理决定数量' },
    rows: { licensing: '行政许可' },
  },
  {
    id: 'art20-6',
    head: '第二十条第（六）项',
    columns: { decisions: '本年处理决定数量' },
    rows: { penalty: '行政处罚', coercion: '行政强制' },
  },
  {
    id: 'art20-8',
    head: '第二十条第（八）项',
    columns: { amount: '本年收费金额（单位：万元）' },
    rows: { fees: '行政事业性收费' },
  },
] as const;

/** `fees` is in 万元, as printed. */
export interface Table2 {
  readonly rules: Readonly<Record<DocumentCount, number>>;
  readonly 'normative-documents': Readonly<Record<DocumentCount, number>>;
  readonly licensing: number;
  readonly penalty: number;
  readonly coercion: number;
  readonly fees: number;
}

export type Blankable<T> = {
  readonly [K in keyof T]: T[K] extends number ? Cell : Blankable<T[K]>;
};
/** As read from anyone's report: a row that the file lacks is absent, a blank cell is `null`. */
export type Table2Read = Partial<Blankable<Table2>>;

// ── Table 4 ────────────────────────────────────────────────────────────────────────────────────

export const table4Blocks = {
  reconsideration: '行政复议',
  'litigation-direct': '未经复议直接起诉',
  'litigation-after-reconsideration': '复议后起诉',
} as const;
export type Table4Block = keyof typeof table4Blocks;
export const table4BlockKeys = Object.keys(table4Blocks) as readonly Table4Block[];

export const remedyResults = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
} as const;
export type RemedyResult = keyof typeof remedyResults;
export const remedyResultKeys = Object.keys(remedyResults) as readonly RemedyResult[];

export type Table4 = Readonly<
  Record<Table4Block, Readonly<Record<RemedyResult | 'total', number>>>
>;
export type Table4Read = Partial<Blankable<Table4>>;

// ── The six parts ──────────────────────────────────────────────────────────────────────────────

export const reportParts = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const;

// ── Trial form of 2019 ─────────────────────────────────────────────────────────────────────────

export const table2Blocks2019 = [
  {
    id: 'art20-1',
    head: '第二十条第（一）项',
    columns: {
      'newly-made': '本年新制作数量',
      'newly-disclosed': '本年新公开数量',
      'disclosed-total': '对外公开总数量',
    },
    rows: { rules: '规章', 'normative-documents': '规范性文件' },
  },
  {
    id: 'art20-5',
    head: '第二十条第（五）项',
    columns: {
      'items-last-year': '上一年项目数量',
      change: '本年增/减',
      decisions: '处理决定数量',
    },
    rows: { licensing: '行政许可', 'other-services': '其他对外管理服务事项' },
  },
  {
    id: 'art20-6',
    head: '第二十条第（六）项',
    columns: {
      'items-last-year': '上一年项目数量',
      change: '本年增/减',
      decisions: '处理决定数量',
    },
    rows: { penalty: '行政处罚', coercion: '行政强制' },
  },
  {
    id: 'art20-8',
    head: '第二十条第（八）项',
    columns: { 'items-last-year': '上一年项目数量', change: '本年增/减' },
    rows: { fees: '行政事业性收费' },
  },
  {
    id: 'art20-9',
    head: '第二十条第（九）项',
    columns: { projects: '采购项目数量', amount: '采购总金额' },
    rows: { procurement: '政府集中采购' },
  },
] as const;

/** row → column → figure; `amount` in 元. */
export type Table2Read2019 = Readonly<Record<string, Readonly<Record<string, Cell>>>>;
