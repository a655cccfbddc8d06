// The words by which a published document may be suggested to who types: its number, keywords, issuers and the
// words of its title. A title that names a person, or that stands for a time only (公示), is no suggestion
// (个人信息保护法 6, 28): whoever knows it finds it, nobody is led to it letter by letter.

import { findInText } from '../../rules/personal-data/find-in-text.ts';
import { speaksOfPersons, titleSubject } from '../../rules/title-subject.ts';
import type { NewTerms } from '../../store/search/search-terms.ts';
import { levelled, titleWords } from '../../store/search/search-words.ts';
import type { NewDocument } from '../../store/tables.ts';

type Told = Pick<
  NewDocument,
  'title' | 'kind' | 'document_number' | 'keywords' | 'issuers' | 'display_until'
>;

const mostTerms = 40;
const longestTerm = 60; // characters
/** Decisions about somebody. */
const ofPersons: readonly NewDocument['kind'][] = ['penalty', 'coercion', 'licence', 'personnel'];

export function termsOf(row: Told, documentId: number): NewTerms {
  const { title, kind, keywords = [], issuers = [] } = row;
  const subject = titleSubject(title, issuers);
  const { words, pairs, namesPerson } = titleWords(subject);
  const isForATime = row.display_until !== null && row.display_until !== undefined;
  const isOfSomebody = ofPersons.includes(kind) || (namesPerson && speaksOfPersons(title));
  const showsTitle = !isForATime && !isOfSomebody;
  const given = [
    ...(row.document_number ? [row.document_number] : []),
    ...keywords.filter((word) => !titleWords(word).namesPerson),
    ...issuers,
    ...words,
    ...(showsTitle ? [...pairs, subject, title] : []),
  ];
  const terms = new Map<string, string>();
  for (const term of given) {
    const shown = term.replaceAll(/\s+/g, ' ').trim();
    if (!isTerm(shown) || terms.size >= mostTerms) continue;
    const level = levelled(shown);
    if (!terms.has(level)) terms.set(level, shown);
  }
  return { documentId, terms: [...terms].map(([level, term]) => ({ level, term })) };
}

function isTerm(text: string): boolean {
  if (text.length < 2 || text.length > longestTerm) return false;
  return /^[\p{L}\p{N}《（〔“]/u.test(text) && !/[<>]/.test(text) && findInText(text).length === 0;
}
