// What the organs below the zone published in 2022, and their annual reports of that year.

import type { EntryItem } from '../rules/annual-report/cell.ts';
import type { ReportTexts } from '../rules/annual-report/texts.ts';
import type { IsoDay } from '../rules/day.ts';
import type { ImportDocument } from '../rules/import-document.ts';
import { organsBelow } from './organs-below.ts';

export interface ReportBelow {
  readonly organ: string;
  readonly signedOn: IsoDay;
  readonly entries: Readonly<Record<EntryItem, number>>;
  readonly evidence: string;
  readonly texts: ReportTexts;
}

function nameOf(code: string): string {
  return organsBelow.find((organ) => organ.code === code)?.name ?? code;
}

function textsOf(
  code: string,
  signedOn: IsoDay,
  particulars: string,
  problems: string,
): ReportTexts {
  const name = nameOf(code);
  return {
    lead: `根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制本报告。所列数据的统计期限为2022年1月1日至2022年12月31日，统计范围为${name}。`,
    overview: [
      {
        heading: '（一）主动公开',
        text: `全年发布政府信息{{documents.published}}条。${particulars}`,
      },
      {
        heading: '（二）依申请公开',
        text: '全年新收政府信息公开申请{{table3.received.total}}件，上年结转{{table3.brought-forward.total}}件；办结{{table3.concluded.total}}件，结转下年度继续办理{{table3.carried-forward.total}}件。全年因政府信息公开引起的行政复议{{table4.reconsideration.total}}件。',
      },
      {
        heading: '（三）政府信息管理',
        text: '公文起草时同步确定公开属性，发布前经审核和保密审查，由负责人签发。',
      },
      {
        heading: '（四）政府信息公开平台建设',
        text: '依托经开区网站公开政府信息，明确专人更新和检查所负责的栏目。',
      },
      {
        heading: '（五）监督保障',
        text: '明确分管负责人和工作人员各1名，参加经开区组织的业务培训2次。本年度没有被追究责任的情形。',
      },
    ],
    problems,
    other:
      '本年度依照国务院办公厅印发的《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）发出收费通知0件，应收0元，实收0元。',
    signedBy: name,
    signedOn,
  };
}

export const reportsBelow2022: readonly ReportBelow[] = [
  {
    organ: 'kfq-scj',
    signedOn: '2023-01-16',
    entries: { licensing: 1126, penalty: 23, coercion: 4, fees: 0 },
    evidence: '2022年行政许可和行政执法统计台账',
    texts: textsOf(
      'kfq-scj',
      '2023-01-16',
      '公示行政处罚决定，公布食品抽检结果和不合格产品核查处置情况。',
      '2021年度报告提出的抽检信息公布不及时的问题，已改为按批次公布。2022年存在的问题：一是处罚决定公示偶有延迟；二是解读材料偏少。改进措施：一是处罚决定作出后由系统提醒公示；二是重点监管措施同步编写问答。',
    ),
  },
  {
    organ: 'kfq-hbj',
    signedOn: '2023-01-18',
    entries: { licensing: 18, penalty: 6, coercion: 1, fees: 0 },
    evidence: '2022年排污许可和生态环境执法统计报表',
    texts: textsOf(
      'kfq-hbj',
      '2023-01-18',
      '公开环境影响评价审批、监测数据和执法结果。',
      '2021年度报告提出的监测数据查找不便的问题，已设数据专页。2022年存在的问题：监测数据的说明不够通俗。改进措施：每季度发布监测数据时附简要说明。',
    ),
  },
  {
    organ: 'kfq-qyj',
    signedOn: '2023-01-19',
    entries: { licensing: 0, penalty: 0, coercion: 0, fees: 0 },
    evidence: '街道综合办公室2022年工作台账',
    texts: textsOf(
      'kfq-qyj',
      '2023-01-19',
      '公开社会救助、保障性住房初审和老旧小区改造的办理结果。',
      '2021年度报告提出的公示期满后不撤下个人信息的问题，已逐条检查改正。2022年存在的问题：社区公开栏与网站内容不一致。改进措施：社区公开栏内容由街道统一从网站取用。',
    ),
  },
];

interface Published {
  readonly organ: string;
  readonly id: string;
  readonly title: string;
  readonly kind: ImportDocument['kind'];
  readonly column: string;
  readonly madeOn: IsoDay;
  readonly publishedAt: string;
  readonly body: readonly string[];
}

const published: readonly Published[] = [
  {
    organ: 'kfq-scj',
    id: 'function',
    title: '青枫市市场监督管理局经济技术开发区分局机构职能',
    kind: 'institution',
    column: 'jgzn',
    madeOn: '2022-01-20',
    publishedAt: '2022-01-24T10:00',
    body: [
      '一、负责辖区内经营主体登记注册和信用监管。',
      '二、负责食品、药品、特种设备和产品质量安全监督管理。',
      '三、负责价格、广告、计量监督管理，受理消费者投诉举报。',
    ],
  },
  {
    organ: 'kfq-scj',
    id: 'sampling',
    title: '2022年上半年食品安全监督抽检结果通报',
    kind: 'inspection',
    column: 'jdjc',
    madeOn: '2022-07-12',
    publishedAt: '2022-07-15T15:30',
    body: [
      '上半年在农贸市场、超市、餐饮单位和学校食堂共抽检食品420批次，合格414批次，不合格6批次。',
      '不合格批次已责令下架、召回，并立案调查，处理结果另行公布。',
    ],
  },
  {
    organ: 'kfq-hbj',
    id: 'air',
    title: '2022年第三季度岑东产业园大气环境质量监测结果',
    kind: 'statistics',
    column: 'tjxx',
    madeOn: '2022-10-11',
    publishedAt: '2022-10-13T09:40',
    body: [
      '第三季度有效监测92天，优良天数90天，轻度污染2天，首要污染物为臭氧。',
      '企业厂界噪声和废气监督性监测结果均符合排放标准。',
    ],
  },
  {
    organ: 'kfq-qyj',
    id: 'plan',
    title: '青砚街道2022年老旧小区改造计划',
    kind: 'plan',
    column: 'ghjh',
    madeOn: '2022-02-15',
    publishedAt: '2022-02-18T11:10',
    body: [
      '2022年计划改造老旧小区2个，分别位于竹里湾社区和听松社区，共11栋、396户。',
      '改造内容为屋面防水、楼道照明、雨污分流和加装电梯意愿征询，10月底前完工。',
    ],
  },
];

/** As lines of the import of one organ. */
export function documentsBelow2022(code: string): readonly ImportDocument[] {
  const name = nameOf(code);
  return published
    .filter(({ organ }) => organ === code)
    .map(({ id, title, kind, column, madeOn, publishedAt, body }) => ({
      key: `${code}-${id}`,
      title,
      kind,
      issuers: [name],
      publisher: name,
      source: name,
      madeOn,
      publishedAt,
      columns: [column],
      openness: 'proactive',
      summary: body[0] ?? title,
      body: body.map((line) => `<p>${line}</p>`).join(''),
    }));
}
