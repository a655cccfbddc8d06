// A letter of every kind, each from a case and facts that never change: read whole in test/golden/letters,
// and taken apart piece by piece in letters.test.ts.

import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { LetterCase } from '../../src/rules/letters/case.ts';
import { type LetterFacts, replyKindOf } from '../../src/rules/letters/facts.ts';
import type { RefusalGround } from '../../src/rules/outcomes.ts';
import type { Matter, ReplyContent } from '../../src/rules/request/events.ts';
import { application, cited, letterCaseOf, supplied } from './letters-play.ts';
import {
  answered,
  consulted,
  explained,
  explanationAsked,
  explanationNoticeServed,
  feeNoticeServed,
  feeNotified,
  letterServed,
  paid,
  play,
  searched,
  type Step,
  submitted,
  supplementAsked,
  supplemented,
  supplementNoticeServed,
} from './play.ts';

export interface Sample {
  /** Name of the golden file. */
  readonly name: string;
  /** What makes it another one than its neighbour. */
  readonly says?: string;
  readonly facts: LetterFacts;
  /** After receipt on 2 March 2026. */
  readonly steps?: readonly Step[];
  readonly on?: IsoDay;
  readonly matter?: Matter;
  readonly more?: Partial<LetterCase>;
  readonly electronic?: boolean;
}

export function sampleCase(sample: Sample): LetterCase {
  const { steps = [], on = '2026-03-10', matter = 'disclosure', more, electronic = false } = sample;
  const received = submitted('2026-03-02', 'in-person', { matter, electronicDelivery: electronic });
  const { request } = play([received, ...steps]);
  return letterCaseOf(request, on, { calendar: nationalCalendar, ...more });
}

export function replyFacts(more: Partial<ReplyContent>): LetterFacts {
  const content = {
    outcome: 'disclosed',
    grounds: [],
    reasons: '',
    ...more,
  } as const satisfies ReplyContent;
  return { kind: replyKindOf(content), reply: content };
}

const served = [consulted('2026-03-06'), letterServed('2026-03-09')];
export const refused = [...served, answered('2026-03-10', 'refuse')];
const unclear = [supplementAsked('2026-03-04'), supplementNoticeServed('2026-03-05')];
const many = [
  explanationAsked('2026-03-04'),
  explanationNoticeServed('2026-03-05'),
  explained('2026-03-06'),
];
const fee = [feeNotified('2026-03-04'), feeNoticeServed('2026-03-05')];
const supplementNotice = { letters: [cited('P02', '测公开补〔2026〕3号', '2026-03-04')] };
const feeNotice = { letters: [cited('P09', '测公开费〔2026〕1号', '2026-03-04')] };

/** One refusal for each row of Table 3, with what makes its reasons. */
const refusals: readonly (readonly [string, string, RefusalGround, Partial<ReplyContent>])[] = [
  [
    '国家秘密',
    '某工程防护方案',
    '14-state-secret',
    {
      outcome: 'state-secret',
      reasons: '你申请公开的《某工程防护方案》已依法确定为秘密级国家秘密，尚在保密期限内',
      evidence: '该方案首页标注的密级和保密期限，本机关定密责任人的定密审核表',
    },
  ],
  [
    '禁止公开',
    '某企业2025年统计调查表',
    '14-prohibited',
    {
      outcome: 'prohibited-by-law',
      reasons: '你申请公开的统计调查表能够识别单个统计调查对象的身份，不得对外提供',
      evidence: '《中华人民共和国统计法》中关于统计调查对象资料保密的规定',
    },
  ],
  [
    '三安全一稳定',
    '城区供水管网阀井坐标',
    '14-public-security',
    {
      outcome: 'security-and-stability',
      reasons: '你申请公开的供水管网阀井坐标一旦公开，可能被用于破坏供水设施',
      evidence: '供水主管单位的安全风险评估意见，本机关的审批记录',
    },
  ],
  [
    '第三方合法权益',
    '2024年采购合同的单价分析表',
    '15-trade-secret',
    {
      outcome: 'third-party-rights',
      reasons: '合同单价由第三方在投标文件中提供，未对外公布，第三方采取了保密措施',
      evidence: '本机关的征求意见书和第三方的书面意见',
    },
  ],
  [
    '内部事务',
    '干部年度考核登记表',
    '16-personnel',
    {
      outcome: 'internal-affairs',
      reasons: '你申请公开的干部年度考核登记表只用于本机关内部的人事管理，不对外产生影响',
      evidence: '该登记表的用途说明和归档目录',
    },
  ],
  [
    '过程性信息',
    '《某办法》的起草稿',
    '16-draft',
    {
      outcome: 'deliberative-process',
      reasons: '你申请公开的是《某办法》的征求意见稿前的起草稿，尚未形成结论，公开会影响讨论',
      evidence: '该起草稿的形成时间和《某办法》的起草记录',
      noRuleRequiresDisclosure: true,
    },
  ],
  [
    '行政执法案卷',
    '测罚字〔2025〕12号案的询问笔录和现场检查记录',
    '16-enforcement',
    {
      outcome: 'enforcement-file',
      reasons: '你申请公开的询问笔录和现场检查记录已归入行政处罚案卷',
      evidence: '测罚字〔2025〕12号案卷目录',
      noRuleRequiresDisclosure: true,
    },
  ],
];

