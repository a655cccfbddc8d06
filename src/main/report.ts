// bin/gongkai report: the annual report computed from the records, as JSON or as the HTML of the form.

import { computeReport } from '../commands/reports/compute-report.ts';
import { reconcileReport } from '../commands/reports/reconcile-report.ts';
import type { AnnualReport } from '../rules/annual-report/report.ts';
import { firstYearOf } from '../store/reports/report-editions.ts';
import type { Database } from '../store/database.ts';
import { organByCode, reportingOrgans, siteOrgan } from '../store/people/organs.ts';
import type { OrganRow } from '../store/tables.ts';
import { reportDocument } from '../web/portal/report-article.ts';
import type { CommandContext } from './context.ts';
import { printFaults, readOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

const formats = ['json', 'html'];

const help = `由记录算出年度报告

用法：bin/gongkai report [--organ 机关代码] --year 年份 [--format json|html]

  --organ    机关代码；省略时为本网站的机关
  --year     统计年度，四位数
  --format   json（默认）或者 html（国办公开办函〔2021〕30号规定的格式）

退出状态：0 已算出；1 运行条件不具备；2 输入有误
`;

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, {
    organ: 'string',
    year: 'string',
    format: 'string',
    help: 'boolean',
  });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const year = Number(values['year']);
  const format = String(values['format'] ?? 'json');
  const found = [...faults, ...positionals.map((word) => `${word}：多余的参数。`)];
  if (!/^\d{4}$/.test(String(values['year']))) {
    found.push('--year：请写四位数的年份，如 --year 2022。');
  }
  if (!formats.includes(format)) found.push('--format：只能是 json 或者 html。');
  if (found.length > 0) {
    printFaults(found);
    return 2;
  }
  return withDatabase(context, async ({ db, secrets }) => {
    const organ = await chooseOrgan(db, values['organ'] as string | undefined);
    if (typeof organ === 'string') {
      printFaults([organ]);
      return 2;
    }
    // A year without any request is reported too; one before the first record or not begun is not.
    const first = await firstYearOf(db, organ.id);
    if (first === undefined || year < first || year > context.clock().today().year) {
      printFaults([`--year：${organ.name}没有${year}年的记录，无法编制年度报告。`]);
      return 2;
    }
    const report = await computeReport({ db, secrets }, organ, year);
    process.stdout.write(
      format === 'html' ? await reportDocument(report) : await asJson(db, organ, report),
    );
    return 0;
  });
}

/** The organ named, else the site's own or the only one that reports; or what to do. */
async function chooseOrgan(db: Database, code: string | undefined): Promise<OrganRow | string> {
  if (code !== undefined) {
    const organ = await organByCode(db, code);
    return organ ?? `--organ：没有代码为“${code}”的机关。`;
  }
  const organs = await reportingOrgans(db);
  const [only] = organs;
  if (only === undefined) return '没有编制年度报告的机关：请先运行 bin/gongkai init。';
  const site = await siteOrgan(db);
  const own = organs.find(({ id }) => id === site?.id);
  if (own !== undefined || organs.length === 1) return own ?? only;
  return `--organ：有${organs.length}个机关编制年度报告，请指明：${organs.map((o) => o.code).join('、')}。`;
}

async function asJson(db: Database, organ: OrganRow, report: AnnualReport): Promise<string> {
  const findings = await reconcileReport(db, organ, report);
  const { organ: names, year, tables, figures, texts } = report;
  const content = {
    organ: names.name,
    code: names.code,
    year,
    form: '2021',
    tables,
    figures,
    texts: texts ?? null,
    findings,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
