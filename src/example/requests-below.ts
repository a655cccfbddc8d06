// Requests to the organs below the zone: those of 2022, one of them carried into 2023, and one each that
// waits now.

import { subtractWorkingOrdinals, type WorkingCalendar } from '../rules/calendar.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../rules/day.ts';
import type { ReplyContent } from '../rules/request/events.ts';
import { type ExampleRequest, type ExampleStep, person, signedAndServed } from './requests.ts';

export interface RequestBelow extends ExampleRequest {
  /** Code of the organ that was asked. */
  readonly organ: string;
}

function replied(
  days: readonly [drafted: IsoDay, signed: IsoDay, served: IsoDay],
  reply: ReplyContent,
): readonly ExampleStep[] {
  const [drafted, signed, served] = days;
  return [
    { step: 'draft-reply', on: drafted, reply },
    ...signedAndServed(signed, served, served, { method: 'in-person' }),
  ];
}

const onPaper = { carrierForm: 'paper', deliveryWish: 'collect' } as const;
const byHand = { channel: 'in-person', submittedTime: '10:30' } as const;

function given(reasons: string, provided: string, copies: string): ReplyContent {
  return {
    outcome: 'disclosed',
    grounds: [],
    reasons,
    provided,
    form: 'paper',
    copies,
    delivery: '当面交付',
  };
}

export const requestsBelow2022: readonly RequestBelow[] = [
  {
    organ: 'kfq-scj',
    key: 'kfq-scj-2022-1',
    ...byHand,
    submittedOn: '2022-04-12',
    application: {
      applicant: person('缪知远', '999999198604122012', '41', '槐序巷12号'),
      title: '砚池农贸市场2021年食品抽检结果',
      description: '申请公开砚池农贸市场2021年度全部食品抽检的批次、项目和结果。',
      ...onPaper,
    },
    steps: replied(
      ['2022-04-19', '2022-04-20', '2022-04-21'],
      given(
        '你申请公开的信息由本机关制作，属于可以公开的政府信息，予以公开。',
        '砚池农贸市场2021年食品抽检结果汇总表。',
        '复制件1份，共4页',
      ),
    ),
  },
  {
    organ: 'kfq-scj',
    key: 'kfq-scj-2022-2',
    ...byHand,
    submittedOn: '2022-08-09',
    application: {
      applicant: {
        kind: 'business',
        name: '青枫竹里商贸有限公司',
        creditCode: '91999999MA00003067',
        representative: '缑若兰',
        contactName: '缑若兰',
        phone: '0000-5550242',
        email: 'lianxi@zhuli.example',
        address: '岚川省青枫市砚湖区榕荫大道60号',
        postcode: '000000',
      },
      title: '竹里湾便利店价格检查案卷',
      description: '申请公开2022年5月对竹里湾便利店价格检查形成的现场笔录、询问笔录等案卷材料。',
      ...onPaper,
    },
    steps: replied(['2022-08-17', '2022-08-18', '2022-08-19'], {
      outcome: 'enforcement-file',
      grounds: ['16-enforcement'],
      reasons:
        '你公司申请公开的现场笔录、询问笔录已归入行政执法案卷；法律、法规、规章没有应当公开这些材料的规定，该案的处罚决定已在网站公示',
      evidence: '竹里湾便利店价格检查案卷目录',
      noRuleRequiresDisclosure: true,
      separability:
        '案卷材料均形成于调查过程，没有可以分开提供的部分；已公示的处罚决定可以直接查阅。',
    }),
  },
  {
    organ: 'kfq-scj',
    key: 'kfq-scj-2022-3',
    ...byHand,
    submittedOn: '2022-12-20',
    application: {
      applicant: person('亓书白', '999999199307253029', '43', '听松街9号3栋402室'),
      title: '经开区在用电梯维护保养单位名单',
      description: '申请公开截至2022年11月经开区住宅小区在用电梯的维护保养单位名单。',
      ...onPaper,
    },
    steps: replied(
      ['2023-01-09', '2023-01-10', '2023-01-11'],
      given(
        '你申请公开的信息由本机关制作，属于可以公开的政府信息，予以公开。',
        '经开区住宅小区在用电梯维护保养单位名单。',
        '复制件1份，共3页',
      ),
    ),
  },
  {
    organ: 'kfq-hbj',
    key: 'kfq-hbj-2022-1',
    ...byHand,
    submittedOn: '2022-06-14',
    application: {
      applicant: person('荀若谷', '999999197109305036', '44', '岑东村17号'),
      title: '岑东产业园2022年第一季度大气监测数据',
      description: '申请公开岑东产业园周边大气自动监测站2022年第一季度的日均数据。',
      ...onPaper,
    },
    steps: replied(
      ['2022-06-22', '2022-06-23', '2022-06-24'],
      given(
        '你申请公开的信息由本机关制作，属于可以公开的政府信息，予以公开。',
        '岑东产业园大气自动监测站2022年第一季度日均数据表。',
        '复制件1份，共6页',
      ),
    ),
  },
  {
    organ: 'kfq-qyj',
    key: 'kfq-qyj-2022-1',
    ...byHand,
    submittedOn: '2022-09-06',
    application: {
      applicant: person('漆小满', '999999198906184040', '45', '竹里路8号1栋201室'),
      title: '竹里湾社区老旧小区改造居民意见征集结果',
      description: '申请公开竹里湾社区老旧小区改造征求居民意见的汇总结果。',
      ...onPaper,
    },
    steps: replied(
      ['2022-09-14', '2022-09-15', '2022-09-16'],
      given(
        '你申请公开的信息由本机关制作，属于可以公开的政府信息，予以公开。',
        '竹里湾社区老旧小区改造居民意见征集结果汇总表（不含居民个人信息）。',
        '复制件1份，共2页',
      ),
    ),
  },
];

/** One waits in each of two organs on the day the example is made. */
export function requestsBelowNow(
  today: IsoDay,
  calendar: WorkingCalendar,
): readonly RequestBelow[] {
  const ago = (workingDays: number): IsoDay =>
    isoOfOrdinal(subtractWorkingOrdinals(calendar, ordinalOfIso(today), workingDays));
  return [
    {
      organ: 'kfq-scj',
      key: 'kfq-scj-now-1',
      ...byHand,
      submittedOn: ago(6),
      application: {
        applicant: person('缪知远', '999999198604122012', '41', '槐序巷12号'),
        title: '榕荫大道餐饮街食品安全等级评定结果',
        description: '申请公开最近一次榕荫大道餐饮街食品安全量化分级评定的结果和评分表。',
        ...onPaper,
      },
      steps: [],
    },
    {
      organ: 'kfq-qyj',
      key: 'kfq-qyj-now-1',
      ...byHand,
      submittedOn: ago(12),
      application: {
        applicant: person('漆小满', '999999198906184040', '45', '竹里路8号1栋201室'),
        title: '竹里湾社区物业服务合同备案材料',
        description: '申请公开竹里湾社区现行物业服务合同的备案材料。',
        ...onPaper,
      },
      steps: [],
    },
  ];
}
