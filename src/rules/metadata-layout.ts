// The table of facts above a document (公文页面字段; 国办发〔2017〕47号): which fields a site prints, in which order and
// under which names. What the law wants on every page may be moved and renamed but not hidden.

import { violation, type Violation } from './violations.ts';

interface MetadataFieldRow {
  readonly label: string;
  /** Why it may not be hidden; absent: the site decides. */
  readonly provision?: string;
  /** Takes the whole width: long by nature. */
  readonly whole?: true;
  /** Only shown where a site asks for it. */
  readonly rare?: true;
}

/** In the order of a site that sets nothing. */
export const metadataFields = {
  'index-number': { label: '索引号', provision: '条例12¶3' },
  theme: { label: '主题分类' },
  issuers: { label: '发文机关' },
  'made-on': { label: '成文日期', provision: '条例12¶3' },
  title: { label: '标题', whole: true },
  // Standing above the title as well; the table is what inspectors and programs read.
  'document-number': { label: '发文字号', provision: '国办发〔2018〕37号' },
  'published-on': { label: '发布日期', provision: '国办发〔2017〕47号' },
  'revised-on': { label: '更正日期', provision: '条例26' },
  publisher: { label: '发布机构', provision: '条例10' },
  kind: { label: '信息种类' },
  'interpretation-form': { label: '解读形式' },
  genre: { label: '体裁分类' },
  'group-class': { label: '组配分类' },
  openness: { label: '公开方式' },
  validity: { label: '有效性', provision: '国办公开办函〔2019〕61号' },
  'effective-from': { label: '施行日期' },
  'effective-to': { label: '有效期至' },
  'repealed-on': { label: '废止日期', provision: '国办公开办函〔2019〕61号' },
  keywords: { label: '主题词', whole: true },
  summary: { label: '内容概述', whole: true, rare: true },
  source: { label: '信息来源', rare: true },
} as const satisfies Record<string, MetadataFieldRow>;

export type MetadataField = keyof typeof metadataFields;
export const metadataFieldKeys = Object.keys(metadataFields) as readonly MetadataField[];

export interface MetadataLine {
  readonly field: MetadataField;
  /** The site's own name of it; absent: the usual one. */
  readonly label?: string;
  readonly shown: boolean;
}

function rowOf(field: MetadataField): MetadataFieldRow {
  return metadataFields[field];
}

export function isWholeWidth(field: MetadataField): boolean {
  return rowOf(field).whole === true;
}

/** Why it may not be hidden. */
export function shownBecause(field: MetadataField): string | undefined {
  return rowOf(field).provision;
}

export function labelOf({ field, label }: Pick<MetadataLine, 'field' | 'label'>): string {
  return label ?? rowOf(field).label;
}

/** Every field once: those of a saved setting as they stand, then what came since or is not named. */
export function wholeLayout(saved: readonly MetadataLine[] | null): readonly MetadataLine[] {
  const known = (saved ?? []).filter(({ field }) => metadataFieldKeys.includes(field));
  const rest = metadataFieldKeys.filter((key) => !known.some(({ field }) => field === key));
  return [
    ...known,
    ...rest.map((field): MetadataLine => {
      const { rare, provision } = rowOf(field);
      const isOwnChoice = saved !== null && provision === undefined;
      return { field, shown: !isOwnChoice && rare !== true };
    }),
  ];
}

const longestLabel = 8;

export function layoutViolations(lines: readonly MetadataLine[]): readonly Violation[] {
  const found: Violation[] = [];
  const labels = new Set<string>();
  const fields = new Set<MetadataField>();
  for (const [i, line] of lines.entries()) {
    const { field, shown } = line;
    const label = labelOf(line).trim();
    const provision = shownBecause(field);
    if (fields.has(field)) found.push(violation('metadata-field-twice', `lines.${i}`, label));
    fields.add(field);
    if (!shown && provision !== undefined) {
      found.push(violation('metadata-field-required', `lines.${i}`, `${label}（${provision}）`));
    }
    if (label === '' || Array.from(label).length > longestLabel) {
      found.push(violation('metadata-label-form', `lines.${i}`, rowOf(field).label));
    }
    // Two rows of one name say nothing to whoever reads them aloud.
    if (shown && labels.has(label)) {
      found.push(violation('metadata-label-twice', `lines.${i}`, label));
    }
    if (shown) labels.add(label);
  }
  const missing = metadataFieldKeys.filter(
    (field) => shownBecause(field) !== undefined && !fields.has(field),
  );
  for (const field of missing) {
    found.push(violation('metadata-field-required', 'lines', rowOf(field).label));
  }
  return found;
}

interface Preset {
  readonly label: string;
  readonly fields: readonly (MetadataField | readonly [MetadataField, string])[];
}

/** Layouts as sites have them, to begin from; what may not be hidden follows at the end of each. */
export const metadataPresets = {
  full: {
    label: '全项式',
    fields: metadataFieldKeys.filter((field) => rowOf(field).rare !== true),
  },
  'state-council': {
    label: '国办式',
    fields: [
      'index-number',
      'theme',
      'issuers',
      'made-on',
      'title',
      'document-number',
      'published-on',
      'keywords',
    ],
  },
  catalogue: {
    label: '目录式',
    fields: [
      'index-number',
      'openness',
      'publisher',
      'group-class',
      ['document-number', '文件编号'],
      ['published-on', '发文日期'],
      'made-on',
      'validity',
    ],
  },
  guide: {
    label: '指南式',
    fields: [
      'index-number',
      ['title', '信息名称'],
      ['theme', '信息分类'],
      ['made-on', '生成日期'],
      ['published-on', '著录日期'],
      'publisher',
      ['document-number', '文号'],
    ],
  },
  short: {
    label: '短式',
    fields: [
      ['document-number', '文号'],
      'publisher',
      ['made-on', '成文时间'],
      ['published-on', '发布时间'],
      ['validity', '文件有效性'],
    ],
  },
} as const satisfies Record<string, Preset>;

export type MetadataPreset = keyof typeof metadataPresets;

export function presetLayout(preset: MetadataPreset): readonly MetadataLine[] {
  const { fields }: Preset = metadataPresets[preset];
  return wholeLayout(
    fields.map((one) => {
      const [field, label] = typeof one === 'string' ? [one, undefined] : one;
      return { field, shown: true, ...(label === undefined ? {} : { label }) };
    }),
  );
}

/** One line up or down; at the end it stays. */
export function movedLine<T>(lines: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const line = lines[at];
  const to = at + by;
  if (line === undefined || to < 0 || to >= lines.length) return lines;
  const others = lines.filter((_, i) => i !== at);
  return [...others.slice(0, to), line, ...others.slice(to)];
}
