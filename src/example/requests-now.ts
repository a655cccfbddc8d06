// Requests as they stand on the day the example is first started: one in every state worth seeing, all
// within their periods. Days are counted back from `today` in working days.

import {
  addWorkingOrdinals,
  type WorkingCalendar,
  workingDayOnOrBefore,
} from '../rules/calendar.ts';
import { day, type IsoDay, isoOf, isoOfOrdinal, ordinalOf } from '../rules/day.ts';
import { type ExampleRequest, person, signedAndServed } from './requests.ts';

/** The working day `n` working days before today (0: today, or the last one before a day off). */
export function workingDaysBefore(today: IsoDay, calendar: WorkingCalendar): (n: number) => IsoDay {
  const base = ordinalOf(workingDayOnOrBefore(calendar, day(today)));
  return (n) => {
    let o = base;
    while (addWorkingOrdinals(calendar, o, n) > base) o -= 1;
    return isoOf(workingDayOnOrBefore(calendar, day(isoOfOrdinal(o))));
  };
}

export function exampleRequestsNow(
  today: IsoDay,
  calendar: WorkingCalendar,
): readonly ExampleRequest[] {
  const ago = workingDaysBefore(today, calendar);
  return [
    footbridge(ago, 1),
    footbridge(ago, 2),
    concluded(ago),
    extended(ago),
    dueSoon(ago),
    waitingForSupplement(ago),
    thirdPartyPending(ago),
    confirmed(ago),
    byPost(ago),
    unconfirmed(ago),
    correction(ago),
    waitingForPayment(ago),
  ];
}

type Ago = (n: number) => IsoDay;

/** Two people asked for the same and were given it: what is made public for everybody then (条例 44). */
function footbridge(ago: Ago, n: 1 | 2): ExampleRequest {
  const isFirst = n === 1;
  return {
    key: `kfq-example-now-footbridge-${n}`,
    channel: 'in-person',
    submittedOn: ago(isFirst ? 20 : 16),
    submittedTime: isFirst ? '10:05' : '15:20',
    application: {
      applicant: isFirst
        ? person('邰晚晴', '999999197903148023', '22', '枫林一路8号2栋301室')
        : person('缪石泉', '999999196512064039', '23', '枫林一路12号5栋102室'),
      title: '枫林一路人行天桥加装电梯工程施工计划',
      description: '申请公开枫林一路人行天桥加装电梯工程的施工计划，包括各阶段工期和绕行安排。',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
    steps: [
      {
        step: 'draft-reply',
        on: ago(isFirst ? 15 : 12),
        reply: {
          outcome: 'disclosed',
          grounds: [],
          reasons: '你申请公开的信息由规划建设局制作，属于可以公开的政府信息，予以公开。',
          provided: '枫林一路人行天桥加装电梯工程施工计划。',
          form: 'paper',
          copies: '复印件1份，共2页',
          delivery: '随本告知书一并邮寄',
        },
      },
      ...signedAndServed(ago(isFirst ? 14 : 11), ago(isFirst ? 14 : 11), ago(isFirst ? 12 : 9), {
        method: 'post',
        tracking: `XA0000000069${n}`,
      }),
    ],
  };
}

/** 条例 41: one's own record, not counted in the report. */
function correction(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-correction',
    channel: 'in-person',
    matter: 'correction',
    submittedOn: ago(3),
    submittedTime: '10:10',
    application: {
      applicant: person('郦思远', '999999198804126317', '19', '鹤鸣街20号1栋303室'),
      title: '公租房轮候公示中本人的家庭人数',
      description: '公示登记的家庭人数为2人，实际为3人，附户口簿复印件，申请更正。',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
    steps: [],
  };
}

/** 国办函〔2020〕109号: 260 pages, the notice served, nothing paid yet. */
function waitingForPayment(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-fee',
    channel: 'in-person',
    submittedOn: ago(12),
    submittedTime: '09:25',
    application: {
      applicant: person('谌若溪', '999999199106155043', '20', '砚湖北路31号5栋601室'),
      title: '青枫产业大道改造工程全部监理日志',
      description: '申请公开青枫产业大道改造工程施工期间的监理日志复制件。',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
    steps: [
      {
        step: 'notify-fee',
        on: ago(5),
        quantity: 260,
        payment: '凭本通知书到开发区行政服务中心非税窗口缴纳，或者按缴款码线上缴纳',
      },
      { step: 'record-fee-served', on: ago(3) },
    ],
  };
}

function unconfirmed(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-unconfirmed',
    channel: 'online',
    submittedOn: ago(1),
    submittedTime: '16:20',
    application: {
      applicant: person('佴知秋', '999999199207082269', '11', '鹤鸣街12号3栋204室'),
      title: '枫林小学今年秋季招生片区划分方案',
      description: '申请公开枫林小学最近一次秋季招生的片区划分方案及示意图。',
      carrierForm: 'electronic',
      deliveryWish: 'online',
    },
    steps: [
      {
        step: 'log-contact',
        on: ago(1),
        note: '16:50拨打申请人所留电话，无人接听；已发送邮件，请其确认。',
      },
    ],
  };
}

