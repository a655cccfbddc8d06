// What a file for machines says of itself: which edition, or that it is none yet.

import type { ReportSheet } from '../../rules/annual-report/laid-report.ts';

export const draftWord = '草稿，仅供核对，不得公布';

export function editionWord(sealed: ReportSheet['sealed']): string {
  return sealed === undefined ? draftWord : `第${sealed.edition}版`;
}
