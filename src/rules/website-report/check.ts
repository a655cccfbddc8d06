// The table held against itself and against last year's: every field filled, sums and shares that add up, codes in
// their form, in time (国办函〔2018〕12号). Only what must be wrong is an error. What may come from the year before
// (a message received in December and settled in January) is a warning.

import { type Finding, bySeverity, type Severity } from '../annual-report/finding.ts';
import { isTelephoneNumber } from '../identity.ts';
import { type Answers, answerWords, isAnswered } from './answers.ts';
import { websiteReportDueOn } from './calendar.ts';
import {
  isFigure,
  nameOfField,
  type WebsiteField,
  websiteField,
  websiteFieldKeys,
  websiteReportBasis,
} from './form.ts';
import { overridesIn, valuesOf, type WebsiteReport } from './report.ts';

interface WebsiteRule {
  readonly title: string;
  readonly basis: string;
  readonly advice: string;
}

const basis = websiteReportBasis;
const development = '国办发〔2017〕47号';

export const websiteRules = {
  'WS-MISSING': {
    title: '每项都已填写',
    basis,
    advice: '逐项填写，没有的，数量填0，文字填无。',
  },
  'WS-SUM': { title: '总数等于各项之和', basis, advice: '按来源核对各项，或者改正总数。' },
  'WS-PART': {
    title: '部分不大于全部',
    basis,
    advice: '按来源核对两个数字；含上年结转的，可以不改。',
  },
  'WS-YES-NO': {
    title: '是否各项与数字相符',
    basis,
    advice: '核对是否一项，或者改正它下面的数字。',
  },
  'WS-CODE': {
    title: '标识码和备案号的写法',
    basis: development,
    advice: '照全国政府网站信息报送系统、备案系统中登记的填写。',
  },
  'WS-ADDRESS': {
    title: '首页网址可以打开',
    basis: development,
    advice: '填写完整网址，以http://或者https://开头。',
  },
  'WS-PHONE': {
    title: '联系电话的写法',
    basis,
    advice: '填写手机号码或者带区号的固定电话。',
  },
  'WS-DATE': {
    title: '在1月31日前填报并公布',
    basis,
    advice: '核对填报日期；期限遇休息日不顺延，确已逾期的，尽快公布。',
  },
  'WS-COPY': {
    title: '不照抄上年的数字',
    basis,
    advice: '核对是否误填了上年的数字；确实相同的，不必改。',
  },
  'WS-LAST-YEAR': {
    title: '沿用上年的名称和编号仍然有效',
    basis,
    advice: '逐项核对，有变化的重新填写。',
  },
  'WS-OVERRIDE': {
    title: '改用的数字写明理由',
    basis,
    advice: '核对理由是否成立；不成立的，撤回改动，用算出的数字。',
  },
} as const satisfies Record<string, WebsiteRule>;

export type WebsiteRuleId = keyof typeof websiteRules;
export type WebsiteFinding = Omit<Finding, 'rule'> & { readonly rule: WebsiteRuleId };

type Found = readonly WebsiteFinding[];

export function checkWebsiteReport(report: WebsiteReport, previous?: WebsiteReport): Found {
  const values = valuesOf(report);
  return bySeverity([
    ...missing(values),
    ...sums(values),
    ...shares(values),
    ...yesOrNo(values),
    ...particulars(values),
    ...date(values, report.year),
    ...copied(values, previous),
    ...carriedOver(report),
    ...overridden(report),
  ]);
}

function finding(
  rule: WebsiteRuleId,
  severity: Severity,
  where: readonly WebsiteField[],
  message: string,
  figures: { readonly expected?: number; readonly actual?: number } = {},
): WebsiteFinding {
  const { expected = null, actual = null } = figures;
  return { rule, severity, where: where.join(' '), expected, actual, message };
}

function missing(values: Answers): Found {
  return websiteFieldKeys.flatMap((field) => {
    const { optional = false, onlyIf } = websiteField(field);
    const isAsked = !optional && (onlyIf === undefined || values[onlyIf] === true);
    if (!isAsked || isAnswered(values[field])) return [];
    return [finding('WS-MISSING', 'error', [field], `没有填写${nameOfField(field)}。`)];
  });
}

function sums(values: Answers): Found {
  const exact: readonly (readonly [WebsiteField, readonly WebsiteField[]])[] = [
    [
      'interpretations-total',
      ['interpretations-materials', 'interpretations-products', 'interpretations-media'],
    ],
    ['cases-total', ['cases-natural', 'cases-legal']],
  ];
  const found = exact.flatMap(([total, parts]) => {
    const compared = compare(values, total, parts);
    if (compared === undefined || compared.sum === compared.total) return [];
    return [
      finding(
        'WS-SUM',
        'error',
        [total, ...parts],
        `${nameOfField(total)}${compared.total}，各项之和为${compared.sum}。`,
        { expected: compared.sum, actual: compared.total },
      ),
    ];
  });
  return [...found, ...publishedSum(values)];
}

