// The tags of a part of an office file with their places. Office programs write well-formed XML without entities of
// their own; what does otherwise is not read at all, so that nothing is resolved, fetched or multiplied.

export interface Tag {
  /** Without its prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

export class NotOfficeXml extends Error {}

const tagPattern =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

export function* tagsOf(xml: string): Iterable<Tag> {
  if (/<!(?:DOCTYPE|ENTITY|\[CDATA\[)/.test(xml)) throw new NotOfficeXml('markup of its own');
  for (const match of xml.matchAll(tagPattern)) {
    const [whole, slash, name, attributes = '', empty] = match;
    if (name === undefined) continue;
    const kind = slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open';
    yield { name, kind, attributes, start: match.index, end: match.index + whole.length };
  }
}

/** The value of an attribute, whatever its prefix. */
export function attributeOf({ attributes }: Tag, name: string): string | undefined {
  const [, double, single] =
    new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : unescapedXml(value);
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
export const xmlEntity = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g;

export function unescapedXml(text: string): string {
  return text.replaceAll(
    xmlEntity,
    (whole, decimal?: string, hex?: string, name?: string) =>
      characterOf(decimal, hex, name) ?? whole,
  );
}

export function characterOf(decimal?: string, hex?: string, name?: string): string | undefined {
  if (name !== undefined) return named[name];
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

export function escapedXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
