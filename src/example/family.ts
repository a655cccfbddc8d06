// A family of documents: what its members share, and the texts they are dealt from.

import type { DocumentKind, Genre, Theme } from '../rules/document-classes.ts';
import type { OfficeKey } from './places.ts';

/**
 * A line of a body. A list: one of its lines. `choose … of`: that many different ones. Marks at the head
 * of a line: `## ` and `### ` headings, `> ` addressee, `^ ` centred, `|a|b|` a row of a table (the
 * first row heads it), `@sign` signature and date, `@open` the note （此件公开发布）.
 *
 * Slots in braces: `{town}` and the like from `places.ts` or the family's own, the same word throughout
 * one document; `{3-9}` a number; `{a|b|c}` one of these, thrown anew each time; `{on}` the day it was
 * made, `{month}` its month.
 */
export type Line =
  | string
  | readonly string[]
  | { readonly choose: readonly [number, number]; readonly of: readonly string[] };

export interface Family {
  readonly id: string;
  /** Documents of 2022. */
  readonly count: number;
  readonly kind: DocumentKind;
  /** Home first. */
  readonly columns: readonly string[];
  readonly theme: Theme;
  readonly subtheme: string;
  readonly groupClass: string;
  readonly genre?: Genre;
  readonly keywords: readonly string[];
  readonly issuers: readonly OfficeKey[];
  /** Issued under a document number. */
  readonly numbered?: boolean;
  /** Months in which it is published, both ends included; from > to runs over the new year. */
  readonly months?: readonly [number, number];
  /** Working days from the making to the publication. */
  readonly lag: readonly [number, number];
  readonly slots?: Readonly<Record<string, readonly string[]>>;
  readonly titles: readonly string[];
  readonly bodies: readonly (readonly Line[])[];
}

/** News all have the same build: what happened, some facts, what comes next. */
export interface NewsTopic {
  readonly id: string;
  readonly theme: Theme;
  readonly subtheme: string;
  readonly keywords: readonly string[];
  readonly issuers: readonly OfficeKey[];
  readonly months?: readonly [number, number];
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly titles: readonly string[];
  readonly leads: readonly string[];
  readonly facts: readonly string[];
  readonly closes: readonly string[];
}

export function newsFamily(topic: NewsTopic, count: number): Family {
  const { leads, facts, closes, ...rest } = topic;
  return {
    ...rest,
    id: `news-${topic.id}`,
    count,
    kind: 'news',
    columns: ['zwdt'],
    groupClass: '政务动态',
    lag: [0, 2],
    bodies: [[leads, { choose: [2, 4], of: facts }, closes]],
  };
}