function asking(title: string): Partial<LetterCase> {
  return { application: { ...application, title, description: '' } };
}

const ownRecord = asking('公租房轮候公示中本人的家庭人数');

const notices: readonly Sample[] = [
  {
    name: 'P02',
    more: asking('我们小区拆迁的全部文件'),
    facts: {
      kind: 'P02',
      unclear: '“拆迁的全部文件”没有写明征收项目的名称和年份，不能确定所指的政府信息',
      items: '征收项目的名称\n所需文件的种类和大致年份',
      guidance: '可以从征收公告、安置协议上的项目名称入手',
      respondWithin: 15,
    },
  },
  {
    name: 'P02-late',
    says: '第8个工作日才告知：只是请求协助，期限不变（K14）',
    on: '2026-03-12',
    facts: {
      kind: 'P02',
      unclear: '没有写明年份',
      items: '所需合同的年份',
      guidance: '写明大致年份即可',
      respondWithin: 10,
    },
  },
  { name: 'P03', facts: { kind: 'P03', days: 10, reason: '卷宗分存三处，需要逐份核对' } },
  {
    name: 'P03-paused',
    says: '正在征求第三方意见，已送达',
    steps: served,
    facts: { kind: 'P03', days: 10, reason: '卷宗分存三处，需要逐份核对' },
  },
  {
    name: 'P03-paused-open',
    says: '正在征求其他机关意见，没有法定期限',
    steps: [consulted('2026-03-06', 'other-organ')],
    facts: { kind: 'P03', days: 10, reason: '卷宗分存三处，需要逐份核对' },
  },
  {
    name: 'P04',
    facts: { kind: 'P04', name: '某建设公司', content: '2024年采购合同的单价分析表' },
  },
  {
    name: 'P05-co-producer',
    facts: {
      kind: 'P05',
      consultee: 'co-producer',
      name: '测试市某局',
      content: '《关于某事项的通知》（测发〔2025〕8号）',
    },
  },
  {
    name: 'P05-other-organ',
    facts: {
      kind: 'P05',
      consultee: 'other-organ',
      name: '测试市某局',
      content: '你单位就某项目致本机关的函（2025年6月）',
    },
  },
  { name: 'P06', steps: served, facts: { kind: 'P06', consultationId: '1' } },
  {
    name: 'P07',
    facts: {
      kind: 'P07',
      evidence: '2026年1月：12件\n2026年2月：19件\n2026年3月1日至10日：23件',
      respondWithin: 15,
    },
  },
  {
    name: 'P08',
    steps: many,
    facts: { kind: 'P08', days: 12, reason: '23件申请涉及六个部门的档案，需要逐件检索' },
  },
  {
    name: 'P08-paused',
    says: '正在征求第三方意见，已送达',
    steps: [...many, consulted('2026-03-09'), letterServed('2026-03-10')],
    facts: { kind: 'P08', days: 12, reason: '23件申请涉及六个部门的档案，需要逐件检索' },
  },
  {
    name: 'P09-by-volume',
    facts: {
      kind: 'P09',
      standard: 'by-volume',
      quantity: 250,
      earlier: 0,
      payment: '凭本通知书到政务服务大厅非税窗口缴纳',
    },
  },
  {
    name: 'P09-by-item',
    facts: {
      kind: 'P09',
      standard: 'by-item',
      quantity: 1,
      earlier: 34,
      payment: '凭本通知书到政务服务大厅非税窗口缴纳',
    },
  },
  {
    name: 'P10',
    facts: {
      kind: 'P10',
      department: '规划建设处',
      materials: '检索2024年采购合同及其补充协议\n提出是否可以公开的意见',
      internalDueOn: '2026-03-16',
    },
  },
  {
    name: 'P11',
    steps: refused,
    facts: {
      kind: 'P11',
      consultationId: '1',
      content: '2024年采购合同的总价和供货单位',
      reasons: '采购使用财政资金，不公开会对公共利益造成重大影响',
    },
  },
];

