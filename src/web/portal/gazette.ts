// 政府公报 (条例 23): by year, issue by issue with its contents and the whole of it as a file.

import { html } from './html.ts';
import { type GazetteEntry, isPdf, issueName } from '../../rules/gazette.ts';
import type { DocumentAttachment } from '../../store/documents/document-files.ts';
import { attachmentsOf } from '../../store/documents/document-files.ts';
import { listDocuments } from '../../store/documents/documents.ts';
import type { ListedDocument } from '../../store/documents/documents.ts';
import { columnWithDescendants } from '../../store/documents/columns.ts';
import {
  gazetteYears,
  type GazetteIssue,
  issuesOfYear,
  publishedAmong,
} from '../../store/documents/gazette.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { listAddress } from './addresses.ts';
import { attachmentAddress } from '../../rules/document-address.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { longDay } from './dates.ts';
import { notFoundPage } from './error-page.ts';
import { feedLinks } from './feeds.ts';
import { emptyColumn, facetItem } from './list.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { columnSide } from './parts/column-side.ts';
import { addressOfDocument, documentList } from './parts/list-row.ts';

/** Without a year the newest: that is what one comes for. */
export async function gazettePage(
  request: PageRequest,
  column: ColumnRow,
  page: number,
  year: number | undefined,
): Promise<Page> {
  const { context, site } = request;
  const { db } = context;
  const columnIds = columnWithDescendants(site.columns, column).map(({ id }) => id);
  const years = await gazetteYears(db, columnIds);
  const shown = year ?? years[0]?.year;
  const isUnknown = year !== undefined && !years.some((one) => one.year === year);
  if (page > 1 || isUnknown) return notFoundPage(request);
  const issues = shown === undefined ? [] : await issuesOfYear(db, columnIds, shown);
  const listed = issues.flatMap(({ details }) => details.contents ?? []);
  const [documents, files, others] = await Promise.all([
    publishedAmong(
      db,
      listed.map(({ documentId }) => documentId),
    ),
    Promise.all(issues.map(async ({ id }) => await attachmentsOf(db, id))),
    year === undefined ? othersIn(request, columnIds) : [],
  ]);
  const heading = year === undefined ? column.name : `${column.name}（${year}年）`;
  return {
    keep: 'public',
    topics: [
      `column:${column.id}`,
      ...listed.map(({ documentId }) => `document:${documentId}` as const),
    ],
    title: heading,
    section: sectionOf(site, column),
    trail:
      year === undefined
        ? trailTo(site, column)
        : [...trailTo(site, column, true), { label: `${year}年` }],
    columnTags: columnTags(site, column),
    feed: column,
    body: html`<div class="with-side">
      <div class="content">
        <h1>${heading}</h1>
        <p class="count">
          ${shown === undefined ? '' : `${shown}年共${issues.length}期`} ${feedLinks(column)}
        </p>
        ${yearsOfGazette(column, years, shown)}
        ${issues.length + others.length === 0 ? emptyColumn(column) : ''}
        ${issues.map((issue, i) => issueSection(issue, files[i] ?? [], documents))}
        ${
          others.length === 0
            ? ''
            : html`<section aria-labelledby="others">
                <h2 id="others">其他</h2>
                ${documentList(others, context.clock.today(), site.organ.id)}
              </section>`
        }
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}

/** There is no page of all years at once: without one the newest is shown. */
function yearsOfGazette(
  column: ColumnRow,
  years: readonly { readonly year: number; readonly count: number }[],
  shown: number | undefined,
): Html | '' {
  if (years.length < 2) return '';
  return html`<nav class="facet" aria-label="按年份">
    <ul>
      ${years.map((one) =>
        facetItem(
          `${one.year}年`,
          one.count,
          listAddress(column.path, 1, one.year),
          one.year === shown,
        ),
      )}
    </ul>
  </nav>`;
}

/** What stands in the column beside the issues: a word on where the printed gazette can be had, say. */
async function othersIn(
  { context }: PageRequest,
  columnIds: readonly number[],
): Promise<readonly ListedDocument[]> {
  const newest = await listDocuments(context.db, { columnIds, limit: 200, offset: 0 });
  return newest.filter(({ kind }) => kind !== 'gazette');
}

function issueSection(
  issue: GazetteIssue,
  files: readonly DocumentAttachment[],
  documents: ReadonlyMap<number, ListedDocument>,
): Html {
  const { details, title, id } = issue;
  const day = details.particulars?.['出版日期'];
  return html`<section class="issue" aria-labelledby="issue-${id}">
    <h2 id="issue-${id}">
      <a href="${addressOfDocument(issue)}">${issueName(details.particulars) || title}</a>
    </h2>
    <p class="issue-facts">
      ${day === undefined ? '' : html`<span>${longDay(day)}出版</span>`} ${wholeIssue(id, files)}
    </p>
    ${contentsList(details.contents ?? [], documents)}
  </section>`;
}

export function wholeIssue(id: number, files: readonly DocumentAttachment[]): Html | '' {
  const whole = files.find(({ name }) => isPdf(name));
  if (whole === undefined) return '';
  return html`<a href="${attachmentAddress(id, whole.sha256, whole.name)}">下载全本（PDF）</a>`;
}

/** What was taken down since is not listed: its page is gone. */
export function contentsList(
  entries: readonly GazetteEntry[],
  documents: ReadonlyMap<number, ListedDocument>,
): Html | '' {
  const lines = entries.flatMap(({ documentId, page }) => {
    const document = documents.get(documentId);
    return document === undefined ? [] : [{ document, page }];
  });
  if (lines.length === 0) return '';
  return html`<ol class="issue-contents">
    ${lines.map(
      ({ document, page }) =>
        html`<li>
          <a href="${addressOfDocument(document)}">${document.title}</a>
          ${document.document_number === null ? '' : html`<span>${document.document_number}</span>`}
          ${typeof page === 'number' ? html`<span class="issue-page">第${page}页</span>` : ''}
        </li>`,
    )}
  </ol>`;
}

/** On the page of an issue, above its text. */
export function issueContents(
  id: number,
  entries: readonly GazetteEntry[],
  documents: ReadonlyMap<number, ListedDocument>,
  files: readonly DocumentAttachment[],
): Html | '' {
  const list = contentsList(entries, documents);
  if (list === '') return '';
  return html`<section class="issue" aria-labelledby="contents">
    <h2 id="contents">目录</h2>
    <p class="issue-facts">${wholeIssue(id, files)}</p>
    ${list}
  </section>`;
}

/** On the page of a document: which issue printed it. */
export function printedIn(id: number, issues: readonly GazetteIssue[]): Html | '' {
  if (issues.length === 0) return '';
  return html`<p class="printed-in">
    刊登于${issues.map((issue, i) => {
      const { details, title } = issue;
      const page = details.contents?.find(({ documentId }) => documentId === id)?.page;
      const name = `政府公报${issueName(details.particulars)}`;
      return html`${i === 0 ? '' : '、'}<a href="${addressOfDocument(issue)}" title="${title}"
          >${name}</a
        >${typeof page === 'number' ? `第${page}页` : ''}`;
    })}
  </p>`;
}
