// A first draft of every part, from the figures and the registers (条例 50; 国办公开办函〔2021〕30号): figures stand as
// chips, what no record holds is left to be completed between 【】. It is a beginning; nobody need keep a word.

import { type Activity, type ActivityKind, activityKinds } from './activities.ts';
import { interpretationForms, isInterpretationForm } from '../document-classes.ts';
import type { ReportDeadlineClass } from './deadline.ts';
import { figureAt, type FigureSource } from './derived.ts';
import { outcomeGroups, outcomesOf, type OutcomeGroup } from '../outcomes.ts';
import { table3RowLabels } from './form.ts';
import type { ReportTexts } from './texts.ts';

export interface ReportProblem {
  readonly problem: string;
  readonly measure: string;
  /** What was done about it since. */
  readonly progress: string;
  readonly isSettled: boolean;
}

export interface DraftFacts extends FigureSource {
  readonly organ: string;
  readonly year: number;
  readonly organClass: ReportDeadlineClass | null;
  readonly activities: readonly Activity[];
  /** Named in last year's report, with what was done; and in this one. */
  readonly lastProblems: readonly ReportProblem[];
  readonly problems: readonly ReportProblem[];
  /** Names of the columns by slug, those that are told of. */
  readonly columns: readonly { readonly slug: string; readonly name: string }[];
  readonly contact?: string | undefined;
}

export function firstDraft(facts: DraftFacts): ReportTexts {
  const { organClass } = facts;
  return {
    lead: lead(facts),
    overview: [
      { heading: '（一）主动公开', text: published(facts) },
      { heading: '（二）依申请公开', text: handled(facts) },
      {
        heading: '（三）政府信息管理',
        text: '【写明公文公开属性认定、发布前审查、规范性文件清理、不予公开信息定期评估等情况】',
      },
      {
        heading: '（四）政府信息公开平台建设',
        text: '【写明网站、政务新媒体、查阅点等平台的建设和维护情况】',
      },
      { heading: '（五）监督保障', text: supervised(facts) },
    ],
    ...(organClass === 'department' ? {} : { assessment: assessed(facts) }),
    problems: problemsPart(facts),
    other: feeStatement(facts),
    signedBy: facts.organ,
  };
}

function lead({ organ, year, contact }: DraftFacts): string {
  return lines(
    `根据《中华人民共和国政府信息公开条例》，按照《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制${organ}${year}年政府信息公开工作年度报告。`,
    `本报告所列数据的统计期限为${year}年1月1日至${year}年12月31日。`,
    contact === undefined ? '' : `对本报告有疑问的，请与${contact}联系。`,
  );
}

function published(facts: DraftFacts): string {
  const has = (name: string): boolean => isOver(facts, name);
  if (!has('documents.published')) return '本年没有通过网站新发布政府信息。';
  const growth = ifKnown(facts, 'growth.documents.published', (chip) => `，比上年${chip}`);
  const columns = facts.columns.filter(({ slug }) => has(`columns.${slug}`));
  const forms = Object.keys(facts.figures)
    .filter((name) => /^interpretations\.(?!total|unstated)/.test(name) && has(name))
    .map((name) => `${formName(name)}{{${name}}}件`);
  return lines(
    `全年通过网站公开政府信息{{documents.published}}条${growth}，在各栏目展示{{documents.placements}}条次。` +
      (has('documents.inTwoColumns')
        ? '条次多于条数，是因为有{{documents.inTwoColumns}}条同时列在几个栏目。'
        : ''),
    columns.length === 0
      ? ''
      : `按栏目统计：${columns.map(({ slug, name }) => `${name}{{columns.${slug}}}条次`).join('，')}。`,
    has('table2.normative-documents.made')
      ? '全年制发行政规范性文件{{table2.normative-documents.made}}件，废止{{table2.normative-documents.repealed}}件，年末现行有效{{table2.normative-documents.in-force}}件。'
      : '全年没有制发行政规范性文件，年末现行有效{{table2.normative-documents.in-force}}件。',
    has('interpretations.total')
      ? `发布政策解读{{interpretations.total}}件${forms.length === 0 ? '' : `，其中${forms.join('、')}`}。`
      : '',
  );
}

function formName(figure: string): string {
  const form = figure.slice('interpretations.'.length);
  return isInterpretationForm(form) ? interpretationForms[form] : '';
}

function handled(facts: DraftFacts): string {
  const has = (name: string): boolean => isOver(facts, name);
  const anything =
    has('table3.received.total') ||
    has('table3.brought-forward.total') ||
    has('table4.reconsideration.total');
  if (!anything) {
    return '本年没有收到政府信息公开申请，没有上年结转的申请；没有因政府信息公开引起的行政复议、行政诉讼。';
  }
  const growth = ifKnown(facts, 'growth.table3.received.total', (chip) => `，比上年${chip}`);
  const outcomes = (Object.keys(outcomeGroups) as OutcomeGroup[])
    .flatMap((group) => outcomesOf(group))
    .filter((outcome) => has(`table3.${outcome}.total`))
    .map((outcome) => `${plainLabel(table3RowLabels[outcome])}{{table3.${outcome}.total}}件`);
  return lines(
    `全年新收政府信息公开申请{{table3.received.total}}件${growth}，其中自然人{{table3.received.natural-person}}件，法人或其他组织{{table3.received.organizations}}件；上年结转{{table3.brought-forward.total}}件。`,
    `全年办结{{table3.concluded.total}}件${outcomes.length === 0 ? '' : `，其中${outcomes.join('，')}`}；结转下年度继续办理{{table3.carried-forward.total}}件。`,
    remedies(facts),
  );
}

