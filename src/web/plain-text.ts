// Text as a person writes it: the database stores no NUL, and marks that turn the direction of writing
// make a reader see what is not there.

// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu;

export function plainText(text: string): string {
  return text.replaceAll(hidden, '').trim();
}
