// bin/gongkai audit FILE|FOLDER... [--json] [--class …] [--summary FILE.xlsx] [--annotate FOLDER]
// Exit status: 0 = no error found, 1 = errors found, 2 = something could not be read. The highest wins.

import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { annotatedHtml } from '../formats/annual-report/annotated-html.ts';
import { auditSummary } from '../formats/annual-report/audit-summary.ts';
import { type AuditResult, resultOf, unreadableResult } from '../formats/annual-report/audit.ts';
import { maxBytes } from '../formats/annual-report/decode.ts';
import type { ReadResult } from '../formats/annual-report/read.ts';
import { readReportFile } from '../formats/annual-report/read-file.ts';
import { xlsxOf } from '../formats/xlsx.ts';
import { type Finding, severityCounts, severityNames } from '../rules/annual-report/finding.ts';
import { optionsAmong } from '../rules/annual-report/audit-report.ts';
import type { ReportDeadlineClass } from '../rules/annual-report/deadline.ts';
import { printFaults, readOptions } from './options.ts';

const help = `审核已发布的政府信息公开工作年度报告

用法：bin/gongkai audit 文件或文件夹... [选项]

  --json            输出 JSON（格式见 docs/audit.md）
  --class           机关类别：department 部门（1月31日前公布），government 政府（3月31日前公布）
  --summary 文件    另存一张汇总表（XLSX），一行一份报告
  --annotate 文件夹 为每份报告另存一个标注稿（HTML），发现的问题标在原处

可读 HTML、DOCX、有文字的 PDF、Markdown 和纯文本，UTF-8 或 GB18030 编码；文件夹连同下级一起读。
一起给出的报告互相核对：同一机关相邻两年的结转，政府与所属机关的合计，不同机关的雷同语句。

退出状态：0 没有发现错误；1 发现错误；2 有文件读不了
`;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals, faults } = readOptions(args, {
    json: 'boolean',
    class: 'string',
    summary: 'string',
    annotate: 'string',
    help: 'boolean',
  });
  if (values['help']) {
    process.stdout.write(help);
    return 0;
  }
  const organClass = classOf(values['class']);
  const all = [
    ...faults,
    ...(organClass === null ? ['--class：应为 department（部门）或 government（政府）。'] : []),
    ...(positionals.length === 0 ? ['没有给出要审核的文件。'] : []),
  ];
  if (organClass === null || all.length > 0) {
    printFaults(all);
    return 2;
  }
  const files = await readAll(await filesIn(positionals));
  const reports = files.flatMap(({ read }) => (read.ok ? [read.report] : []));
  const optionsOf = optionsAmong(reports, organClass);
  const results = files.map(({ file, read }) =>
    read.ok
      ? resultOf(file, read.report, optionsOf(read.report))
      : unreadableResult(file, read.reason),
  );
  for (const { file, read } of files) {
    if (!read.ok) process.stderr.write(`${file}：${read.reason}。\n`);
  }
  if (typeof values['summary'] === 'string') {
    await writeFile(values['summary'], await xlsxOf(auditSummary(results)));
  }
  if (typeof values['annotate'] === 'string') await annotate(values['annotate'], files, results);
  if (values['json']) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  else
    process.stdout.write(
      results
        .filter((r) => r.error === undefined)
        .map(asText)
        .join('\n'),
    );
  return statusOf(results);
}

interface ReadFile {
  readonly file: string;
  readonly read: ReadResult;
}

const readable = new Set(['.html', '.htm', '.docx', '.pdf', '.txt', '.md']);

/** Files as given; of folders all that may be a report. */
async function filesIn(paths: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const isFolder = await stat(path).then(
        (entry) => entry.isDirectory(),
        () => false,
      );
      if (!isFolder) return [path];
      const names = await readdir(path, { recursive: true });
      return names
        .filter((name) => readable.has(extname(name).toLowerCase()))
        .toSorted()
        .map((name) => join(path, name));
    }),
  );
  return lists.flat();
}

/** One after the other: a thousand reports are never in memory as files. */
async function readAll(files: readonly string[]): Promise<readonly ReadFile[]> {
  const read: ReadFile[] = [];
  for (const file of files) {
    read.push({ file, read: await readFrom(file) });
    if (read.length % 100 === 0)
      process.stderr.write(`已读${read.length}份，共${files.length}份\n`);
  }
  return read;
}

async function annotate(
  folder: string,
  files: readonly ReadFile[],
  results: readonly AuditResult[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [i, { file, read }] of files.entries()) {
    const result = results[i];
    if (!read.ok || result === undefined) continue;
    // Two files of one name lie in different folders: the number keeps them apart.
    const name = `${String(i + 1).padStart(4, '0')}-${file.split(/[\\/]/).at(-1) ?? ''}.html`;
    await writeFile(join(folder, name), await annotatedHtml(read.report, result));
  }
}

function classOf(text: string | true | undefined): ReportDeadlineClass | undefined | null {
  if (text === undefined) return undefined;
  return text === 'department' || text === 'government' ? text : null;
}

async function readFrom(file: string): Promise<ReadResult> {
  try {
    return await readReportFile(await readFile(file));
  } catch (error) {
    return { ok: false, reason: readFault(error) };
  }
}

function readFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return '没有这个文件';
  if (code === 'EISDIR') return '是目录，不是文件';
  if (code === 'EACCES' || code === 'EPERM') return '没有权限读取';
  if (code === 'ERR_FS_FILE_TOO_LARGE') return `超过${maxBytes / 1024 / 1024}MB`;
  throw error;
}

function statusOf(results: readonly AuditResult[]): number {
  if (results.some((result) => result.error !== undefined)) return 2;
  return results.some((r) => r.findings.some((f) => f.severity === 'error')) ? 1 : 0;
}

const formNames = {
  '2021': '2021年格式',
  '2019': '2019年试行格式',
  mixed: '2021年格式，（六）未拆分',
} as const;

function asText({ file, organ, year, form, findings }: AuditResult): string {
  const whose = `${organ ?? '（未找到机关名称）'} ${year === null ? '（未找到年度）' : `${year}年`}`;
  const head = `${file}\n  ${whose}${form === null ? '' : `（${formNames[form]}）`}：${severityCounts(findings) || '没有发现问题'}\n`;
  return `${head}${findings.map(findingText).join('')}`;
}

function findingText({ severity, rule, where, message, quote }: Finding): string {
  const quoted = quote === undefined ? '' : `    原文：${quote.replaceAll('\n', '')}\n`;
  return `  ${severityNames[severity]} ${rule} ${where}\n    ${message}\n${quoted}`;
}
