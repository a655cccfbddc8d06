// A file of a document to be looked at without a program for it. A page of its own beside the document's: it stands and
// goes with it, and search engines are led to the document instead.

import { html, raw } from './html.ts';
import { previewOf, previewPicture } from '../../commands/documents/keep-preview.ts';
import { wayOf } from '../../formats/attachment-preview/ways.ts';
import { picturesIn } from '../../formats/document-body.ts';
import { sizeText } from '../../formats/size-text.ts';
import {
  attachmentAddress,
  type FilePreviewAddress,
  filePreviewAddress,
  previewPictureAddress,
  shownFileAddress,
} from '../../rules/document-address.ts';
import { attachmentsOf, type DocumentAttachment } from '../../store/documents/document-files.ts';
import { documentById } from '../../store/documents/documents.ts';
import { portalPolicy, withObjects } from '../security-headers.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { columnOnSite, isPublished, type Published } from './document.ts';
import { notFoundPage, withdrawnPage } from './error-page.ts';
import type { Html, Page, PageRequest, PageResult } from './page.ts';
import { fileType } from './parts/files.ts';
import { addressOfDocument } from './parts/list-row.ts';

export async function filePreviewPage(
  request: PageRequest,
  { id, file, picture }: FilePreviewAddress,
): Promise<PageResult> {
  const { context, http, path } = request;
  const document = await documentById(context.db, id);
  if (document === undefined || columnOnSite(request, document) === undefined) {
    return notFoundPage(request);
  }
  if (document.state === 'withdrawn') {
    return picture === undefined ? withdrawnPage(request, document) : notFoundPage(request);
  }
  if (!isPublished(document)) return notFoundPage(request);
  const page = addressOfDocument(document);
  const pictures = picturesIn(document.body);
  const found = (await attachmentsOf(context.db, id)).find(
    ({ sha256 }) => sha256.startsWith(file) && !pictures.has(sha256),
  );
  if (picture !== undefined) {
    return found === undefined ? notFoundPage(request) : await sendPicture(request, found, picture);
  }
  // A file that was replaced since: the document has what is offered now.
  const address = found === undefined ? page : filePreviewAddress(page, found.sha256);
  if (found === undefined || path !== address) return http.redirect(address, 301);
  return await shownPage(request, document, found, page);
}

async function shownPage(
  request: PageRequest,
  document: Published,
  file: DocumentAttachment,
  page: string,
): Promise<Page> {
  const { site } = request;
  const column = columnOnSite(request, document);
  const { name, size, sha256 } = file;
  const body = await shownBody(request, document, file, page);
  const trail = column === undefined ? [] : trailTo(site, column, true);
  return {
    keep: 'public',
    topics: [`document:${document.id}`],
    isUnlisted: true,
    // On no other page may the browser's own reader of PDF show a file of this site.
    headers: { 'Content-Security-Policy': withObjects(portalPolicy) },
    title: `${name}_附件预览`,
    section: column && sectionOf(site, column),
    trail: [...trail, { label: '正文', path: page }, { label: '附件预览' }],
    columnTags: column && columnTags(site, column),
    body: html`<article class="content shown-file">
      <header>
        <h1>${name}</h1>
        <p class="shown-of">《<a href="${page}">${document.title}</a>》的附件</p>
        <p class="shown-tools">
          <a
            class="button"
            href="${attachmentAddress(document.id, sha256, name)}"
            download="${name}"
            rel="nofollow"
            >下载原件</a
          >
          <span class="hint">${fileType(name)}，${sizeText(size)}</span>
        </p>
      </header>
      ${body}
    </article>`,
  };
}

async function shownBody(
  { context }: PageRequest,
  { id }: Published,
  file: DocumentAttachment,
  page: string,
): Promise<Html> {
  const { name, sha256, media_type } = file;
  const { way, opened } = wayOf(media_type);
  const address = attachmentAddress(id, sha256, name);
  switch (way) {
    case 'picture':
      return html`<p class="shown-picture">
        <a href="${address}"><img src="${address}" alt="${name}" /></a>
      </p>`;
    case 'video':
      return html`<p class="shown-picture">
        <video controls preload="metadata" src="${address}">
          浏览器不能播放这个视频，请下载后观看。
        </video>
      </p>`;
    case 'sound':
      return html`<p class="shown-picture">
        <audio controls preload="metadata" src="${address}" aria-label="${name}">
          浏览器不能播放这段音频，请下载后收听。
        </audio>
      </p>`;
    case 'pdf': {
      const shown = shownFileAddress(id, sha256, name);
      return html`<p class="hint no-print">
          看不到文件的，可以<a href="${shown}">单独打开</a>或者下载原件。
        </p>
        <object class="shown-pdf" type="application/pdf" data="${shown}" aria-label="${name}">
          <p>这个浏览器不能在页面里显示 PDF，请<a href="${shown}">单独打开</a>或者下载原件查看。</p>
        </object>`;
    }
    case 'made': {
      const preview = await previewOf(storeOf(context), file);
      if (preview.html === null) {
        return html`<p class="shown-not" role="note">
          这个文件不能在网页里显示：${preview.why}。请下载原件查看，${opened ?? ''}
        </p>`;
      }
      const text = preview.html.replaceAll(
        /<img src="#(\d{1,2}\.(?:png|jpg))"/g,
        (_, picture: string) => `<img src="${previewPictureAddress(page, sha256, picture)}"`,
      );
      return html`<p class="hint">由系统转换，只供快速查看，版式以原件为准。</p>
        <div class="official shown-text">${raw(text)}</div>`;
    }
    case 'none':
      return html`<p class="shown-not" role="note">${opened ?? ''}</p>`;
  }
}

/** Pages of an export are made from a moment of the database that nothing can be written to. */
function storeOf({ db, dataFolder, previewsIn }: PageRequest['context']) {
  return { db: previewsIn ?? db, dataFolder };
}

async function sendPicture(
  request: PageRequest,
  { sha256 }: DocumentAttachment,
  picture: string,
): Promise<PageResult> {
  const bytes = await previewPicture(storeOf(request.context), sha256, picture);
  if (bytes === undefined) return notFoundPage(request);
  return request.http.body(new Uint8Array(bytes), 200, {
    'Content-Type': picture.endsWith('.png') ? 'image/png' : 'image/jpeg',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    // A withdrawn document takes its files along, so browsers ask each time.
    'Cache-Control': 'public, no-cache',
  });
}
