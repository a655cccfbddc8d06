// What parts one, five and six have to say (条例 50; 国办公开办函〔2021〕30号; 国办函〔2020〕109号).

import type { Finding } from './finding.ts';
import type { PrintedReport } from './printed.ts';
import { halfWidth } from './prose-numbers.ts';
import type { ReportDeadlineClass } from './deadline.ts';

export function checkContent(
  report: PrintedReport,
  organClass: ReportDeadlineClass | null,
): readonly Finding[] {
  const text = (number: number): string | null => {
    const part = report.parts.find((p) => p.number === number);
    return part === undefined ? null : part.text;
  };
  const isTrialYear = report.year !== null && report.year < 2021;
  const [first, fifth, sixth] = [text(1), text(5), text(6)];
  return [
    ...(first === null || isTrialYear ? [] : fiveAspects(first)),
    ...(first === null ? [] : accountability(first, organClass)),
    ...(fifth === null ? [] : problems(fifth, report.year)),
    ...(sixth === null || isTrialYear ? [] : fees(sixth, first ?? '')),
  ];
}

const aspects: readonly (readonly [string, RegExp])[] = [
  ['主动公开', /主动公开/],
  ['依申请公开', /依申请/],
  ['政府信息管理', /信息管理|信息资源|规范管理|文件管理|管理工作|信息规范/],
  ['政府信息公开平台建设', /平台|网站|载体|渠道/],
  ['监督保障', /监督|保障|考核|培训/],
];

/** Which of the five aspects a text of part one says nothing of. */
export function missingAspects(text: string): readonly string[] {
  const plain = halfWidth(text);
  return aspects.filter(([, words]) => !words.test(plain)).map(([name]) => name);
}

/** TX-SUB: by the headings of part one where it has them, else by its words. */
function fiveAspects(text: string): readonly Finding[] {
  const heads = text
    .split('\n')
    .filter((line) => /^[(（][一二三四五六七八九十]+[)）]/.test(line))
    .map((line) => halfWidth(line).split('。')[0] ?? '');
  const hasHeads = heads.length >= 3;
  const searched = hasHeads ? heads.map((h) => h.slice(0, 40)).join('\n') : halfWidth(text);
  const missing = aspects.filter(([, words]) => !words.test(searched)).map(([name]) => name);
  if (missing.length === 0) return [];
  return [
    {
      rule: 'TX-SUB',
      severity: 'warning',
      where: 'part1',
      expected: aspects.map(([name]) => name).join('、'),
      actual: `缺${missing.join('、')}`,
      message: `第一部分${hasHeads ? '的小标题' : ''}没有写到：${missing.join('、')}。`,
    },
  ];
}

const results: readonly (readonly [string, RegExp])[] = [
  ['工作考核', /考核|考评|绩效/],
  ['社会评议', /社会评议|社会评价|评议|满意度|第三方评估|社会评估|测评/],
  ['责任追究', /责任追究|追究|追责|问责|约谈|通报批评/],
];

/** Which of assessment, appraisal and accountability a text says nothing of. */
export function missingResults(text: string): readonly string[] {
  return results.filter(([, words]) => !words.test(halfWidth(text))).map(([name]) => name);
}

/** TX-GOV: results of assessment, social appraisal and accountability (条例 50 ¶1(4)). */
function accountability(text: string, organClass: ReportDeadlineClass | null): readonly Finding[] {
  if (organClass === 'department') return [];
  const missing = missingResults(text);
  if (missing.length === 0) return [];
  return [
    {
      rule: 'TX-GOV',
      severity: organClass === 'government' ? 'error' : 'warning',
      where: 'part1',
      expected: results.map(([name]) => name).join('、'),
      actual: `缺${missing.join('、')}`,
      message: `未见${missing.join('、')}结果；政府的年度报告应当写明（条例第五十条第一款第四项）。`,
    },
  ];
}

/** TX-P5, TX-P5-MATCH, TX-P5-PREV: hints for a reader, none of them certain. */
function problems(text: string, year: number | null): readonly Finding[] {
  const plain = halfWidth(text);
  const findings: Finding[] = [];
  if (plain.length < 30) findings.push(info('TX-P5', '第五部分没有写明存在的问题及改进情况。'));
  if (year !== null && year >= 2021 && /(?<!巩固)扶贫工作|精准扶贫|脱贫攻坚战/.test(plain)) {
    findings.push(info('TX-P5', `“扶贫”的表述在${year}年度疑似沿用旧稿，请核对。`));
  }
  const [named, answered] = counts(plain);
  if (named > 0 && answered > 0 && answered < named) {
    findings.push(
      info(
        'TX-P5-MATCH',
        `列出${named}个问题、${answered}项措施，请核对是否每个问题都有改进措施。`,
      ),
    );
  }
  const before = year === null ? '上' : `${year - 1}年`;
  const tellsOfLastYear = ['上年', '上一年', '去年', '往年', before].some((w) => plain.includes(w));
  if (plain.length >= 30 && !tellsOfLastYear) {
    findings.push(info('TX-P5-PREV', '未说明上一年度所列问题的整改情况。'));
  }
  return findings;
}

function info(rule: 'TX-P5' | 'TX-P5-MATCH' | 'TX-P5-PREV', message: string): Finding {
  return { rule, severity: 'info', where: 'part5', expected: null, actual: null, message };
}

/** Problems (一是…) before the turn to measures, and measures behind it. */
function counts(text: string): readonly [problems: number, measures: number] {
  const turn = /下一步|针对(上述|存在|以上|这些)|改进(措施|情况)[:)一二三]|今后/.exec(text);
  if (turn === null) return [0, 0];
  return [ordinals(text.slice(0, turn.index)), ordinals(text.slice(turn.index))];
}

function ordinals(text: string): number {
  return new Set(text.match(/[一二三四五六七八九十](?=是)/g)).size;
}

/** TX-FEE: notices, amounts due and collected, also where there were none. */
function fees(sixth: string, first: string): readonly Finding[] {
  if (tellsOfFees(sixth)) return [];
  const elsewhere = tellsOfFees(first);
  return [
    {
      rule: 'TX-FEE',
      severity: elsewhere ? 'info' : 'warning',
      where: 'part6',
      expected: null,
      actual: null,
      message: elsewhere
        ? '信息处理费收取情况写在第一部分，应在第六部分报告。'
        : '第六部分未报告信息处理费收取情况（没有收取的也应写明）。',
    },
  ];
}

export function tellsOfFees(text: string): boolean {
  return /处理费|收费|收取.{0,10}费/.test(halfWidth(text));
}
