// The body of a document as it may be stored: the tags of `bodyTags` with the classes of the official
// layout, links without tricks, nothing else. The one place where a body is cleaned.

import sanitizeHtml from 'sanitize-html';
import { bodyClasses, bodyTags } from '../rules/import-document.ts';

const options: sanitizeHtml.IOptions = {
  allowedTags: [...bodyTags],
  allowedAttributes: {
    '*': ['class'],
    a: ['href'],
    th: ['colspan', 'rowspan', 'scope', 'class'],
    td: ['colspan', 'rowspan', 'class'],
  },
  allowedClasses: { '*': [...bodyClasses] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // What stands between these is never text.
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title'],
};

export function cleanBody(html: string): string {
  return isPlain(html) ? html : sanitizeHtml(html, options).trim();
}

const plainTag = /<(\/?)(p|h[234]|strong|em|sub|sup|ul|ol|li|br)(?: class="([a-z]+)")?>/g;
const classes: readonly string[] = bodyClasses;

/**
 * Nearly every body that comes in already is what cleaning would leave: balanced plain tags and text.
 * Telling so takes a hundredth of the time of parsing it.
 */
function isPlain(html: string): boolean {
  const open: string[] = [];
  let end = 0;
  for (const match of html.matchAll(plainTag)) {
    const [tag, slash, name = '', css] = match;
    if (/[<>]/.test(html.slice(end, match.index))) return false;
    end = match.index + tag.length;
    if (css !== undefined && (slash === '/' || !classes.includes(css))) return false;
    if (name === 'br') {
      if (slash === '/') return false;
    } else if (slash !== '/') open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/[<>]/.test(html.slice(end));
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** The text of a cleaned body, paragraphs apart by line breaks: for search and for excerpts. */
export function bodyText(html: string): string {
  return html
    .replaceAll(/<(?:br|\/p|\/h[234]|\/li|\/tr|\/caption)[^>]*>/g, '\n')
    .replaceAll(/<\/t[dh]>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/[ \t\u00A0]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}
