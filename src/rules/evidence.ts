// What each kind of evidence is, in the words of the picker of outcomes (条例 36–39).

import type { Evidence } from './outcomes.ts';

export const evidenceLabels: Readonly<Record<Evidence, string>> = {
  reasons: '事实和理由',
  ground: '不予公开的具体依据（第十四、十五、十六条）',
  'third-party-opinion-or-reason': '第三方意见，或者未征求的理由',
  'no-rule-requires-disclosure': '核查过没有法律、法规、规章要求公开',
  'search-record': '检索记录，或者负责公开的机关',
  'earlier-reply': '前次答复的编号和日期',
  'supplement-was-asked': '补正的记录',
  'supplement-lapsed': '补正期限届满而未补正的记录',
  'fee-lapsed': '收费通知和逾期未缴的记录',
  'explanation-asked': '要求说明理由的记录',
  'separate-treatment': '哪些可以公开、哪些不能公开',
};
