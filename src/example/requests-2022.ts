// The four requests of 2022: all by natural persons, received and concluded in the year. Housing and
// building works, as such zones are asked about; one is withheld for a third party's rights with its
// consultation on record.

import { type ExampleRequest, person, signedAndServed } from './requests.ts';

const subsidyList: ExampleRequest = {
  key: 'kfq-example-2022-1',
  channel: 'in-person',
  submittedOn: '2022-03-07',
  submittedTime: '10:12',
  application: {
    applicant: person('蔚青禾', '999999198503171018', '01', '砚台路88号2栋301室'),
    title: '2021年度青砚街道公租房租赁补贴发放名册',
    description:
      '申请公开青砚街道2021年度公共租赁住房租赁补贴的发放名册，包括补贴对象、家庭人数、补贴标准和每季度发放金额。',
    carrierForm: 'paper',
    deliveryWish: 'collect',
  },
  steps: [
    {
      step: 'draft-reply',
      on: '2022-03-16',
      reply: {
        outcome: 'partly-disclosed',
        grounds: ['15-privacy'],
        reasons:
          '名册由规划建设局保存。补贴对象姓名、家庭人数、补贴标准和金额属于应当接受监督的公共资金发放情况，予以公开；名册中的公民身份号码、银行账号、联系电话和门牌号属于个人隐私，公开会对第三方合法权益造成损害，不予公开。',
        provided: '2021年度青砚街道公租房租赁补贴发放名册（隐去个人隐私内容）。',
        form: 'paper',
        copies: '复制件1份，共6页',
        delivery: '当面交付',
        withheldPart: '名册中的“公民身份号码”“银行账号”“联系电话”“门牌号”四栏。',
        separability:
          '名册以表格逐栏记载，隐去“公民身份号码”“银行账号”“联系电话”“门牌号”四栏后，其余内容可以提供。',
        noConsultationReason:
          '隐去的内容明显属于个人隐私，其余内容已在社区公示，没有需要向补贴对象另行征求意见的事项。',
      },
    },
    ...signedAndServed('2022-03-18', '2022-03-21', '2022-03-21', { method: 'in-person' }),
  ],
};

const unitPrices: ExampleRequest = {
  key: 'kfq-example-2022-2',
  channel: 'online',
  submittedOn: '2022-05-10',
  submittedTime: '15:40',
  application: {
    applicant: person('逄云舟', '999999197811223153', '02', '榕荫大道19号5栋1102室'),
    title: '岑东产业园配套道路工程中标人的综合单价分析表',
    description:
      '申请公开2021年岑东产业园配套道路工程招标中，中标人青枫岑通路桥有限公司投标文件里的综合单价分析表和主要材料采购价格。',
    carrierForm: 'paper',
    deliveryWish: 'post',
  },
  steps: [
    { step: 'confirm-receipt', on: '2022-05-11', note: '电话与申请人确认收到，申请内容明确。' },
    {
      step: 'consult',
      on: '2022-05-16',
      consultee: 'third-party',
      name: '青枫岑通路桥有限公司',
      content:
        '有申请人向本机关申请公开岑东产业园配套道路工程中标投标文件中的综合单价分析表和主要材料采购价格。请自收到之日起15个工作日内书面告知是否同意公开；不同意公开的，请说明理由和依据。',
    },
    { step: 'record-consultation-served', on: '2022-05-18' },
    {
      step: 'record-opinion',
      on: '2022-06-02',
      consultation: 1,
      opinion: 'refuse',
      reasons:
        '综合单价分析表反映本公司的施工组织方法、材料采购渠道和成本构成，不为公众知悉，本公司与员工、供应商订有保密约定；公开后同行可以据此推算本公司的报价策略，造成竞争上的损失。',
    },
    {
      step: 'draft-reply',
      on: '2022-06-09',
      reply: {
        outcome: 'third-party-rights',
        grounds: ['15-trade-secret'],
        reasons:
          '所申请的综合单价分析表和材料采购价格由中标人在投标文件中提供。经书面征求意见，第三方不同意公开。经审查：该内容未对外公布，能为权利人带来竞争优势，且权利人采取了保密措施，符合商业秘密的特征，第三方的理由合理；工程的中标价、合同价、施工单位和验收结果均已公开，不公开单价分析表不会对公共利益造成重大影响。',
        evidence: '本机关的征求意见书、第三方的书面意见和投标文件中的保密约定。',
        separability:
          '所申请的内容整体为商业秘密，不能作区分处理；与之相关的中标结果、合同价款和竣工验收情况已在“重大建设项目”栏目公开，可自行查阅。',
      },
    },
    ...signedAndServed('2022-06-13', '2022-06-14', '2022-06-17', {
      method: 'post',
      tracking: 'XA00000000299',
    }),
  ],
};

