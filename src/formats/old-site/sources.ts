// Where documents of an old site come from: lines of JSON, rows of a workbook, pages of a folder. Each gives records
// one after the other, so that a hundred thousand of them take no more memory than one.

import type { ImportFault } from '../../rules/import-document.ts';
import {
  type ImportMapping,
  type MappedRecord,
  type MappingNotes,
  mapRecord,
} from '../../rules/import-mapping.ts';
import { readOldAddress } from '../../rules/old-address.ts';
import { readJsonLine } from '../import-documents.ts';
import { fileFaultTexts, mostPageBytes, type OldFiles } from './old-files.ts';
import { readListPage, readPage } from './read-page.ts';
import type { SheetRow } from './xlsx-rows.ts';

export interface ImportRecord {
  /** From 1: the line, the row as the workbook counts, the page. */
  readonly row: number;
  /** The page, where a row is one. */
  readonly place?: string;
  readonly value?: unknown;
  readonly faults?: readonly ImportFault[];
  readonly warnings?: readonly ImportFault[];
}

export type RecordSource = AsyncIterable<ImportRecord> | Iterable<ImportRecord>;

export interface SourceContext {
  readonly mapping: ImportMapping;
  readonly notes: MappingNotes;
  readonly isColumn: (code: string) => boolean;
}

