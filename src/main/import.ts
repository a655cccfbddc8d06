// bin/gongkai import: documents from outside, from lines of JSON, rows of a workbook or the pages of an old site. What
// is wrong is told and left out; the others come in. The same source again changes nothing.

import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { importRecords } from '../commands/imports/import-documents.ts';
import { openOldSource } from '../formats/old-site/open-source.ts';
import { openOldFiles } from '../formats/old-site/old-files.ts';
import { importReportFile, summaryLines } from '../formats/old-site/report-file.ts';
import { newNotes, readMapping } from '../rules/import-mapping.ts';
import type { ImportSummary } from '../rules/import-summary.ts';
import { sentenceOf } from '../rules/violations.ts';
import { columnsOf } from '../store/documents/columns.ts';
import type { Database } from '../store/database.ts';
import { chooseOrgan } from './choose-organ.ts';
import type { CommandContext } from './context.ts';
import { openOffice } from './office.ts';
import { printFaults, readOptions } from './options.ts';
import { progressLine } from './progress-line.ts';
import { withDatabase } from './with-database.ts';

const help = `从文件导入政府信息

用法：bin/gongkai import [选项] 文件.jsonl | 文件.xlsx | 旧网站文件夹

  --organ 代码        哪个机关（只有一个机关时不必写）
  --dry-run           试运行：全部检查，什么也不写入
  --mapping 文件      对应表（JSON）：原来的列、栏目各是什么；不写则按常见写法
  --write-mapping 文件  写出对应表的样子，没有说明的留空
  --files 文件夹      附件和图片所在的文件夹（默认与文件放在一起）
  --missing-files refuse|note  缺附件的文件不导入（默认），或者照常导入并记入报告
  --report 文件       报告，.xlsx 或 .json

格式见 docs/import.md。有错的逐条列出，其余照常导入；
同一标识（key）再次导入不作改动，中断后再运行一次即可。

退出状态：0 全部导入；1 有的未导入；2 输入有误
`;

const options = {
  organ: 'string',
  'dry-run': 'boolean',
  mapping: 'string',
  'write-mapping': 'string',
  files: 'string',
  'missing-files': 'string',
  report: 'string',
  help: 'boolean',
} as const;

/** On the screen; the report has them all. */
const mostPrinted = 200;

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, options);
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const [file, ...others] = positionals;
  const text = (name: keyof typeof options) => values[name] as string | undefined;
  const found = [...faults, ...others.map((word) => `${word}：一次只导入一个文件。`)];
  const missingFiles = text('missing-files') ?? 'refuse';
  if (missingFiles !== 'refuse' && missingFiles !== 'note') {
    found.push(`--missing-files：只能是 refuse 或 note，不是“${missingFiles}”。`);
  }
  const report = text('report');
  if (report !== undefined && !/\.(?:xlsx|json)$/.test(report)) {
    found.push('--report：文件名应以 .xlsx 或 .json 结尾。');
  }
  const isFolder = file !== undefined && (await isThere(file, 'folder'));
  if (file === undefined) found.push('请写要导入的文件，如 bin/gongkai import 文件.jsonl。');
  else if (!isFolder && !(await isThere(file, 'file'))) {
    found.push(`${file}：没有这个文件，或者无权读取。`);
  }
  const folder = text('files') ?? (isFolder || file === undefined ? file : dirname(file));
  if (folder !== undefined && text('files') !== undefined && !(await isThere(folder, 'folder'))) {
    found.push(`--files：没有文件夹“${folder}”。`);
  }
  if (file === undefined || folder === undefined || found.length > 0) {
    printFaults(found);
    return 2;
  }
  const source = await openOldSource(file, isFolder);
  if (typeof source === 'string') {
    printFaults([`${file}：${source}。`]);
    return 2;
  }
  return withDatabase(context, async (database) => {
    const organ = await chooseOrgan(database.db, text('organ'));
    if (typeof organ === 'string') {
      printFaults([organ]);
      return 2;
    }
    const given = await givenMapping(database.db, organ.id, text('mapping'));
    if ('faults' in given) {
      printFaults(given.faults);
      return 2;
    }
    const office = await openOffice(context, database);
    const files = await openOldFiles(folder);
    const notes = newNotes();
    const { mapping } = given;
    const printed = progressTo(process.stderr);
    const result = await importRecords(
      { ...office, actor: { kind: 'system' }, organId: organ.id },
      ({ bySlug }) =>
        source(
          { mapping, notes, isColumn: (code) => bySlug.has(code) },
          isFolder ? undefined : files,
        ),
      {
        dryRun: values['dry-run'] === true,
        files: { from: files, dataFolder: context.config().dataFolder },
        missingFiles: missingFiles === 'note' ? 'note' : 'refuse',
        findPersonalData: true,
        mapping,
        notes,
        onProgress: printed.onProgress,
      },
    );
    printed.end();
    if (!result.ok) {
      printFaults(result.violations.map(sentenceOf));
      return 2;
    }
    const today = office.clock.today();
    await writeFiles(result.value, { report, mapping: text('write-mapping'), today });
    print(result.value, report);
    return result.value.refused > 0 ? 1 : 0;
  });
}

