// The one table of outcomes (办理结果): article, letter, annual-report row, remedy and label of every
// way in which a disclosure request can end (条例 30, 35–39; 国办函〔2020〕109号 6; 国办公开办函
// 〔2021〕30号 附表三). The picker, the letter, the remedy clause, the report row and every filter
// read it; a label is written nowhere else.

/** The blocks of part three of Table 3, in the form's order. */
export const outcomeGroups = {
  disclosed: '（一）予以公开',
  'partly-disclosed': '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  withheld: '（三）不予公开',
  unavailable: '（四）无法提供',
  'not-processed': '（五）不予处理',
  'otherwise-concluded': '（六）其他处理',
} as const;

export type OutcomeGroup = keyof typeof outcomeGroups;

/**
 * Which remedy clause the reply carries (行政复议法 23 ¶1(4), ¶2; 法释〔2025〕8号 1).
 * `review-first`: refusals under 条例 14–16; `split`: part refused, part given; `direct`: the rest.
 * The annual-report row does not decide it: 属于行政查询事项 stands under 不予公开 and is `direct`.
 */
export type RemedyKind = 'review-first' | 'split' | 'direct' | 'none';

interface OutcomeRow {
  readonly group: OutcomeGroup;
  /** Short name for officers and applicants. */
  readonly label: string;
  /** The row as Table 3 prints it. */
  readonly printed: string;
  /** Provisions of the 条例 unless named. */
  readonly provision: string;
  readonly letter: string;
  readonly remedy: RemedyKind;
  /** What has to be on file before the outcome can be signed. */
  readonly evidence: readonly Evidence[];
}

export type Evidence =
  | 'reasons'
  | 'ground'
  | 'third-party-opinion-or-reason'
  | 'no-rule-requires-disclosure'
  | 'search-record'
  | 'earlier-reply'
  | 'supplement-was-asked'
  | 'supplement-lapsed'
  | 'fee-lapsed'
  | 'explanation-asked'
  | 'separate-treatment';

export const outcomes = {
  disclosed: {
    group: 'disclosed',
    label: '予以公开',
    printed: '（一）予以公开',
    provision: '条例36(1)(2)',
    letter: 'R02',
    remedy: 'direct',
    evidence: [],
  },
  'partly-disclosed': {
    group: 'partly-disclosed',
    label: '部分公开',
    printed: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    provision: '条例37',
    letter: 'R03',
    remedy: 'split',
    evidence: ['reasons', 'ground', 'separate-treatment'],
  },
  'state-secret': {
    group: 'withheld',
    label: '属于国家秘密',
    printed: '1.属于国家秘密',
    provision: '条例14',
    letter: 'R04',
    remedy: 'review-first',
    evidence: ['reasons', 'ground'],
  },
  'prohibited-by-law': {
    group: 'withheld',
    label: '其他法律行政法规禁止公开',
    printed: '2.其他法律行政法规禁止公开',
    provision: '条例14',
    letter: 'R04',
    remedy: 'review-first',
    evidence: ['reasons', 'ground'],
  },
  'security-and-stability': {
    group: 'withheld',
    label: '危及“三安全一稳定”',
    printed: '3.危及“三安全一稳定”',
    provision: '条例14',
    letter: 'R04',
    remedy: 'review-first',
    evidence: ['reasons', 'ground'],
  },
  'third-party-rights': {
    group: 'withheld',
    label: '保护第三方合法权益',
    printed: '4.保护第三方合法权益',
    provision: '条例15',
    letter: 'R04',
    remedy: 'review-first',
    evidence: ['reasons', 'ground', 'third-party-opinion-or-reason'],
  },
  'internal-affairs': {
    group: 'withheld',
    label: '属于三类内部事务信息',
    printed: '5.属于三类内部事务信息',
    provision: '条例16¶1',
    letter: 'R04',
    remedy: 'review-first',
    evidence: ['reasons', 'ground'],
  },
  'deliberative-process': {
    group: 'withheld',
    label: '属于四类过程性信息',
    printed: '6.属于四类过程性信息',
    provision: '条例16¶2',
    letter: 'R04',
    remedy: 'review-first',
    evidence: ['reasons', 'ground', 'no-rule-requires-disclosure'],
  },
  'enforcement-file': {
    group: 'withheld',
    label: '属于行政执法案卷',
    printed: '7.属于行政执法案卷',
    provision: '条例16¶2',
    letter: 'R04',
    remedy: 'review-first',
    evidence: ['reasons', 'ground', 'no-rule-requires-disclosure'],
  },
  'administrative-inquiry': {
    group: 'withheld',
    label: '属于行政查询事项',
    printed: '8.属于行政查询事项',
    provision: '条例36(7)',
    letter: 'R12',
    remedy: 'direct',
    evidence: ['reasons'],
  },
  'not-held': {
    group: 'unavailable',
    label: '本机关不掌握相关政府信息',
    printed: '1.本机关不掌握相关政府信息',
    provision: '条例36(4)(5)',
    letter: 'R05',
    remedy: 'direct',
    evidence: ['reasons', 'search-record'],
  },
  'would-require-creation': {
    group: 'unavailable',
    label: '没有现成信息需要另行制作',
    printed: '2.没有现成信息需要另行制作',
    provision: '条例38',
    letter: 'R07',
    remedy: 'direct',
    evidence: ['reasons'],
  },
  'still-unclear': {
    group: 'unavailable',
    label: '补正后申请内容仍不明确',
    printed: '3.补正后申请内容仍不明确',
    provision: '条例30',
    letter: 'R08',
    remedy: 'direct',
    evidence: ['reasons', 'supplement-was-asked'],
  },
  'petition-or-complaint': {
    group: 'not-processed',
    label: '信访举报投诉类申请',
    printed: '1.信访举报投诉类申请',
    provision: '条例39¶1',
    letter: 'R10',
    remedy: 'direct',
    evidence: ['reasons'],
  },
  repeated: {
    group: 'not-processed',
    label: '重复申请',
    printed: '2.重复申请',
    provision: '条例36(6)',
    letter: 'R09',
    remedy: 'direct',
    evidence: ['reasons', 'earlier-reply'],
  },
  'published-material': {
    group: 'not-processed',
    label: '要求提供公开出版物',
    printed: '3.要求提供公开出版物',
    provision: '条例39¶2',
    letter: 'R11',
    remedy: 'direct',
    evidence: ['reasons'],
  },
  excessive: {
    group: 'not-processed',
    label: '无正当理由大量反复申请',
    printed: '4.无正当理由大量反复申请',
    provision: '条例35',
    letter: 'R13',
    remedy: 'direct',
    evidence: ['reasons', 'explanation-asked'],
  },
  reconfirmation: {
    group: 'not-processed',
    label: '要求行政机关确认或重新出具已获取信息',
    printed: '5.要求行政机关确认或重新出具已获取信息',
    provision: '国办公开办函〔2021〕30号',
    letter: 'R14',
    remedy: 'direct',
    evidence: ['reasons'],
  },
  'not-supplemented': {
    group: 'otherwise-concluded',
    label: '逾期不补正、不再处理',
    printed: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    provision: '条例30',
    letter: 'R15',
    remedy: 'direct',
    evidence: ['reasons', 'supplement-lapsed'],
  },
  'fee-unpaid': {
    group: 'otherwise-concluded',
    label: '逾期不缴费、不再处理',
    printed: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    provision: '国办函〔2020〕109号6',
    letter: 'R16',
    remedy: 'direct',
    evidence: ['reasons', 'fee-lapsed'],
  },
  other: {
    group: 'otherwise-concluded',
    label: '其他处理',
    printed: '3.其他',
    provision: '国办公开办函〔2021〕30号',
    letter: 'R17',
    remedy: 'direct',
    evidence: ['reasons'],
  },
} as const satisfies Record<string, OutcomeRow>;

