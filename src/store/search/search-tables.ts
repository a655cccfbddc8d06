// Row types of the search, by hand and checked against information_schema by a test; in `Tables` beside the others.

import type { IsoDay } from '../../rules/day.ts';
import type { DocumentKind } from '../../rules/document-classes.ts';
import type { HotWordRule } from '../../rules/hot-words.ts';

type Instant = Temporal.Instant;

export interface DocumentSearchTable {
  document_id: number;
  organ_id: number;
  sites: number[];
  places: number[];
  published_at: Instant;
  bucket: number;
  year: number;
  kind: DocumentKind;
  tab: string;
  theme: string | null;
  subtheme: string | null;
  genre: string | null;
  issuers: string[];
  number_word: string | null;
  number_year: number | null;
  number_seq: number | null;
  effective_from: IsoDay | null;
  effective_to: IsoDay | null;
  repealed_on: IsoDay | null;
  amended_on: IsoDay | null;
  title: string;
  words: string;
  pairs: number[];
  /** Level and without tags: where a phrase is looked for. */
  text: string;
  /** Of a long text what lies outside the row. */
  rest: string | null;
}

/** Words of what is public, for who types, with how many published documents have them. */
export interface SearchTermsTable {
  level: string;
  term: string;
  pinyin: string | null;
  initials: string | null;
  documents: number;
}

export interface DocumentTermsTable {
  document_id: number;
  levels: string[];
}

/** How often a word was searched for on a day, by nobody in particular. */
export interface SearchedWordsTable {
  organ_id: number;
  on_day: IsoDay;
  word: string;
  searches: number;
}

export interface HotWordRulesTable {
  organ_id: number;
  word: string;
  rule: HotWordRule;
  set_by: number | null;
  set_at: Instant;
}

/** What a file of a document says. */
export interface FileTextsTable {
  sha256: string;
  text: string | null;
}

export interface SearchTables {
  document_search: DocumentSearchTable;
  search_terms: SearchTermsTable;
  document_terms: DocumentTermsTable;
  searched_words: SearchedWordsTable;
  hot_word_rules: HotWordRulesTable;
  document_search_sample: DocumentSearchTable;
  file_texts: FileTextsTable;
}