function print(summary: ImportSummary, report: string | undefined): void {
  const told = [...summary.faults, ...summary.warnings];
  for (const { message } of told.slice(0, mostPrinted)) process.stderr.write(`${message}\n`);
  const count = summary.faultCount + summary.warningCount;
  if (count > mostPrinted) {
    const where = report === undefined ? '全部请用 --report 写入文件' : `全部见 ${report}`;
    process.stderr.write(`……共${count}处，${where}。\n`);
  }
  for (const name of summary.unmapped.fields) process.stderr.write(`没有对应的列：${name}\n`);
  for (const name of summary.unmapped.columns) process.stderr.write(`没有对应的栏目：${name}\n`);
  const { imported, unchanged, faultCount, dryRun } = summary;
  if (dryRun) {
    const lines = summaryLines(summary).map(([what, n]) => `${what} ${n}`);
    process.stdout.write(`试运行，没有写入：${lines.join('，')}。\n`);
  } else {
    process.stdout.write(`导入${imported}份，已有${unchanged}份未改动，${faultCount}处有误。\n`);
  }
}

async function writeFiles(
  summary: ImportSummary,
  to: {
    readonly report: string | undefined;
    readonly mapping: string | undefined;
    readonly today: string;
  },
): Promise<void> {
  if (to.mapping !== undefined) {
    await writeFile(to.mapping, `${JSON.stringify(summary.mapping ?? {}, undefined, 2)}\n`);
  }
  if (to.report?.endsWith('.json') === true) {
    await writeFile(to.report, `${JSON.stringify(summary, undefined, 2)}\n`);
  } else if (to.report !== undefined) {
    await writeFile(to.report, await importReportFile(summary, to.today));
  }
}

function progressTo(stream: NodeJS.WriteStream) {
  const begun = performance.now();
  const line = progressLine(stream);
  return {
    onProgress: ({
      rows,
      imported,
    }: {
      readonly rows: number;
      readonly imported: number;
    }): void => {
      const each = Math.round((rows / (performance.now() - begun)) * 1000);
      line.show(() => `读到${rows}，导入${imported}，每秒${each}`);
    },
    end: line.end,
  };
}

async function givenMapping(db: Database, organId: number, file: string | undefined) {
  if (file === undefined) return { mapping: {} };
  const codes = new Set((await columnsOf(db, organId)).map(({ slug }) => slug));
  try {
    return readMapping(JSON.parse(await readFile(file, 'utf8')), (code) => codes.has(code));
  } catch (error) {
    return {
      faults: [`--mapping：${file} 读不了（${error instanceof Error ? error.message : ''}）。`],
    };
  }
}

async function isThere(path: string, what: 'file' | 'folder'): Promise<boolean> {
  return stat(path).then(
    (found) => (what === 'file' ? found.isFile() : found.isDirectory()),
    () => false,
  );
}
