// A draft as the site would show it, for signed-in staff only: rendered from the draft by the same code as the
// page itself, never kept by anybody. With another document named, the page of that one as it will be from the day
// on which this one changes it.

import type { Context } from 'hono';
import { html } from './html.ts';
import { foreseenIndexNumber } from '../../commands/documents/index-numbers.ts';
import { rowOf } from '../../commands/documents/document-row.ts';
import type { IsoDay } from '../../rules/day.ts';
import {
  detailsOf,
  type DocumentContent,
  type DocumentRelation,
} from '../../rules/document-content.ts';
import { may } from '../../rules/roles.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import { draftOf } from '../../store/documents/document-drafts.ts';
import { attachmentsOf, filesIn } from '../../store/documents/document-files.ts';
import { contentOfRow } from '../../store/documents/document-revisions.ts';
import { documentById } from '../../store/documents/documents.ts';
import { organSubtree } from '../../store/people/organs.ts';
import { sessionOf } from '../../store/people/sessions.ts';
import { readSessionCookie } from '../api/session-cookie.ts';
import type { WebContext } from '../context.ts';
import { portalPolicy } from '../security-headers.ts';
import { longDay } from './dates.ts';
import { modeFrom } from './display-mode.ts';
import { articlePage, type Published } from './document.ts';
import type { Html, Page, PageRequest, Site } from './page.ts';
import { frame } from './parts/frame.ts';

export const previewRoute = '/yulan/:id/:version';

type FoundDocument = NonNullable<Awaited<ReturnType<typeof documentById>>>;

/** Undefined where there is nothing to be seen by whoever asks: to strangers the address does not exist. */
export async function sendPreview(
  context: WebContext,
  http: Context,
  site: Site,
): Promise<Response | undefined> {
  const { db, clock, origin } = context;
  const token = readSessionCookie(http, origin);
  const session = token === undefined ? undefined : await sessionOf(db, token, clock.now());
  if (session === undefined || session.mustChangePassword) return undefined;
  if (!may(session.roles, 'read-documents')) return undefined;
  const organs = await organSubtree(db, session.organId);
  const seen = async (id: number): Promise<FoundDocument | undefined> => {
    const row = Number.isSafeInteger(id) && id > 0 ? await documentById(db, id) : undefined;
    return organs.some(({ id: own }) => own === row?.organ_id) ? row : undefined;
  };
  const document = await seen(Number(http.req.param('id')));
  if (document === undefined || document.locked) return undefined;
  const organ = organs.find(({ id }) => id === document.organ_id);
  if (organ === undefined) return undefined;
  const columns = await columnsOf(db, organ.id);
  const mode = modeFrom(http.req.query('fangshi') ?? '');
  const request = { context, http, site: { ...site, organ, columns }, mode, path: http.req.path };
  const draft = await draftOf(db, document.id);
  const content = draft?.content ?? (await contentOfRow(db, document));
  const otherId = Number(http.req.query('wenjian') ?? 0);
  const relation = (content.relations ?? []).find(({ documentId }) => documentId === otherId);
  const other = relation === undefined ? undefined : await seen(otherId);
  const page =
    relation !== undefined && other !== undefined
      ? await changedPage(request, other, relation)
      : await draftPage(request, document, content);
  if (page === undefined) return undefined;
  const text = await frame(page, { ...request, origin, setClock: undefined });
  return http.html(inFrame(text.toString()), 200, {
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
    'X-Frame-Options': 'SAMEORIGIN',
    'Content-Security-Policy': portalPolicy.replace(
      "frame-ancestors 'none'",
      "frame-ancestors 'self'",
    ),
  });
}

/**
 * What is followed from here opens in a window of its own, since pages of the site stand in no frame; and in the
 * desk's frame no script runs.
 */
function inFrame(page: string): string {
  return page
    .replace('<head>', '<head><base target="_blank">')
    .replaceAll(/<script\b[^>]*>[^]*?<\/script>/g, '');
}

async function draftPage(
  request: PageRequest,
  row: FoundDocument,
  content: DocumentContent,
): Promise<Page | undefined> {
  const { db, clock, calendar, secrets } = request.context;
  const actor = { kind: 'system' } as const;
  const column = request.site.columns.find(({ id }) => id === content.columns[0]);
  if (column === undefined) return undefined;
  const command = { db, clock, calendar, secrets, actor, organId: row.organ_id };
  const written = await rowOf(command, content);
  const foreseen = await foreseenIndexNumber(command, content, row.index_number);
  const shown = {
    ...row,
    ...written,
    // As read from the table, not as written into it.
    details: detailsOf(content),
    home_path: column.path,
    published_at: row.published_at ?? clock.now(),
    index_number:
      row.index_number ?? (foreseen === null ? null : `${foreseen}（预编，发布时确定）`),
  } as Published;
  const page = await articlePage(
    request,
    shown,
    column,
    await filesIn(db, content.attachments ?? []),
    {
      relations: content.relations ?? [],
      // Files of a draft are no reader's yet: the door of the editor hands them out.
      pictureAddress: (sha256) => `/api/document-pictures/${sha256}`,
      fileAddress: ({ sha256, name }) =>
        `/api/documents/${row.id}/files/${sha256}?name=${encodeURIComponent(name)}`,
    },
  );
  return marked(page, '预览：这是尚未发布的稿件，只有本机关工作人员能看到。');
}

/** The other side: as that page will be on the day of the change. */
async function changedPage(
  request: PageRequest,
  other: FoundDocument,
  { kind, on }: DocumentRelation,
): Promise<Page | undefined> {
  const { context, site } = request;
  const { published_at } = other;
  const column = site.columns.find(({ id }) => id === other.home_column_id);
  if (column === undefined || published_at === null || other.locked) return undefined;
  const today = context.clock.today();
  const then: IsoDay = on > today ? on : today;
  const changed = {
    ...other,
    published_at,
    ...(kind === 'amends' ? { amended_on: on } : { repealed_on: on }),
  };
  const onThatDay = {
    ...request,
    context: { ...context, clock: { ...context.clock, today: () => then } },
  };
  const files = await attachmentsOf(context.db, other.id);
  const page = await articlePage(onThatDay, changed, column, files);
  return marked(page, `预览：新文件发布以后，这一页自${longDay(then)}起的样子。发布以前不会改变。`);
}

function marked(page: Page, notice: string): Page {
  const body: Html = html`<p class="set-clock preview-note" role="note">${notice}</p>
    ${page.body}`;
  return { ...page, body, keep: 'personal' };
}
