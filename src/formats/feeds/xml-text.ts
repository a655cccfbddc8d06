// Text in XML 1.0: five marks are written otherwise, and what no XML may hold at all is left out. A title
// that was pasted with a control character must not make the whole feed unreadable.

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(forbidden, '')
    .replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

/** `<name>text</name>`, or nothing where there is nothing to say. */
export function xmlElement(name: string, text: string | null | undefined): string {
  return text === null || text === undefined || text === ''
    ? ''
    : `<${name}>${xmlText(text)}</${name}>`;
}