/**
 * The form does not say that every item is of one of the three classes; most sites print a sum. What is smaller than
 * its parts is to be looked at, for one item may stand in two; what is larger is asked about.
 */
function publishedSum(values: Answers): Found {
  const total = 'published-total';
  const parts = ['published-overview', 'published-news', 'published-catalogue'] as const;
  const compared = compare(values, total, parts);
  if (compared === undefined || compared.sum === compared.total) return [];
  const figures = { expected: compared.sum, actual: compared.total };
  return compared.total < compared.sum
    ? [
        finding(
          'WS-SUM',
          'warning',
          [total, ...parts],
          `信息发布总数${compared.total}小于三类之和${compared.sum}：同一条信息是否计了两次。`,
          figures,
        ),
      ]
    : [
        finding(
          'WS-SUM',
          'question',
          [total, ...parts],
          `信息发布总数${compared.total}大于三类之和${compared.sum}：其余${
            compared.total - compared.sum
          }条属于哪一类。`,
          figures,
        ),
      ];
}

function compare(
  values: Answers,
  total: WebsiteField,
  parts: readonly WebsiteField[],
): { readonly total: number; readonly sum: number } | undefined {
  const whole = values[total];
  const addends = parts.map((part) => values[part]);
  if (typeof whole !== 'number' || !addends.every((one) => typeof one === 'number')) {
    return undefined;
  }
  return { total: whole, sum: addends.reduce((sum, one) => sum + one, 0) };
}

/** Part, whole, and how certain it is that the part cannot be larger. */
const partsOfWholes: readonly (readonly [WebsiteField, WebsiteField, Severity])[] = [
  ['visitors', 'visits', 'error'],
  ['topics-opened', 'topics-kept', 'warning'],
  ['matters-online', 'matters', 'error'],
  ['messages-settled', 'messages-received', 'warning'],
  ['messages-published', 'messages-settled', 'warning'],
  ['survey-results', 'surveys', 'warning'],
  ['security-mended', 'security-problems', 'warning'],
];

function shares(values: Answers): Found {
  return partsOfWholes.flatMap(([part, whole, severity]) => {
    const [a, b] = [values[part], values[whole]];
    if (typeof a !== 'number' || typeof b !== 'number' || a <= b) return [];
    return [
      finding(
        'WS-PART',
        severity,
        [part, whole],
        `${nameOfField(part)}${a}大于${nameOfField(whole)}${b}。`,
        { expected: b, actual: a },
      ),
    ];
  });
}

/** What cannot be where the first is none: field, what follows from it, how certain. */
const dependent: readonly (readonly [WebsiteField, readonly WebsiteField[], Severity])[] = [
  ['has-media', ['weibo-posts', 'weibo-followers', 'weixin-posts', 'weixin-followers'], 'error'],
  ['service-catalogue', ['matters', 'matters-online', 'cases-total'], 'warning'],
  ['messages-settled', ['messages-days', 'messages-published'], 'warning'],
  ['surveys', ['survey-opinions'], 'warning'],
  ['interviews', ['interview-messages', 'interview-answers'], 'error'],
  ['security-tests', ['security-problems'], 'warning'],
];

function yesOrNo(values: Answers): Found {
  const none = (field: WebsiteField): boolean => values[field] === false || values[field] === 0;
  const found = dependent.flatMap(([field, then, severity]) => {
    const some = then.filter((one) => Number(values[one] ?? 0) > 0);
    if (!none(field) || some.length === 0) return [];
    const figures = some.map((one) => `${nameOfField(one)}${answerWords(one, values[one])}`);
    return [
      finding(
        'WS-YES-NO',
        severity,
        [field, ...some],
        `${nameOfField(field)}为${answerWords(field, values[field])}，而${figures.join('、')}。`,
      ),
    ];
  });
  return [...found, ...mediaNames(values), ...otherInnovation(values)];
}

function mediaNames(values: Answers): Found {
  const names = ['weibo-name', 'weixin-name', 'media-other'] as const;
  const named = names.filter((field) => isAnswered(values[field]) && values[field] !== '无');
  if (values['has-media'] === false && named.length > 0) {
    const said = named.map(nameOfField).join('、');
    return [
      finding('WS-YES-NO', 'error', ['has-media', ...named], `没有移动新媒体，而填了${said}。`),
    ];
  }
  const areAnswered = names.every((field) => isAnswered(values[field]));
  return values['has-media'] === true && areAnswered && named.length === 0
    ? [finding('WS-YES-NO', 'error', ['has-media', ...names], '有移动新媒体，而各项都填了无。')]
    : [];
}

