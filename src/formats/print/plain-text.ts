// What people typed, made fit for paper. A letter is text: nothing of it may reach XML or a page that is
// not a character one can see.

/**
 * One line. Lone surrogates become U+FFFD; controls, noncharacters and what turns the direction of text
 * around (it would print a number other than the one that is stored) are left out. Ideographic spaces
 * stay: they keep places of a date free to write in.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(lineBreak, ' ')
    .replaceAll('\t', ' ')
    .replaceAll(unprinted, '')
    .replaceAll(/^ +| +$/gu, '');
}

/** A text of several lines; empty ones at its ends fall away. */
export function plainLines(text: string): readonly string[] {
  const lines = text.split(lineBreak).map(plainText);
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}

/** Paragraphs of running text: the printer indents them, so their own indent and empty ones go. */
export function plainParagraphs(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap(plainLines)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Title and author of a file: short, whatever the sheet says. */
export function particularsOf(sheet: { readonly title: string; readonly issuer: string }): {
  readonly title: string;
  readonly author: string;
} {
  return { title: shortText(sheet.title), author: shortText(sheet.issuer) };
}

function shortText(text: string): string {
  return plainText(text).slice(0, 200).toWellFormed();
}

const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;

const unprinted =
  /[\p{Cc}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