function remedies(facts: DraftFacts): string {
  const blocks = [
    ['行政复议', 'reconsideration'],
    ['未经复议直接起诉的行政诉讼', 'litigation-direct'],
    ['复议后起诉的行政诉讼', 'litigation-after-reconsideration'],
  ] as const;
  const told = blocks
    .filter(([, block]) => isOver(facts, `table4.${block}.total`))
    .map(([name, block]) => `${name}{{table4.${block}.total}}件`);
  return told.length === 0
    ? '全年没有因政府信息公开引起的行政复议、行政诉讼。'
    : `因政府信息公开引起的${told.join('，')}。`;
}

/** The printed row without its numeral and what stands in brackets. */
function plainLabel(label: string): string {
  return label.replace(/^（[一二三四五六七]）|^\d\./, '').replace(/（.*）$/, '');
}

function supervised(facts: DraftFacts): string {
  const training = ofKind(facts, 'training');
  const inspection = ofKind(facts, 'inspection');
  return lines(
    training.length === 0
      ? '【写明组织领导、人员配备；全年没有登记业务培训，开展过的请先登记】'
      : `全年组织业务培训{{activities.training.times}}次${counted(training, '，参训{{activities.training.people}}人次')}：${notes(training)}。`,
    inspection.length === 0
      ? '【写明日常监督和检查的情况；全年没有登记检查】'
      : `开展监督检查{{activities.inspection.times}}次${counted(inspection, '，检查单位{{activities.inspection.people}}个')}：${notes(inspection)}。`,
  );
}

/** That there was none is for a person to say (条例 50 ¶1(4)): what nobody entered proves nothing. */
function assessed(facts: DraftFacts): string {
  const results: readonly (readonly [ActivityKind, string])[] = [
    ['assessment', '【没有登记考核结果；开展过的请先登记，没有开展的写明没有】'],
    ['appraisal', '【没有登记评议结果；开展过的请先登记，没有开展的写明没有】'],
    ['accountability', '【没有登记责任追究；有的请先登记，没有的写明没有】'],
  ];
  return results
    .map(([kind, asked]) => {
      const own = ofKind(facts, kind);
      return `${activityKinds[kind].label}：${own.length === 0 ? asked : notes(own)}。`;
    })
    .join('');
}

function problemsPart({ year, lastProblems, problems }: DraftFacts): string {
  const last = lastProblems.map(
    ({ problem, progress, isSettled }, n) =>
      `${ordinal(n)}是${bare(problem)}，${progress === '' ? '【写明做了什么、结果如何】' : bare(progress)}${isSettled ? '，已经解决' : ''}`,
  );
  const named = problems.map(({ problem }, n) => `${ordinal(n)}是${bare(problem)}`);
  const measures = problems.map(({ measure }, n) => `${ordinal(n)}是${bare(measure)}`);
  return lines(
    last.length === 0
      ? `【写明${year - 1}年度报告所列问题的改进情况】`
      : `${year - 1}年度报告所列问题的改进情况：${last.join('；')}。`,
    named.length === 0
      ? `【写明${year}年存在的主要问题】`
      : `${year}年存在的主要问题：${named.join('；')}。`,
    measures.length === 0 ? '【针对每个问题写明改进措施】' : `改进措施：${measures.join('；')}。`,
  );
}

/** Zero is said too (R22); what was charged stands in part six alone (R23). */
function feeStatement(facts: DraftFacts): string {
  return lines(
    '依照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），本年度发出信息处理费收费通知{{fees.notices}}件，应收{{fees.due}}元，实收{{fees.collected}}元。' +
      (isOver(facts, 'fees.collected') ? '【写明这笔费用是否已列入表二“行政事业性收费”】' : ''),
    '本年度没有其他需要报告的事项。',
  );
}

const numerals = '一二三四五六七八九十';
const ordinal = (n: number): string => numerals[n] ?? String(n + 1);
const bare = (text: string): string => text.trim().replace(/[。；，]+$/, '');
const lines = (...all: readonly string[]): string => all.filter((line) => line !== '').join('\n');

function ofKind({ activities }: DraftFacts, kind: ActivityKind): readonly Activity[] {
  return activities.filter((one) => one.kind === kind);
}

function counted(activities: readonly Activity[], words: string): string {
  return activities.some(({ people }) => people !== null) ? words : '';
}

function notes(activities: readonly Activity[]): string {
  return activities
    .map(({ heldOn, note }) => `${Number(heldOn.slice(5, 7))}月${bare(note)}`)
    .join('；');
}

function isOver({ figures }: DraftFacts, name: string): boolean {
  const figure = figures[name];
  return typeof figure === 'number' && figure > 0;
}

/** Only where the chip gives a figure: without last year there is nothing to compare. */
function ifKnown(facts: DraftFacts, name: string, words: (chip: string) => string): string {
  return figureAt(name, facts).ok ? words(`{{${name}}}`) : '';
}
