// While somebody types into a box for searching: columns, document numbers and words of what is public that begin
// like it. What is typed stands in no log and is kept nowhere; whatever happens the answer is a list.

import { queryDocumentNumber } from '../../rules/document-number.ts';
import { holdsPersonalNumber } from '../../rules/question-privacy.ts';
import { toSimplified } from '../../formats/traditional.ts';
import { spellingOf } from '../../store/search/pinyin.ts';
import { levelled } from '../../store/search/search-words.ts';
import { suggestNumbers, suggestTerms } from '../../store/search/suggest-terms.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { plainText } from '../plain-text.ts';
import type { PageRequest } from './page.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { callerOf } from '../client-address.ts';

const most = 8;
const longest = 40; // characters
/** From one address in a minute: quick hands of several people behind one address. */
const mostAsked = 300;

interface TypingSuggestion {
  readonly text: string;
  readonly note?: string;
  /** It leads to a page; without one it is searched for. */
  readonly address?: string;
}

type Asked = Pick<PageRequest, 'context' | 'http' | 'site'>;

export async function typingSuggestions(asked: Asked): Promise<Response> {
  const { context, http } = asked;
  const from = `typing ${callerOf(context.addressOf(http))}`;
  if (context.suggestions.failures(from) >= mostAsked) {
    return Response.json({ suggestions: [] }, { status: 429, headers: { 'Retry-After': '60' } });
  }
  context.suggestions.fail(from);
  const suggestions = await look(asked).catch(() => {
    // The error of a query can hold what was typed: it belongs in no log.
    context.onError(new Error('looking for what may be meant failed'));
    return [];
  });
  // Only the browser that typed it keeps it, and briefly: what is withdrawn must not linger.
  const headers = { 'Cache-Control': 'private, max-age=20' };
  return Response.json({ suggestions }, { headers });
}

async function look({ context, http, site }: Asked): Promise<readonly TypingSuggestion[]> {
  const typed = plainText(http.req.query('q') ?? '').replaceAll(/\s+/g, ' ');
  if (typed === '' || typed.length > longest || holdsPersonalNumber(typed)) return [];
  const text = await toSimplified(typed);
  const number = queryDocumentNumber(text);
  const [documents, terms] = await Promise.all([
    number === undefined ? [] : suggestNumbers(context.db, number, 3),
    suggestTerms(context.db, text, most),
  ]);
  const numbers = documents.map((document) => ({
    text: document.document_number ?? '',
    note: document.title,
    address: addressOfDocument(document),
  }));
  const columns = columnsLike(site.columns, text);
  const known = new Set(numbers.map((one) => one.text));
  const words = terms.filter(({ term }) => !known.has(term)).map(({ term }) => ({ text: term }));
  return [...numbers, ...columns, ...words].slice(0, most);
}

/** A single character is too little to tell which of the columns is meant. */
function columnsLike(columns: readonly ColumnRow[], text: string): readonly TypingSuggestion[] {
  const level = levelled(text).replaceAll(/[ '’]/g, '');
  if (level.length < 2) return [];
  return columns
    .filter(({ name }) => {
      const spelling = spellingOf(name);
      return (
        levelled(name).startsWith(level) ||
        spelling?.pinyin.startsWith(level) === true ||
        spelling?.initials.startsWith(level) === true
      );
    })
    .slice(0, 2)
    .map(({ name, path }) => ({ text: name, note: '栏目', address: `/${path}/` }));
}
