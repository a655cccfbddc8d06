// Two policies for enterprises: one of these weeks, and one of some years ago that has run out since.

import { isoOf, isoOfOrdinal, type Ordinal } from '../rules/day.ts';
import type { NormativeDocument } from './normative-2022.ts';
import { fullDay } from './text.ts';

/** Published long enough ago to be in force by now. */
export function innovationMeasures(days: readonly Ordinal[]): NormativeDocument {
  const at = (n: number): Ordinal => days[Math.max(0, days.length - n)] ?? days[0] ?? 0;
  const published = at(40);
  const from = isoOfOrdinal(published + 30);
  const to = isoOf(Temporal.PlainDate.from(from).add({ years: 3 }).subtract({ days: 1 }));
  return {
    id: 'now-innovation',
    title: '关于印发《青枫经济技术开发区促进工业企业创新发展若干措施》的通知',
    issuer: 'committee',
    word: '青枫开管发',
    madeOn: isoOfOrdinal(at(42)),
    publishedAt: `${isoOfOrdinal(published)}T09:30`,
    effectiveFrom: from,
    effectiveTo: to,
    theme: '工业、交通',
    subtheme: '机械制造与重工业',
    keywords: ['创新发展', '奖励', '企业'],
    body: [
      '> 各街道、镇，各内设机构，各有关单位：',
      '《青枫经济技术开发区促进工业企业创新发展若干措施》已经管理委员会主任办公会议审议通过，现印发给你们，请遵照执行。',
      '@sign',
      '@open',
      '^ 青枫经济技术开发区促进工业企业创新发展若干措施',
      '第一条 为支持企业增加研发投入、吸纳高校毕业生就业，根据有关法律法规和上级政策，结合本区实际，制定本措施。',
      '第二条 本措施适用于注册地在青枫经济技术开发区、成立满2年的规模以上工业企业和专精特新中小企业；条款另有规定的，从其规定。',
      '第三条 上一年度研发费用占营业收入比例不低于3%的，给予一次性奖励20万元。绿色工厂优先。',
      '第四条 本区中小微企业新招用毕业年度高校毕业生，签订一年以上劳动合同并缴纳社会保险的，按照每人2000元给予一次性补贴，单个企业最高10万元，由人力资源和社会保障局比对数据后直接发放，企业无需申请。',
      '第五条 首次纳入规模以上工业统计的企业，给予一次性奖励10万元。',
      '第六条 申报第三条、第五条奖励的企业，按照当年申报通知规定的时间向经济发展局提交申请表、经审计的财务报表、研发费用专项审计报告。',
      '第七条 被列入严重失信主体名单，或者一年内发生较大以上生产安全事故、突发环境事件的企业，不适用本措施。同一企业同时符合第三条、第五条的，可以同时享受；与上级同类政策重复的，从高不重复。',
      `第八条 本措施自${fullDay(from)}起施行，有效期至${fullDay(to)}，由经济发展局负责解释。`,
    ],
    interpretation: {
      title: '《青枫经济技术开发区促进工业企业创新发展若干措施》政策解读',
      issuer: 'economy',
      publishedAt: `${isoOfOrdinal(at(39))}T15:20`,
      body: [
        '## 一、背景依据',
        '本区工业企业研发投入强度逐年提高，但中小企业专职研发人员不足。起草过程中走访企业52家，公开征求意见30日，收到意见23条，采纳17条。',
        '## 二、主要内容',
        '措施共八条：研发费用占比达到3%的奖励20万元；新招用高校毕业生每人补贴2000元，免申即享；首次上规奖励10万元。',
        '## 三、适用范围',
        '注册地在本区的工业企业；招用毕业生的补贴适用于本区各行业的中小微企业。',
        '## 四、解读机关和联系方式',
        '解读机关：青枫经济技术开发区经济发展局；联系电话：0000-5550111。',
      ],
    },
  };
}

export const exportRelief2023: NormativeDocument = {
  id: 'export-relief-2023',
  title: '关于印发《青枫经济技术开发区支持外贸企业稳订单若干措施》的通知',
  issuer: 'committee',
  word: '青枫开管发',
  madeOn: '2023-04-11',
  publishedAt: '2023-04-14T10:10',
  effectiveFrom: '2023-06-01',
  effectiveTo: '2025-05-31',
  theme: '商贸、海关、旅游',
  subtheme: '对外经贸合作',
  keywords: ['外贸', '稳订单', '补助'],
  body: [
    '> 各街道、镇，各内设机构，各有关单位：',
    '《青枫经济技术开发区支持外贸企业稳订单若干措施》已经管理委员会主任办公会议审议通过，现印发给你们，请遵照执行。',
    '@sign',
    '@open',
    '^ 青枫经济技术开发区支持外贸企业稳订单若干措施',
    '第一条 为帮助外贸企业开拓市场，结合本区实际，制定本措施。',
    '第二条 注册地在本区、上一年度有出口实绩的企业，按照出口额的0.5%给予补助，单个企业最高30万元。',
    '第三条 企业参加境外展会的，对展位费给予50%的补助，单个企业每年最高8万元。',
    '第四条 本措施自2023年6月1日起施行，有效期至2025年5月31日，由招商促进局负责解释。',
  ],
  interpretation: {
    title: '《青枫经济技术开发区支持外贸企业稳订单若干措施》政策解读',
    issuer: 'investment',
    publishedAt: '2023-04-17T16:00',
    body: [
      '## 一、背景依据',
      '部分外贸企业反映订单周期变短、参展成本偏高，招商促进局在走访的基础上起草了本措施。',
      '## 二、主要内容',
      '一是按出口额的0.5%给予补助，最高30万元；二是补助境外展位费的一半，每年最高8万元。两项可以同时享受，从招商促进局的专项资金中列支。',
      '## 三、解读机关和联系方式',
      '解读机关：青枫经济技术开发区招商促进局；联系电话：0000-5550171。',
    ],
  },
};
