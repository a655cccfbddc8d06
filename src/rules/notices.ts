// What a person is reminded of. Each line follows from facts that stand in the register and goes when they
// do; none names an applicant or what he asks for (个人信息保护法 6; 条例 31–36, 45; 行政复议法 70).

import { dayText } from './request/clock-badge.ts';
import type { IsoDay } from './day.ts';

export type NoticeSubject =
  | 'request'
  | 'letter'
  | 'remedy'
  | 'withheld'
  | 'delegation'
  | 'report'
  | 'website-report'
  | 'document'
  | 'normative'
  | 'guide'
  | 'delivery'
  | 'consultation'
  | 'message';
export type NoticeTone = 'overdue' | 'red' | 'yellow' | 'plain';

interface NoticeRow {
  readonly about: NoticeSubject;
  readonly tone: NoticeTone;
  readonly label: string;
  readonly provision: string;
  /** `on` is the day it turns on, where there is one. */
  readonly text: (on: IsoDay | null) => string;
}

const by = (on: IsoDay | null): string => (on === null ? '' : dayText(on));

/** In the order of their gravity: of several about one request's clock the first stands. */
export const noticeKinds = {
  overdue: {
    about: 'request',
    tone: 'overdue',
    label: '答复逾期',
    provision: '条例33',
    text: (on) => `答复期限${by(on)}届满，尚未答复`,
  },
  'answer-overdue': {
    about: 'remedy',
    tone: 'overdue',
    label: '复议、诉讼答复逾期',
    provision: '行政复议法70；行政诉讼法67',
    text: (on) => `应当在${by(on)}前提交答复和证据，尚未登记提交；逾期视为没有证据`,
  },
  'report-overdue': {
    about: 'report',
    tone: 'overdue',
    label: '年度报告逾期',
    provision: '条例49',
    text: (on) => `应当在${by(on)}前公布，尚未公布`,
  },
  'website-report-overdue': {
    about: 'website-report',
    tone: 'overdue',
    label: '网站工作年度报表逾期',
    provision: '国办函〔2018〕12号',
    text: (on) => `应当在${by(on)}前在首页公布，尚未公布`,
  },
  'publication-overdue': {
    about: 'document',
    tone: 'overdue',
    label: '主动公开逾期',
    provision: '条例26',
    text: (on) => `应当在${by(on)}前公开，尚未公开`,
  },
  'change-overdue': {
    about: 'document',
    tone: 'overdue',
    label: '变更后的文本逾期未公开',
    provision: '条例26',
    text: (on) => `变更后的文本应当在${by(on)}前公开，门户上仍是原文本`,
  },
  'penalty-overdue': {
    about: 'document',
    tone: 'overdue',
    label: '处罚决定逾期未撤回',
    provision: '行政处罚法48¶2',
    text: (on) => `已被变更、撤销、确认违法或者无效，应当在${by(on)}前撤回并公开说明理由`,
  },
  'items-overdue': {
    about: 'document',
    tone: 'overdue',
    label: '提炼政策事项逾期',
    provision: '条例6',
    text: (on) => `${by(on)}发布，已经超过提炼的期限，尚未提炼政策事项，也没有登记理由`,
  },
  'interpretation-overdue': {
    about: 'document',
    tone: 'overdue',
    label: '政策解读逾期',
    provision: '国办发〔2016〕80号',
    text: (on) => `应当在${by(on)}前发布解读，尚未发布`,
  },
  'result-overdue': {
    about: 'consultation',
    tone: 'overdue',
    label: '意见征集结果逾期未反馈',
    provision: '重大行政决策程序暂行条例15、18',
    text: (on) => `征集已经结束，应当在${by(on)}前发布结果反馈，尚未发布`,
  },
  'message-overdue': {
    about: 'message',
    tone: 'overdue',
    label: '纠错、留言逾期未答复',
    provision: '国办秘函〔2019〕19号',
    text: (on) => `应当在${by(on)}前答复，尚未答复；超过三个月的，检查时扣分`,
  },
  'penalty-due': {
    about: 'document',
    tone: 'red',
    label: '处罚决定待撤回',
    provision: '行政处罚法48¶2',
    text: (on) => `已被变更、撤销、确认违法或者无效，最迟${by(on)}撤回并公开说明理由`,
  },
  'publication-today': {
    about: 'document',
    tone: 'red',
    label: '主动公开即将到期',
    provision: '条例26',
    text: (on) => `最迟${by(on)}公开，尚未公开`,
  },
  'due-today': {
    about: 'request',
    tone: 'red',
    label: '今日到期',
    provision: '条例33',
    text: (on) => `答复期限今日（${by(on)}）届满`,
  },
  'answer-today': {
    about: 'remedy',
    tone: 'red',
    label: '复议、诉讼答复今日截止',
    provision: '行政复议法48、54；行政诉讼法67',
    text: (on) => `今日是提交答复和证据的最后一个工作日（期限至${by(on)}）`,
  },
  'due-tomorrow': {
    about: 'request',
    tone: 'red',
    label: '下一工作日到期',
    provision: '条例33',
    text: (on) => `答复期限${by(on)}届满，只剩1个工作日`,
  },
  uncontacted: {
    about: 'request',
    tone: 'red',
    label: '今日应当联系申请人',
    provision: '条例31',
    text: (on) => `尚未确认收到，${by(on)}起没有登记联系情况；每个工作日应当联系一次`,
  },
  'report-due-soon': {
    about: 'report',
    tone: 'red',
    label: '年度报告将到期',
    provision: '条例49',
    text: (on) => `最迟${by(on)}公布，遇休息日不顺延，尚未公布`,
  },
  'report-unpublished': {
    about: 'report',
    tone: 'red',
    label: '年度报告已定稿，未公布',
    provision: '条例49',
    text: () => '已经签发定稿，尚未公布',
  },
  'website-report-due-soon': {
    about: 'website-report',
    tone: 'red',
    label: '网站工作年度报表将到期',
    provision: '国办函〔2018〕12号',
    text: (on) => `最迟${by(on)}在首页公布，遇休息日不顺延，尚未公布`,
  },
  'website-report-unpublished': {
    about: 'website-report',
    tone: 'red',
    label: '网站工作年度报表已定稿，未公布',
    provision: '国办函〔2018〕12号',
    text: () => '已经签发定稿，尚未公布',
  },
  'page-error-new': {
    about: 'message',
    tone: 'red',
    label: '网页纠错待受理',
    provision: '国办发〔2017〕47号',
    text: (on) => `应当在${by(on)}前受理`,
  },
  'internal-passed': {
    about: 'request',
    tone: 'yellow',
    label: '已过内部期限',
    provision: '条例45',
    text: (on) => `内部期限${by(on)}已过`,
  },
  'due-soon': {
    about: 'request',
    tone: 'yellow',
    label: '5个工作日内到期',
    provision: '条例33',
    text: (on) => `答复期限${by(on)}届满`,
  },
  'answer-soon': {
    about: 'remedy',
    tone: 'yellow',
    label: '复议、诉讼答复将到期',
    provision: '行政复议法48、54；行政诉讼法67',
    text: (on) => `应当在${by(on)}前提交答复和证据`,
  },
  'supplement-lapsed': {
    about: 'request',
    tone: 'yellow',
    label: '补正期满',
    provision: '条例30',
    text: (on) => `补正期限${by(on)}届满，没有收到补正：可以作出不再处理的答复`,
  },
  'fee-lapsed': {
    about: 'request',
    tone: 'yellow',
    label: '缴费期满',
    provision: '国办函〔2020〕109号6',
    text: (on) => `缴费期限${by(on)}届满，没有足额缴纳：可以作出不再处理的答复`,
  },
  'consultation-lapsed': {
    about: 'request',
    tone: 'yellow',
    label: '征求意见期满',
    provision: '条例32、34',
    text: (on) => `答复意见的期限${by(on)}届满，没有收到意见，答复期限已恢复计算`,
  },
  'letter-unsent': {
    about: 'letter',
    tone: 'yellow',
    label: '已签发，未送出',
    provision: '国办公开办函〔2016〕235号',
    text: (on) => `文书${by(on)}签发，尚未登记送出：送出之日才产生效力`,
  },
  'letter-unreceived': {
    about: 'letter',
    tone: 'yellow',
    label: '已送出，未登记送达',
    provision: '国办公开办函〔2016〕235号；行政复议法20',
    text: (on) => `文书${by(on)}送出，尚未登记收到之日：请查询邮件签收情况`,
  },
  'letter-unread': {
    about: 'letter',
    tone: 'yellow',
    label: '网上送出，申请人未打开',
    provision: '国办公开办函〔2016〕235号',
    text: (on) =>
      `文书${by(on)}在网上送出，申请人至今没有打开：请登记送达未成功，改用邮寄、当面等方式送达`,
  },
  'redo-unopened': {
    about: 'remedy',
    tone: 'red',
    label: '待重新答复',
    provision: '条例33；行政诉讼法70',
    text: (on) => `决定、裁判要求重新答复（${by(on)}收到），尚未立案；期限自收到之日起算`,
  },
  'effect-unrecorded': {
    about: 'remedy',
    tone: 'yellow',
    label: '上诉期满',
    provision: '行政诉讼法85',
    text: (on) => `上诉期限${by(on)}届满，请登记上诉或者裁判生效`,
  },
  'publication-soon': {
    about: 'document',
    tone: 'yellow',
    label: '5个工作日内应当公开',
    provision: '条例26',
    text: (on) => `应当在${by(on)}前公开，尚未公开`,
  },
  'asked-anew': {
    about: 'document',
    tone: 'yellow',
    label: '定时发布时新发现问题',
    provision: '条例15、17',
    text: (on) => `${by(on)}定时发布时新发现需要核对的问题，没有拦下；请修改、撤稿或者写明不必改`,
  },
  'change-due': {
    about: 'document',
    tone: 'yellow',
    label: '变更后的文本待公开',
    provision: '条例26',
    text: (on) => `变更后的文本应当在${by(on)}前公开`,
  },
  'items-due': {
    about: 'document',
    tone: 'yellow',
    label: '待提炼政策事项',
    provision: '条例6',
    text: (on) => `${by(on)}发布，提到对企业的奖补、减免，尚未提炼政策事项`,
  },
  'interpretation-due': {
    about: 'document',
    tone: 'yellow',
    label: '待发布政策解读',
    provision: '国办发〔2016〕80号',
    text: (on) => `文件已发布，解读应当在${by(on)}前发布`,
  },
  'validity-ending': {
    about: 'document',
    tone: 'yellow',
    label: '文件有效期将满',
    provision: '条例20(1)',
    text: (on) => `有效期至${by(on)}，期满自行失效；需要继续执行的，应当提前评估、延长`,
  },
  'normative-review-due': {
    about: 'normative',
    tone: 'yellow',
    label: '规范性文件应当清理',
    provision: '国办发〔2018〕37号',
    text: (on) =>
      on === null
        ? '还没有登记过清理：规范性文件每两年清理一次'
        : `应当在${by(on)}前完成两年一次的清理`,
  },
  'guide-due': {
    about: 'guide',
    tone: 'yellow',
    label: '公开指南应当核对',
    provision: '条例12',
    text: (on) => `指南上次核对满一年（${by(on)}）：请核对并保存，内容没有变化的也保存一次`,
  },
  'delivery-due': {
    about: 'delivery',
    tone: 'yellow',
    label: '待移交档案馆、图书馆',
    provision: '条例25¶3',
    text: (on) => `${by(on)}前一季度主动公开的信息尚未全部向国家档案馆、公共图书馆提供`,
  },
  'result-due': {
    about: 'consultation',
    tone: 'yellow',
    label: '意见征集已结束，待反馈结果',
    provision: '重大行政决策程序暂行条例15、18',
    text: (on) => `应当在${by(on)}前发布结果反馈`,
  },
  'message-due': {
    about: 'message',
    tone: 'yellow',
    label: '纠错、留言待答复',
    provision: '国办秘函〔2019〕19号',
    text: (on) => `应当在${by(on)}前答复`,
  },
  'report-draft-due': {
    about: 'report',
    tone: 'yellow',
    label: '年度报告应当送审',
    provision: '条例49、50',
    text: (on) => `按收集日程应当在${by(on)}前送审`,
  },
  'report-data-due': {
    about: 'report',
    tone: 'yellow',
    label: '年度报告数据待填报',
    provision: '条例50',
    text: (on) => `许可、处罚、强制、收费的数字应当在${by(on)}前填报，尚未填齐（没有的填0）`,
  },
  'website-report-draft-due': {
    about: 'website-report',
    tone: 'yellow',
    label: '网站工作年度报表应当送审',
    provision: '国办函〔2018〕12号',
    text: (on) => `按收集日程应当在${by(on)}前送审`,
  },
  'website-report-data-due': {
    about: 'website-report',
    tone: 'yellow',
    label: '网站工作年度报表待填报',
    provision: '国办函〔2018〕12号',
    text: (on) => `访问量、办事、互动、安全等数字应当在${by(on)}前填报，尚未填齐（没有的填0）`,
  },
  'report-class-unset': {
    about: 'report',
    tone: 'yellow',
    label: '年度报告期限未定',
    provision: '条例49',
    text: () => '本机关按部门（1月31日）还是按政府（3月31日）公布尚未指定，请按主管机关的指定登记',
  },
  'withheld-due': {
    about: 'withheld',
    tone: 'yellow',
    label: '不予公开信息应当评估',
    provision: '条例18',
    text: (on) => `应当在${by(on)}前重新评估`,
  },
  'report-opened': {
    about: 'report',
    tone: 'plain',
    label: '年度报告已开始编制',
    provision: '条例49、50',
    text: (on) => (on === null ? '可以开始编制' : `可以开始编制，最迟${by(on)}公布`),
  },
  'website-report-opened': {
    about: 'website-report',
    tone: 'plain',
    label: '网站工作年度报表已开始编制',
    provision: '国办函〔2018〕12号',
    text: (on) => (on === null ? '可以开始填报' : `可以开始填报，最迟${by(on)}公布`),
  },
  'display-ending': {
    about: 'document',
    tone: 'plain',
    label: '公示期将满',
    provision: '条例6',
    text: (on) => `公示到${by(on)}为止，次日自动撤下`,
  },
  'delegation-ending': {
    about: 'delegation',
    tone: 'plain',
    label: '委托审批将结束',
    provision: '条例17',
    text: (on) => `委托审批至${by(on)}结束`,
  },
} as const satisfies Record<string, NoticeRow>;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindKeys = Object.keys(noticeKinds) as readonly NoticeKind[];

export function noticeKind(kind: NoticeKind): NoticeRow {
  return noticeKinds[kind];
}

/** Whose the reminder is when nobody is named: who writes documents, not who handles requests. */
export const editorsNotices = [
  'publication-overdue',
  'change-overdue',
  'penalty-overdue',
  'interpretation-overdue',
  'items-overdue',
  'items-due',
  'penalty-due',
  'publication-today',
  'publication-soon',
  'asked-anew',
  'change-due',
  'interpretation-due',
  'validity-ending',
  'normative-review-due',
  'delivery-due',
  'display-ending',
  'result-overdue',
  'result-due',
  'page-error-new',
] as const satisfies readonly NoticeKind[];

/** A lapse is looked at so many days before [choice]. */
export const lapseHorizonDays = 90;
/** Normative documents are cleaned up every two years (国办发〔2018〕37号). */
export const normativeReviewYears = 2;

/** Working days after which a letter without a receipt is looked for: 邮政 EMS takes fewer [choice]. */
export const receiptMissingDays = 7;
/** Working days after which a letter that was sent electronically and not opened goes another way [choice]. */
export const unreadDays = 5;
/** An answer in reconsideration or court is called for so many working days before it is planned. */
export const answerNoticeDays = 5;
