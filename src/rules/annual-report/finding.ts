// What a check says: one discrepancy, with its rule, its place and the two figures. Passes are not
// listed. An error is only what must be wrong; where the wording or a blank leaves room it is a
// warning or a question.

export type Severity = 'error' | 'warning' | 'question' | 'info';

export const severityNames: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  question: '疑问',
  info: '提示',
};

/** The gravest first. */
export const severities = Object.keys(severityNames) as readonly Severity[];

/** 「错误2条、警告1条」; empty where there is nothing to say. */
export function severityCounts(findings: readonly Pick<Finding, 'severity'>[]): string {
  return severities
    .flatMap((severity) => {
      const count = findings.filter((one) => one.severity === severity).length;
      return count === 0 ? [] : [`${severityNames[severity]}${count}条`];
    })
    .join('、');
}

interface Rule {
  readonly title: string;
  /** Where the rule comes from. */
  readonly basis: string;
  /** What to do, for whoever wrote the report. */
  readonly advice: string;
}

const form = '国办公开办函〔2021〕30号附表';

/** Every rule with what it checks and where it comes from; the ids are a public interface. */
export const auditRules = {
  'T2-XY': {
    title: '现行有效件数与上年相接',
    basis: form,
    advice: '核对上年报告的现行有效件数，或在正文说明清理、补录等口径变化。',
  },
  'T2-NN': {
    title: '制发、废止与现行有效件数相容；收费金额精度',
    basis: form,
    advice: '核对制发、废止与现行有效件数；收费金额按万元填写，最多六位小数。',
  },
  'T2-PLAUS': {
    title: '表二数据合理',
    basis: '立法法第八十条、第九十三条；条例第二十条',
    advice: '核对该项是否填错行或填错单位；确无错误的，在正文说明。',
  },
  'T2-ENTRY': {
    title: '其他台账的数字有人填报',
    basis: '条例第二十条第一款第五、六、八项，第五十条',
    advice: '逐项填报数量和依据；确实没有的，填0并写明依据。',
  },
  'T3-ID': {
    title: '新收＋结转＝办理结果总计＋结转下年度',
    basis: form,
    advice: '核对登记台账：新收与上年结转都应在办理结果或结转下年度中有着落。',
  },
  'T3-SUM': {
    title: '办理结果各项之和＝（七）总计',
    basis: form,
    advice: '按台账逐件核对办理结果，或改正（七）总计。',
  },
  'T3-ROW': {
    title: '各类申请人之和＝总计',
    basis: form,
    advice: '核对各类申请人的件数，或改正该行总计。',
  },
  'T3-XY': {
    title: '上年结转＝上年度报告的结转下年度',
    basis: form,
    advice: '以上年报告的结转下年度为准改正，上年有误的先更正上年报告。',
  },
  'T3-INT': {
    title: '各格为不小于0的整数，没有的填0',
    basis: form,
    advice: '没有的填0，件数填不小于0的整数。',
  },
  'T3-ART32': {
    title: '保护第三方权益应有征求意见记录',
    basis: '条例第三十二条',
    advice: '查阅案卷，确认每件都征求过第三方意见。',
  },
  'T4-SUM': {
    title: '四种结果之和＝总计',
    basis: form,
    advice: '按案件台账核对四种结果，或改正总计。',
  },
  'T4-XY': {
    title: '上年尚未审结的案件本年有着落',
    basis: form,
    advice: '核对上年尚未审结案件在本年的结果。',
  },
  'T4-LAW': {
    title: '依第十四至十六条不予公开的，先复议后诉讼',
    basis: '行政复议法第二十三条',
    advice: '核对直接起诉的案件是否属于应当先申请行政复议的情形。',
  },
  'FMT-T3': {
    title: '表三按规定格式印制',
    basis: form,
    advice: '按2021年格式把（六）其他处理分三行填写。',
  },
  'TX-NAR': {
    title: '正文数字与表格一致',
    basis: '条例第五十条',
    advice: '以表格为准改正正文，或在正文写明口径（本级、全区域、含上年结转）。',
  },
  'TX-PARTS': {
    title: '分项之和与总数相容',
    basis: '条例第五十条',
    advice: '核对各分项；各类有重叠的，在正文说明。',
  },
  'TX-PCT': {
    title: '百分比、增幅计算正确',
    basis: '条例第五十条',
    advice: '按所列件数重新计算，并写明以什么为分母。',
  },
  'TX-6': {
    title: '六个部分齐全、顺序正确',
    basis: '国办公开办函〔2021〕30号',
    advice: '按规定的六个部分和标题编排。',
  },
  'TX-SUB': {
    title: '第一部分写明五个方面',
    basis: '国办公开办函〔2021〕30号',
    advice: '补写缺少的方面。',
  },
  'TX-GOV': {
    title: '政府报告写明考核、社会评议、责任追究',
    basis: '条例第五十条第一款第四项',
    advice: '补写工作考核、社会评议和责任追究的结果，没有的写明没有。',
  },
  'TX-FEE': {
    title: '第六部分报告信息处理费',
    basis: '国办函〔2020〕109号',
    advice: '在第六部分写明信息处理费的收取情况，没有收取的写明没有。',
  },
  'TX-DATE': {
    title: '按期公布',
    basis: '条例第四十九条',
    advice: '核对公布日期和机关类别；确已逾期的，今后按期公布。',
  },
  'TX-PERIOD': {
    title: '统计期限为公历全年',
    basis: '国办公开办函〔2021〕30号',
    advice: '改为报告年度1月1日至12月31日。',
  },
  'TX-BASIS': {
    title: '写明编制依据',
    basis: '国办公开办函〔2021〕30号',
    advice: '在开头写明依据国办公开办函〔2021〕30号的格式编制。',
  },
  'TX-P5': {
    title: '第五部分写明问题',
    basis: '条例第五十条第一款第五项',
    advice: '写明存在的主要问题。',
  },
  'TX-P5-MATCH': {
    title: '每个问题有改进措施',
    basis: '条例第五十条第一款第五项',
    advice: '逐个问题写出改进措施。',
  },
  'TX-P5-PREV': {
    title: '上年问题的整改情况',
    basis: '条例第五十条第一款第五项',
    advice: '写明上年问题的整改情况。',
  },
  'TX-ENUM': {
    title: '序数相连、不重不漏',
    basis: '国办公开办函〔2021〕30号',
    advice: '补上缺少的一项，或改正序数。',
  },
  'TX-YEAR': {
    title: '写的是报告年度的工作',
    basis: '条例第五十条',
    advice: '核对是否照抄了别的年度；确指别的年度的，写明是对比或回顾。',
  },
  'TX-PLACE': {
    title: '写的是本机关、本地区',
    basis: '条例第五十条',
    advice: '核对是否照抄了别的机关或地区的文字。',
  },
  'TX-ORGAN': {
    title: '全文机关名称一致',
    basis: '条例第五十条',
    advice: '核对标题、开头和落款的机关名称。',
  },
  'TX-COPY': {
    title: '不与别的报告雷同',
    basis: '条例第五十条',
    advice: '对照本机关当年的工作改写；确属同一工作的，不必改。',
  },
  'T-CHILD': {
    title: '汇总报告与所属机关的报告相容',
    basis: form,
    advice: '核对汇总口径：所属机关是否都列入、是否重复计算。',
  },
  'TX-UNFINISHED': {
    title: '没有待补写的内容',
    basis: '条例第五十条',
    advice: '补写【】中的内容，或者删去。',
  },
  OVERRIDE: {
    title: '改用的数字写明理由',
    basis: '条例第五十条',
    advice: '核对理由是否成立；不成立的，撤回改动，用算出的数字。',
  },
  EXTRACT: {
    title: '读取情况',
    basis: '本系统',
    advice: '对照原文核对；有条件的，改用原来的网页或 Word 文件审核。',
  },
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
export function bySeverity<F extends { readonly severity: Severity }>(
  findings: readonly F[],
): readonly F[] {
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
}
