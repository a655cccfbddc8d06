// Annual reports by year: those computed here, and older ones published as documents.

import { html } from 'hono/html';
import { listDocuments } from '../../store/documents.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import type { Page, PageRequest } from './page.ts';
import { columnSide } from './parts/column-side.ts';
import { documentList } from './parts/list-row.ts';
import { publicReportYears } from './report-years.ts';

export async function reportsPage(request: PageRequest, column: ColumnRow): Promise<Page> {
  const { context, site } = request;
  const [years, documents] = await Promise.all([
    publicReportYears(context.db, site.organ),
    listDocuments(context.db, { columnIds: [column.id], limit: 100, offset: 0 }),
  ]);
  return {
    keep: 'public',
    title: column.name,
    section: sectionOf(site, column),
    trail: trailTo(site, column),
    columnTags: columnTags(site, column),
    body: html`<div class="with-side">
      <div class="content">
        <h1>${column.name}</h1>
        <p class="lead">
          本机关每年公布上一年度的政府信息公开工作年度报告。报告里的每一个数字都由系统从记录中算出。任何机关的报告都可以拿来<a
            href="/gongju/nianbao/"
            >核对</a
          >。
        </p>
        ${
          years.length === 0
            ? html`<p class="empty">还没有公布的年度报告。</p>`
            : html`<ul class="years">
                ${years.map(
                  (year) =>
                    html`<li>
                      <a href="/${column.path}/${year}/"
                        ><strong>${year}年</strong> ${site.organ.name}政府信息公开工作年度报告</a
                      >
                    </li>`,
                )}
              </ul>`
        }
        ${
          documents.length === 0
            ? ''
            : html`<h2>历年报告和相关文件</h2>
                ${documentList(documents, context.clock.today())}`
        }
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}
