// A document: what it is, whether it holds, the text in the official layout, its files, what explains it,
// and how to cite it. A withdrawn one is gone (410), a wrong address leads to the right one (301).

import { bookTitle } from '../../rules/book-title.ts';
import { attachmentAddress } from '../../rules/document-address.ts';
import { html, raw } from './html.ts';
import { picturesIn, withPictures } from '../../formats/document-body.ts';
import { beijingDay, beijingMinute } from '../../rules/beijing-time.ts';
import { isOfficialPaper } from '../../rules/document-classes.ts';
import { type DocumentRelation, sourceOf } from '../../rules/document-content.ts';
import { titleNote } from '../../rules/title-note.ts';
import { whatCounts } from '../../rules/uploaded-original.ts';
import { attachmentsOf, type DocumentAttachment } from '../../store/documents/document-files.ts';
import { earlierTexts } from '../../store/documents/document-history.ts';
import {
  documentById,
  interpretationsOf,
  type ListedDocument,
  publishedById,
} from '../../store/documents/documents.ts';
import { neighboursOf } from '../../store/documents/neighbours.ts';
import { issuesWith, publishedAmong } from '../../store/documents/gazette.ts';
import { resultAndQuestion, standingsAmong } from '../../store/readers/public-consultations.ts';
import { linkedAs, linkedFrom, linkedTo } from '../../store/documents/linked-documents.ts';
import { publishedItemsOf } from '../../store/policies/policy-items.ts';
import type { ColumnRow, DocumentRow } from '../../store/tables.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { longDay } from './dates.ts';
import { documentMetadata } from './document-metadata.ts';
import { notFoundPage, withdrawnPage } from './error-page.ts';
import type { ArticleTags, Html, Page, PageRequest, PageResult } from './page.ts';
import { issueContents, printedIn } from './gazette.ts';
import { waysBeside } from './parts/beside.ts';
import { consultationBanner, consultationEnd } from './parts/consultation.ts';
import { correctionNote } from './parts/correction-note.ts';
import { documentTools, paperLinks } from './parts/document-tools.ts';
import { displayBanner } from './parts/display-period.ts';
import { interpretationCards } from './parts/interpretation-cards.ts';
import { fileList } from './parts/files.ts';
import { chapterList, laidBody, notedOf, transcriptHeading, transcriptOf } from './laid-body.ts';
import { leavingToEach } from './leaving.ts';
import { originsOf, withLeavingLinks } from './leaving-links.ts';
import { loadSite } from './load-site.ts';
import { addressOfDocument, documentList } from './parts/list-row.ts';
import { postingsSection } from './parts/postings.ts';
import { documentItems } from './policies/document-items.ts';
import { withClausePlaces } from './policies/places.ts';
import { relationsSection, whatDid } from './parts/relations.ts';
import { hasValidity, validityBanner } from './parts/validity.ts';
import { recordingFigures, recordingsIn } from './parts/recordings.ts';
import { withWideTables } from './wide-tables.ts';

export type Published = DocumentRow & {
  home_path: string;
  editor_name: string | null;
  published_at: Temporal.Instant;
};

export async function documentPage(request: PageRequest, id: number): Promise<PageResult> {
  const { context, http, path } = request;
  const { db } = context;
  const document = await documentById(db, id);
  if (document === undefined) return notFoundPage(request);
  const column = columnOnSite(request, document);
  if (column !== undefined && document.state === 'withdrawn') {
    return withdrawnPage(request, document);
  }
  if (!isPublished(document)) return notFoundPage(request);
  const address = addressOfDocument(document);
  if (path !== address) return http.redirect(address, 301);
  if (column === undefined) return notFoundPage(request);
  return await articlePage(request, document, column, await attachmentsOf(db, id));
}

/** The request as one of the organ that published the document; `undefined` when that is not of this site. */
export async function besideDocument(
  request: PageRequest,
  document: Published,
): Promise<PageRequest | undefined> {
  const site = await loadSite(request.context, addressOfDocument(document));
  const own = site && { ...request, site };
  return own && columnOnSite(own, document) && own;
}

/** Its home column, when the page stands with the organ that published it: lists of others link there. */
export function columnOnSite(
  { site }: PageRequest,
  document: Pick<DocumentRow, 'home_column_id'>,
): ColumnRow | undefined {
  return site.columns.find((one) => one.id === document.home_column_id);
}

/** What of a draft is not stored as that of a published text is. */
export interface DraftShown {
  readonly relations: readonly DocumentRelation[];
  readonly pictureAddress: (sha256: string) => string;
  readonly fileAddress: (file: Pick<DocumentAttachment, 'sha256' | 'name'>) => string;
}