function confirmed(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-confirmed',
    channel: 'email',
    submittedOn: ago(4),
    submittedTime: '11:05',
    application: {
      applicant: {
        kind: 'business',
        name: '青枫枫瑞包装有限公司',
        creditCode: '91999999MAK000011D',
        representative: '哈若川',
        contactName: '郏小满',
        phone: '0000-5550212',
        email: 'bangong@fengrui.example',
        address: '岚川省青枫市青枫经济技术开发区创新大道60号',
        postcode: '000000',
      },
      title: '渚南冷链物流园污水接管批复',
      description: '申请公开渚南冷链物流园污水接入市政管网的批复文件及接管标准。',
      carrierForm: 'electronic',
      deliveryWish: 'email',
    },
    steps: [{ step: 'confirm-receipt', on: ago(3), note: '与企业联系人电话确认收到。' }],
  };
}

function waitingForSupplement(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-supplement',
    channel: 'in-person',
    submittedOn: ago(9),
    submittedTime: '14:35',
    application: {
      applicant: person('籍松龄', '999999197302132544', '13', '青砚北街5号'),
      title: '我们小区的拆迁文件',
      description: '要小区拆迁的全部文件。',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
    steps: [
      {
        step: 'ask-supplement',
        on: ago(5),
        unclear: '未写明小区名称、征收项目名称和大致时间，“全部文件”不能确定所指的政府信息。',
        items:
          '小区和征收项目的名称。\n所需文件的种类（征收决定、补偿方案、批复等）或者其他便于查询的特征。',
        guidance:
          '可以从征收公告、安置协议上的项目名称入手；记不清的，写明小区门牌和大致年份即可。',
        respondWithin: 15,
      },
      { step: 'record-supplement-served', on: ago(4) },
    ],
  };
}

function thirdPartyPending(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-third-party',
    channel: 'online',
    submittedOn: ago(9),
    submittedTime: '09:48',
    application: {
      applicant: {
        kind: 'research-institute',
        name: '岚川环境科学研究所',
        creditCode: '12999999MB0000318M',
        representative: '璩望川',
        contactName: '仉一苇',
        phone: '0000-5550214',
        email: 'yanjiu@lanchuan.example',
        address: '岚川省青枫市砚湖区岑东路200号',
        postcode: '000000',
      },
      title: '壑松新材料二期项目环境影响报告书全本',
      description:
        '申请公开青枫壑松新材料有限公司二期项目环境影响报告书全本，包括工艺流程、原辅材料用量和污染源强核算。',
      carrierForm: 'electronic',
      deliveryWish: 'email',
    },
    steps: [
      { step: 'confirm-receipt', on: ago(8), note: '电话确认收到，申请人同意以电子邮件接收。' },
      {
        step: 'consult',
        on: ago(6),
        consultee: 'third-party',
        name: '青枫壑松新材料有限公司',
        content:
          '你公司二期项目环境影响报告书全本，其中工艺流程和原辅材料用量可能涉及你公司商业秘密。',
      },
      { step: 'record-consultation-served', on: ago(4) },
    ],
  };
}