const replies: readonly Sample[] = [
  {
    name: 'R01',
    facts: replyFacts({
      alreadyPublic: true,
      provided: '本机关网站“政府采购”栏目，2025年公报第3期',
    }),
  },
  { name: 'R02', more: asking('某工程竣工验收意见'), facts: replyFacts(supplied) },
  {
    name: 'R02-other-form',
    says: '以电子方式送达，提供的形式与申请不同',
    electronic: true,
    more: {
      remedy: {
        reconsideration: '测试市人民政府',
        court: '测试区人民法院',
        internetReconsideration: 'https://fuyi.test.example/',
      },
    },
    facts: replyFacts({
      ...supplied,
      form: 'electronic',
      copies: '电子文件1份，共3页',
      delivery: '随本告知书一并发送至你的电子邮箱',
      otherForm: '纸质原件破损，不宜复制',
    }),
  },
  {
    name: 'R02-also-petition',
    says: '来件另有信访内容（W12）',
    facts: replyFacts({ ...supplied, otherChannel: '测试市信访局，电话0000-5550103' }),
  },
  {
    name: 'R03',
    facts: replyFacts({
      outcome: 'partly-disclosed',
      ...supplied,
      provided: '2024年采购合同文本（已作区分处理）',
      grounds: ['15-trade-secret', '15-privacy'],
      withheldPart: '第2、3页的单价，第5页的个人联系电话',
      separability: '遮挡第2、3、5页中的上述内容后，其余内容可以提供',
      reasons: '单价由供货单位提供、未对外公布；联系电话属于个人信息',
      noConsultationReason: '遮挡的内容明显属于商业秘密、个人隐私，其余内容不涉及第三方合法权益',
    }),
  },
  {
    name: 'R03-not-government',
    says: '遮挡的只是不属于政府信息的内容：救济为直接（L03）',
    facts: replyFacts({
      outcome: 'partly-disclosed',
      ...supplied,
      provided: '会议纪要（已作区分处理）',
      grounds: ['37-not-government-information'],
      withheldPart: '第四项党务议题',
      separability: '遮挡第四项后，其余内容可以提供',
      reasons: '第四项为党的机关的事务，不是本机关在履行行政管理职能过程中制作的信息',
    }),
  },
  ...refusals.map(([name, title, ground, more]) => ({
    name: `R04-${name}`,
    more: asking(title),
    ...(ground === '15-trade-secret' ? { steps: refused } : {}),
    facts: replyFacts({
      separability: '上述内容不可分割，不能作区分处理',
      grounds: [ground],
      ...more,
    }),
  })),
  {
    name: 'R05',
    more: asking('2024年采购合同的补充协议'),
    steps: [searched('2026-03-06')],
    facts: replyFacts({
      outcome: 'not-held',
      reasons: '本机关没有制作或者获取2024年采购合同的补充协议',
    }),
  },
  {
    name: 'R06',
    facts: replyFacts({
      outcome: 'not-held',
      reasons: '该合同由测试市机关事务管理局签订和保存，不是本机关制作的信息',
      responsibleOrgan: '测试市机关事务管理局，电话0000-5550104',
    }),
  },
  {
    name: 'R07',
    more: asking('2022年至2024年按供货单位汇总的采购金额'),
    facts: replyFacts({
      outcome: 'would-require-creation',
      reasons: '本机关没有按供货单位汇总的采购金额，需要对三年的合同逐份统计、汇总',
      existing: '2022年至2024年各采购项目的合同公告',
      provided: '本机关网站“政府采购”栏目的合同公告',
    }),
  },
  {
    name: 'R08',
    steps: [...unclear, supplemented('2026-03-09')],
    more: supplementNotice,
    facts: replyFacts({
      outcome: 'still-unclear',
      reasons: '补正材料仍未写明项目名称和年份，不能确定所指的政府信息',
    }),
  },
  {
    name: 'R09',
    facts: replyFacts({
      outcome: 'repeated',
      earlierRequest: 'CS-2025-0031',
      earlierReply: '测公开〔2025〕9号，2025年8月1日作出，8月5日送达',
      reasons: '两次申请的内容相同，答复以后没有新的信息形成',
    }),
  },
  {
    name: 'R10',
    more: asking('关于某工作人员服务态度的调查处理'),
    facts: replyFacts({
      outcome: 'petition-or-complaint',
      reasons: '来件反映工作人员态度问题并要求处理，没有申请公开具体的政府信息',
      otherChannel: '测试市信访局，电话0000-5550103',
    }),
  },
  {
    name: 'R11',
    more: asking('2024年全市经济社会发展数据'),
    facts: replyFacts({
      outcome: 'published-material',
      publication: '《测试市年鉴（2024）》',
      reasons: '该年鉴由出版社公开出版发行',
      otherChannel: '测试市图书馆地方文献室，或者向出版社购买',
    }),
  },
  {
    name: 'R12',
    more: asking('某房屋的不动产登记资料'),
    facts: replyFacts({
      outcome: 'administrative-inquiry',
      reasons: '你申请公开的是某房屋的不动产登记资料',
      specialRule: '《不动产登记暂行条例》第二十七条',
      provided: '持身份证明到不动产登记窗口查询，电话0000-5550105',
    }),
  },
  {
    name: 'R13',
    steps: many,
    facts: replyFacts({
      outcome: 'excessive',
      reasons: '所述“研究需要”没有说明研究的题目、与所申请信息的关系，且申请内容多有重复',
    }),
  },
  {
    name: 'R14',
    more: asking('在已提供的采购合同复制件上加盖印章'),
    facts: replyFacts({
      outcome: 'reconfirmation',
      earlierReply: '2025年8月1日邮寄取得，测公开〔2025〕9号',
      reasons: '你要求本机关在已经取得的复制件上加盖印章，确认其内容',
    }),
  },
  {
    name: 'R15',
    steps: unclear,
    on: '2026-04-01',
    more: supplementNotice,
    facts: replyFacts({ outcome: 'not-supplemented', reasons: '经电话询问，你未说明逾期的理由' }),
  },
  {
    name: 'R16',
    steps: [...fee, paid('2026-03-20', 100_00)],
    on: '2026-04-10',
    more: feeNotice,
    facts: replyFacts({ outcome: 'fee-unpaid', reasons: '经电话提醒，余款至今未缴' }),
  },
  {
    name: 'R17',
    more: asking('办理某事项需要哪些条件'),
    facts: replyFacts({
      outcome: 'other',
      situation: '咨询',
      reasons: '所提问题是询问办事的条件和程序，没有申请公开具体的政府信息',
      otherChannel: '政务服务热线12345',
    }),
  },
];

