// The two-yearly clean-up of normative documents (国办发〔2018〕37号; 条例 20(1)): each is kept, repealed, declared
// lapsed, extended or to be amended, and a decision says so.

import type { IsoDay } from './day.ts';

export const reviewConclusions = {
  keep: '继续有效',
  repeal: '废止',
  lapse: '宣布失效',
  extend: '延长有效期',
  amend: '拟修改',
} as const;
export type ReviewConclusion = keyof typeof reviewConclusions;

export interface ReviewedLine {
  readonly documentId: number;
  readonly conclusion: ReviewConclusion;
  /** First day of a repeal or lapse. */
  readonly on?: IsoDay;
  /** New last day in force. */
  readonly until?: IsoDay;
  readonly reason?: string;
}
