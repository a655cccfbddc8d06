// One document as it comes in from outside: the shape of a line of the import file, of the document it
// gives, and of what can be wrong with it. `import-check.ts` leads from the one to the others.

import type { IsoDay } from './day.ts';
import type {
  DocumentKind,
  Genre,
  InterpretationForm,
  Openness,
  Theme,
} from './document-classes.ts';
import type { DocumentNumber, DocumentNumberParts } from './document-number.ts';

/** A line of the import file. Days are YYYY-MM-DD; `publishedAt` is YYYY-MM-DDTHH:MM in Beijing time. */
export interface ImportDocument {
  /** The sender's own name for the document: importing the same key twice changes nothing. */
  readonly key: string;
  readonly title: string;
  readonly kind: DocumentKind;
  /** 发文字号, strictly 〔〕. */
  readonly documentNumber?: string;
  /** 发文机关, the lead organ first. */
  readonly issuers: readonly string[];
  /** 发布机构: who put it on the site. */
  readonly publisher: string;
  /** 信息来源. */
  readonly source?: string;
  /** 成文日期. */
  readonly madeOn: string;
  /** 发布时间. */
  readonly publishedAt: string;
  readonly effectiveFrom?: string;
  /** Last day in force; absent when it is not limited. */
  readonly effectiveTo?: string;
  readonly repealedOn?: string;
  /** Slugs of the columns it stands in, at least one; the first is its home and gives its address. */
  readonly columns: readonly string[];
  /** 主题分类: one of the 22, then a free second level. */
  readonly theme?: Theme;
  readonly subtheme?: string;
  /** 组配分类. */
  readonly groupClass?: string;
  /** 体裁分类. */
  readonly genre?: Genre;
  readonly keywords?: readonly string[];
  readonly summary?: string;
  readonly openness: Openness;
  /** Why it is not proactive; needed for every other openness. */
  readonly opennessReason?: string;
  /** 索引号 it already bears elsewhere; absent: one is given on import. */
  readonly indexNumber?: string;
  /** Key of the document that this one interprets. */
  readonly interprets?: string;
  /** 解读形式 of an interpretation. */
  readonly interpretationForm?: InterpretationForm;
  /** HTML-lite, see `bodyTags`; numbering 一、（一） is text. */
  readonly body: string;
  /** Files beside it, by their path in the folder that is imported. */
  readonly attachments?: readonly ImportFile[];
  /** Where it stood on the old site; each leads here from now on. */
  readonly oldAddresses?: readonly string[];
  /** Where the time of publication was read, to be kept with it (P10). */
  readonly dateSource?: string;
}

export interface ImportFile {
  /** Its path in the folder, separated by strokes. */
  readonly file: string;
  /** What readers see. */
  readonly name: string;
  readonly oldAddress?: string;
}

/** Tags a body may use; everything else is taken out when it is stored. `class` takes `bodyClasses`. */
export const bodyTags = [
  'p',
  'h2',
  'h3',
  'h4',
  'br',
  'strong',
  'em',
  'sub',
  'sup',
  'a',
  'ul',
  'ol',
  'li',
  'table',
  'caption',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'figure',
  'img',
] as const;

/**
 * addressee 主送机关 (flush left), signature 署名和日期 (right), note 附注 （此件公开发布）, centre; right is for
 * the figures of a table.
 */
export const bodyClasses = ['addressee', 'signature', 'note', 'centre', 'right'] as const;

/** What a tag may bear beside `class`. A picture is a file of the document, named by its SHA-256 and nothing else. */
export const bodyAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  img: ['data-file', 'alt'],
};

export const bodyLinkSchemes = ['http', 'https', 'mailto', 'tel'] as const;

export interface CheckedDocument extends Omit<
  ImportDocument,
  | 'documentNumber'
  | 'madeOn'
  | 'publishedAt'
  | 'effectiveFrom'
  | 'effectiveTo'
  | 'repealedOn'
  | 'oldAddresses'
> {
  readonly documentNumber?: DocumentNumber;
  readonly documentNumberParts?: DocumentNumberParts;
  readonly madeOn: IsoDay;
  readonly publishedOn: IsoDay;
  readonly publishedAt: Temporal.Instant;
  readonly effectiveFrom?: IsoDay;
  readonly effectiveTo?: IsoDay;
  readonly repealedOn?: IsoDay;
  readonly oldAddresses?: readonly { readonly key: string; readonly path: string }[];
}

export type ImportFaultCode =
  | 'not-json'
  | 'not-an-object'
  | 'unknown-field'
  | 'missing'
  | 'wrong-type'
  | 'unknown-value'
  | 'impossible-date'
  | 'wrong-order'
  | 'in-the-future'
  | 'document-number'
  | 'unknown-column'
  | 'news-in-catalogue'
  | 'too-long'
  | 'secrecy-mark'
  | 'duplicate'
  | 'file-missing'
  | 'file-refused'
  | 'unreadable'
  | 'old-address'
  | 'title-repeated'
  | 'number-known'
  | 'personal-data';

export interface ImportFault {
  /** Row of the file, from 1. */
  readonly row: number;
  /** The file it stands in, where a row is one. */
  readonly place?: string;
  readonly field: string;
  readonly code: ImportFaultCode;
  readonly message: string;
  readonly provision?: string;
}

export const importFieldLabels: Readonly<Record<keyof ImportDocument, string>> = {
  key: '标识',
  title: '标题',
  kind: '信息种类',
  documentNumber: '发文字号',
  issuers: '发文机关',
  publisher: '发布机构',
  source: '信息来源',
  madeOn: '成文日期',
  publishedAt: '发布时间',
  effectiveFrom: '施行日期',
  effectiveTo: '有效期截止日',
  repealedOn: '废止日期',
  columns: '栏目',
  theme: '主题分类',
  subtheme: '主题分类（二级）',
  groupClass: '组配分类',
  genre: '体裁分类',
  keywords: '主题词',
  summary: '内容概述',
  openness: '公开属性',
  opennessReason: '不主动公开的理由',
  indexNumber: '索引号',
  interprets: '所解读的文件',
  interpretationForm: '解读形式',
  body: '正文',
  attachments: '附件',
  oldAddresses: '旧地址',
  dateSource: '发布时间的来源',
};