/** The page of a text, whether it is on the site or is looked at before (preview.ts). */
export async function articlePage(
  request: PageRequest,
  document: Published,
  column: ColumnRow,
  files: readonly DocumentAttachment[],
  draft?: DraftShown,
): Promise<Page> {
  const { context, site } = request;
  const { db } = context;
  const { id } = document;
  const address = addressOfDocument(document);
  const contents = document.details.contents ?? [];
  const [
    earlier,
    interpretations,
    interpreted,
    neighbours,
    does,
    doneTo,
    issues,
    listed,
    asked,
    standings,
    items,
  ] = await Promise.all([
    earlierTexts(db, id),
    interpretationsOf(db, id),
    document.interprets_id === null ? undefined : publishedById(db, document.interprets_id),
    neighboursOf(db, document, column.id),
    draft === undefined ? linkedFrom(db, id) : linkedAs(db, draft.relations),
    linkedTo(db, id),
    issuesWith(db, id),
    publishedAmong(
      db,
      contents.map(({ documentId }) => documentId),
    ),
    resultAndQuestion(db, id),
    standingsAmong(db, document.kind === 'consultation' ? [id] : []),
    draft === undefined ? publishedItemsOf(db, id) : [],
  ]);
  const standing = standings.get(id);
  // What comes to name it, or to stand beside it, touches this page itself (store/database/page-topics.ts).
  const named = [
    ...[...does, ...doneTo].flatMap((one) => (one.id === null ? [] : [{ id: one.id }])),
    ...[
      ...interpretations,
      interpreted,
      neighbours.older,
      neighbours.newer,
      ...issues,
      asked.result,
      asked.question,
    ].filter((one) => one !== undefined),
    ...contents.map(({ documentId }) => ({ id: documentId })),
  ];
  const today = context.clock.today();
  const pictures = picturesIn(document.body);
  // A picture of the text is no attachment to be taken.
  const taken = files.filter(({ sha256 }) => !pictures.has(sha256));
  const { recordings, others } = recordingsIn(taken);
  const fileAddress = (file: DocumentAttachment): string =>
    draft?.fileAddress(file) ?? attachmentAddress(id, file.sha256, file.name);
  const words = recordings.length === 0 ? '' : transcriptHeading(document);
  const laid = laidBody(document);
  const marked = withClausePlaces(laid.html, items);
  const leaving = withLeavingLinks(marked, originsOf(context.origin, site.main.organ.site.domain));
  const body = withPictures(withWideTables(leaving.html), (sha256) => {
    const file = files.find((one) => one.sha256 === sha256);
    if (file === undefined) return undefined;
    return draft?.pictureAddress(sha256) ?? attachmentAddress(id, sha256, file.name);
  });
  const beside = [
    interpretationCards(interpretations),
    related('所解读的文件', one(interpreted), request),
    related('结果反馈', one(asked.result), request),
    related('所反馈的意见征集', one(asked.question), request),
  ].filter((part) => part !== '');
  return {
    keep: 'public',
    topics: [document, ...named].map((one) => `document:${one.id}` as const),
    title: `${document.title}_${column.name}`,
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '正文' }],
    columnTags: columnTags(site, column),
    feed: column,
    articleTags: { ...articleTags(document), image: /<img src="([^"]*)"/.exec(body)?.[1] },
    canonical: address,
    jsonLd: jsonLd(document, context.origin + address),
    body: html`<div class="${beside.length === 0 ? 'alone' : 'with-side'}">
      <article class="content document">
        ${hasValidity(document.kind) ? validityBanner(document, today, whatDid(doneTo, today)) : ''}
        ${displayBanner(document, today)}
        ${standing === undefined ? '' : consultationBanner(id, standing, today, linkTo(asked.result))}
        ${correctionNote(document, earlier)} ${documentMetadata(document, request)}
        ${head(document, titleNote(notedOf(document), doneTo, today))}
        ${documentTools(request, address, id, draft === undefined ? document.title : undefined)}
        ${printedIn(id, issues)} ${waysBeside(interpretations, interpreted)}
        ${issueContents(id, contents, listed, taken)}
        ${recordingFigures(recordings, fileAddress, transcriptOf(document))}
        ${chapterList(laid.chapters)}
        <div class="official body">${words}${raw(body)}</div>
        ${leavingToEach(site, leaving.links)}
        ${standing === undefined ? '' : consultationEnd(id, standing, today)}
        ${documentItems(items, today)}
        ${others.length === 0 ? '' : attachments(id, others, draft === undefined ? address : undefined)}
        ${draft === undefined && isOfficialPaper(document) ? papers(document, address, taken) : ''}
        ${postingsSection(id, document.details.postings ?? [], files)}
        ${relationsSection(does, doneTo, today)} ${citation(document, context.origin)}
        ${around(neighbours)} ${editorLine(site, document)}
        <p class="to-top">
          <a href="#zhengwen">返回顶部</a>
          <button type="button" class="button-small" data-close hidden>关闭窗口</button>
        </p>
      </article>
      ${
        beside.length === 0 ? '' : html`<aside class="side" aria-label="相关信息">${beside}</aside>`
      }
    </div>`,
  };
}

