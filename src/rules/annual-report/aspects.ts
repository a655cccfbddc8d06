// What a report has to say and its text does not say yet, each with a sentence to begin with (条例 50; 国办公开办函
// 〔2021〕30号; 国办函〔2020〕109号). Asked for while one writes; the audit asks the same of anybody's report.

import type { ReportDeadlineClass } from './deadline.ts';
import { missingAspects, missingResults, tellsOfFees } from './report-content.ts';
import type { ReportTexts } from './texts.ts';

export interface MissingAspect {
  readonly name: string;
  /** Which text takes the sentence. */
  readonly into: 'overview' | 'assessment' | 'problems' | 'other';
  /** Heading of the section of part one. */
  readonly heading?: string;
  readonly sentence: string;
}

const begun: Readonly<Record<string, string>> = {
  主动公开: '全年通过网站公开政府信息{{documents.published}}条，【写明重点领域公开情况】。',
  依申请公开:
    '全年新收政府信息公开申请{{table3.received.total}}件，办结{{table3.concluded.total}}件，【写明办理情况】。',
  政府信息管理: '【写明公文公开属性认定、发布前审查、规范性文件清理等情况】。',
  政府信息公开平台建设: '【写明网站、政务新媒体、查阅点等平台的建设和维护情况】。',
  监督保障: '全年组织业务培训{{activities.training.times}}次，【写明监督检查和保障情况】。',
  工作考核: '工作考核：【写明考核结果，没有开展的写明没有】。',
  社会评议: '社会评议：【写明评议结果，没有开展的写明没有】。',
  责任追究: '责任追究：【写明追究情况，没有的写明没有】。',
};

export function aspectsMissing(
  texts: ReportTexts,
  organClass: ReportDeadlineClass | null,
): readonly MissingAspect[] {
  const { overview, assessment = '', problems, other } = texts;
  const first = overview.flatMap(({ heading, text }) =>
    text.trim() === '' ? [] : [heading, text],
  );
  const whole = [...first, assessment].join('\n');
  return [
    ...missingAspects(whole).map((name): MissingAspect => ({
      name,
      into: 'overview',
      heading: name,
      sentence: begun[name] ?? '',
    })),
    ...(organClass === 'department' ? [] : missingResults(whole)).map((name): MissingAspect => ({
      name,
      into: 'assessment',
      sentence: begun[name] ?? '',
    })),
    ...(problems.trim() === ''
      ? [
          {
            name: '问题和改进情况',
            into: 'problems',
            sentence:
              '上年所列问题：【写明改进情况】。本年存在的主要问题：【写明】。改进措施：【写明】。',
          } as const,
        ]
      : []),
    ...(tellsOfFees(other)
      ? []
      : [
          {
            name: '信息处理费收取情况',
            into: 'other',
            sentence:
              '本年度发出信息处理费收费通知{{fees.notices}}件，应收{{fees.due}}元，实收{{fees.collected}}元。',
          } as const,
        ]),
  ];
}

/** Left to be completed: nothing that may go out. */
export function unfinished(text: string): readonly string[] {
  return [...text.matchAll(/【[^】]*】/g)].map(([words]) => words);
}
