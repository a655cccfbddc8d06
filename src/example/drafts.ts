// Documents of these weeks that are more than text and so come from the desk and not from the import: a consultation
// that is open, an issue of the gazette, a reply to a proposal. Made up like everything here; none is of before 2023.

import type { WorkingCalendar } from '../rules/calendar.ts';
import { type Day, type IsoDay, isoOf, isoOfOrdinal } from '../rules/day.ts';
import type { DocumentContent } from '../rules/document-content.ts';
import { offices } from './places.ts';
import { recentDays } from './plan.ts';
import { fullDay } from './text.ts';

export interface ExampleDraft {
  /** Slug of its column. */
  readonly column: string;
  /** The working day on which it is written, reviewed and published. */
  readonly on: IsoDay;
  readonly content: Omit<DocumentContent, 'columns' | 'contents'>;
  /** What an issue prints, by the keys of the import, with the page of each. */
  readonly prints?: readonly { readonly key: string; readonly page: number }[];
  /** The text that took its place on a later day, and why readers are told. */
  readonly correction?: { readonly on: IsoDay; readonly reason: string; readonly body: string };
}

/** `today` is the day of the first start: everything is published before it. */
export function exampleDrafts(today: Day, calendar: WorkingCalendar): readonly ExampleDraft[] {
  const days = recentDays(today, calendar);
  const ago = (n: number): IsoDay => isoOfOrdinal(days.at(-n) ?? 0);
  return [reply(ago(12), ago(14), ago(4)), issue(ago(9)), consultation(ago(6))].filter(
    ({ content }) => (content.madeOn ?? '') >= '2023-01-01',
  );
}

function by(
  office: keyof typeof offices,
): Pick<DocumentContent, 'issuers' | 'publisher' | 'source' | 'openness'> {
  return {
    issuers: [offices[office].fullName],
    publisher: offices.office.fullName,
    source: offices[office].fullName,
    openness: 'proactive',
  };
}

function consultation(on: IsoDay): ExampleDraft {
  const until = isoOf(Temporal.PlainDate.from(on).add({ days: 40 }));
  return {
    column: 'zdly',
    on,
    content: {
      ...by('city'),
      title: '关于公开征求《青枫经济技术开发区便民疏导点管理办法（征求意见稿）》意见的公告',
      kind: 'consultation',
      madeOn: on,
      theme: '城乡建设、环境保护',
      genre: '公告',
      keywords: ['便民疏导点', '征求意见'],
      summary: `就便民疏导点的设置、摊位安排和卫生管理公开征求意见，${fullDay(until)}截止。`,
      body: [
        '<p>为了规范便民疏导点的设置和管理，方便群众生活，我们起草了《青枫经济技术开发区便民疏导点管理办法（征求意见稿）》，现公开征求意见。</p>',
        '<p class="centre">青枫经济技术开发区便民疏导点管理办法</p>',
        '<p class="centre">（征求意见稿）</p>',
        '<p>第一条 便民疏导点设在不影响通行、消防和居民休息的地段，由街道、镇提出，设置前在周边社区公示。</p>',
        '<p>第二条 摊位优先安排本地农户自产自销和生活困难的居民，不收取摊位费。</p>',
        '<p>第三条 经营时间为每日6:00至21:00，早市、夜市的经营时间由街道、镇与周边居民商定后公布。</p>',
        '<p>第四条 摊主负责摊位周围的清洁，餐饮摊位不得向雨水口排放污水、油污。</p>',
        '<p>第五条 城市管理服务中心每年评估一次设置情况，评估结果向社会公布。</p>',
        `<p class="signature">${offices.city.fullName}<br>${fullDay(on)}</p>`,
      ].join(''),
      particulars: {
        征集单位: offices.city.fullName,
        开始日期: on,
        截止日期: until,
        起草说明:
          '现有的五处便民疏导点由各街道、镇分别管理，设置条件、摊位安排和经营时间各不相同，周边居民对噪声和卫生反映较多。征求意见稿共五条，规定在哪里设、谁来用、什么时间开、怎样保持清洁和怎样评估。',
        反馈渠道: '电话0000-5550192；信函寄青枫经济技术开发区城市管理服务中心。',
      },
    },
  };
}

function issue(on: IsoDay): ExampleDraft {
  const [year, month] = [on.slice(0, 4), String(Number(on.slice(5, 7)))];
  return {
    column: 'gwhgb',
    on,
    content: {
      ...by('committee'),
      title: `青枫经济技术开发区管理委员会公报${year}年第${month}期`,
      kind: 'gazette',
      madeOn: on,
      theme: '国务院组织机构',
      genre: '其他',
      keywords: ['公报'],
      summary: '刊登管理委员会新制定的文件和近期的通知公告。',
      body: '<p>公报每月一期，刊登管理委员会制定的行政规范性文件和其他需要公布的文件，与印发的文本具有同等效力。纸质公报免费赠阅，可以到党政办公室和各社区服务中心取阅。</p>',
      particulars: {
        年份: year,
        期号: month,
        总期号: String((Number(year) - 2020) * 12 + Number(month)),
        出版日期: on,
      },
    },
    prints: [
      { key: 'kfq-normative-now-bicycles', page: 3 },
      { key: 'kfq-now-official-notice-21', page: 9 },
    ],
  };
}

function reply(on: IsoDay, repliedOn: IsoDay, correctedOn: IsoDay): ExampleDraft {
  const year = Number(on.slice(0, 4));
  const body = (dark: string, left: string): string =>
    [
      '<p>你们提出的关于在产业园区公交站增设夜间照明的建议收悉，现答复如下：</p>',
      `<p>一、办理情况。收到建议后，我们会同公交运营单位逐站查看了园区的十四处站点，其中${dark}照明不足，夜班职工候车确有不便。</p>`,
      `<p>二、改造进度。客流较大的六处站点已经装上太阳能候车灯并投入使用；另外${left}需要迁移站牌，与道路改造一并施工，年内完成。</p>`,
      '<p>三、后续管理。候车灯由公交运营单位巡查，损坏的自报修之日起三日内修复，站牌上已经公布报修电话。</p>',
      '<p>感谢你们对园区建设的关心。</p>',
      `<p class="signature">${offices.planning.fullName}<br>${fullDay(repliedOn)}</p>`,
    ].join('');
  return {
    column: 'jytadf',
    on,
    content: {
      ...by('planning'),
      title: `对青枫市第五届人民代表大会第${'一二三四五六七八九'.charAt((year - 2022) % 9)}次会议第47号建议的答复`,
      kind: 'proposal-reply',
      madeOn: repliedOn,
      theme: '城乡建设、环境保护',
      genre: '其他',
      keywords: ['公交站', '夜间照明', '建议答复'],
      summary: '答复在产业园区公交站增设夜间照明的建议：六处站点已经完成改造，其余列入年内计划。',
      body: body('八处', '两处'),
      particulars: {
        类型: '人大代表建议',
        届次: `第五届第${'一二三四五六七八九'.charAt((year - 2022) % 9)}次会议`,
        编号: '47',
        案由: '关于在产业园区公交站增设夜间照明的建议',
        提出人: '青砚代表团',
        提出人类别: '代表团、界别、党派团体',
        办理结果: 'A类（已经解决或者基本解决）',
        答复日期: repliedOn,
        主办单位: offices.planning.fullName,
      },
    },
    correction: {
      on: correctedOn,
      reason: '照明不足的站点漏计了园区北门站，由八处更正为九处，年内完成改造的由两处更正为三处',
      body: body('九处', '三处'),
    },
  };
}