const corrections: readonly Sample[] = [
  {
    name: 'C01',
    matter: 'correction',
    more: ownRecord,
    facts: replyFacts({
      outcome: 'record-corrected',
      correction: { before: '家庭人数2人', after: '家庭人数3人', verification: '核对户口簿原件' },
    }),
  },
  {
    name: 'C02',
    matter: 'correction',
    more: ownRecord,
    facts: replyFacts({
      outcome: 'record-not-corrected',
      reasons: '所提供的材料不能证明公示登记的人数有误',
    }),
  },
  {
    name: 'C03',
    matter: 'correction',
    more: ownRecord,
    facts: replyFacts({
      outcome: 'correction-referred',
      reasons: '该信息由测试市公安局制作',
      correction: { competentOrgan: '测试市公安局，电话0000-5550106' },
    }),
  },
];

const unit = {
  kind: 'business',
  name: '测试某某有限公司',
  creditCode: '91999999MAK000011D',
  representative: '某乙',
  phone: '0000-5550107',
} as const;

export const samples: readonly Sample[] = [
  ...notices,
  ...replies,
  {
    name: 'R02-organisation',
    says: '申请人是单位',
    facts: replyFacts(supplied),
    more: { application: { ...application, applicant: unit } },
  },
  ...corrections,
];
