// Text as a person writes it: the database stores no NUL, and marks that turn the direction of writing
// make a reader see what is not there. Characters without width come along from other pages: a word that holds one is
// not found, and a name of nothing else is none. What joins a family of emoji (U+200D) stays.

const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

export function plainText(text: string): string {
  return text.replaceAll(hidden, '').trim();
}
