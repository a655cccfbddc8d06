// What 政策文件库 shows, as a table to work with: the same question, more of its answer.

import { csvRow } from '../../formats/csv.ts';
import { type SheetCell, xlsxOf, xlsxType } from '../../formats/xlsx.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { documentKinds } from '../../rules/document-classes.ts';
import { validities } from '../../rules/validity.ts';
import type { SearchHit } from '../../store/search/search.ts';
import { longDay } from './dates.ts';
import { notFoundPage } from './error-page.ts';
import type { PageRequest, PageResult } from './page.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { hasValidity, validityOf } from './parts/validity.ts';
import { libraryAddress, policyLibraryAddress } from './policy-library-address.ts';
import { sendEdition } from './report-files.ts';
import { readSearchQuery, type SearchQuery } from './search-query.ts';
import { search } from './search.ts';

/** How the addresses of both files begin. */
export const policyListFiles = `${policyLibraryAddress}qingdan.`;
export const policyListRoute = `${policyLibraryAddress}:file{qingdan\\.(?:xlsx|csv)}`;
const most = 500;

const headings = [
  '标题',
  '发文字号',
  '发文机关',
  '种类',
  '成文日期',
  '发布日期',
  '施行日期',
  '有效期至',
  '有效性',
  '网址',
];

export function policyListAddress(query: SearchQuery, format: 'xlsx' | 'csv'): string {
  const { page: _, ...rest } = query;
  return `${policyListFiles}${format}${libraryAddress(rest).slice(policyLibraryAddress.length)}`;
}

export async function policyListFile(request: PageRequest): Promise<PageResult> {
  const { http, context } = request;
  const asked = readSearchQuery((name) => http.req.queries(name) ?? []);
  const { after: _, column: _column, sort: _sort, page: _page, ...query } = asked;
  const result = await search(request, { ...query, tab: 'policy', sort: 'time' }, most);
  if (result === undefined) return notFoundPage(request);
  const today = context.clock.today();
  const rowOf = (hit: SearchHit): SheetCell[] => [
    hit.title,
    hit.document_number,
    hit.issuers.join('、'),
    documentKinds[hit.kind].label,
    hit.made_on,
    beijingDay(hit.published_at),
    hit.effective_from,
    hit.effective_to,
    hasValidity(hit.kind) ? validities[validityOf(hit, today)] : null,
    context.origin + addressOfDocument(hit),
  ];
  const rows = result.hits.map(rowOf);
  if (http.req.path.endsWith('.csv')) {
    const lines = [headings, ...rows.map((row) => row.map((cell) => String(cell ?? '')))];
    const text = `\uFEFF${lines.map(csvRow).join('')}`;
    const bytes = new TextEncoder().encode(text);
    return sendEdition(http, bytes, '政策文件清单.csv', 'text/csv; charset=utf-8');
  }
  const left =
    result.total > rows.length ? `共约${result.total}件，这里是最新的${rows.length}件。` : '';
  const note = `有效性是${longDay(today)}的。${left}`;
  const bytes = await xlsxOf({ name: '政策文件', headings, rows, note });
  return sendEdition(http, bytes, '政策文件清单.xlsx', xlsxType);
}
