// While somebody writes what he wants: up to three published documents that may be it already. The words
// come in a posted form, stand in no address and are kept nowhere; whatever happens the answer is a list,
// at worst an empty one.

import { beijingDay } from '../../rules/beijing-time.ts';
import { queryDocumentNumber } from '../../rules/document-number.ts';
import { documentsLike } from '../../store/search/documents-like.ts';
import type { ListedDocument } from '../../store/documents/documents.ts';
import { searchDocuments } from '../../store/search/search.ts';
import { plainText } from '../plain-text.ts';
import { textOf } from './applicant-key.ts';
import { longDay } from './dates.ts';
import type { PageRequest } from './page.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { callerOf } from '../client-address.ts';
import { readForm } from './posted-form.ts';

const most = 3;
const longest = 500;
/** From one address before a minute of rest; the script waits between two anyway. */
const mostAsked = 120;

export interface Suggestion {
  readonly title: string;
  readonly address: string;
  /** Number and day, for people who know which one they look for. */
  readonly note: string;
}

export async function suggestions(request: PageRequest): Promise<Response> {
  const found = await look(request).catch(() => {
    // The error of a query can hold the words that were asked for: they belong in no log.
    request.context.onError(new Error('looking for like documents failed'));
    return [];
  });
  return Response.json({ documents: found }, { headers: { 'Cache-Control': 'no-store' } });
}

async function look(request: PageRequest): Promise<readonly Suggestion[]> {
  const { context, http } = request;
  const from = callerOf(context.addressOf(http));
  if (context.suggestions.failures(from) >= mostAsked) return [];
  context.suggestions.fail(from);
  const form = (await readForm({ http })) ?? new FormData();
  const [number = '', title = '', description = ''] = [
    'documentNumber',
    'title',
    'description',
  ].map((name) => plainText(textOf(form, name)).slice(0, longest));
  const { db } = context;
  const byNumber = await numbered(request, number === '' ? title : number);
  const byTitle = byNumber.length > 0 ? byNumber : await documentsLike(db, title, most);
  // A long description dilutes what the title says: it only fills up.
  const byBoth =
    byTitle.length < most && description !== ''
      ? await documentsLike(db, `${title} ${description}`, most)
      : [];
  const others = byBoth.filter(({ id }) => byTitle.every((hit) => hit.id !== id));
  return [...byTitle, ...others].slice(0, most).map((hit) => ({
    title: hit.title,
    address: addressOfDocument(hit),
    note: [hit.document_number, `${longDay(beijingDay(hit.published_at))}发布`]
      .filter((part) => part !== null)
      .join('，'),
  }));
}

/** A document number in any writing finds its document. */
async function numbered(
  { context }: PageRequest,
  text: string,
): Promise<readonly ListedDocument[]> {
  if (queryDocumentNumber(text) === undefined) return [];
  const { hits, found } = await searchDocuments(context.db, {
    today: context.clock.today(),
    text,
    sort: 'relevance',
    limit: most,
    offset: 0,
  });
  return found === 'words' ? hits : [];
}
