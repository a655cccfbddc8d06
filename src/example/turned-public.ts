// What was asked for and can be read by everybody now (条例 44): one paper that two people had asked for, and one that
// an applicant suggested.

import type { IsoDay } from '../rules/day.ts';
import type { DocumentContent } from '../rules/document-content.ts';
import { offices } from './places.ts';
import { fullDay } from './text.ts';

export interface ExampleTurnedPublic {
  /** Key of the request that it came of. */
  readonly request: string;
  /** So many different applicants were given it; absent: the applicant suggested it. */
  readonly applicants?: number;
  readonly suggestedOn: IsoDay;
  readonly note: string;
  readonly decidedOn: IsoDay;
  readonly reason: string;
  readonly title: string;
  /** The working day on which it was written, reviewed and published. */
  readonly on: IsoDay;
  readonly content: Pick<
    DocumentContent,
    'issuers' | 'publisher' | 'source' | 'theme' | 'genre' | 'keywords' | 'summary' | 'body'
  > & { readonly madeOn: IsoDay };
}

/** @param ago so many working days before the first start; nothing is of before 2023 */
export function exampleTurnedPublic(ago: (n: number) => IsoDay): readonly ExampleTurnedPublic[] {
  const year = Number(ago(3).slice(0, 4)) - 1;
  const all: readonly ExampleTurnedPublic[] = [
    {
      request: 'kfq-example-now-footbridge-2',
      applicants: 2,
      suggestedOn: ago(9),
      note: '',
      decidedOn: ago(8),
      reason: '两名申请人先后取得，内容涉及公众出行，可以公开。',
      title: '枫林一路人行天桥加装电梯工程施工计划',
      on: ago(6),
      content: {
        issuers: [offices.planning.fullName],
        publisher: offices.office.fullName,
        source: offices.planning.fullName,
        madeOn: ago(24),
        theme: '城乡建设、环境保护',
        genre: '其他',
        keywords: ['人行天桥', '加装电梯', '施工计划'],
        summary: '枫林一路人行天桥东西两侧各加装一部电梯的施工安排、绕行路线和联系电话。',
        body: [
          '<p>一、施工内容。在枫林一路人行天桥东、西两侧各加装一部无障碍电梯，天桥主体结构不变。</p>',
          '<p>二、施工安排。</p>',
          '<table><thead><tr><th scope="col">阶段</th><th scope="col">工期</th><th scope="col">对通行的影响</th></tr></thead><tbody>',
          '<tr><td>管线迁移、基础施工</td><td>40日</td><td>两侧各占用人行道3米，天桥照常通行</td></tr>',
          '<tr><td>井道安装</td><td>25日</td><td>夜间22:00至次日5:00封闭天桥</td></tr>',
          '<tr><td>调试、检验</td><td>15日</td><td>照常通行</td></tr>',
          '</tbody></table>',
          '<p>三、绕行。夜间封闭期间，从枫林一路与鹤鸣街路口的人行横道通过。</p>',
          '<p>四、施工期间的意见和建议，可以在本网站留言，由规划建设局答复。</p>',
          `<p class="signature">${offices.planning.fullName}<br>${fullDay(ago(24))}</p>`,
        ].join(''),
      },
    },
    {
      request: 'kfq-example-now-concluded',
      suggestedOn: ago(4),
      note: '很多社区都在问补贴标准，建议直接公开。',
      decidedOn: ago(3),
      reason: '补贴的标准和发放结果应当让公众知道，可以公开。',
      title: `${year}年度社区老年食堂运营补贴标准和发放情况`,
      on: ago(2),
      content: {
        issuers: [offices.social.fullName],
        publisher: offices.office.fullName,
        source: offices.social.fullName,
        madeOn: ago(3),
        theme: '民政、扶贫、救灾',
        genre: '其他',
        keywords: ['老年食堂', '运营补贴'],
        summary: `${year}年度九家社区老年食堂的用餐人次和补贴金额。`,
        body: [
          `<p>${year}年度按照每餐2元、单个食堂最高6万元的标准，向九家社区老年食堂发放运营补贴共38.6万元。</p>`,
          '<table><thead><tr><th scope="col">所在街道、镇</th><th scope="col">食堂（家）</th><th scope="col">用餐（万人次）</th><th scope="col">补贴（万元）</th></tr></thead><tbody>',
          '<tr><td>青砚街道</td><td>3</td><td>7.9</td><td>15.8</td></tr>',
          '<tr><td>石榕街道</td><td>3</td><td>6.2</td><td>12.4</td></tr>',
          '<tr><td>望岑镇</td><td>2</td><td>3.4</td><td>6.8</td></tr>',
          '<tr><td>鹤渚镇</td><td>1</td><td>1.8</td><td>3.6</td></tr>',
          '<tr><td>合计</td><td>9</td><td>19.3</td><td>38.6</td></tr>',
          '</tbody></table>',
          `<p class="signature">${offices.social.fullName}<br>${fullDay(ago(3))}</p>`,
        ].join(''),
      },
    },
  ];
  return all.filter(({ content }) => content.madeOn >= '2023-01-01');
}
