// An annual report in every format in which it is handed out. The same edition gives the same bytes.

import type { ReportSheet } from '../../rules/annual-report/laid-report.ts';
import { reportDocx } from '../print/docx.ts';
import { reportPdf } from '../print/pdf.ts';
import { xlsxType } from '../xlsx.ts';
import { reportCsv } from './report-csv.ts';
import { reportJson } from './report-json.ts';
import { reportXlsx } from './report-xlsx.ts';

interface ReportFormatKind {
  /** `origin`: of the site that publishes the schema. */
  readonly print: (sheet: ReportSheet, origin: string) => Promise<Uint8Array>;
  readonly mediaType: string;
  readonly label: string;
  /** What one does with it. */
  readonly use: string;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const reportFormats = {
  docx: {
    print: reportDocx,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'Word 文档',
    use: '报送和存档',
  },
  pdf: {
    print: reportPdf,
    mediaType: 'application/pdf',
    label: 'PDF',
    use: '打印和阅读',
  },
  xlsx: { print: reportXlsx, mediaType: xlsxType, label: 'Excel 表格', use: '三张表，每表一页' },
  csv: {
    print: async (sheet) => encode(reportCsv([sheet])),
    mediaType: 'text/csv; charset=utf-8',
    label: 'CSV 表格',
    use: '每个数字一行',
  },
  json: {
    print: async (sheet, origin) => encode(reportJson(sheet, origin)),
    mediaType: 'application/json; charset=utf-8',
    label: 'JSON 数据',
    use: '供程序读取',
  },
} as const satisfies Readonly<Record<string, ReportFormatKind>>;

/** Raised when files of published editions are to be made anew; until then whoever takes one again gets the same bytes. */
export const reportFileMaker = 1;

export type ReportFormat = keyof typeof reportFormats;

export const reportFormatKeys = Object.keys(reportFormats) as readonly ReportFormat[];

export function isReportFormat(text: string): text is ReportFormat {
  return Object.hasOwn(reportFormats, text);
}
