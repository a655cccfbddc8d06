// From an address to what stands there, by the organ's columns. Lists are paged and filtered by folders
// (/zwdt/index_2.html, /zwdt/y2022/), so that every list page has one address and can be a file.

import {
  type DocumentVersion,
  type PaperFormat,
  type FilePreviewAddress,
  readDocumentAddress,
  readFilePreviewAddress,
  readPaperAddress,
  readVersionAddress,
} from '../../rules/document-address.ts';
import type { FormFormat } from '../../formats/print/print-form.ts';
import { isReportFormat, type ReportFormat } from '../../formats/report-files/formats.ts';
import { organsStep, rootOf } from '../../rules/disclosure-columns.ts';
import {
  type InterpretationStep,
  isInterpretationStep,
  isReplyStep,
  type ReplyStep,
} from '../../rules/list-forms.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';

export type Place =
  | {
      readonly kind: 'column';
      readonly column: ColumnRow;
      readonly year?: number;
      /** Of replies to proposals: /y2026/jianyi/. */
      readonly reply?: ReplyStep;
      /** Interpretations only, or those of one form: /jiedu-tujie/. */
      readonly interpretation?: InterpretationStep;
      readonly page: number;
    }
  | {
      readonly kind: 'report-file';
      readonly column: ColumnRow;
      readonly year: number;
      readonly format: ReportFormat;
      /** Code of an organ below the site's own. */
      readonly organ?: string;
    }
  | { readonly kind: 'compare-reports'; readonly column: ColumnRow; readonly format?: TableFormat }
  | { readonly kind: 'all-reports'; readonly column: ColumnRow }
  /** Every figure of all of them in one table. */
  | { readonly kind: 'all-figures'; readonly column: ColumnRow }
  | {
      readonly kind: 'report';
      readonly column: ColumnRow;
      readonly year: number;
      /** An edition that was corrected since: /2022-1/. */
      readonly edition?: number;
      /** Code of an organ below the site's own: /kfq-scj/2022/. */
      readonly organ?: string;
    }
  /** The website's own yearly work reports: all years, one, a file of one. */
  | { readonly kind: 'website-reports'; readonly column: ColumnRow }
  | {
      readonly kind: 'website-report';
      readonly column: ColumnRow;
      readonly year: number;
      readonly edition?: number;
    }
  | {
      readonly kind: 'website-report-file';
      readonly column: ColumnRow;
      readonly year: number;
      readonly format: ReportFormat;
    }
  | { readonly kind: 'apply'; readonly column: ColumnRow }
  | { readonly kind: 'choose-organ'; readonly column: ColumnRow }
  | { readonly kind: 'suggest'; readonly column: ColumnRow }
  | { readonly kind: 'track'; readonly column: ColumnRow }
  | { readonly kind: 'blank-form'; readonly column: ColumnRow; readonly format: FormFormat }
  | { readonly kind: 'opinion'; readonly column: ColumnRow }
  /** To comment on a consultation; to report a fault of a document's page. */
  | { readonly kind: 'comment'; readonly id: number }
  | { readonly kind: 'page-error'; readonly id: number }
  /** Where the office is and how to write to it; what it answered. */
  | { readonly kind: 'contact' }
  | { readonly kind: 'message-answer' }
  | { readonly kind: 'document'; readonly id: number }
  | { readonly kind: 'document-paper'; readonly id: number; readonly format: PaperFormat }
  | { readonly kind: 'document-history'; readonly version: DocumentVersion }
  | { readonly kind: 'file-preview'; readonly file: FilePreviewAddress }
  /** The same without its last stroke, or with index.html. */
  | { readonly kind: 'moved'; readonly to: string };

export type TableFormat = 'xlsx' | 'csv';

/** Where anybody's annual report is audited. */
export const auditAddress = '/gongju/nianbao/';
/** All consultations, and below it the form of each. */
export const consultationsAddress = '/zhengji/';
export const helpAddress = '/bangzhu/';
export const privacyAddress = '/yinsi/';
/** What a reader's own browser keeps. */
export const keptAddress = '/shoucang/';
export const aboutAddress = '/guanyu/';
export const statisticsAddress = '/tongji/';
export const leavingRoute = '/likai/:link/';

/** The page that tells one leaves for another site, by the key of the link (rules/site-links.ts). */
export function leavingAddress(key: string): string {
  return leavingRoute.replace(':link', key);
}

export const contactAddress = '/lianxi/';
export const messageAnswerAddress = `${contactAddress}chaxun/`;

export function commentAddress(documentId: number): string {
  return `${consultationsAddress}${documentId}/`;
}

/** The page is named by its document, never by an address that a reader could bring along. */
export function pageErrorAddress(documentId: number): string {
  return `${contactAddress}jiucuo/${documentId}/`;
}

