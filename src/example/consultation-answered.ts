// A consultation of two months ago that is over: what was said, what became of it and the published result. Made up
// like everything here; nobody named has ever lived.

import { addWorkingOrdinals, type WorkingCalendar } from '../rules/calendar.ts';
import { type Day, type IsoDay, isoOf, isoOfOrdinal, ordinalOfIso } from '../rules/day.ts';
import type { DocumentContent } from '../rules/document-content.ts';
import type { CommentDecision, PublicComment } from '../rules/public-consultation.ts';
import type { ExampleDraft } from './drafts.ts';
import { offices } from './places.ts';
import { recentDays } from './plan.ts';
import { fullDay } from './text.ts';

export interface ExampleConsultation {
  readonly draft: ExampleDraft;
  readonly comments: readonly (CommentDecision & {
    /** Fit as the form's own key: making the example twice gives one comment. */
    readonly key: string;
    readonly on: IsoDay;
    readonly comment: PublicComment;
  })[];
  /** The working day on which the result was written, reviewed and published. */
  readonly resultOn: IsoDay;
  /** What the editor added to the result that was drafted. */
  readonly result: Pick<DocumentContent, 'theme' | 'genre' | 'keywords' | 'summary'>;
}

interface Said {
  readonly after: number; // days
  readonly opinion: string;
  readonly name?: string;
  readonly phone?: string;
  readonly label: string;
  readonly verdict: CommentDecision['verdict'];
  readonly answer?: string;
}

const lift = '携带电池进入电梯应当一并禁止';
const price = '充电费用要公开，电费和服务费分开';
const old = '老小区场地不足，三年完成有困难';

const said: readonly Said[] = [
  {
    after: 2,
    opinion: '只说车不能进电梯，很多人把电池卸下来带上楼充，一样危险，建议电池也写进去。',
    name: '佟栖梧',
    phone: '0000-5550231',
    label: lift,
    verdict: 'adopted',
    answer: '已经写入第三条',
  },
  {
    after: 4,
    opinion: '我们小区的充电桩一度电收一块五，也不知道多少是电费，希望收费写清楚。',
    label: price,
    verdict: 'adopted',
    answer: '已经写入第五条：电费和服务费分别计价、明码标价',
  },
  {
    after: 9,
    opinion: '建议明确电池不能带进电梯和家里充电。',
    label: lift,
    verdict: 'adopted',
    answer: '已经写入第三条',
  },
  {
    after: 13,
    opinion: '收费标准应当贴在充电桩上。',
    name: '郤云舒',
    label: price,
    verdict: 'adopted',
    answer: '已经写入第五条：电费和服务费分别计价、明码标价',
  },
  {
    after: 17,
    opinion: '老小区没有空地，一年内建好充电场所做不到，请放宽。',
    name: '竹里湾社区居民',
    label: old,
    verdict: 'partly-adopted',
    answer: '完成时间由一年改为三年；场地确实不足的，由街道、镇在周边统筹选址',
  },
  {
    after: 21,
    opinion: '建议对违规停放的直接罚款。',
    label: '增加罚款的规定',
    verdict: 'not-adopted',
    answer: '行政规范性文件不能设定行政处罚；违反消防法律法规的，由消防救援机构依法处理',
  },
  {
    after: 27,
    opinion: '外卖骑手集中停车的地方也应当管起来。',
    label: '把快递、外卖的集中停放点纳入管理',
    verdict: 'adopted',
    answer: '集中停放点参照执行，在解读中说明',
  },
];

/** `today` is the day of the first start: all of it is before; nothing where it would be of before 2023. */
export function answeredConsultation(
  today: Day,
  calendar: WorkingCalendar,
): ExampleConsultation | undefined {
  const [first] = recentDays(today, calendar);
  const on = isoOfOrdinal(first ?? 0);
  if (first === undefined || on < '2023-01-01') return undefined;
  const until = isoOfOrdinal(first + 30);
  const resultOn = isoOfOrdinal(addWorkingOrdinals(calendar, ordinalOfIso(until), 2));
  if (resultOn >= isoOf(today)) return undefined;
  return {
    draft: { column: 'zdly', on, content: draftOf(on, until) },
    comments: said.map(({ after, opinion, name = '', phone = '', label, verdict, answer }, i) => ({
      key: `kfq-example-comment-${i + 1}`,
      on: isoOfOrdinal(first + after),
      comment: { opinion, name, phone, email: '' },
      label,
      verdict,
      answer: answer ?? '',
    })),
    resultOn,
    result: {
      theme: '公安、安全、司法',
      genre: '公告',
      keywords: ['电动自行车', '意见采纳情况'],
      summary:
        '就电动自行车停放充电管理规定征求意见的采纳情况：收到意见7条，采纳5条，部分采纳1条，未采纳1条。',
    },
  };
}

function draftOf(on: IsoDay, until: IsoDay): ExampleDraft['content'] {
  return {
    issuers: [offices.emergency.fullName],
    publisher: offices.office.fullName,
    source: offices.emergency.fullName,
    openness: 'proactive',
    title: '关于公开征求《青枫经济技术开发区电动自行车停放充电管理规定（征求意见稿）》意见的公告',
    kind: 'consultation',
    madeOn: on,
    theme: '公安、安全、司法',
    genre: '公告',
    keywords: ['电动自行车', '征求意见'],
    summary: `就电动自行车停放、充电的管理公开征求意见，${fullDay(until)}截止。`,
    body: [
      '<p>为了预防电动自行车火灾事故，我们起草了《青枫经济技术开发区电动自行车停放充电管理规定（征求意见稿）》，现公开征求意见。</p>',
      '<p class="centre">青枫经济技术开发区电动自行车停放充电管理规定</p>',
      '<p class="centre">（征求意见稿）</p>',
      '<p>第一条 禁止在建筑物的公共门厅、疏散走道、楼梯间、安全出口停放电动自行车或者为其充电，禁止电动自行车进入电梯轿厢。</p>',
      '<p>第二条 新建住宅小区应当按照不少于户数三分之一的比例配建集中停放充电场所；既有小区由街道、镇组织在一年内增建。</p>',
      '<p>第三条 充电设施应当具备充满自动断电、过载保护功能。</p>',
      '<p>第四条 物业服务人负责巡查和劝阻，对拒不改正的，报告街道、镇或者消防救援机构依法处理。</p>',
      `<p class="signature">${offices.emergency.fullName}<br>${fullDay(on)}</p>`,
    ].join(''),
    particulars: {
      征集单位: offices.emergency.fullName,
      开始日期: on,
      截止日期: until,
      起草说明:
        '区内去年发生的电动自行车火灾多数因室内停放、飞线充电引起。征求意见稿规定哪里不得停放充电、充电场所怎样配建、设施要做到什么和由谁管理。',
      反馈渠道: '电话0000-5550151；信函寄青枫经济技术开发区应急管理局。',
    },
  };
}