/** Empty lines are passed over and still count as rows. */
export async function* linesSource(
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<ImportRecord> {
  let row = 0;
  for await (const line of lines) {
    row += 1;
    const read = readJsonLine(line, row);
    if (read !== undefined) yield { row, ...read };
  }
}

/** The first row holds the headings. */
export async function* sheetSource(
  rows: AsyncIterable<SheetRow>,
  context: SourceContext,
  files: OldFiles | undefined,
): AsyncGenerator<ImportRecord> {
  let headings: readonly string[] | undefined;
  for await (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (headings === undefined) {
      headings = cells.map((cell) => cell.trim());
      continue;
    }
    const named = headings.flatMap((heading, n) =>
      heading === '' ? [] : [[heading, cells[n] ?? ''] as const],
    );
    const mapped = mapRecord(
      Object.fromEntries(named),
      context.mapping,
      context.isColumn,
      context.notes,
    );
    const column = columnRowOf(mapped);
    if (column !== undefined) {
      yield { row: line, value: column };
      continue;
    }
    const value: Record<string, unknown> = { dateSource: `导入表第${line}行`, ...mapped.value };
    const hints = hintsOf(mapped, line);
    if (typeof value['body'] === 'string') value['body'] = asParagraphs(value['body']);
    if (value['body'] === undefined && mapped.bodyFile !== undefined) {
      const page = await bodyFrom(files, mapped.bodyFile);
      if (typeof page === 'string') {
        const message = `第${line}行 正文文件（bodyFile）：“${mapped.bodyFile}”${page}`;
        yield { row: line, faults: [{ row: line, field: 'body', code: 'file-missing', message }] };
        continue;
      }
      value['body'] = page.body;
      const given = (value['attachments'] ?? []) as readonly object[];
      value['attachments'] = [...given, ...page.attachments];
      value['oldAddresses'] ??= page.addresses;
    }
    value['key'] ??= firstKey(value['oldAddresses']) ?? mapped.bodyFile;
    yield { row: line, value, warnings: hints };
  }
}

async function bodyFrom(files: OldFiles | undefined, path: string) {
  if (files === undefined) return '，但没有给出文件夹';
  const read = await files.read(path, mostPageBytes);
  if ('fault' in read) return fileFaultTexts[read.fault];
  const page = readPage(withTitle(read.bytes), read.path);
  return page ?? '里没有找到正文';
}

/** A piece of HTML beside a workbook needs no title of its own: the row has it. */
function withTitle(bytes: Buffer): Buffer {
  return /<title|<h1|ArticleTitle/i.test(bytes.subarray(0, 65_536).toString('latin1'))
    ? bytes
    : Buffer.concat([Buffer.from('<title>-</title>'), bytes]);
}

export async function* folderSource(
  files: OldFiles,
  context: SourceContext,
): AsyncGenerator<ImportRecord> {
  let row = 0;
  for await (const path of files.list(/\.(?:html?|shtml|jsp|aspx?|php)(?:[?@].*)?$|^[^.]+\?.+$/i)) {
    row += 1;
    const fault = (code: ImportFault['code'], text: string): ImportRecord => {
      const message = `${path}：${text}`;
      return { row, place: path, faults: [{ row, place: path, field: '', code, message }] };
    };
    const read = await files.read(path, mostPageBytes);
    if ('fault' in read) {
      yield fault('file-refused', fileFaultTexts[read.fault]);
      continue;
    }
    const page = readPage(read.bytes, path);
    if (page === undefined) {
      const list = readListPage(read.bytes, path);
      const code = list === undefined ? undefined : columnOfList(list.column, context);
      if (list === undefined) {
        yield fault('unreadable', '没有找到文章的标题和正文（首页、框架页不导入）');
      } else if (code === undefined) {
        yield fault('unreadable', `是栏目“${list.column}”的列表页，还没有说明转到本站哪个栏目`);
      } else {
        yield { row, place: path, value: { columns: [code], oldAddresses: list.addresses } };
      }
      continue;
    }
    const mapped = mapRecord(page.record, context.mapping, context.isColumn, context.notes);
    const [key] = page.addresses;
    const value = {
      ...mapped.value,
      key: firstKey([key]) ?? path,
      body: page.body,
      attachments: page.attachments,
      oldAddresses: page.addresses,
      dateSource: `原网站${page.dateSource ?? '的网页'}`,
    };
    yield { row, place: path, value, warnings: hintsOf(mapped, row, path) };
  }
}

/** A row with 栏目 and 网址 alone: the list of the old site that stood there. */
function columnRowOf({ filled, value, bodyFile }: MappedRecord) {
  const { columns, oldAddresses } = value;
  const isOne =
    filled.length === 2 && filled.includes('columns') && filled.includes('oldAddresses');
  return isOne && bodyFile === undefined ? { columns, oldAddresses } : undefined;
}

/** Asked for when nobody has said yet which column of ours it is. */
function columnOfList(name: string, { mapping, isColumn, notes }: SourceContext) {
  const said = mapping.columns?.[name];
  const code = said === undefined || said === '' ? name : said;
  if (isColumn(code)) return code;
  notes.columns.add(name);
  return undefined;
}

function firstKey(addresses: unknown): string | undefined {
  const [first] = Array.isArray(addresses) ? (addresses as readonly unknown[]) : [];
  const read = typeof first === 'string' ? readOldAddress(first) : undefined;
  return read !== undefined && 'key' in read ? read.key : undefined;
}

function hintsOf(
  { madeOnIsPublication, validity, value }: MappedRecord,
  row: number,
  place?: string,
): readonly ImportFault[] {
  const at = place === undefined ? { row } : { row, place };
  const where = place ?? `第${row}行`;
  const hints: ImportFault[] = [];
  if (madeOnIsPublication) {
    const message = `${where} 成文日期（madeOn）：原网站没有，按对应表取发布日期`;
    hints.push({ ...at, field: 'madeOn', code: 'missing', message });
  }
  const isOver = /废止|失效|无效|^否$/.test(validity ?? '');
  if (isOver && value['repealedOn'] === undefined && value['effectiveTo'] === undefined) {
    const message = `${where} 有效性：原网站写“${validity ?? ''}”，但没有日期，请补填废止日期或者有效期截止日`;
    hints.push({ ...at, field: 'repealedOn', code: 'missing', message });
  }
  return hints;
}

/** Text in a cell is no HTML: lines become paragraphs. */
function asParagraphs(text: string): string {
  if (/<(?:p|div|table|br|span)\b/i.test(text)) return text;
  return text
    .split(/\r?\n/)
    .flatMap((line) => line.trim() || [])
    .map(
      (line) =>
        `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`,
    )
    .join('');
}
