// A sound table of the website's yearly work report, without what the site's record and the published documents give.

import type { Answers } from '../src/rules/website-report/answers.ts';

export function soundAnswers(year: number): Answers {
  return {
    'site-name': '测试机关网站',
    'home-page': 'https://www.city.example/',
    sponsor: '测试机关',
    'site-type': '部门网站',
    'site-code': '5200000001',
    icp: '黔ICP备05000000号-1',
    police: '无',
    visitors: 12_034,
    visits: 99_800,
    'topics-kept': 6,
    'topics-opened': 2,
    'interpretations-media': 1,
    responses: 4,
    'service-catalogue': true,
    'registered-users': 5100,
    matters: 300,
    'matters-online': 280,
    'cases-total': 90,
    'cases-natural': 70,
    'cases-legal': 20,
    'one-platform': true,
    'messages-received': 50,
    'messages-settled': 48,
    'messages-days': 3.5,
    'messages-published': 40,
    surveys: 5,
    'survey-opinions': 33,
    'survey-results': 5,
    interviews: 2,
    'interview-messages': 11,
    'interview-answers': 11,
    'smart-answers': false,
    'security-tests': 4,
    'security-problems': 3,
    'security-mended': 3,
    'security-monitoring': true,
    'security-drill': true,
    'security-officer': true,
    'has-media': true,
    'weibo-name': '无',
    'weibo-posts': 0,
    'weibo-followers': 0,
    'weixin-name': '测试发布',
    'weixin-posts': 700,
    'weixin-followers': 9000,
    'media-other': '无',
    innovations: ['无障碍浏览'],
    head: '甲某',
    reviewer: '乙某',
    filler: '丙某',
    phone: '0851-85550000',
    'filled-on': `${year + 1}-01-20`,
  };
}

/** As the commands and the API take them. */
export function given(answers: Answers) {
  return Object.entries(answers).map(([field, value]) => ({
    field: field as keyof Answers,
    value: value ?? null,
  }));
}
