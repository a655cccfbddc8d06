// The example's columns: the disclosure platform that every organ keeps, with how often each column of
// the example is due for something new, and eight columns of the site itself.

import {
  type ColumnKind,
  type DisclosureColumn,
  disclosureColumns,
  isCataloguePath,
  type PlacedColumn,
  placedColumns,
} from '../rules/disclosure-columns.ts';
import type { ListForm } from '../rules/list-forms.ts';

export interface ExampleColumn {
  readonly slug: string;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Item of 条例 20 ¶1. */
  readonly item?: number;
  /** It is stale when nothing was published for so many days (国办秘函〔2019〕19号). */
  readonly updateDays?: number;
  readonly listForm?: ListForm;
  /** Leads to another site (外链栏目). */
  readonly link?: string;
  readonly children?: readonly ExampleColumn[];
}

const updateDays: Readonly<Record<string, number>> = {
  lzyj: 180,
  jgzn: 365,
  ghjh: 365,
  tjxx: 92,
  xzxk: 180,
  xzcf: 92,
  czyjs: 365,
  xzsyxsf: 365,
  zfcg: 92,
  zdjsxm: 92,
  msly: 92,
  yjgl: 180,
  jdjc: 180,
  gwyzk: 365,
  qtfd: 180,
};

/** What is published on the platform of another office, as many sites have it below 法定主动公开内容. */
const purchases: ExampleColumn = {
  slug: 'zgzfcgw',
  name: '中国政府采购网',
  kind: 'list',
  link: 'https://www.ccgp.gov.cn/',
};

function withUpdateDays(column: DisclosureColumn): ExampleColumn {
  const days = updateDays[column.slug];
  const { children, ...own } = column;
  const local = column.slug === 'fdzdgknr' ? [purchases] : [];
  return {
    ...own,
    ...(days === undefined ? {} : { updateDays: days }),
    ...(children === undefined ? {} : { children: [...children.map(withUpdateDays), ...local] }),
  };
}

export const exampleColumns: readonly ExampleColumn[] = [
  ...disclosureColumns.map(withUpdateDays),
  { slug: 'gkxx', name: '概况信息', kind: 'list', updateDays: 365 },
  { slug: 'zwdt', name: '政务动态', kind: 'list', updateDays: 14 },
  { slug: 'zdly', name: '重点领域信息公开', kind: 'list', updateDays: 92 },
  { slug: 'jdgk', name: '监督、人事、统计、财政信息', kind: 'list', updateDays: 92 },
  { slug: 'sydwzp', name: '事业单位招聘', kind: 'list', updateDays: 180 },
  { slug: 'xxly', name: '休闲旅游', kind: 'list', updateDays: 180 },
  { slug: 'gwhgb', name: '管委会公报', kind: 'list', updateDays: 92, listForm: 'gazette' },
  {
    slug: 'jytadf',
    name: '建议提案答复',
    kind: 'list',
    updateDays: 365,
    listForm: 'proposal-replies',
  },
];

/** Columns in the order of the tree, each with its address below the organ's root. */
export function flatColumns(): readonly PlacedColumn<ExampleColumn>[] {
  return placedColumns(exampleColumns);
}

/** What the import needs to know of the columns. */
export function importColumns(): ReadonlyMap<string, { readonly catalogue: boolean }> {
  return new Map(
    flatColumns()
      .filter((column) => column.kind === 'list' && column.link === undefined)
      .map(({ slug, path }) => [slug, { catalogue: isCataloguePath(path) }]),
  );
}
