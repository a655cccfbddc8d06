// What a check says: one discrepancy, with its rule, its place and the two figures. Passes are not
// listed. An error is only what must be wrong; where the wording or a blank leaves room it is a
// warning or a question.

export type Severity = 'error' | 'warning' | 'question' | 'info';

interface Rule {
  readonly title: string;
  readonly basis: string;
}

const form = '国办公开办函〔2021〕30号附表';

/** Every rule with what it checks and where it comes from; the ids are a public interface. */
export const auditRules = {
  'T2-XY': { title: '现行有效件数与上年相接', basis: form },
  'T2-NN': { title: '制发、废止与现行有效件数相容；收费金额精度', basis: form },
  'T2-PLAUS': { title: '表二数据合理', basis: '立法法第八十条、第九十三条；条例第二十条' },
  'T3-ID': { title: '新收＋结转＝办理结果总计＋结转下年度', basis: form },
  'T3-SUM': { title: '办理结果各项之和＝（七）总计', basis: form },
  'T3-ROW': { title: '各类申请人之和＝总计', basis: form },
  'T3-XY': { title: '上年结转＝上年度报告的结转下年度', basis: form },
  'T3-INT': { title: '各格为不小于0的整数，没有的填0', basis: form },
  'T3-ART32': { title: '保护第三方权益应有征求意见记录', basis: '条例第三十二条' },
  'T4-SUM': { title: '四种结果之和＝总计', basis: form },
  'T4-XY': { title: '上年尚未审结的案件本年有着落', basis: form },
  'T4-LAW': { title: '依第十四至十六条不予公开的，先复议后诉讼', basis: '行政复议法第二十三条' },
  'FMT-T3': { title: '表三按规定格式印制', basis: form },
  'TX-NAR': { title: '正文数字与表格一致', basis: '条例第五十条' },
  'TX-PARTS': { title: '分项之和与总数相容', basis: '条例第五十条' },
  'TX-PCT': { title: '百分比、增幅计算正确', basis: '条例第五十条' },
  'TX-6': { title: '六个部分齐全、顺序正确', basis: '国办公开办函〔2021〕30号' },
  'TX-SUB': { title: '第一部分写明五个方面', basis: '国办公开办函〔2021〕30号' },
  'TX-GOV': { title: '政府报告写明考核、社会评议、责任追究', basis: '条例第五十条第一款第四项' },
  'TX-FEE': { title: '第六部分报告信息处理费', basis: '国办函〔2020〕109号' },
  'TX-DATE': { title: '按期公布', basis: '条例第四十九条' },
  'TX-PERIOD': { title: '统计期限为公历全年', basis: '国办公开办函〔2021〕30号' },
  'TX-BASIS': { title: '写明编制依据', basis: '国办公开办函〔2021〕30号' },
  'TX-P5': { title: '第五部分写明问题', basis: '条例第五十条第一款第五项' },
  'TX-P5-MATCH': { title: '每个问题有改进措施', basis: '条例第五十条第一款第五项' },
  'TX-P5-PREV': { title: '上年问题的整改情况', basis: '条例第五十条第一款第五项' },
  EXTRACT: { title: '读取情况', basis: '本系统' },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof auditRules;

export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Places, separated by a space: `table3.concluded.total`, `part1`, `signature`, `document`. */
  readonly where: string;
  /** What the rule leads to, and what is printed; `null` where there is no single figure. */
  readonly expected: number | string | null;
  readonly actual: number | string | null;
  /** Only where figures were run together: whether it holds however they are cut, or for some ways. */
  readonly readings?: 'every' | 'some';
  /** The sentence, as printed. */
  readonly quote?: string;
  /** Chinese, for people. */
  readonly message: string;
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, question: 2, info: 3 };

/** Errors first; otherwise the order in which the report prints the places. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
}
