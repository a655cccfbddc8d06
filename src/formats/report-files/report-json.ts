// An annual report as JSON, and the JSON Schema that says what every key of it means.

import { z } from 'zod';
import {
  documentCounts,
  remedyResultKeys,
  table3ColumnLabels,
  table3Columns,
  table3RowLabels,
  table3Rows,
  table4BlockKeys,
  table4Blocks,
} from '../../rules/annual-report/form.ts';
import type { ReportSheet } from '../../rules/annual-report/laid-report.ts';

const count = z.int().min(0);
const said = <T extends z.ZodType>(of: T, description: string): T => of.meta({ description });

function record<K extends string, T extends z.ZodType>(
  keys: readonly K[],
  of: (key: K) => T,
): z.ZodObject<Record<K, T>> {
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, T>);
}

const documents = record(documentCounts, (key) =>
  said(count, { made: '本年制发件数', repealed: '本年废止件数', 'in-force': '现行有效件数' }[key]),
);

const tables = z.strictObject({
  table2: said(
    z.strictObject({
      rules: said(documents, '规章'),
      'normative-documents': said(documents, '行政规范性文件'),
      licensing: said(count, '行政许可：本年处理决定数量'),
      penalty: said(count, '行政处罚：本年处理决定数量'),
      coercion: said(count, '行政强制：本年处理决定数量'),
      fees: said(z.number().min(0), '行政事业性收费：本年收费金额，单位为万元'),
    }),
    '表二 主动公开政府信息情况',
  ),
  table3: said(
    record(table3Rows, (row) =>
      said(
        record(table3Columns, (column) => said(count, table3ColumnLabels[column])),
        table3RowLabels[row],
      ),
    ),
    '表三 收到和处理政府信息公开申请情况',
  ),
  table4: said(
    record(table4BlockKeys, (block) =>
      said(
        record([...remedyResultKeys, 'total'] as const, () => count),
        table4Blocks[block],
      ),
    ),
    '表四 政府信息公开行政复议、行政诉讼情况；upheld 结果维持，corrected 结果纠正，other 其他结果，pending 尚未审结，total 总计',
  ),
});

const texts = z.strictObject({
  lead: said(z.string(), '导语'),
  overview: said(
    z.array(z.strictObject({ heading: z.string(), text: z.string() })),
    '第一部分 总体情况，分节',
  ),
  assessment: said(z.string().nullable(), '工作考核、社会评议和责任追究结果（条例第五十条）'),
  problems: said(z.string(), '第五部分 存在的主要问题及改进情况'),
  other: said(z.string(), '第六部分 其他需要报告的事项'),
  signedBy: said(z.string().nullable(), '署名'),
  signedOn: said(z.iso.date().nullable(), '落款日期'),
});

export const reportFile = z.strictObject({
  $schema: said(z.url(), '本文件的结构'),
  form: said(z.literal('2021'), '国办公开办函〔2021〕30号'),
  organ: z.strictObject({
    code: said(z.string(), '机关代码'),
    name: said(z.string(), '机关名称'),
  }),
  year: said(z.int().min(1900).max(9999), '统计年度'),
  edition: said(z.int().min(1).nullable(), '版次；null 为草稿'),
  sealedOn: said(z.iso.date().nullable(), '定稿日期；null 为草稿'),
  tables,
  texts: said(texts.nullable(), '文字部分，数字已填入；null 为尚未撰写'),
});

/** Where a site publishes the schema, for good. */
export const schemaAddress = '/shuju/nianbao.schema.json';

export function reportSchema(origin: string): string {
  const schema = z.toJSONSchema(reportFile, { target: 'draft-2020-12' });
  return `${JSON.stringify(
    {
      ...schema,
      $id: `${origin}${schemaAddress}`,
      title: '政府信息公开工作年度报告（国办公开办函〔2021〕30号）',
    },
    null,
    2,
  )}\n`;
}

export function reportJson({ report, sealed }: ReportSheet, origin: string): string {
  const { organ, year, tables: held, texts: written } = report;
  const content: z.infer<typeof reportFile> = {
    $schema: `${origin}${schemaAddress}`,
    form: '2021',
    organ: { code: organ.code, name: organ.name },
    year,
    edition: sealed?.edition ?? null,
    sealedOn: sealed?.on ?? null,
    tables: held,
    texts:
      written === undefined
        ? null
        : {
            lead: written.lead,
            overview: written.overview.map(({ heading, text }) => ({ heading, text })),
            assessment: written.assessment ?? null,
            problems: written.problems,
            other: written.other,
            signedBy: written.signedBy ?? null,
            signedOn: written.signedOn ?? null,
          },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
