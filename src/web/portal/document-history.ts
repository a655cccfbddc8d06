// 版本记录: what a document said before, when and why it changed; each earlier text stays readable and says that it
// is not the one that holds. Of a text that was taken back only that is said.

import { bookTitle } from '../../rules/book-title.ts';
import type { DocumentContent } from '../../rules/document-content.ts';
import { attachmentAddress } from '../../rules/document-address.ts';
import { html, raw } from './html.ts';
import { picturesIn, withPictures } from '../../formats/document-body.ts';
import { beijingDay, beijingMinute } from '../../rules/beijing-time.ts';
import {
  type DocumentVersion,
  documentVersionAddress,
  documentVersionsAddress,
} from '../../rules/document-address.ts';
import { earlierTexts, readableText } from '../../store/documents/document-history.ts';
import { attachmentsOf, type DocumentAttachment } from '../../store/documents/document-files.ts';
import { documentById } from '../../store/documents/documents.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { longDay } from './dates.ts';
import { columnOnSite, type Published } from './document.ts';
import { notFoundPage, withdrawnPage } from './error-page.ts';
import { leavingToEach } from './leaving.ts';
import { originsOf, withLeavingLinks } from './leaving-links.ts';
import type { Html, PageRequest, PageResult } from './page.ts';
import { changesAnchor, type ComparedText, versionChanges } from './parts/version-changes.ts';
import { isReadable, whyPublished } from './parts/correction-note.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { metadataTable } from './parts/metadata.ts';
import { withWideTables } from './wide-tables.ts';

export async function documentHistoryPage(
  request: PageRequest,
  { id, revision }: DocumentVersion,
): Promise<PageResult> {
  const { context, http, path } = request;
  const document = await documentById(context.db, id);
  if (document === undefined) return notFoundPage(request);
  if (columnOnSite(request, document) === undefined) return notFoundPage(request);
  if (document.state === 'withdrawn') return withdrawnPage(request, document);
  const { published_at } = document;
  if (document.state !== 'published' || published_at === null) return notFoundPage(request);
  const current = { ...document, published_at };
  const address = addressOfDocument(current);
  const own =
    revision === undefined
      ? documentVersionsAddress(address)
      : documentVersionAddress(address, revision);
  if (path !== own) return http.redirect(own, 301);
  return revision === undefined
    ? await recordPage(request, current, address)
    : await earlierPage(request, current, { address, revision });
}

