// Invented prose of a sound report: every figure is the table's.

import { plus } from './arithmetic.ts';
import type { SoundReport } from './ledgers.ts';
import { outcomesOf, type OutcomeGroup } from '../../src/rules/outcomes.ts';

export interface Prose {
  readonly title: string;
  readonly lead: readonly string[];
  readonly parts: Readonly<Record<number, readonly string[]>>;
  readonly signature: readonly string[];
}

export function prose({ organ, year, table2, table3, table4 }: SoundReport): Prose {
  const group = (name: OutcomeGroup): number =>
    plus(outcomesOf(name).map((row) => table3[row].total));
  const { received, concluded } = table3;
  const legal = received.total - received['natural-person'];
  const review = table4.reconsideration.total;
  const suits =
    table4['litigation-direct'].total + table4['litigation-after-reconsideration'].total;
  const [news, rest] = [received.total * 7 + 3, concluded.total + 11];
  const documents = table2['normative-documents'];
  return {
    title: `${organ}${year}年政府信息公开工作年度报告`,
    lead: [
      `根据《条例》和年度报告格式（国办公开办函〔2021〕30号）要求编制本报告。统计期限为${year}年1月1日至${year}年12月31日。`,
    ],
    parts: {
      1: [
        `${year}年，本机关推进政府信息公开各项工作。`,
        '（一）主动公开。',
        `全年通过网站发布信息${news + rest}条，其中动态类信息${news}条，其他信息${rest}条。制发行政规范性文件${documents.made}件，现行有效行政规范性文件${documents['in-force']}件。`,
        '（二）依申请公开。',
        `全年新收政府信息公开申请${received.total}件，其中自然人申请${received['natural-person']}件，法人或其他组织申请${legal}件；上年结转${table3['brought-forward'].total}件；办结${concluded.total}件，结转下年度${table3['carried-forward'].total}件。予以公开${group('disclosed')}件、部分公开${group('partly-disclosed')}件、不予公开${group('withheld')}件、无法提供${group('unavailable')}件、不予处理${group('not-processed')}件、作其他处理${group('otherwise-concluded')}件。`,
        `因政府信息公开被申请行政复议${review}件，行政诉讼${suits}件。`,
        '（三）政府信息管理。',
        '及时清理失效内容。',
        '（四）平台建设。',
        `网站改版${year - 2000}次栏目。`,
        '（五）监督保障。',
        '开展考核和社会评议，没有责任追究情形。',
      ],
      5: [
        `一是公开不够及时。二是解读不够生动。上年问题已经整改。下一步，一是加快公开。二是改进解读。`,
      ],
      6: ['全年发出信息处理费收费通知0件，收取0元。'],
    },
    signature: [organ, `${year + 1}年1月20日`],
  };
}