export const organStep = 'jiguan';
export const applyStep = 'shenqing';
/** Posted to by the form's script while one writes. */
export const suggestStep = 'xiangsi';
export const trackStep = 'chaxun';
/** The application form to be filled in by hand, by its ending. */
export const blankForm = 'shenqingbiao';
/** Where a third party answers its letter of consultation. */
export const opinionStep = 'yijian';

/** A report in one of its formats, and below the column: reports side by side, all files at once, all figures. */
export const reportFile = 'nianbao';
export const compareStep = 'bijiao';
export const allReports = 'quanbu.zip';
export const allFigures = 'quanbu.csv';
/** Below the column of the annual reports: 政府网站工作年度报表; a year's files have the same name. */
export const websiteStep = 'wangzhan';

/** All organs of the site, and the pages of one below. */
export const organsAddress = `/${organsStep}/`;

export function organAddress(organ: Pick<OrganRow, 'code' | 'parent_id'>): string {
  const root = rootOf(organ);
  return root === '' ? '/' : `/${root}/`;
}

/** No step of it is empty or leads up. */
const soundFolder = /^\/(?:[a-z0-9][a-z0-9_-]*\/)*$/;

export function placeAt(path: string, columns: readonly ColumnRow[]): Place | undefined {
  const document = readDocumentAddress(path);
  if (document !== undefined) return { kind: 'document', id: document.id };
  const version = readVersionAddress(path);
  if (version !== undefined) return { kind: 'document-history', version };
  const file = readFilePreviewAddress(path);
  if (file !== undefined) return { kind: 'file-preview', file };
  const readers = readersPlaceAt(path);
  if (readers !== undefined) return readers;
  const paper = readPaperAddress(path);
  if (paper !== undefined) return { kind: 'document-paper', ...paper };
  const made = blankFormAt(path, columns) ?? reportFileAt(path, columns);
  if (made !== undefined) return made;
  if (!path.endsWith('/') && !path.endsWith('.html')) {
    const to = `${path}/`;
    const known = placeAt(to, columns);
    return known === undefined || known.kind === 'moved' ? undefined : { kind: 'moved', to };
  }
  const parts = path.slice(1).split('/');
  const last = parts.pop() ?? '';
  const page = pageNumber(last);
  if (page === undefined) return undefined;
  if (last !== '' && page === 1) {
    const to = path.slice(0, -last.length);
    // Two strokes would name another host, and so lead away from the site.
    return soundFolder.test(to) ? { kind: 'moved', to } : undefined;
  }
  const website = websiteReportAt(path, columns);
  if (website !== undefined && page === 1) return website;
  const whole = columns.find((column) => column.path === parts.join('/'));
  if (whole !== undefined) return { kind: 'column', column: whole, page };
  const step = parts.pop() ?? '';
  const column = columns.find((one) => one.path === parts.join('/'));
  const replies = repliesAt([...parts, step], page, columns);
  if (replies !== undefined) return replies;
  return column === undefined
    ? reportBelowAt([...parts, step], page, columns)
    : below(column, step, page);
}

/** What readers write stands below no column. */
function readersPlaceAt(path: string): Place | undefined {
  if (path === contactAddress) return { kind: 'contact' };
  if (path === messageAnswerAddress) return { kind: 'message-answer' };
  const [, form, id] = /^\/(zhengji|lianxi\/jiucuo)\/([1-9]\d{0,14})\/$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  return { kind: form === 'zhengji' ? 'comment' : 'page-error', id: Number(id) };
}

/** A column of replies to proposals, thinned out by what was answered, of all years or of one. */
function repliesAt(
  parts: readonly string[],
  page: number,
  columns: readonly ColumnRow[],
): Place | undefined {
  const reply = parts.at(-1) ?? '';
  if (!isReplyStep(reply)) return undefined;
  const year = /^y(\d{4})$/.exec(parts.at(-2) ?? '')?.[1];
  const path = parts.slice(0, year === undefined ? -1 : -2).join('/');
  const column = columns.find((one) => one.path === path);
  if (column?.list_form !== 'proposal-replies') return undefined;
  const at = { kind: 'column', column, reply, page } as const;
  return year === undefined ? at : { ...at, year: Number(year) };
}

/** The report of an organ below, as that of the site's own one folder further. */
function reportBelowAt(
  parts: readonly string[],
  page: number,
  columns: readonly ColumnRow[],
): Place | undefined {
  const [organ = '', step = ''] = parts.slice(-2);
  const path = parts.slice(0, -2).join('/');
  const column = columns.find((one) => one.kind === 'reports' && one.path === path);
  if (column === undefined || page > 1 || !/^[a-z0-9-]{1,40}$/.test(organ)) return undefined;
  const own = reportAt(column, step);
  return own === undefined ? undefined : { ...own, organ };
}

function reportAt(column: ColumnRow, step: string) {
  const [, year, edition] = /^(\d{4})(?:-([1-9]\d?))?$/.exec(step) ?? [];
  if (year === undefined) return undefined;
  const at = { kind: 'report', column, year: Number(year) } as const;
  return edition === undefined ? at : { ...at, edition: Number(edition) };
}

