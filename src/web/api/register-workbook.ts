// A register as a workbook to take along.

import { workbookOf, xlsxType } from '../../formats/xlsx.ts';
import { asDownload } from '../content-disposition.ts';
import type { StaffCall } from './endpoint.ts';

export async function sendWorkbook(
  { http, context }: StaffCall,
  name: string,
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Response> {
  const bytes = await workbookOf({
    sheets: [{ name, headings, rows }],
    title: name,
    author: '',
    on: context.clock.today(),
  });
  http.header('Content-Type', xlsxType);
  http.header('Content-Disposition', asDownload(`${name}.xlsx`, 'table'));
  return http.body(new Uint8Array(bytes));
}
