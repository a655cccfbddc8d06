// The weeks before the example is first started: enough to keep the home page, the lists and the rules
// of the office alive. Nothing in it is published before 2023, so that the figures of 2022 stand.

import type { WorkingCalendar } from '../rules/calendar.ts';
import { type Day, type IsoDay, isoOf, isoOfOrdinal, type Ordinal } from '../rules/day.ts';
import type { ImportDocument } from '../rules/import-document.ts';
import { canteens, rentalHousingChange, trialCanteens2023 } from './changed-documents.ts';
import { disclosureRuleFamilies } from './disclosure-rules.ts';
import { plannedPair } from './documents-2022.ts';
import { exportRelief2023, innovationMeasures } from './enterprise-policies.ts';
import { families } from './families.ts';
import type { NormativeDocument } from './normative-2022.ts';
import { byPublication, type Planned, planOne, recentDays, withNumbers } from './plan.ts';
import { fullDay } from './text.ts';
import { writeDocument } from './write.ts';

/** Families besides the news, and how many working days before today each speaks. */
const besides: Readonly<Record<string, readonly number[]>> = {
  'official-notice': [6, 21],
  'key-jobs': [3],
  'key-transport': [5],
  'key-housing': [13],
  'open-inspection': [4],
  funds: [9],
  'open-statistics': [7],
  procurement: [2, 16],
  'major-project': [11],
  warning: [8],
  'service-guide': [18],
  'recruitment-others': [10],
  tourism: [12],
  overview: [30],
};

/** `today` is the day of the first start: everything is published before it. */
export function* exampleDocumentsNow(
  today: Day,
  calendar: WorkingCalendar,
  seed = '青枫',
): Generator<ImportDocument> {
  const yesterday = isoOf(today.subtract({ days: 1 }));
  const days = recentDays(today, calendar);
  const ago = (n: number): readonly Ordinal[] => {
    const at = Math.max(0, days.length - n);
    return days.slice(Math.max(0, at - 1), at + 1);
  };
  const news = families.filter((family) => family.kind === 'news');
  const plans: Planned[] = [
    ...news.map((family, i) =>
      planOne(family, `now-${family.id}`, ago(1 + Math.floor(i * 1.4)).slice(-1), seed),
    ),
    ...families.flatMap((family) =>
      (besides[family.id] ?? []).map((n) => planOne(family, `now-${family.id}-${n}`, ago(n), seed)),
    ),
    ...disclosureRuleFamilies.map((family, i) =>
      planOne(family, `now-${family.id}`, ago(36 + i), seed),
    ),
  ];
  const documents = [
    bicycles(days),
    innovationMeasures(days),
    exportRelief2023,
    trialCanteens2023,
    canteens(days),
    rentalHousingChange(days),
  ];
  const isOfNow = ({ madeOn, publishedAt }: Planned): boolean =>
    madeOn >= '2023-01-01' && publishedAt <= `${yesterday}T24`;
  // An explanation goes with what it explains.
  const pairs = documents.map(plannedPair).filter(([text]) => isOfNow(text));
  const numbered = withNumbers([...plans, ...pairs.flat()], seed, monthsWorth)
    .filter(isOfNow)
    .toSorted(byPublication);
  const usedTitles = new Set<string>();
  for (const plan of numbered) {
    const key = `kfq-${plan.id}`;
    const own = documents.find(({ id }) => plan.id === `normative-${id}`);
    const explained = documents.find(({ id }) => plan.id === `interpretation-${id}`);
    const given = {
      key,
      ...(own && { effectiveFrom: own.effectiveFrom, effectiveTo: own.effectiveTo }),
      ...(explained && { interprets: `kfq-normative-${explained.id}` }),
    };
    yield writeDocument(plan, given, usedTitles, seed);
  }
}

/** By now an office has issued some papers every month. */
function monthsWorth(madeOn: IsoDay): number {
  return Number(madeOn.slice(5, 7)) * 3;
}

/** A normative document of these weeks: published, explained, and in force in a month's time. */
function bicycles(days: readonly Ordinal[]): NormativeDocument {
  const at = (n: number): Ordinal => days[Math.max(0, days.length - n)] ?? days[0] ?? 0;
  const published = at(15);
  const from = isoOfOrdinal(published + 30);
  const to = isoOf(Temporal.PlainDate.from(from).add({ years: 5 }).subtract({ days: 1 }));
  return {
    id: 'now-bicycles',
    title: '关于印发《青枫经济技术开发区电动自行车停放充电管理规定》的通知',
    issuer: 'committee',
    word: '青枫开管发',
    madeOn: isoOfOrdinal(at(17)),
    publishedAt: `${isoOfOrdinal(published)}T10:00`,
    effectiveFrom: from,
    effectiveTo: to,
    theme: '公安、安全、司法',
    subtheme: '公安',
    keywords: ['电动自行车', '消防安全'],
    body: [
      '> 各街道、镇，各内设机构，各有关单位：',
      '《青枫经济技术开发区电动自行车停放充电管理规定》已经管理委员会主任办公会议审议通过，现印发给你们，请遵照执行。',
      '@sign',
      '@open',
      '^ 青枫经济技术开发区电动自行车停放充电管理规定',
      '第一条 为预防电动自行车火灾事故，保障人民群众生命财产安全，根据有关法律法规，结合本区实际，制定本规定。',
      '第二条 住宅小区、园区和公共场所电动自行车的停放、充电及其管理，适用本规定。',
      '第三条 禁止在建筑物的公共门厅、疏散走道、楼梯间、安全出口停放电动自行车或者为其充电，禁止携带电动自行车及其蓄电池进入电梯轿厢。',
      '第四条 新建住宅小区应当按照不少于户数三分之一的比例配建集中停放充电场所；既有小区由街道、镇组织制定增建计划，三年内基本满足需求。',
      '第五条 充电设施应当具备充满自动断电、过载保护功能。充电电费和服务费分别计价、明码标价。',
      '第六条 物业服务人负责巡查和劝阻，对拒不改正的，报告街道、镇或者消防救援机构依法处理。',
      `第七条 本规定自${fullDay(from)}起施行，有效期至${fullDay(to)}。`,
    ],
    interpretation: {
      title: '《青枫经济技术开发区电动自行车停放充电管理规定》一图看懂',
      form: 'picture',
      issuer: 'emergency',
      publishedAt: `${isoOfOrdinal(at(14))}T09:20`,
      body: [
        '## 一、背景依据',
        '电动自行车是居民短途出行的主要工具，室内停放、飞线充电引发的火灾时有发生。起草过程中在网站公开征求意见30日，收到意见7条，采纳5条、部分采纳1条。',
        '## 二、主要内容',
        '规定共七条：一是明确“四个不得”，即不得在门厅、走道、楼梯间、安全出口停放充电；二是明确新建小区配建比例和既有小区三年增建目标；三是要求充电价格公示、电费和服务费分开。',
        '## 三、适用范围',
        '本区住宅小区、园区和公共场所。快递、外卖等行业的集中停放点参照执行。',
        '## 四、注意事项',
        `规定自${fullDay(from)}起施行，此前由社区和物业服务人开展宣传和劝导。`,
        '## 五、解读机关和联系方式',
        '解读机关：青枫经济技术开发区应急管理局；联系电话：0000-5550151。',
      ],
    },
  };
}
