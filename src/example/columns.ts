// The example's columns: the five of the disclosure platform (国办公开办函〔2019〕61号) with the items of
// 条例 20 below the third, and six of the site itself.

/**
 * `section`: holds columns; `list`: documents by date; `guide`: the structured guide record; `reports`:
 * annual reports by year; `apply`: the way to the application form.
 */
export type ExampleColumnKind = 'section' | 'list' | 'guide' | 'reports' | 'apply';

export interface ExampleColumn {
  readonly slug: string;
  readonly name: string;
  readonly kind: ExampleColumnKind;
  /** Item of 条例 20 ¶1. */
  readonly item?: number;
  /** It is stale when nothing was published for so many days (国办秘函〔2019〕19号). */
  readonly updateDays?: number;
  readonly description: string;
  readonly children?: readonly ExampleColumn[];
}

const catalogue: readonly ExampleColumn[] = [
  item('lzyj', '履职依据', 1, 180, '规章、行政规范性文件和其他公文，附政策解读'),
  item('jgzn', '机构职能', 2, 365, '职能、机构设置、办公地址、办公时间、联系方式'),
  item('ghjh', '规划计划', 3, 365, '发展规划、专项规划、年度计划和相关政策'),
  item('tjxx', '统计信息', 4, 92, '国民经济和社会发展统计信息'),
  item(
    'xzxk',
    '行政许可和其他对外管理服务',
    5,
    180,
    '办事的依据、条件、程序；许可由市级部门驻场窗口作出，结果由作出决定的机关公开',
  ),
  item(
    'xzcf',
    '行政处罚和行政强制',
    6,
    92,
    '依据、条件、程序和月度情况；处罚由市级部门派驻机构以市级部门名义作出并公开',
  ),
  item('czyjs', '财政预决算', 7, 365, '预算、决算、“三公”经费和财政资金信息'),
  item('xzsyxsf', '行政事业性收费', 8, 365, '收费项目、依据和标准'),
  item('zfcg', '政府采购', 9, 92, '集中采购目录、标准和实施情况'),
  item('zdjsxm', '重大建设项目', 10, 92, '重大建设项目的批准和实施情况'),
  item('msly', '民生领域', 11, 92, '乡村振兴、教育、医疗、社会保障、就业等政策、措施及其实施'),
  item('yjgl', '应急管理', 12, 180, '应急预案、预警信息和应对情况'),
  item('jdjc', '监督检查', 13, 180, '环境保护、公共卫生、安全生产、食品药品、产品质量监督检查情况'),
  item('gwyzk', '公务员招考', 14, 365, '职位、名额、报考条件和录用结果'),
  item('qtfd', '其他法定公开', 15, 180, '法律、法规、规章和国家有关规定要求公开的其他信息'),
];

function item(
  slug: string,
  name: string,
  art20: number,
  updateDays: number,
  description: string,
): ExampleColumn {
  return { slug, name, kind: 'list', item: art20, updateDays, description };
}

export const exampleColumns: readonly ExampleColumn[] = [
  {
    slug: 'zfxxgk',
    name: '政府信息公开',
    kind: 'section',
    description: '本机关依法公开的政府信息，和申请公开的途径',
    children: [
      {
        slug: 'zfxxgkzn',
        name: '政府信息公开指南',
        kind: 'guide',
        description: '公开什么、到哪里找、怎样申请、多久答复',
      },
      {
        slug: 'zfxxgkzd',
        name: '政府信息公开制度',
        kind: 'list',
        description: '政府信息公开的法规和本机关的工作制度',
      },
      {
        slug: 'fdzdgknr',
        name: '法定主动公开内容',
        kind: 'section',
        description: '按《中华人民共和国政府信息公开条例》第二十条列出的十五类信息',
        children: catalogue,
      },
      {
        slug: 'zfxxgknb',
        name: '政府信息公开年报',
        kind: 'reports',
        description: '本机关历年政府信息公开工作年度报告',
      },
      {
        slug: 'ysqgk',
        name: '依申请公开',
        kind: 'apply',
        description: '网上提交申请、查询办理进度',
      },
    ],
  },
  {
    slug: 'gkxx',
    name: '概况信息',
    kind: 'list',
    updateDays: 365,
    description: '区情、资源、交通、园区和公共服务概况',
  },
  {
    slug: 'zwdt',
    name: '政务动态',
    kind: 'list',
    updateDays: 14,
    description: '经开区各部门、各街道和镇的工作动态',
  },
  {
    slug: 'zdly',
    name: '重点领域信息公开',
    kind: 'list',
    updateDays: 92,
    description: '劳动就业、社会保障、招商引资、住房、交通、教育、创业和医疗卫生',
  },
  {
    slug: 'jdgk',
    name: '监督、人事、统计、财政信息',
    kind: 'list',
    updateDays: 92,
    description: '监督检查、人事、统计数据、社会公益和财政资金',
  },
  {
    slug: 'sydwzp',
    name: '事业单位招聘',
    kind: 'list',
    updateDays: 180,
    description: '事业单位公开招聘的公告、进程和结果',
  },
  {
    slug: 'xxly',
    name: '休闲旅游',
    kind: 'list',
    updateDays: 180,
    description: '景区、线路、节会和出游提示',
  },
];

/** Columns in the order of the tree, each with its address below the organ's root. */
export function flatColumns(
  columns: readonly ExampleColumn[] = exampleColumns,
  above = '',
): readonly (ExampleColumn & { readonly path: string; readonly parent?: string })[] {
  return columns.flatMap((column) => {
    const path = above === '' ? column.slug : `${above}/${column.slug}`;
    const own = above === '' ? { ...column, path } : { ...column, path, parent: above };
    return [own, ...flatColumns(column.children ?? [], path)];
  });
}

/** What the import needs to know of the columns. */
export function importColumns(): ReadonlyMap<string, { readonly catalogue: boolean }> {
  const inCatalogue = new Set(catalogue.map((column) => column.slug));
  return new Map(
    flatColumns()
      .filter((column) => column.kind === 'list')
      .map((column) => [column.slug, { catalogue: inCatalogue.has(column.slug) }]),
  );
}
