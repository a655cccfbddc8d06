// Which published documents ask for policy items, and until when (惠企政策直达快享: new policies are taken apart within
// seven working days of their publication; the number is the operator's to set).

import type { DocumentKind } from '../document-classes.ts';

/** [choice] A text that speaks of enterprises and of giving them something; whoever reads it may say otherwise. */
export const favourWords = {
  whom: '企业|经营主体|市场主体|个体工商户|纳税人',
  what: '奖励|奖补|补助|补贴|贴息|减免|免征|扶持|资助',
} as const;

export const itemiseDays = 7;
/** Working days may be set between these. */
export const itemiseDaysBounds = { least: 1, most: 60 } as const;

/** Kinds of documents that give something; news, plans and explanations only tell of it. */
export const itemisedKinds = [
  'rule',
  'normative-document',
  'other-official-document',
  'livelihood',
  'notice',
] as const satisfies readonly DocumentKind[];
