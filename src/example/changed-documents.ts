// Documents that do something to others: a measure that took the place of an earlier one, a decision that changed a
// text, and a 规章 of the city with its amendment, which the zone shows among what it acts by. All of 2023 and later.

import type { RelationKind } from '../rules/document-content.ts';
import type { WorkingCalendar } from '../rules/calendar.ts';
import { type Day, type IsoDay, isoOfOrdinal, type Ordinal } from '../rules/day.ts';
import type { ImportDocument } from '../rules/import-document.ts';
import type { NormativeDocument } from './normative-2022.ts';
import { offices } from './places.ts';
import { recentDays } from './plan.ts';
import { fullDay } from './text.ts';

const city = '青枫市人民政府';
const addressee = '> 各街道、镇，各内设机构，各有关单位：';

const lately = '关于印发《青枫经济技术开发区社区老年食堂运营补贴办法》的通知';
const earlier = '关于印发《青枫经济技术开发区社区老年食堂运营补贴暂行办法》的通知';
const changing = '关于修改《青枫经济技术开发区公共租赁住房管理办法》的决定';
const changed = '关于印发《青枫经济技术开发区公共租赁住房管理办法》的通知';
const ruleName = '青枫市开发区管理办法';
const ruleChange = '青枫市人民政府关于修改《青枫市开发区管理办法》的决定';

const ofTheCity = {
  kind: 'rule',
  issuers: [city],
  publisher: offices.office.fullName,
  source: city,
  columns: ['lzyj'],
  theme: '国民经济管理、国有资产监管',
  subtheme: '宏观经济',
  groupClass: '规章',
  genre: '命令（令）',
  keywords: ['开发区', '规章'],
  openness: 'proactive',
} as const;

export interface ExampleRelation {
  /** Titles of documents of the example. */
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
  readonly on: IsoDay;
}

/** Trial measures of 2023, until others took their place. */
export const trialCanteens2023: NormativeDocument = {
  id: 'canteens-2023',
  title: earlier,
  issuer: 'committee',
  word: '青枫开管发',
  madeOn: '2023-09-04',
  publishedAt: '2023-09-06T10:00',
  effectiveFrom: '2023-10-08',
  effectiveTo: '2028-10-07',
  theme: '民政、扶贫、救灾',
  subtheme: '社会福利',
  keywords: ['老年食堂', '运营补贴'],
  body: [
    addressee,
    '《青枫经济技术开发区社区老年食堂运营补贴暂行办法》已经管理委员会主任办公会议审议通过，现印发给你们，请遵照执行。',
    '@sign',
    '@open',
    '^ 青枫经济技术开发区社区老年食堂运营补贴暂行办法',
    '第一条 为支持社区老年食堂持续运营，结合本区实际，制定本办法。',
    '第二条 本区社区老年食堂向60周岁以上老年人提供助餐的，按照每餐2元给予运营补贴，单个食堂每年最高6万元。',
    '第三条 食堂每季度向社会事务局报送用餐人次，社会事务局核对后在网站公示5个工作日，无异议的拨付补贴。',
    '第四条 本办法自2023年10月8日起施行，有效期至2028年10月7日，由社会事务局负责解释。',
  ],
  interpretation: {
    title: '《青枫经济技术开发区社区老年食堂运营补贴暂行办法》政策解读',
    issuer: 'social',
    publishedAt: '2023-09-07T15:30',
    body: [
      '## 一、背景依据',
      '社区老年食堂客流稳定但利润很薄，部分食堂靠街道、镇垫支维持。社会事务局走访全部九家食堂后起草了本办法。',
      '## 二、主要内容',
      '按用餐人次补贴，每餐2元，单个食堂每年最高6万元；补贴按季度核对、公示和拨付。',
      '## 三、解读机关和联系方式',
      '解读机关：青枫经济技术开发区社会事务局；联系电话：0000-5550161。',
    ],
  },
};