function blankFormAt(path: string, columns: readonly ColumnRow[]): Place | undefined {
  const [, at, format] = new RegExp(`^/(.+)/${blankForm}\\.(pdf|docx)$`).exec(path) ?? [];
  const column = columns.find((one) => one.path === at && one.kind === 'apply');
  if (column === undefined || (format !== 'pdf' && format !== 'docx')) return undefined;
  return { kind: 'blank-form', column, format };
}

function reportFileAt(path: string, columns: readonly ColumnRow[]): Place | undefined {
  const column = columns.find((one) => one.kind === 'reports' && path.startsWith(`/${one.path}/`));
  if (column === undefined) return undefined;
  const rest = path.slice(column.path.length + 2);
  if (rest === allReports) return { kind: 'all-reports', column };
  if (rest === allFigures) return { kind: 'all-figures', column };
  const [, ofYear, ending = ''] =
    new RegExp(`^${websiteStep}/(\\d{4})/${websiteStep}\\.([a-z]+)$`).exec(rest) ?? [];
  if (ofYear !== undefined && isReportFormat(ending)) {
    return { kind: 'website-report-file', column, year: Number(ofYear), format: ending };
  }
  const [, table] = new RegExp(`^${compareStep}/${compareStep}\\.(xlsx|csv)$`).exec(rest) ?? [];
  if (table === 'xlsx' || table === 'csv')
    return { kind: 'compare-reports', column, format: table };
  const [, organ, year, format = ''] =
    new RegExp(`^(?:([a-z0-9-]{1,40})/)?(\\d{4})/${reportFile}\\.([a-z]+)$`).exec(rest) ?? [];
  if (!isReportFormat(format)) return undefined;
  const found = { kind: 'report-file', column, year: Number(year), format } as const;
  return organ === undefined ? found : { ...found, organ };
}

function websiteReportAt(path: string, columns: readonly ColumnRow[]): Place | undefined {
  const column = columns.find((one) => one.kind === 'reports' && path.startsWith(`/${one.path}/`));
  const rest = path.slice((column?.path.length ?? 0) + 2);
  if (column === undefined) return undefined;
  if (rest === `${websiteStep}/`) return { kind: 'website-reports', column };
  const [, year, edition] =
    new RegExp(`^${websiteStep}/(\\d{4})(?:-([1-9]\\d?))?/$`).exec(rest) ?? [];
  if (year === undefined) return undefined;
  const at = { kind: 'website-report', column, year: Number(year) } as const;
  return edition === undefined ? at : { ...at, edition: Number(edition) };
}

function below(column: ColumnRow, step: string, page: number): Place | undefined {
  const year = /^y(\d{4})$/.exec(step)?.[1];
  if (year !== undefined) return { kind: 'column', column, year: Number(year), page };
  if (isInterpretationStep(step) && column.kind === 'list' && column.list_form === 'documents') {
    return { kind: 'column', column, interpretation: step, page };
  }
  if (page > 1) return undefined;
  if (column.kind === 'apply' && step === suggestStep) return { kind: 'suggest', column };
  if (column.kind === 'apply' && step === organStep) return { kind: 'choose-organ', column };
  if (column.kind === 'apply' && step === applyStep) return { kind: 'apply', column };
  if (column.kind === 'apply' && step === trackStep) return { kind: 'track', column };
  if (column.kind === 'apply' && step === opinionStep) return { kind: 'opinion', column };
  if (column.kind === 'reports' && step === compareStep) return { kind: 'compare-reports', column };
  return column.kind === 'reports' ? reportAt(column, step) : undefined;
}

/** '' and index.html are page one. */
function pageNumber(file: string): number | undefined {
  if (file === '' || file === 'index.html') return 1;
  const n = /^index_([1-9]\d{0,5})\.html$/.exec(file)?.[1];
  return n === undefined ? undefined : Number(n);
}

export function listAddress(
  columnPath: string,
  page = 1,
  year?: number,
  reply?: ReplyStep,
): string {
  const ofYear = year === undefined ? `/${columnPath}/` : `/${columnPath}/y${year}/`;
  const folder = reply === undefined ? ofYear : `${ofYear}${reply}/`;
  return page <= 1 ? folder : `${folder}index_${page}.html`;
}

export function interpretationsAddress(
  columnPath: string,
  step: InterpretationStep,
  page = 1,
): string {
  return `/${columnPath}/${step}/${page <= 1 ? '' : `index_${page}.html`}`;
}

/** The column of that kind, where the site has one: 依申请公开, 指南, 年报. */
export function columnOfKind(
  columns: readonly ColumnRow[],
  kind: 'apply' | 'guide' | 'reports',
): ColumnRow | undefined {
  return columns.find((column) => column.kind === kind);
}

/** What is printed on the letter. */
export function opinionAddress(origin: string, column: ColumnRow): string {
  return `${origin}/${column.path}/${opinionStep}/`;
}