async function recordPage(
  request: PageRequest,
  document: Published,
  address: string,
): Promise<PageResult> {
  const { context, site } = request;
  const earlier = await earlierTexts(context.db, document.id);
  const column = columnOnSite(request, document);
  if (column === undefined || earlier.length === 0) return notFoundPage(request);
  const versions = [
    {
      revision: document.revision,
      published_at: document.revised_at ?? document.published_at,
      text: html`<a href="${address}">${document.title}</a>`,
      state: '现在的内容',
    },
    ...earlier.map((one) => ({
      revision: one.revision,
      published_at: one.published_at,
      text: isReadable(one)
        ? html`<a href="${documentVersionAddress(address, one.revision)}">查看这一版</a>　<a
              href="${documentVersionAddress(address, one.revision)}#${changesAnchor}"
              >后来改了什么</a
            >`
        : html`内容不再公开`,
      state: `${beijingMinute(one.until)}${isReadable(one) ? '被替换' : '撤回'}`,
    })),
  ];
  return {
    // Not kept public: search engines are to find the text that holds.
    keep: 'fresh',
    title: `${document.title}_版本记录`,
    section: sectionOf(site, column),
    trail: [
      ...trailTo(site, column, true),
      { label: '正文', path: address },
      { label: '版本记录' },
    ],
    columnTags: columnTags(site, column),
    body: html`<article class="content">
      <h1>版本记录</h1>
      <p class="lead">
        ${bookTitle(document.title)}共${versions.length}版，首次发布于${longDay(beijingDay(document.published_at))}。已发布的每一版都不再改动。
      </p>
      <div class="table-scroll">
        <table class="history">
          <thead>
            <tr>
              <th scope="col">版本</th>
              <th scope="col">发布时间</th>
              <th scope="col">为什么</th>
              <th scope="col">状态</th>
              <th scope="col">内容</th>
            </tr>
          </thead>
          <tbody>
            ${versions.map(
              ({ revision, published_at, text, state }) =>
                html`<tr>
                  <th scope="row">第${revision}版</th>
                  <td>
                    <time datetime="${published_at.toString()}"
                      >${beijingMinute(published_at)}</time
                    >
                  </td>
                  <td>${whyPublished(revision, earlier)}</td>
                  <td>${state}</td>
                  <td>${text}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </article>`,
  };
}

async function earlierPage(
  request: PageRequest,
  document: Published,
  { address, revision }: { address: string; revision: number },
): Promise<PageResult> {
  const { context, site } = request;
  const { db } = context;
  const earlier = await earlierTexts(db, document.id);
  if (!earlier.some((one) => one.revision === revision)) return notFoundPage(request);
  const column = columnOnSite(request, document);
  const kept = await readableText(db, document.id, revision);
  if (kept === undefined || column === undefined) return withdrawnPage(request, document);
  const { content } = kept;
  const files = await attachmentsOf(db, document.id);
  const { attachments = [] } = content;
  const pictures = picturesIn(content.body);
  const origins = originsOf(context.origin, site.main.organ.site.domain);
  const leaving = withLeavingLinks(content.body, origins);
  const body = withPictures(withWideTables(leaving.html), (sha256) => {
    const file = attachments.find((one) => one.sha256 === sha256);
    return file === undefined ? undefined : attachmentAddress(document.id, sha256, file.name);
  });
  const named = attachments.filter(({ sha256 }) => !pictures.has(sha256));
  return {
    keep: 'fresh',
    title: `${content.title}_第${revision}版（旧版）`,
    section: sectionOf(site, column),
    trail: [
      ...trailTo(site, column, true),
      { label: '正文', path: address },
      { label: '版本记录', path: documentVersionsAddress(address) },
      { label: `第${revision}版` },
    ],
    columnTags: columnTags(site, column),
    canonical: address,
    body: html`<article class="content document">
      <p class="validity-banner validity-lapsed" role="note">
        <strong><span aria-hidden="true">■</span> 这是旧版</strong>
        <span
          >${beijingMinute(kept.published_at)}至${beijingMinute(kept.until)}在本站公开，以<a
            href="${address}"
            >现在的内容</a
          >为准。替换的理由：${kept.reason}</span
        >
      </p>
      ${metadataTable([
        ['发文机关', content.issuers.join('、')],
        ['发文字号', content.documentNumber],
        ['成文日期', content.madeOn && longDay(content.madeOn)],
        ['发布机构', content.publisher],
      ])}
      <header class="plain-head"><h1>${content.title}</h1></header>
      <div class="official body">${raw(body)}</div>
      ${leavingToEach(site, leaving.links)} ${earlierFiles(document.id, named, files)}
      ${await changesOf(request, document, { revision, content, files })}
    </article>`,
  };
}

function compared(
  content: Omit<ComparedText, 'files'> & Pick<DocumentContent, 'attachments'>,
): ComparedText {
  const pictures = picturesIn(content.body);
  const files = (content.attachments ?? []).filter(({ sha256 }) => !pictures.has(sha256));
  return { ...content, files: files.map(({ name }) => name) };
}

/** What the text that took its place says otherwise; nothing where readers may no longer read that one. */
async function changesOf(
  { context }: PageRequest,
  document: Published,
  before: {
    readonly revision: number;
    readonly content: DocumentContent;
    readonly files: readonly DocumentAttachment[];
  },
): Promise<Html | ''> {
  const next = before.revision + 1;
  const isNow = next === document.revision;
  const after = isNow
    ? {
        title: document.title,
        documentNumber: document.document_number,
        issuers: document.issuers,
        publisher: document.publisher,
        madeOn: document.made_on,
        effectiveFrom: document.effective_from,
        effectiveTo: document.effective_to,
        body: document.body,
        attachments: before.files,
      }
    : (await readableText(context.db, document.id, next))?.content;
  if (after === undefined) return '';
  return versionChanges(
    compared(before.content),
    compared(after),
    isNow ? '现在的内容' : `第${next}版`,
  );
}

/** A file that is still offered can be taken; of the others the name is left. */
function earlierFiles(
  id: number,
  named: readonly { readonly sha256: string; readonly name: string }[],
  offered: readonly { readonly sha256: string }[],
): Html | '' {
  if (named.length === 0) return '';
  return html`<section class="attachments" aria-labelledby="files">
    <h2 id="files">附件</h2>
    <ul class="files">
      ${named.map(({ sha256, name }) =>
        offered.some((one) => one.sha256 === sha256)
          ? html`<li><a href="${attachmentAddress(id, sha256, name)}">${name}</a></li>`
          : html`<li>${name} <span class="hint">已随旧版停止提供</span></li>`,
      )}
    </ul>
  </section>`;
}