/** Published long enough ago to have taken the place of the trial measures by now. */
export function canteens(days: readonly Ordinal[]): NormativeDocument {
  const at = (n: number): Ordinal => days[Math.max(0, days.length - n)] ?? days[0] ?? 0;
  const { from, to } = canteensInForce(days);
  return {
    id: 'now-canteens',
    title: lately,
    issuer: 'committee',
    word: '青枫开管发',
    madeOn: isoOfOrdinal(at(38)),
    publishedAt: `${isoOfOrdinal(at(36))}T10:40`,
    effectiveFrom: from,
    effectiveTo: to,
    theme: '民政、扶贫、救灾',
    subtheme: '社会福利',
    keywords: ['老年食堂', '运营补贴'],
    body: [
      addressee,
      '《青枫经济技术开发区社区老年食堂运营补贴办法》已经管理委员会主任办公会议审议通过，现印发给你们，请遵照执行。',
      '@sign',
      '@open',
      '^ 青枫经济技术开发区社区老年食堂运营补贴办法',
      '第一条 为支持社区老年食堂持续运营，方便老年人就近用餐，结合本区实际，制定本办法。',
      '第二条 本区社区老年食堂向60周岁以上老年人提供助餐的，按照每餐3元给予运营补贴，单个食堂每年最高9万元；为失能、独居老年人送餐上门的，每餐另补2元。',
      '第三条 同一餐次按照本人实际用餐计算，不得以充值、预订代替用餐人次。',
      '第四条 食堂每季度向社会事务局报送用餐人次和菜品价格，社会事务局自收到之日起10个工作日内核对，在网站公示5个工作日，无异议的由财政局在10个工作日内拨付。',
      '第五条 虚报用餐人次的，追回已经拨付的补贴，两年内不再受理其申报。',
      `第六条 本办法自${fullDay(from)}起施行，有效期至${fullDay(to)}。《青枫经济技术开发区社区老年食堂运营补贴暂行办法》同时废止。`,
    ],
    interpretation: {
      title: '《青枫经济技术开发区社区老年食堂运营补贴办法》政策解读',
      issuer: 'social',
      publishedAt: `${isoOfOrdinal(at(35))}T09:50`,
      body: [
        '## 一、背景依据',
        '暂行办法施行以来，九家食堂的用餐人次逐季上升，食材和人工成本也在上涨，每餐2元已经不足以弥补亏损。社会事务局在核对各食堂账目、听取老年人意见的基础上修订了办法。',
        '## 二、新旧差异',
        '|事项|暂行办法|新办法|',
        '|每餐补贴|2元|3元|',
        '|单个食堂每年最高|6万元|9万元|',
        '|送餐上门|没有规定|每餐另补2元|',
        '|核对时限|没有规定|10个工作日|',
        '## 三、适用范围',
        '在本区开办、向60周岁以上老年人提供助餐的社区老年食堂。企业、学校的内部食堂不适用。',
        '## 四、注意事项',
        `${fullDay(from)}以前的用餐人次，仍按暂行办法核算。`,
        '## 五、解读机关和联系方式',
        '解读机关：青枫经济技术开发区社会事务局；联系电话：0000-5550161。',
      ],
    },
  };
}

function canteensInForce(days: readonly Ordinal[]): { readonly from: IsoDay; readonly to: IsoDay } {
  const made = days[Math.max(0, days.length - 36)] ?? days[0] ?? 0;
  // In force soon: who runs a canteen reckons by quarters, but gets more by it, not less.
  const from = isoOfOrdinal(made + 21);
  const to = Temporal.PlainDate.from(from).add({ years: 5 }).subtract({ days: 1 });
  return { from, to: to.toString() as IsoDay };
}

/** A decision of these weeks that changes a text of 2022. */
export function rentalHousingChange(days: readonly Ordinal[]): NormativeDocument {
  const at = (n: number): Ordinal => days[Math.max(0, days.length - n)] ?? days[0] ?? 0;
  return {
    id: 'now-rental-housing',
    title: changing,
    genre: '决定',
    issuer: 'committee',
    word: '青枫开管发',
    madeOn: isoOfOrdinal(at(9)),
    publishedAt: `${isoOfOrdinal(at(8))}T11:10`,
    effectiveFrom: isoOfOrdinal(at(8)),
    effectiveTo: '2027-07-31',
    theme: '城乡建设、环境保护',
    subtheme: '城乡建设（含住房）',
    keywords: ['公共租赁住房', '住房保障'],
    body: [
      addressee,
      '经管理委员会主任办公会议审议，决定对《青枫经济技术开发区公共租赁住房管理办法》作如下修改：',
      '一、将第三条中的“低于18平方米”修改为“低于20平方米”。',
      '二、在第七条中增加“有两个以上未成年子女的家庭”。',
      '三、将第十条中的“三个月搬迁期”修改为“六个月搬迁期”。',
      '本决定自公布之日起施行。',
      '@sign',
      '@open',
    ],
    interpretation: {
      title: '《关于修改〈青枫经济技术开发区公共租赁住房管理办法〉的决定》政策解读',
      issuer: 'planning',
      publishedAt: `${isoOfOrdinal(at(7))}T10:15`,
      body: [
        '## 一、背景依据',
        '区内公共租赁住房的房源近两年有所增加，多子女家庭和刚刚搬离的家庭反映较多的是面积标准偏严、搬迁时间偏紧。',
        '## 二、新旧差异',
        '|条|修改前|修改后|',
        '|第三条|人均住房建筑面积低于18平方米|低于20平方米|',
        '|第七条|优先配租三类家庭|增加有两个以上未成年子女的家庭|',
        '|第十条|搬迁期三个月|搬迁期六个月|',
        '## 三、注意事项',
        '已经在轮候的家庭不需要重新申请，规划建设局按照修改后的标准重新核对优先次序。',
        '## 四、解读机关和联系方式',
        '解读机关：青枫经济技术开发区规划建设局；联系电话：0000-5550141。',
      ],
    },
  };
}

