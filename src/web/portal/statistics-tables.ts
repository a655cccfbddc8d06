// The tables of the page of statistics, for the page and for its file.

import { applicantKindKeys, applicantKinds } from '../../rules/applicant-kinds.ts';
import { documentKinds } from '../../rules/document-classes.ts';
import { outcomeGroups } from '../../rules/outcomes.ts';
import { shareOf } from '../../rules/public-statistics.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { organAddress, organsAddress } from './addresses.ts';
import type { FigureCell, FigureTable } from './parts/figure-table.ts';
import { searchAddress } from './search-query.ts';
import { type CountedRequests, outcomeGroupKeys, type Statistics } from './statistics-figures.ts';

/** The rest stands in one line, and by organ in the list of organs. */
const mostOrgans = 30;
export const notShown = '不单列';
/** A year between others of which neither a report nor the records tell. */
export const notPublished = '本站未公布';
/** Where there is nothing to count, or to divide by. */
const none = '—';

export type StatisticsTables = Readonly<
  Record<
    'years' | 'kinds' | 'organs' | 'requests' | 'applicants' | 'outcomes' | 'interpretations',
    FigureTable
  >
>;

/** @param reports column of the annual reports, where a year that was reported opens */
export function statisticsTables(
  { years, kinds, organs, requests, interpretations }: Statistics,
  reports: ColumnRow | undefined,
): StatisticsTables {
  const rest = organs.slice(mostOrgans).reduce((sum, { count }) => sum + count, 0);
  const lines = (width: number, cellsOf: (one: CountedRequests) => readonly FigureCell[]) =>
    requests.map((one) => ({
      label: `${one.year}年`,
      ...(one.counted && one.isReported && reports !== undefined
        ? { address: `/${reports.path}/${one.year}/` }
        : {}),
      cells: one.counted
        ? cellsOf(one)
        : Array.from({ length: width }, () => ({ value: notPublished })),
    }));
  return {
    years: {
      caption: '主动公开的信息，按发布年度（件）',
      head: ['年度', '发布'],
      rows: years.map(({ year, count }) => ({
        label: `${year}年`,
        cells: [
          count === 0
            ? { value: 0 }
            : { value: count, address: searchAddress({ year: String(year), sort: 'time' }) },
        ],
      })),
    },
    kinds: {
      caption: '主动公开的信息，按种类（件）',
      head: ['种类', '发布'],
      rows: kinds.map(({ kind, count }) => ({
        label: documentKinds[kind].label,
        cells: [{ value: count, address: searchAddress({ kind, sort: 'time' }) }],
      })),
    },
    organs: {
      caption: '主动公开的信息，按机关（件）',
      head: ['机关', '发布'],
      rows: [
        ...organs.slice(0, mostOrgans).map(({ organ, count }) => ({
          label: organ.short_name,
          address: organAddress(organ),
          cells: [{ value: count }],
        })),
        ...(rest === 0
          ? []
          : [{ label: '其他机关', address: organsAddress, cells: [{ value: rest }] }]),
      ],
    },
    requests: {
      caption: '政府信息公开申请，按年度（件）',
      head: ['年度', '新收', '办结', '作出答复', '按期答复', '按期答复率', '数据来源'],
      rows: lines(6, (one) => [
        { value: one.received },
        { value: one.concluded },
        ...repliesCells(one),
        { value: one.isReported ? '年度报告' : '当日统计' },
      ]),
    },
    applicants: {
      caption: '新收申请，按申请人（件）',
      head: ['年度', ...Object.values(applicantKinds)],
      rows: lines(applicantKindKeys.length, (one) => one.byApplicant.map(shown)),
    },
    outcomes: {
      caption: '办结申请，按结果（件）',
      head: ['年度', ...outcomeGroupKeys.map((group) => outcomeName(group))],
      rows: lines(outcomeGroupKeys.length, (one) => one.byOutcome.map(shown)),
    },
    interpretations: {
      caption: '政策解读，按所解读文件的发布年度（件）',
      head: ['年度', '应当解读的文件', '已经解读', '解读率', '按期解读'],
      rows: interpretations.map(({ year, asked, explained, inTime }) => ({
        label: `${year}年`,
        address: searchAddress({ tab: 'interpretation', year: String(year), sort: 'time' }),
        cells: [
          { value: asked },
          { value: explained },
          { value: shareOf(explained, asked) || none },
          { value: inTime },
        ],
      })),
    },
  };
}

function repliesCells({ replies }: CountedRequests): readonly FigureCell[] {
  if (replies === undefined) return [{ value: none }, { value: none }, { value: none }];
  const { replied, inTime } = replies;
  return [{ value: replied }, { value: inTime }, { value: shareOf(inTime, replied) || none }];
}

function shown(count: number | undefined): FigureCell {
  return { value: count ?? notShown };
}

/** （二）部分公开（区分处理的，…） is 部分公开. */
export function outcomeName(group: keyof typeof outcomeGroups): string {
  return outcomeGroups[group].replace(/^（.）/, '').replace(/（.*$/, '');
}