const oldDrawings: ExampleRequest = {
  key: 'kfq-example-2022-3',
  channel: 'post',
  submittedOn: '2022-08-22',
  submittedTime: '09:25',
  application: {
    applicant: person('仝岚生', '999999196708255099', '03', '麦溪巷7号'),
    title: '1998年麦溪村级桥梁加固工程竣工图',
    description:
      '申请公开1998年前后在麦溪巷口实施的村级桥梁加固工程的竣工图纸和验收记录，用纸质复印件邮寄。',
    carrierForm: 'paper',
    deliveryWish: 'post',
  },
  steps: [
    {
      step: 'draft-reply',
      on: '2022-09-05',
      reply: {
        outcome: 'not-held',
        grounds: [],
        reasons:
          '本机关于2004年设立。经检索，本机关及规划建设局没有制作或者保存1998年麦溪村级桥梁加固工程的竣工图和验收记录，你申请公开的政府信息本机关不存在。',
        searchRecord:
          '2022年8月24日至30日，由经办人会同规划建设局档案员检索：一是规划建设局工程档案室（目录1号至46号柜）；二是党政办公室机关档案室；三是电子档案系统，关键词“麦溪”“桥梁”“加固”“1998”。均未检得。另向鹤渚镇电话了解，亦无移交记录。检索人、时间和结果记录附卷。',
      },
    },
    ...signedAndServed('2022-09-07', '2022-09-08', '2022-09-13', {
      method: 'post',
      tracking: 'XA00000000398',
    }),
  ],
};

const renovation: ExampleRequest = {
  key: 'kfq-example-2022-4',
  channel: 'email',
  submittedOn: '2022-10-24',
  submittedTime: '20:31',
  application: {
    applicant: person('苌雨眠', '999999199604050420', '04', '枫林一路36号1栋602室'),
    title: '竹里湾社区老旧小区改造资料',
    description: '申请公开竹里湾社区老旧小区改造的资料。',
    carrierForm: 'electronic',
    deliveryWish: 'email',
  },
  steps: [
    { step: 'confirm-receipt', on: '2022-10-25', note: '以邮件和电话与申请人双方确认。' },
    {
      step: 'ask-supplement',
      on: '2022-10-27',
      unclear: '所写“老旧小区改造的资料”范围较宽，无法确定指向哪一份政府信息。',
      items:
        '所需资料的名称、文号或者内容特征，例如批复文件、改造方案、资金安排、施工合同或者验收记录。',
      guidance:
        '可以从项目公示牌、施工公告或者小区门牌号入手写明项目；记不清文号的，写明大致年份和事由即可。规划建设局可以协助你查阅项目目录。',
      respondWithin: 15,
    },
    { step: 'record-supplement-served', on: '2022-10-27' },
    {
      step: 'record-supplement',
      on: '2022-11-02',
      text: '所需信息为：竹里湾社区老旧小区改造项目的实施方案（含改造内容清单）和资金筹措表。',
    },
    {
      step: 'draft-reply',
      on: '2022-11-15',
      reply: {
        outcome: 'disclosed',
        grounds: [],
        reasons: '你申请公开的信息由本机关制作，属于可以公开的政府信息，予以公开。',
        provided: '《竹里湾社区老旧小区改造项目实施方案》和《资金筹措表》。',
        form: 'electronic',
        copies: '电子文件各1份，分别为12页、2页',
        delivery: '按你要求的方式，随本告知书一并发送至电子邮箱',
      },
    },
    ...signedAndServed('2022-11-17', '2022-11-18', '2022-11-18', { method: 'electronic' }),
  ],
};

export const exampleRequests2022: readonly ExampleRequest[] = [
  subsidyList,
  unitPrices,
  oldDrawings,
  renovation,
];
