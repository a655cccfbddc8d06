// From the words of an old site to ours: which of its columns is which field, where its columns (栏目) go, what is
// meant where it says nothing. Written by the operator into the template that a dry run gives.

import { documentKinds, isDocumentKind } from './document-classes.ts';
import { normaliseDocumentNumber } from './document-number.ts';
import { type ImportDocument, importFieldLabels } from './import-document.ts';
import { readOldDay, readOldMoment } from './old-dates.ts';

/** Beside our own fields: the file that holds the text, a word about validity, and what is not wanted. */
export const sourceFields = {
  ...importFieldLabels,
  bodyFile: '正文文件',
  validity: '有效性',
  ignore: '不导入',
} as const;
export type SourceField = keyof typeof sourceFields;

export interface ImportMapping {
  /** Old column heading or label → our field; empty: not said yet. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Old 栏目 → code of ours. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Old 栏目 or 信息种类 → kind. */
  readonly kinds?: Readonly<Record<string, string>>;
  readonly defaults?: MappingDefaults;
}

export interface MappingDefaults {
  readonly kind?: string;
  readonly column?: string;
  readonly publisher?: string;
  readonly issuer?: string;
  readonly openness?: string;
  /** 成文日期 is the day of publication where the old site has none. */
  readonly madeOnIsPublication?: boolean;
}

/** What nobody has given a meaning to yet: headings, and columns (栏目). */
export interface Unmapped {
  readonly fields: readonly string[];
  readonly columns: readonly string[];
}

/** Headings of lists and metadata tables as old sites write them. */
const known: Readonly<Record<string, SourceField>> = {
  编号: 'key',
  文章编号: 'key',
  id: 'key',
  信息标题: 'title',
  文件标题: 'title',
  名称: 'title',
  信息名称: 'title',
  种类: 'kind',
  文号: 'documentNumber',
  发文文号: 'documentNumber',
  文件编号: 'documentNumber',
  发文单位: 'issuers',
  制发机关: 'issuers',
  发布单位: 'publisher',
  公开责任部门: 'publisher',
  来源: 'source',
  成文时间: 'madeOn',
  生成日期: 'madeOn',
  发文日期: 'madeOn',
  印发日期: 'madeOn',
  发布日期: 'publishedAt',
  公开日期: 'publishedAt',
  实施日期: 'effectiveFrom',
  生效日期: 'effectiveFrom',
  失效日期: 'effectiveTo',
  废止时间: 'repealedOn',
  所属栏目: 'columns',
  栏目名称: 'columns',
  体裁: 'genre',
  关键词: 'keywords',
  关键字: 'keywords',
  摘要: 'summary',
  简介: 'summary',
  公开方式: 'openness',
  内容: 'body',
  正文内容: 'body',
  正文文件: 'bodyFile',
  文件路径: 'bodyFile',
  附件文件: 'attachments',
  网址: 'oldAddresses',
  url: 'oldAddresses',
  地址: 'oldAddresses',
  原网址: 'oldAddresses',
  原地址: 'oldAddresses',
  有效性: 'validity',
  时效性: 'validity',
  是否有效: 'validity',
};

/** 索 引 号： and 索引号 are one. */
export function plainLabel(label: string): string {
  return label.replaceAll(/[\s\u00a0\u3000:：*＊[\]【】]/g, '');
}

const ownLabels = new Map(
  Object.entries(sourceFields).flatMap(([field, label]) => [
    [plainLabel(label), field as SourceField],
    [field, field as SourceField],
  ]),
);

export function fieldOfLabel(label: string, mapping: ImportMapping): SourceField | undefined {
  const plain = plainLabel(label);
  const said = mapping.fields?.[label] ?? mapping.fields?.[plain];
  if (said !== undefined && said !== '') {
    return ownLabels.get(plainLabel(said)) ?? ownLabels.get(said);
  }
  return ownLabels.get(plain) ?? known[plain] ?? known[plain.toLowerCase()];
}

