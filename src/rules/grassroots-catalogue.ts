// 基层政务公开标准目录 (国办发〔2019〕54号): 26 areas, fourteen fields of a line. What a line must say, and whether
// the matters that it asks for are public.

import type { IsoDay } from './day.ts';
import { violation, type Violation } from './violations.ts';

export const grassrootsAreas = [
  '重大建设项目',
  '公共资源交易',
  '财政预决算',
  '安全生产',
  '税收管理',
  '征地补偿',
  '国有土地上房屋征收与补偿',
  '保障性住房',
  '农村危房改造',
  '市政服务',
  '城市综合执法',
  '城乡规划',
  '公共法律服务',
  '扶贫',
  '救灾',
  '食品药品监管',
  '生态环境',
  '公共文化服务',
  '义务教育',
  '医疗卫生',
  '就业创业',
  '社会保险',
  '社会救助',
  '养老服务',
  '户籍管理',
  '涉农补贴',
] as const;

/** @param area from 1, as the areas are numbered */
export function areaName(area: number): string {
  return grassrootsAreas[area - 1] ?? '';
}

/** The heading of the form, in its order. */
export const catalogueHeadings = [
  '序号',
  '公开事项-一级事项',
  '公开事项-二级事项',
  '公开内容(要素)',
  '公开依据',
  '公开时限',
  '公开主体',
  '公开渠道和载体',
  '公开对象-全社会',
  '公开对象-特定群体',
  '公开方式-主动',
  '公开方式-依申请',
  '公开层级-县级',
  '公开层级-乡级',
] as const;

export interface CatalogueMatter {
  readonly position: number;
  readonly matter: string;
  readonly submatter: string;
  readonly content: string;
  readonly basis: string;
  readonly deadline: string;
  readonly body: string;
  readonly channels: readonly string[];
  readonly toAll: boolean;
  readonly toGroup: string;
  readonly proactive: boolean;
  readonly onRequest: boolean;
  readonly county: boolean;
  readonly township: boolean;
}

type Cell = string | number | null;

/** A line of the form; ticks are √, ✓, 是 or any other mark but 否 and ×. */
export function matterOf(cells: readonly Cell[], before?: CatalogueMatter): CatalogueMatter {
  const text = (n: number): string => String(cells[n] ?? '').trim();
  const isTicked = (n: number): boolean => text(n) !== '' && !/^(?:否|无|[×xX□-])$/.test(text(n));
  return {
    position: Number(text(0)),
    // The first level stands once for all its lines, in a merged cell.
    matter: text(1) === '' ? (before?.matter ?? '') : text(1),
    submatter: text(2),
    content: text(3),
    basis: text(4),
    deadline: text(5),
    body: text(6),
    channels: channelsIn(text(7)),
    toAll: isTicked(8),
    toGroup: isTicked(9) ? text(9) : '',
    proactive: isTicked(10),
    onRequest: isTicked(11),
    county: isTicked(12),
    township: isTicked(13),
  };
}

/** ■政府网站 □政府公报: what is filled in; without boxes all that is named. */
export function channelsIn(text: string): readonly string[] {
  const boxed = [...text.matchAll(/[■☑√]\s*([^■□☑☐√\s]+)/gu)].flatMap(([, name]) => name ?? []);
  const named = /[■□☑☐]/u.test(text) ? boxed : text.split(/[、，,；;\n]+/u);
  return [...new Set(named.map((name) => name.trim()).filter((name) => name !== ''))];
}

function tick(is: boolean): string {
  return is ? '√' : '';
}

export function cellsOf(m: CatalogueMatter): readonly Cell[] {
  return [
    m.position,
    m.matter,
    m.submatter,
    m.content,
    m.basis,
    m.deadline,
    m.body,
    m.channels.map((name) => `■${name}`).join('\n'),
    tick(m.toAll),
    m.toGroup,
    tick(m.proactive),
    tick(m.onRequest),
    tick(m.county),
    tick(m.township),
  ];
}

export function matterViolations(m: CatalogueMatter): readonly Violation[] {
  const missing = [
    [m.matter, '一级事项'],
    [m.submatter, '二级事项'],
    [m.content, '公开内容'],
    [m.basis, '公开依据'],
    [m.deadline, '公开时限'],
    [m.body, '公开主体'],
    [m.channels.join(''), '公开渠道和载体'],
    [m.toAll ? '√' : m.toGroup, '公开对象'],
    [m.proactive || m.onRequest ? '√' : '', '公开方式'],
    [m.county || m.township ? '√' : '', '公开层级'],
  ] as const;
  return missing.flatMap(([value, label]) =>
    value === '' ? [violation('catalogue-field-missing', label, label)] : [],
  );
}

export interface ReadLine {
  readonly line: number;
  readonly cells: readonly Cell[];
}

export interface ReadCatalogue {
  readonly matters: readonly CatalogueMatter[];
  readonly faults: readonly { readonly line: number; readonly violation: Violation }[];
}

/** Lines that begin with a number; what stands above is heading. Everything wrong is told with its line. */
export function readCatalogue(lines: readonly ReadLine[]): ReadCatalogue {
  const matters: CatalogueMatter[] = [];
  const faults: { line: number; violation: Violation }[] = [];
  const keys = new Set<string>();
  for (const { line, cells } of lines) {
    if (!/^\d{1,5}$/.test(String(cells[0] ?? '').trim())) continue;
    const read = matterOf(cells, matters.at(-1));
    matters.push(read);
    faults.push(...matterViolations(read).map((one) => ({ line, violation: one })));
    const key = keyOf(read);
    if (keys.has(key)) faults.push({ line, violation: violation('catalogue-twice', '二级事项') });
    keys.add(key);
  }
  if (matters.length === 0) faults.push({ line: 1, violation: violation('catalogue-empty') });
  return { matters, faults };
}

export function keyOf({
  matter,
  submatter,
}: Pick<CatalogueMatter, 'matter' | 'submatter'>): string {
  return `${matter}\n${submatter}`;
}

export const coverageStates = {
  covered: '已公开',
  late: '逾期未公开',
  missing: '没有公开',
  'on-request': '依申请公开',
} as const;
export type CoverageState = keyof typeof coverageStates;

export interface AnsweringDocument {
  readonly isPublished: boolean;
  /** Last day on which it is to be on the site (条例 26). */
  readonly publishBy: IsoDay | null;
}

/** A required matter is open while nothing on the site answers it, and late once a draft for it passed its day. */
export function coverageOf(
  { proactive }: Pick<CatalogueMatter, 'proactive'>,
  documents: readonly AnsweringDocument[],
  today: IsoDay,
): CoverageState {
  if (!proactive) return 'on-request';
  const isLate = documents.some(
    ({ isPublished, publishBy }) => !isPublished && publishBy !== null && publishBy < today,
  );
  if (isLate) return 'late';
  return documents.some(({ isPublished }) => isPublished) ? 'covered' : 'missing';
}