export function isPublished(
  document: DocumentRow & Pick<Published, 'home_path' | 'editor_name'>,
): document is Published {
  return document.state === 'published' && document.published_at !== null;
}

/** An official document bears its organ in red, its number and the red line; news bears its source. */
function head(document: Published, note: string | undefined): Html {
  const { title, issuers, document_number, published_at } = document;
  const minute = beijingMinute(published_at);
  if (document_number !== null) {
    return html`<header class="red-head">
      <p class="red-organ">${issuers.map((issuer) => html`<span>${issuer}</span>`)}</p>
      <p class="red-number">${document_number}</p>
      <h1>${title}</h1>
      ${noteLine(note)}
    </header>`;
  }
  return html`<header class="plain-head">
    <h1>${title}</h1>
    ${noteLine(note)}
    <p class="source">
      <span>来源：${sourceOf(document)}</span>
      <span>发布时间：<time datetime="${published_at.toString()}">${minute}</time></span>
    </p>
  </header>`;
}

function noteLine(note: string | undefined): Html | '' {
  return note === undefined ? '' : html`<p class="title-note">${note}</p>`;
}

/** @param address absent for a draft, whose files nobody is offered yet */
function attachments(
  id: number,
  files: readonly DocumentAttachment[],
  address: string | undefined,
): Html {
  return html`<section class="attachments" aria-labelledby="files">
    <h2 id="files">附件</h2>
    ${fileList(id, files, address)}
  </section>`;
}

/** One line to copy into a letter or a paper; printed too. */
function citation(document: Published, origin: string): Html {
  const { issuers, publisher, title, document_number, published_at } = document;
  const by = issuers.length > 0 ? issuers.join('、') : publisher;
  const number = document_number === null ? '' : `（${document_number}）`;
  const on = longDay(beijingDay(published_at));
  return html`<p class="citation">
    <strong>引用</strong>
    <span id="yinyong"
      >${by}：${bookTitle(title)}${number}，${on}发布，${origin}${addressOfDocument(document)}</span
    >
    <button type="button" class="button-small" data-copy="yinyong" hidden>复制</button>
  </p>`;
}

/** Of who wrote it, where the office has said that its people are named. */
function editorLine({ main }: PageRequest['site'], { editor_name: name }: Published): Html | '' {
  if (name === null || main.organ.site.namesEditors !== true) return '';
  return html`<p class="editor">责任编辑：${name}</p>`;
}

function around({
  older,
  newer,
}: {
  older: ListedDocument | undefined;
  newer: ListedDocument | undefined;
}): Html | '' {
  if (older === undefined && newer === undefined) return '';
  return html`<nav class="around" aria-label="同一栏目">
    <ul>
      ${neighbour('上一篇', newer)} ${neighbour('下一篇', older)}
    </ul>
  </nav>`;
}

function neighbour(label: string, one: ListedDocument | undefined): Html | '' {
  if (one === undefined) return '';
  return html`<li><span>${label}</span> <a href="${addressOfDocument(one)}">${one.title}</a></li>`;
}

function related(
  heading: string,
  documents: readonly ListedDocument[],
  { context }: PageRequest,
): Html | '' {
  if (documents.length === 0) return '';
  return html`<section>
    <h2>${heading}</h2>
    ${documentList(documents, context.clock.today())}
  </section>`;
}

function linkTo(
  document: ListedDocument | undefined,
): { readonly address: string; readonly title: string } | undefined {
  return document && { address: addressOfDocument(document), title: document.title };
}

function one<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

function papers(document: Published, address: string, files: readonly DocumentAttachment[]): Html {
  const names = files.map(({ name }) => name);
  return paperLinks(document.title, address, whatCounts(document, names));
}

function articleTags(document: Published): ArticleTags {
  return {
    title: document.title,
    pubDate: beijingMinute(document.published_at),
    times: {
      published: document.published_at,
      modified: document.revised_at ?? document.published_at,
    },
    source: sourceOf(document),
    keywords: document.keywords.join(','),
    author: document.issuers.join('、'),
    description: document.summary ?? undefined,
  };
}

function jsonLd(document: Published, url: string): unknown {
  const isLaw = hasValidity(document.kind);
  return {
    '@context': 'https://schema.org',
    '@type': isLaw ? 'Legislation' : 'Article',
    [isLaw ? 'name' : 'headline']: document.title,
    url,
    inLanguage: 'zh-CN',
    datePublished: document.published_at.toString(),
    dateModified: (document.revised_at ?? document.published_at).toString(),
    ...(document.made_on === null ? {} : { dateCreated: document.made_on }),
    ...(document.document_number === null
      ? {}
      : { [isLaw ? 'legislationIdentifier' : 'identifier']: document.document_number }),
    author: document.issuers.map((name) => ({ '@type': 'GovernmentOrganization', name })),
    publisher: { '@type': 'GovernmentOrganization', name: document.publisher },
  };
}