/** What the city ordered: kept as it was published there, in the column of what the zone acts by. */
export const cityRules: readonly ImportDocument[] = [
  {
    ...ofTheCity,
    key: 'kfq-city-rule',
    title: ruleName,
    documentNumber: '青枫市人民政府令第12号',
    madeOn: '2019-11-08',
    publishedAt: '2023-01-30T10:20',
    effectiveFrom: '2020-01-01',
    summary: '规定全市开发区的设立、职责、规划建设和服务保障，共五章十四条。',
    body: [
      '<h2>第一章 总则</h2>',
      '<p>第一条 为了规范开发区的管理，促进开发区高质量发展，根据有关法律、法规，结合本市实际，制定本办法。</p>',
      '<p>第二条 本市行政区域内经批准设立的各类开发区的管理，适用本办法。</p>',
      '<p>第三条 开发区应当坚持规划先行、集约用地、绿色发展，主动公开政府信息，接受社会监督。</p>',
      '<h2>第二章 管理职责</h2>',
      '<p>第四条 开发区管理委员会是市人民政府的派出机构，在规定的范围内行使市人民政府委托的经济管理职责和有关社会管理职责。</p>',
      '<p>第五条 开发区管理委员会应当公布权责清单；清单以外的行政职权，由市、区人民政府及其部门行使。</p>',
      '<p>第六条 市人民政府有关部门可以依法委托开发区管理委员会办理行政审批事项，委托的事项和权限应当向社会公布。</p>',
      '<h2>第三章 规划和建设</h2>',
      '<p>第七条 开发区的规划应当符合国土空间规划，报批前公示不少于三十日。</p>',
      '<p>第八条 开发区新建工业项目，应当执行单位面积投资和产出的控制指标。</p>',
      '<p>第九条 开发区应当按照规划配套建设道路、给排水、供电、通信和公共服务设施。</p>',
      '<h2>第四章 服务和保障</h2>',
      '<p>第十条 开发区管理委员会设立综合服务窗口，一次告知办事所需的全部材料。</p>',
      '<p>第十一条 对企业的奖补政策应当公开适用对象、标准、程序和时限，兑现结果应当公示。</p>',
      '<p>第十二条 企业和群众对开发区管理委员会的工作有意见的，可以向市人民政府反映，市人民政府应当自收到之日起三十日内答复。</p>',
      '<h2>第五章 附则</h2>',
      '<p>第十三条 省人民政府另有规定的，从其规定。</p>',
      '<p>第十四条 本办法自2020年1月1日起施行。</p>',
    ].join(''),
  },
  {
    ...ofTheCity,
    key: 'kfq-city-rule-change',
    title: ruleChange,
    documentNumber: '青枫市人民政府令第21号',
    madeOn: '2024-05-20',
    publishedAt: '2024-06-03T09:40',
    effectiveFrom: '2024-07-01',
    summary: '缩短答复企业和群众意见的时限，增加免申即享的规定。',
    body: [
      '<p>市人民政府决定对《青枫市开发区管理办法》作如下修改：</p>',
      '<p>一、第十一条增加一款，作为第二款：“通过数据比对能够确认企业符合条件的，直接兑现，不要求企业申报。”</p>',
      '<p>二、将第十二条中的“三十日内”修改为“十五个工作日内”。</p>',
      '<p>本决定自2024年7月1日起施行。</p>',
    ].join(''),
  },
];

/** What does what to which, of those that are there. */
export function exampleRelations(
  today: Day,
  calendar: WorkingCalendar,
): readonly ExampleRelation[] {
  const days = recentDays(today, calendar);
  return [
    { from: lately, to: earlier, kind: 'replaces', on: canteensInForce(days).from },
    {
      from: changing,
      to: changed,
      kind: 'amends',
      on: rentalHousingChange(days).effectiveFrom as IsoDay,
    },
    { from: ruleChange, to: ruleName, kind: 'amends', on: '2024-07-01' },
  ];
}