export interface MappedRecord {
  /** What the row itself said something about. */
  readonly filled: readonly SourceField[];
  readonly value: Readonly<Record<string, unknown>>;
  readonly bodyFile?: string;
  /** Said about validity where no date says it. */
  readonly validity?: string;
  readonly madeOnIsPublication: boolean;
}

export interface MappingNotes {
  readonly fields: Set<string>;
  readonly columns: Set<string>;
}

export function newNotes(): MappingNotes {
  return { fields: new Set(), columns: new Set() };
}

/** `record`: heading or label → text. What nobody gave a meaning to is noted and left out. */
export function mapRecord(
  record: Readonly<Record<string, string>>,
  mapping: ImportMapping,
  isColumn: (code: string) => boolean,
  notes: MappingNotes,
): MappedRecord {
  const found: Partial<Record<SourceField, string>> = {};
  for (const [label, given] of Object.entries(record)) {
    const text = given.trim();
    if (/^(?:|无|暂无|[-—/]+)$/.test(text)) continue;
    const field = fieldOfLabel(label, mapping);
    if (field === undefined) notes.fields.add(label);
    else if (field !== 'ignore') found[field] ??= text;
  }
  const { bodyFile, validity, kind, columns, ignore: _, ...plain } = found;
  const { defaults = {} } = mapping;
  const codes = listOf(columns).map((name) => {
    const code = mapping.columns?.[name];
    if (code !== undefined && code !== '') return code;
    if (!isColumn(name)) notes.columns.add(name);
    return name;
  });
  const value: Record<string, unknown> = { ...plain };
  const put = (field: keyof ImportDocument, one: unknown): void => {
    if (one !== undefined) value[field] = one;
  };
  put('kind', kindOf(kind, listOf(columns), mapping));
  put('columns', codes.length > 0 ? [...new Set(codes)] : defaults.column && [defaults.column]);
  put('publisher', plain.publisher ?? defaults.publisher ?? plain.source);
  const issuers = plain.issuers ?? defaults.issuer ?? (value['publisher'] as string | undefined);
  put('issuers', issuers === undefined ? undefined : listOf(issuers));
  put('openness', opennessOf(plain.openness) ?? defaults.openness ?? 'proactive');
  for (const field of ['madeOn', 'effectiveFrom', 'effectiveTo', 'repealedOn'] as const) {
    if (plain[field] !== undefined) value[field] = readOldDay(plain[field]) ?? plain[field];
  }
  if (plain.publishedAt !== undefined) {
    value['publishedAt'] = readOldMoment(plain.publishedAt) ?? plain.publishedAt;
  }
  const isMissing = plain.madeOn === undefined && defaults.madeOnIsPublication === true;
  if (isMissing && typeof value['publishedAt'] === 'string') {
    value['madeOn'] = value['publishedAt'].slice(0, 10);
  }
  if (plain.documentNumber !== undefined) {
    value['documentNumber'] = normaliseDocumentNumber(plain.documentNumber) ?? plain.documentNumber;
  }
  if (plain.keywords !== undefined) value['keywords'] = listOf(plain.keywords);
  if (plain.oldAddresses !== undefined) value['oldAddresses'] = linesOf(plain.oldAddresses);
  if (plain.attachments !== undefined) value['attachments'] = filesOf(plain.attachments);
  return {
    filled: Object.keys(found) as SourceField[],
    value,
    madeOnIsPublication: isMissing,
    ...(bodyFile === undefined ? {} : { bodyFile }),
    ...(validity === undefined ? {} : { validity }),
  };
}

function kindOf(
  said: string | undefined,
  columns: readonly string[],
  { kinds = {}, defaults = {} }: ImportMapping,
): string | undefined {
  for (const word of [said, ...columns]) {
    const kind = word === undefined ? undefined : kinds[word];
    if (kind !== undefined && kind !== '') return kind;
  }
  if (said !== undefined) {
    if (isDocumentKind(said)) return said;
    const [kind] = Object.entries(documentKinds).find(([, { label }]) => label === said) ?? [];
    return kind ?? said;
  }
  return defaults.kind;
}

const opennessWords: Readonly<Record<string, string>> = {
  主动公开: 'proactive',
  依申请公开: 'upon-request',
  不予公开: 'withheld',
};

function opennessOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (opennessWords[text] ?? text);
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[;；、|\n]/).flatMap((part) => part.trim() || []);
}

function linesOf(text: string): readonly string[] {
  return text.split(/[\n；]|\s*;\s+/).flatMap((part) => part.trim() || []);
}

/** 附件/通知.docx or 附件/1.docx=关于某事的通知.docx, a line or a semicolon apart. */
function filesOf(text: string): readonly { readonly file: string; readonly name: string }[] {
  return text.split(/[;；\n]/).flatMap((part) => {
    const [file = '', name = ''] = part.split('=', 2).map((one) => one.trim());
    if (file === '') return [];
    return [{ file, name: name === '' ? (file.split('/').at(-1) ?? file) : name }];
  });
}

/** The mapping with an empty line for all that has no meaning yet: to be filled in and handed back. */
export function mappingTemplate(mapping: ImportMapping, unmapped: Unmapped): ImportMapping {
  const defaults: MappingDefaults = {
    kind: '',
    column: '',
    publisher: '',
    issuer: '',
    openness: 'proactive',
    madeOnIsPublication: false,
    ...mapping.defaults,
  };
  return {
    fields: { ...empty(unmapped.fields), ...mapping.fields },
    columns: { ...empty(unmapped.columns), ...mapping.columns },
    kinds: { ...mapping.kinds },
    defaults,
  };
}

function empty(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, '']));
}

function isRecord(one: unknown): one is Record<string, unknown> {
  return typeof one === 'object' && one !== null && !Array.isArray(one);
}

/** What is wrong with a mapping that somebody wrote, or the mapping; empty defaults say nothing. */
export function readMapping(
  value: unknown,
  isColumn: (code: string) => boolean,
): { readonly mapping: ImportMapping } | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  if (!isRecord(value)) return { faults: ['对应表应是一个JSON对象'] };
  const parts = ['fields', 'columns', 'kinds', 'defaults'];
  for (const name of Object.keys(value)) {
    if (!parts.includes(name)) faults.push(`对应表没有“${name}”这一部分`);
  }
  const texts = (part: string): Record<string, string> => {
    const given = value[part] ?? {};
    if (!isRecord(given) || Object.values(given).some((one) => typeof one !== 'string')) {
      faults.push(`对应表的 ${part} 应是“原来的写法: 本站的写法”`);
      return {};
    }
    return given as Record<string, string>;
  };
  const fields = texts('fields');
  for (const [label, field] of Object.entries(fields)) {
    if (field !== '' && !ownLabels.has(field) && !ownLabels.has(plainLabel(field))) {
      faults.push(`对应表 fields 的“${label}”：本站没有“${field}”这个字段`);
    }
  }
  const columns = texts('columns');
  for (const [name, code] of Object.entries(columns)) {
    if (code !== '' && !isColumn(code)) {
      faults.push(`对应表 columns 的“${name}”：本站没有代码为“${code}”的栏目`);
    }
  }
  const kinds = texts('kinds');
  for (const [name, kind] of Object.entries(kinds)) {
    if (kind !== '' && !isDocumentKind(kind)) {
      faults.push(`对应表 kinds 的“${name}”：没有“${kind}”这个信息种类`);
    }
  }
  const given = value['defaults'] ?? {};
  if (!isRecord(given)) faults.push('对应表的 defaults 应是一个JSON对象');
  const said = Object.entries(isRecord(given) ? given : {}).filter(([, one]) => one !== '');
  const defaults = Object.fromEntries(said) as MappingDefaults;
  const { kind } = defaults;
  if (kind !== undefined && !isDocumentKind(kind)) {
    faults.push(`对应表 defaults.kind：没有“${kind}”这个信息种类`);
  }
  if (defaults.column !== undefined && !isColumn(defaults.column)) {
    faults.push(`对应表 defaults.column：本站没有代码为“${defaults.column}”的栏目`);
  }
  return faults.length > 0 ? { faults } : { mapping: { fields, columns, kinds, defaults } };
}
