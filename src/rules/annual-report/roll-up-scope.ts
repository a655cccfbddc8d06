// What a government's report covers, kept with its sealed edition and printed in its lead paragraph: the
// scope differs from place to place, so it is said and never left to be guessed.

import type { RollUp } from './roll-up.ts';

export interface RollUpScope {
  /** Names of the organs whose reports were summed up beside the government's own office. */
  readonly included: readonly string[];
  readonly governments: number;
  readonly departments: number;
  readonly others: number;
  /** By the reports that they published. */
  readonly outside: readonly string[];
  readonly left: readonly { readonly name: string; readonly reason: string }[];
  /** Cases and documents that several organs hold, counted once. */
  readonly jointCases: number;
  readonly jointDocuments: number;
}

export function scopeOf({ shares, left, deductions }: RollUp): RollUpScope {
  const below = shares.filter(({ from }) => from !== 'own-office' && from !== 'outside');
  const count = (fits: (kind: string, deadlineClass: string | null) => boolean): number =>
    below.filter(({ organ }) => organ !== undefined && fits(organ.kind, organ.deadlineClass))
      .length;
  const governments = count(
    (kind, deadlineClass) => kind === 'government' || deadlineClass === 'government',
  );
  const departments = count(
    (kind, deadlineClass) => kind === 'department' && deadlineClass !== 'government',
  );
  const keys = (what: string): number =>
    new Set(deductions.filter((d) => d.what === what).map(({ key }) => key)).size;
  return {
    included: below.map(({ name }) => name),
    governments,
    departments,
    others: below.length - governments - departments,
    outside: shares.filter(({ from }) => from === 'outside').map(({ name }) => name),
    left: left.map(({ organ, reason }) => ({ name: organ.name, reason: reason ?? '' })),
    jointCases: keys('case'),
    jointDocuments: keys('document'),
  };
}

/** More than these are counted, not named. */
const mostNamed = 12;

export function scopeSentence(organ: string, scope: RollUpScope): string {
  const { included, outside, left } = scope;
  const kinds = [
    [scope.governments, '下级政府'],
    [scope.departments, '部门'],
    [scope.others, '乡镇街道和其他机关'],
  ] as const;
  const counted = kinds.filter(([n]) => n > 0).map(([n, name]) => `${name}${n}个`);
  const sentences = [
    `本报告数据的统计范围为${organ}本级和纳入汇总的${included.length + outside.length}个机关` +
      (counted.length === 0 ? '' : `，其中${counted.join('、')}`),
  ];
  if (outside.length > 0) {
    sentences.push(`${named(outside)}的数据取自其公布的年度报告`);
  }
  if (left.length > 0) {
    const reasons = left.length <= mostNamed ? left.map((l) => `${l.name}（${l.reason}）`) : [];
    const who = reasons.length > 0 ? reasons.join('、') : `${left.length}个机关`;
    sentences.push(`未纳入汇总的有${who}`);
  }
  if (scope.jointCases > 0 || scope.jointDocuments > 0) {
    sentences.push('几个机关共同应诉的案件、联合制发的文件只计一次');
  }
  return `${sentences.join('；')}。`;
}

function named(names: readonly string[]): string {
  return names.length <= mostNamed
    ? names.join('、')
    : `${names.slice(0, 3).join('、')}等${names.length}个机关`;
}
