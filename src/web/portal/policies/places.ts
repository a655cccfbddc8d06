// Where in a document's page the clauses stand that items quote: a mark before each, to which their links lead.

import { bodyText } from '../../../formats/document-body.ts';
import { type Clause, clausesOf } from '../../../rules/policy/condition.ts';
import type { PublishedItem } from '../../../store/policies/policy-items.ts';
import { clausePlace } from './parts.ts';

const block = /<(p|h[2-4]|li|td|th)(?: [^>]*)?>([\s\S]*?)<\/\1>/g;

export function clausesQuoted({ content }: Pick<PublishedItem, 'content'>): readonly Clause[] {
  const found = [content.supportClause, ...clausesOf(content.condition).values()];
  const known = new Map(found.flatMap((clause) => (clause ? [[clausePlace(clause), clause]] : [])));
  return [...known.values()];
}

/** @param body cleaned and stored; what is quoted over several paragraphs is marked where it begins */
export function withClausePlaces(body: string, items: readonly PublishedItem[]): string {
  const wanted = new Map(
    items.flatMap(clausesQuoted).map((clause) => [clausePlace(clause), bare(clause.text)]),
  );
  if (wanted.size === 0) return body;
  return body.replaceAll(block, (whole, tag: string, inner: string) => {
    const text = bare(bodyText(inner));
    if (text === '') return whole;
    const here = [...wanted].filter(
      ([, quoted]) => text.includes(quoted) || (text.length > 8 && quoted.startsWith(text)),
    );
    for (const [place] of here) wanted.delete(place);
    const marks = here.map(([place]) => `<span class="clause-place" id="${place}"></span>`);
    const begin = whole.indexOf('>') + 1;
    return marks.length === 0 || tag === ''
      ? whole
      : `${whole.slice(0, begin)}${marks.join('')}${whole.slice(begin)}`;
  });
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
