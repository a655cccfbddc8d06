// How a reconsideration or a suit about disclosure ended, and where Table 4 counts it (国办公开办函
// 〔2021〕30号 附表四; 法释〔2018〕1号 133, 134; 行政复议法 41, 74). Rejecting the request on its merits
// upholds the reply; turning it away for want of admission conditions does not. One case is counted
// once, at the organ that made the reply, by its latest effective result.

import type { RemedyResult, Table4Block } from './annual-report/form.ts';
import type { IsoDay } from './day.ts';

type Ended = Exclude<RemedyResult, 'pending'>;

export const reconsiderationEndings = {
  upheld: { label: '维持', result: 'upheld' },
  'request-rejected': { label: '驳回行政复议请求', result: 'upheld' },
  revoked: { label: '撤销', result: 'corrected' },
  changed: { label: '变更', result: 'corrected' },
  'found-unlawful': { label: '确认违法', result: 'corrected' },
  'found-void': { label: '确认无效', result: 'corrected' },
  'ordered-to-act': { label: '责令限期履行', result: 'corrected' },
  'not-admitted': { label: '不予受理', result: 'other' },
  'application-rejected': { label: '驳回行政复议申请', result: 'other' },
  terminated: { label: '终止', result: 'other' },
  mediated: { label: '调解', result: 'other' },
  'settled-and-withdrawn': { label: '和解撤回', result: 'other' },
} as const satisfies Record<string, { label: string; result: Ended }>;

export const litigationEndings = {
  'claims-rejected': { label: '驳回诉讼请求', result: 'upheld' },
  revoked: { label: '撤销', result: 'corrected' },
  changed: { label: '变更', result: 'corrected' },
  'found-unlawful': { label: '确认违法', result: 'corrected' },
  'found-void': { label: '确认无效', result: 'corrected' },
  'ordered-to-act': { label: '判决履行', result: 'corrected' },
  'not-docketed': { label: '裁定不予立案', result: 'other' },
  'suit-rejected': { label: '驳回起诉', result: 'other' },
  mediated: { label: '调解', result: 'other' },
  'withdrawal-allowed': { label: '准许撤诉', result: 'other' },
} as const satisfies Record<string, { label: string; result: Ended }>;

/** A decision; one that is appealed from has no `effectiveOn`. */
export interface RemedyDecision {
  readonly result: Ended;
  readonly on: IsoDay;
  readonly effectiveOn?: IsoDay;
}

export interface RemedyCase {
  readonly kind: 'reconsideration' | 'litigation';
  /** Suits: brought after a reconsideration, its authority a co-defendant or not (R10). */
  readonly afterReconsideration?: boolean;
  /** As reconsideration authority, alone or as co-defendant, an organ counts nothing (R10, R12). */
  readonly role: 'respondent' | 'reconsideration-authority';
  readonly filedOn: IsoDay;
  readonly decisions: readonly RemedyDecision[];
}

export function table4BlockOf(one: RemedyCase): Table4Block {
  if (one.kind === 'reconsideration') return 'reconsideration';
  return one.afterReconsideration === true
    ? 'litigation-after-reconsideration'
    : 'litigation-direct';
}

/** The last decision in force at the end of `on`. */
function effectiveAt(one: RemedyCase, on: IsoDay): RemedyDecision | undefined {
  return one.decisions
    .filter((d) => d.effectiveOn !== undefined && d.effectiveOn <= on)
    .toSorted((a, b) => ((a.effectiveOn ?? '') < (b.effectiveOn ?? '') ? -1 : 1))
    .at(-1);
}

/**
 * The column of Table 4 in a year's report: the result that came into effect within it, or 尚未审结 on
 * 31 December (an appeal pending included, R11); `undefined` where the year does not count the case.
 */
export function table4ResultIn(one: RemedyCase, year: number): RemedyResult | undefined {
  if (one.role !== 'respondent' || one.filedOn > `${year}-12-31`) return undefined;
  const decision = effectiveAt(one, `${year}-12-31`);
  if (decision === undefined) return 'pending';
  return (decision.effectiveOn ?? '') >= `${year}-01-01` ? decision.result : undefined;
}
