// The website's yearly work report in every format in which the annual report is handed out: a line for each answer,
// by the key under which the form has it. The same edition gives the same bytes.

import { z } from 'zod';
import type { Answer } from '../../rules/website-report/answers.ts';
import {
  type WebsiteField,
  websiteField,
  websiteFieldKeys,
  websiteReportBasis,
  websiteReportTitle,
  websiteSections,
} from '../../rules/website-report/form.ts';
import type { WebsiteSheet } from '../../rules/website-report/laid.ts';
import { overridesIn, valuesOf } from '../../rules/website-report/report.ts';
import { csvOf } from '../csv.ts';
import { websiteDocx } from '../print/docx.ts';
import { websitePdf } from '../print/pdf.ts';
import { workbookOf } from '../xlsx.ts';
import { draftWord, editionWord } from './edition-word.ts';
import { type ReportFormat, reportFormats } from './formats.ts';

interface WebsiteFormat {
  readonly print: (sheet: WebsiteSheet, origin: string) => Promise<Uint8Array>;
  readonly mediaType: string;
  readonly label: string;
  readonly use: string;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const websiteFormats: Readonly<Record<ReportFormat, WebsiteFormat>> = {
  docx: { ...reportFormats.docx, print: websiteDocx },
  pdf: { ...reportFormats.pdf, print: websitePdf },
  xlsx: { ...reportFormats.xlsx, print: websiteXlsx, use: '一张表，每项一行' },
  csv: {
    ...reportFormats.csv,
    print: async (sheet) => encode(websiteCsv([sheet])),
    use: '每项一行',
  },
  json: {
    ...reportFormats.json,
    print: async (sheet, origin) => encode(websiteJson(sheet, origin)),
  },
};

interface Line {
  readonly sheet: WebsiteSheet;
  readonly field: WebsiteField;
}

function linesOf(sheet: WebsiteSheet): readonly Line[] {
  return websiteFieldKeys.map((field) => ({ sheet, field }));
}

function valueIn({ sheet, field }: Line): Answer | undefined {
  return valuesOf(sheet.report)[field];
}

/** Several organs and years may lie in it one below the other. */
export function websiteCsv(sheets: readonly WebsiteSheet[]): string {
  return csvOf<Line>(
    [
      ['机关代码', ({ sheet }) => sheet.report.organ.code],
      ['机关', ({ sheet }) => sheet.report.organ.name],
      ['年度', ({ sheet }) => String(sheet.report.year)],
      ['版次', ({ sheet }) => editionWord(sheet.sealed)],
      ['栏目', ({ field }) => websiteSections[websiteField(field).section]],
      ['分组', ({ field }) => websiteField(field).group ?? ''],
      ['项目代码', ({ field }) => field],
      ['项目', ({ field }) => websiteField(field).label],
      ['单位', ({ field }) => websiteField(field).unit ?? ''],
      ['内容', (line) => wordsOf(valueIn(line))],
    ],
    sheets.flatMap(linesOf),
  );
}

/** Without the boxes of the printed form: a machine reads what was ticked. */
function wordsOf(value: Answer | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'object' ? value.join('、') : String(value);
}

async function websiteXlsx(sheet: WebsiteSheet): Promise<Uint8Array> {
  const { report, sealed } = sheet;
  const rows = linesOf(sheet).map((line) => {
    const { section, group = '', label, unit = '' } = websiteField(line.field);
    const value = valueIn(line);
    const cell = typeof value === 'number' ? value : wordsOf(value);
    return [websiteSections[section], group, line.field, label, unit, cell];
  });
  return await workbookOf({
    sheets: [
      {
        name: `${report.year}年度`,
        headings: ['栏目', '分组', '项目代码', '项目', '单位', '内容'],
        rows,
        note: `${websiteReportTitle(report)}，${editionWord(sealed)}${
          sealed === undefined ? '' : `，${sealed.on}定稿`
        }。依据：${websiteReportBasis}`,
      },
    ],
    title: websiteReportTitle(report),
    author: report.organ.name,
    on: sealed?.on ?? '',
    ...(sealed === undefined ? { mark: draftWord } : {}),
  });
}

function schemaOf(field: WebsiteField): z.ZodType {
  const { kind, options = [] } = websiteField(field);
  switch (kind) {
    case 'count':
      return z.int().min(0);
    case 'days':
      return z.number().min(0);
    case 'yes-no':
      return z.boolean();
    case 'choice':
      return z.enum([...options]);
    case 'choices':
      return z.array(z.enum([...options]));
    case 'day':
      return z.iso.date();
    case 'text':
      return z.string();
  }
}

function describe(field: WebsiteField): string {
  const { section, group, label, unit } = websiteField(field);
  const place = [websiteSections[section], ...(group === undefined ? [] : [group]), label];
  return `${place.join(' / ')}${unit === undefined ? '' : `，单位：${unit}`}；null 为没有填写`;
}

const answers = z.strictObject(
  Object.fromEntries(
    websiteFieldKeys.map((field) => [
      field,
      schemaOf(field)
        .nullable()
        .meta({ description: describe(field) }),
    ]),
  ),
);

export const websiteFile = z.strictObject({
  $schema: z.url().meta({ description: '本文件的结构' }),
  form: z.literal(websiteReportBasis),
  organ: z.strictObject({
    code: z.string().meta({ description: '机关代码' }),
    name: z.string().meta({ description: '机关名称' }),
  }),
  year: z.int().min(1900).max(9999).meta({ description: '统计年度' }),
  edition: z.int().min(1).nullable().meta({ description: '版次；null 为草稿' }),
  sealedOn: z.iso.date().nullable().meta({ description: '定稿日期；null 为草稿' }),
  answers,
  overrides: z
    .array(
      z.strictObject({
        field: z.enum([...websiteFieldKeys]),
        computed: z.number(),
        printed: z.number(),
        reason: z.string(),
      }),
    )
    .meta({ description: '改用的数字：由记录算出的、印出的和理由' }),
});

/** Where a site publishes the schema, for good. */
export const websiteSchemaAddress = '/shuju/wangzhan.schema.json';

export function websiteSchema(origin: string): string {
  const schema = z.toJSONSchema(websiteFile, { target: 'draft-2020-12' });
  const head = { $id: `${origin}${websiteSchemaAddress}`, title: '政府网站工作年度报表' };
  return `${JSON.stringify({ ...schema, ...head }, null, 2)}\n`;
}

export function websiteJson({ report, sealed }: WebsiteSheet, origin: string): string {
  return `${JSON.stringify(websiteContent({ report, sealed }, origin), null, 2)}\n`;
}

/** What the public is given as data: who entered a figure and from what stays in the office. */
export function websiteContent(
  { report, sealed }: WebsiteSheet,
  origin: string,
): z.infer<typeof websiteFile> {
  const values = valuesOf(report);
  return {
    $schema: `${origin}${websiteSchemaAddress}`,
    form: websiteReportBasis,
    organ: report.organ,
    year: report.year,
    edition: sealed?.edition ?? null,
    sealedOn: sealed?.on ?? null,
    answers: Object.fromEntries(websiteFieldKeys.map((field) => [field, values[field] ?? null])),
    overrides: overridesIn(report).map(({ field, computed, value, note = '' }) => ({
      field,
      computed,
      printed: Number(value),
      reason: note,
    })),
  };
}
