// The words of a page written in other characters, and nothing else: tags with their addresses and values, scripts,
// what somebody typed, document numbers, and whatever says translate="no" stay as they are.

const tagOrText =
  /<!--[\s\S]*?-->|<(script|style|textarea)\b[\s\S]*?<\/\1\s*>|<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>|[^<]+|</gi;
const documentNumber =
  /[\p{Script=Han}]{2,8}(?:〔\d{4}〕|\[\d{4}\]|（\d{4}）)第?\d{1,6}号|[\p{Script=Han}]{2,8}令第\d{1,6}号/gu;
/** Words for people that stand inside a tag. */
const toldInTag = /\b(placeholder|aria-label|alt|title)="([^"]*)"/g;

export function writtenOtherwise(html: string, convert: (text: string) => string): string {
  const parts: string[] = [];
  let kept: { readonly tag: string; depth: number } | undefined;
  for (const [part] of html.matchAll(tagOrText)) {
    const [, slash, tag] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(part) ?? [];
    if (tag === undefined) {
      const isText = !part.startsWith('<') && kept === undefined;
      parts.push(isText ? ofText(part, convert) : part);
      continue;
    }
    if (kept !== undefined) {
      if (tag === kept.tag) kept.depth += slash === '/' ? -1 : 1;
      if (kept.depth === 0) kept = undefined;
      parts.push(part);
      continue;
    }
    if (slash !== '/' && /\btranslate="no"/.test(part)) {
      kept = { tag, depth: 1 };
      parts.push(part);
      continue;
    }
    const isBlock = /^<(?:script|style|textarea)\b/i.test(part);
    parts.push(isBlock || slash === '/' ? part : ofTag(part, convert));
  }
  return parts.join('');
}

function ofTag(tag: string, convert: (text: string) => string): string {
  if (/^<(?:meta|link)\b/i.test(tag)) return tag;
  return tag.replaceAll(
    toldInTag,
    (_, name: string, words: string) => `${name}="${ofText(words, convert)}"`,
  );
}

function ofText(text: string, convert: (text: string) => string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  let at = 0;
  let made = '';
  for (const match of text.matchAll(documentNumber)) {
    made += convert(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return made + convert(text.slice(at));
}
