// The disclosure platform every organ keeps (国办公开办函〔2019〕61号): guide, rules, statutory content by
// the fifteen items of 条例 20 ¶1, annual reports, and the entry for requests. Names of the items are a
// layout over the article [choice]; slugs are those most sites use.

/**
 * `section`: holds columns; `list`: documents by date; `guide`: the structured guide record; `reports`:
 * annual reports by year; `apply`: the way to the application form.
 */
export type ColumnKind = 'section' | 'list' | 'guide' | 'reports' | 'apply';

export interface DisclosureColumn {
  readonly slug: string;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Item of 条例 20 ¶1. */
  readonly item?: number;
  readonly children?: readonly DisclosureColumn[];
}

const items = [
  ['lzyj', '履职依据'],
  ['jgzn', '机构职能'],
  ['ghjh', '规划计划'],
  ['tjxx', '统计信息'],
  ['xzxk', '行政许可和其他对外管理服务'],
  ['xzcf', '行政处罚和行政强制'],
  ['czyjs', '财政预决算'],
  ['xzsyxsf', '行政事业性收费'],
  ['zfcg', '政府采购'],
  ['zdjsxm', '重大建设项目'],
  ['msly', '民生领域'],
  ['yjgl', '应急管理'],
  ['jdjc', '监督检查'],
  ['gwyzk', '公务员招考'],
  ['qtfd', '其他法定公开'],
] as const;

export const disclosureColumns: readonly DisclosureColumn[] = [
  {
    slug: 'zfxxgk',
    name: '政府信息公开',
    kind: 'section',
    children: [
      { slug: 'zfxxgkzn', name: '政府信息公开指南', kind: 'guide' },
      { slug: 'zfxxgkzd', name: '政府信息公开制度', kind: 'list' },
      {
        slug: 'fdzdgknr',
        name: '法定主动公开内容',
        kind: 'section',
        children: items.map(([slug, name], i) => ({ slug, name, kind: 'list', item: i + 1 })),
      },
      { slug: 'zfxxgknb', name: '政府信息公开年报', kind: 'reports' },
      { slug: 'ysqgk', name: '依申请公开', kind: 'apply' },
    ],
  },
];

export type PlacedColumn<T> = T & { readonly path: string; readonly parent?: string };

/** First step of the addresses of organs below the site's own. */
export const organsStep = 'jg';

/**
 * Where the columns of an organ stand: the site's own at the top, each other in a folder of its own, since every
 * organ keeps the same tree (国办公开办函〔2019〕61号).
 */
export function rootOf(organ: {
  readonly code: string;
  readonly parent_id: number | null;
}): string {
  return organ.parent_id === null ? '' : `${organsStep}/${organ.code}`;
}

/** Code of the organ in whose folder the path lies; of the site's own organ none. */
export function organOfPath(path: string): string | undefined {
  return /^\/?jg\/([a-z0-9-]{1,40})(?:\/|$)/.exec(path)?.[1];
}

/** The path in the tree that all organs share. */
export function pathInTree(path: string): string {
  return organOfPath(path) === undefined ? path : path.split('/').slice(2).join('/');
}

/** Columns in the order of the tree, each with its address below the organ's root (`rootOf`). */
export function placedColumns<T extends { slug: string; children?: readonly T[] }>(
  columns: readonly T[],
  root = '',
): readonly PlacedColumn<T>[] {
  const placed = (below: readonly T[], parent: string | undefined): readonly PlacedColumn<T>[] =>
    below.flatMap((column) => {
      const above = parent ?? root;
      const path = above === '' ? column.slug : `${above}/${column.slug}`;
      const own = parent === undefined ? { ...column, path } : { ...column, path, parent };
      return [own, ...placed(column.children ?? [], path)];
    });
  return placed(columns, undefined);
}

/** 法定主动公开内容 and everything below it: no news there. */
export function isCataloguePath(path: string): boolean {
  return path.split('/').includes('fdzdgknr');
}