function dueSoon(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-due-soon',
    channel: 'in-person',
    submittedOn: ago(18),
    submittedTime: '10:30',
    application: {
      applicant: person('瞿明远', '999999198301014786', '15', '栈云路9号7栋502室'),
      title: '榕荫社区口袋公园建设项目决算审核报告',
      description: '申请公开榕荫社区口袋公园建设项目的竣工决算审核报告。',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
    steps: [
      {
        step: 'draft-reply',
        on: ago(1),
        reply: {
          outcome: 'disclosed',
          grounds: [],
          reasons: '你申请公开的信息由本机关保存，属于可以公开的政府信息，予以公开。',
          provided: '《榕荫社区口袋公园建设项目竣工决算审核报告》。',
          form: 'paper',
          copies: '复制件1份，共14页',
          delivery: '随本告知书一并邮寄',
        },
      },
    ],
  };
}

function extended(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-extended',
    channel: 'post',
    submittedOn: ago(24),
    submittedTime: '15:10',
    application: {
      applicant: {
        kind: 'legal-service',
        name: '岚川砚正律师事务所',
        creditCode: '31999999MD0000016K',
        representative: '暨长风',
        contactName: '郜晚晴',
        phone: '0000-5550216',
        email: 'lvshi@yanzheng.example',
        address: '岚川省青枫市砚湖区榕荫大道233号',
        postcode: '000000',
      },
      title: '近五年岑东产业园土地出让合同及履约监管记录',
      description:
        '申请公开最近五年岑东产业园工业用地出让合同，以及开工、竣工和投资强度的履约监管记录。',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
    steps: [
      {
        step: 'extend',
        on: ago(8),
        notifiedOn: ago(8),
        days: 15,
        reason: '涉及37宗用地，合同和监管记录分存三处，需逐份核对并作区分处理。',
      },
    ],
  };
}

function concluded(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-concluded',
    channel: 'online',
    submittedOn: ago(20),
    submittedTime: '13:52',
    application: {
      applicant: {
        kind: 'public-welfare',
        name: '青枫市青禾助老服务中心',
        creditCode: '52999999MJ0000018Y',
        representative: '宓清和',
        contactName: '宓清和',
        phone: '0000-5550217',
        email: 'zhulao@qinghe.example',
        address: '岚川省青枫市砚湖区鹤鸣街77号',
        postcode: '000000',
      },
      title: '经开区老年食堂运营补贴标准和发放情况',
      description: '申请公开上一年度经开区老年食堂的运营补贴标准、享受补贴的食堂名单和发放金额。',
      carrierForm: 'electronic',
      deliveryWish: 'email',
    },
    steps: [
      { step: 'confirm-receipt', on: ago(19), note: '电话确认收到。' },
      {
        step: 'draft-reply',
        on: ago(8),
        reply: {
          outcome: 'disclosed',
          grounds: [],
          reasons: '你申请公开的信息由社会事务局制作，属于可以公开的政府信息，予以公开。',
          provided: '上一年度老年食堂运营补贴标准和发放情况表。',
          form: 'electronic',
          copies: '电子文件1份，共3页',
          delivery: '随本告知书一并发送至你单位的电子邮箱',
        },
      },
      ...signedAndServed(ago(6), ago(5), ago(5), { method: 'electronic' }),
    ],
  };
}

function byPost(ago: Ago): ExampleRequest {
  return {
    key: 'kfq-example-now-post',
    channel: 'post',
    submittedOn: ago(2),
    submittedTime: '10:00',
    application: {
      applicant: person('乜远山', '999999198809191337', '18', '松壑路3号'),
      title: '松壑村高标准农田建设项目招标文件',
      description: '申请公开松壑村高标准农田建设项目的招标文件和评标结果，纸质复印件邮寄。',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
    steps: [],
  };
}
