// The application form for those who write on paper (S02, 条例 29): Word to be filled in at a computer, PDF to be
// printed. The office, its address and its telephone are those of the guide.

import { html } from './html.ts';
import { type FormFormat, formFormats } from '../../formats/print/print-form.ts';
import { applicationForm } from '../../rules/forms/application-form.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { asDownload } from '../content-disposition.ts';
import { blankForm } from './addresses.ts';
import type { Html, PageRequest } from './page.ts';

export async function blankFormFile(
  { context, http, site }: PageRequest,
  format: FormFormat,
): Promise<Response> {
  const { print, mediaType } = formFormats[format];
  const { name, guide } = site.organ;
  const bytes = await context.pages.remember(`blank form ${format}`, ['site'], () =>
    print(applicationForm({ name, guide })),
  );
  return http.body(new Uint8Array(bytes), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': asDownload(`政府信息公开申请表.${format}`),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-cache',
  });
}

export function blankFormLinks(column: ColumnRow): Html {
  const address = (format: FormFormat): string => `/${column.path}/${blankForm}.${format}`;
  return html`<ul class="files">
    <li>
      <a href="${address('docx')}" download="政府信息公开申请表.docx">政府信息公开申请表（Word）</a>
      <span class="hint">在电脑上填写后打印</span>
    </li>
    <li>
      <a href="${address('pdf')}" download="政府信息公开申请表.pdf">政府信息公开申请表（PDF）</a>
      <span class="hint">打印后手写</span>
    </li>
  </ul>`;
}
