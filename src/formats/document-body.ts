// The body of a document as it may be stored: the tags of `bodyTags` with the classes of the official
// layout, links without tricks, nothing else. The one place where a body is cleaned.

import sanitizeHtml from 'sanitize-html';
import {
  bodyAttributes,
  bodyClasses,
  bodyLinkSchemes,
  bodyTags,
} from '../rules/import-document.ts';

const fileAddress = /^[0-9a-f]{64}$/;

const options: sanitizeHtml.IOptions = {
  allowedTags: [...bodyTags],
  allowedAttributes: {
    '*': ['class'],
    ...Object.fromEntries(
      Object.entries(bodyAttributes).map(([tag, names]) => [tag, [...names, 'class']]),
    ),
  },
  allowedClasses: { '*': [...bodyClasses] },
  allowedSchemes: [...bodyLinkSchemes],
  transformTags: {
    // One order of attributes, so that whoever shows it finds them; another picture than a file goes.
    img: (tagName, { 'data-file': file = '', alt = '' }) => ({
      tagName,
      attribs: fileAddress.test(file) ? { 'data-file': file, alt } : {},
    }),
    td: withWholeSpans,
    th: withWholeSpans,
  },
  exclusiveFilter: ({ tag, attribs, text, mediaChildren }) =>
    (tag === 'img' && attribs['data-file'] === undefined) ||
    (tag === 'figure' && text.trim() === '' && mediaChildren.length === 0),
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // What stands between these is never text.
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title'],
};

/** A span is a number, and no table is a thousand cells wide. */
function withWholeSpans(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const kept = Object.entries(attribs).filter(
    ([name, value]) => !name.endsWith('span') || /^[1-9]\d{0,2}$/.test(value),
  );
  return { tagName, attribs: Object.fromEntries(kept) };
}

export function cleanBody(html: string): string {
  if (isPlain(html)) return html;
  // Void elements as HTML writes them, and as the editor does.
  return sanitizeHtml(html, options)
    .trim()
    .replaceAll(/<(br|img)([^>]*?) \/>/g, '<$1$2>');
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
  return runningText(
    html
      .replaceAll(/<(?:br|\/p|\/h[234]|\/li|\/tr|\/caption)[^>]*>/g, '\n')
      .replaceAll(/<\/t[dh]>/g, ' '),
  )
    .replaceAll(/[ \t\u00A0]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}

/** The same with nothing where a tag stood: a phrase may be broken by a line or an emphasis. */
export function runningText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity);
}

/** The body as a page shows it: each picture with the address of its file, those without one left out. */
export function withPictures(
  html: string,
  addressOf: (sha256: string) => string | undefined,
): string {
  return html.replaceAll(
    /<img data-file="([0-9a-f]{64})" alt="([^"]*)"(?: class="[a-z ]*")?>/g,
    (_, file: string, alt: string) => {
      const address = addressOf(file);
      return address === undefined ? '' : `<img src="${address}" alt="${alt}">`;
    },
  );
}

/** Files that a cleaned body shows as pictures. */
export function picturesIn(html: string): ReadonlySet<string> {
  return new Set(
    [...html.matchAll(/<img data-file="([0-9a-f]{64})"/g)].map(([, file = '']) => file),
  );
}