export type Outcome = keyof typeof outcomes;

export const outcomeKeys = Object.keys(outcomes) as readonly Outcome[];

export function isOutcome(text: string): text is Outcome {
  return Object.hasOwn(outcomes, text);
}

/** Outcomes of one block, in the form's order. */
export function outcomesOf(group: OutcomeGroup): readonly Outcome[] {
  return outcomeKeys.filter((key) => outcomes[key].group === group);
}

/** Grounds of refusal (条例 14–16): the only ones there are. */
export const refusalGrounds = {
  '14-state-secret': { outcome: 'state-secret', label: '依法确定为国家秘密', provision: '条例14' },
  '14-prohibited': {
    outcome: 'prohibited-by-law',
    label: '法律、行政法规禁止公开',
    provision: '条例14',
  },
  '14-national-security': {
    outcome: 'security-and-stability',
    label: '公开后可能危及国家安全',
    provision: '条例14',
  },
  '14-public-security': {
    outcome: 'security-and-stability',
    label: '公开后可能危及公共安全',
    provision: '条例14',
  },
  '14-economic-security': {
    outcome: 'security-and-stability',
    label: '公开后可能危及经济安全',
    provision: '条例14',
  },
  '14-social-stability': {
    outcome: 'security-and-stability',
    label: '公开后可能危及社会稳定',
    provision: '条例14',
  },
  '15-trade-secret': { outcome: 'third-party-rights', label: '商业秘密', provision: '条例15' },
  '15-privacy': { outcome: 'third-party-rights', label: '个人隐私', provision: '条例15' },
  '15-other-harm': {
    outcome: 'third-party-rights',
    label: '公开会对第三方合法权益造成其他损害',
    provision: '条例15',
  },
  '16-personnel': {
    outcome: 'internal-affairs',
    label: '内部事务信息：人事管理',
    provision: '条例16¶1',
  },
  '16-logistics': {
    outcome: 'internal-affairs',
    label: '内部事务信息：后勤管理',
    provision: '条例16¶1',
  },
  '16-workflow': {
    outcome: 'internal-affairs',
    label: '内部事务信息：内部工作流程',
    provision: '条例16¶1',
  },
  '16-discussion': {
    outcome: 'deliberative-process',
    label: '过程性信息：讨论记录',
    provision: '条例16¶2',
  },
  '16-draft': {
    outcome: 'deliberative-process',
    label: '过程性信息：过程稿',
    provision: '条例16¶2',
  },
  '16-consultation': {
    outcome: 'deliberative-process',
    label: '过程性信息：磋商信函',
    provision: '条例16¶2',
  },
  '16-instruction': {
    outcome: 'deliberative-process',
    label: '过程性信息：请示报告',
    provision: '条例16¶2',
  },
  '16-enforcement': {
    outcome: 'enforcement-file',
    label: '行政执法案卷信息',
    provision: '条例16¶2',
  },
  // 条例 37 also covers content that is not government information at all; what is blacked out for
  // that reason only is no refusal under 14–16 and its remedy stays direct.
  '37-not-government-information': {
    outcome: 'partly-disclosed',
    label: '不属于政府信息的内容',
    provision: '条例37',
  },
} as const satisfies Record<string, { outcome: Outcome; label: string; provision: string }>;

export type RefusalGround = keyof typeof refusalGrounds;