function otherInnovation(values: Answers): Found {
  const chosen = values.innovations;
  const isOther = Array.isArray(chosen) && chosen.includes('其他');
  return isOther && !isAnswered(values['innovation-other'])
    ? [
        finding(
          'WS-YES-NO',
          'warning',
          ['innovations', 'innovation-other'],
          '创新发展选了其他，没有写明内容。',
        ),
      ]
    : [];
}

interface Form {
  readonly rule: WebsiteRuleId;
  readonly severity: Severity;
  readonly isSound: (text: string) => boolean;
  readonly says: string;
}

/** An organ that has no number of the kind says 无. */
const orNone =
  (pattern: RegExp) =>
  (text: string): boolean =>
    text === '无' || pattern.test(text);

const forms: Partial<Record<WebsiteField, Form>> = {
  'site-code': {
    rule: 'WS-CODE',
    severity: 'error',
    // Ministries' begin with two letters.
    isSound: (text) => /^(?:\d{10}|[a-z]{2}\d{8})$/i.test(text),
    says: '应为10位',
  },
  icp: {
    rule: 'WS-CODE',
    severity: 'warning',
    isSound: orNone(/^\p{Script=Han}ICP备\d{5,10}号(?:-\d{1,4})?$/u),
    says: '应如“黔ICP备05000000号-1”',
  },
  police: {
    rule: 'WS-CODE',
    severity: 'warning',
    isSound: orNone(/^\p{Script=Han}公网安备\s?\d{14}号?$/u),
    says: '应如“贵公网安备52000000000000号”，数字14位',
  },
  'home-page': {
    rule: 'WS-ADDRESS',
    severity: 'warning',
    isSound: (text) => /^https?:\/\/[^\s/]+\.[^\s/]+/u.test(text),
    says: '不是完整的网址',
  },
  phone: {
    rule: 'WS-PHONE',
    severity: 'warning',
    isSound: isTelephoneNumber,
    says: '不是电话号码',
  },
};

function particulars(values: Answers): Found {
  return websiteFieldKeys.flatMap((field) => {
    const form = forms[field];
    const text = values[field];
    if (form === undefined || typeof text !== 'string' || form.isSound(text.trim())) return [];
    return [
      finding(form.rule, form.severity, [field], `${nameOfField(field)}“${text}”：${form.says}。`),
    ];
  });
}

function date(values: Answers, year: number): Found {
  const on = values['filled-on'];
  if (typeof on !== 'string') return [];
  const due = websiteReportDueOn(year);
  const where = ['filled-on'] as const;
  if (on <= `${year}-12-31`) {
    return [
      finding(
        'WS-DATE',
        'error',
        where,
        `填报日期${on}，统计年度（至${year}年12月31日）尚未结束。`,
      ),
    ];
  }
  return on <= due
    ? []
    : [finding('WS-DATE', 'warning', where, `填报日期${on}，已过${due}（遇休息日不顺延）。`)];
}

/** Several large figures alike are no chance. */
function copied(values: Answers, previous: WebsiteReport | undefined): Found {
  if (previous === undefined) return [];
  const before = valuesOf(previous);
  const same = websiteFieldKeys.filter(
    (field) =>
      isFigure(field) && Number(values[field] ?? 0) >= 100 && values[field] === before[field],
  );
  return same.length === 0
    ? []
    : [
        finding(
          'WS-COPY',
          'question',
          same,
          `与上年报表完全相同：${same
            .map((field) => `${nameOfField(field)}${answerWords(field, values[field])}`)
            .join('、')}。`,
        ),
      ];
}

function carriedOver({ answers }: WebsiteReport): Found {
  const fields = websiteFieldKeys.filter((field) => answers[field]?.source === 'last-year');
  return fields.length === 0
    ? []
    : [
        finding(
          'WS-LAST-YEAR',
          'info',
          fields,
          `沿用上年报表：${fields.map(nameOfField).join('、')}。请核对是否有变化。`,
        ),
      ];
}

/** Told whether or not something still adds up. */
function overridden(report: WebsiteReport): Found {
  return overridesIn(report).map(({ field, computed, value, note = '', by = '', on = '' }) =>
    finding(
      'WS-OVERRIDE',
      'info',
      [field],
      `${nameOfField(field)}由记录算出${computed}，改用${String(value)}：${note}（${by}，${on}）。`,
      { expected: computed, actual: Number(value) },
    ),
  );
}
