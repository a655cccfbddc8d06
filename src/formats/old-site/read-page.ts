// One page of an old site: what it says, its text, its files, and the addresses by which people know it.

import { partsOf } from './old-files.ts';
import { treeOf } from '../html-tree.ts';
import { decodePage } from './decode-page.ts';
import { articleOf, bodyOf } from './page-body.ts';
import { pageFacts } from './page-facts.ts';
import type { ImportFile } from '../../rules/import-document.ts';
import { decodedAddress } from '../../rules/old-address.ts';

export interface ReadPage {
  readonly record: Readonly<Record<string, string>>;
  readonly dateSource?: string;
  readonly body: string;
  readonly attachments: readonly ImportFile[];
  readonly addresses: readonly string[];
}

/** `path` in the folder. Undefined when there is no text of an article in it: lists, frames, error pages. */
export function readPage(bytes: Uint8Array, path: string): ReadPage | undefined {
  const tree = treeOf(decodePage(bytes));
  const { record, dateSource, addresses, isList } = pageFacts(tree);
  const article = isList ? undefined : articleOf(tree);
  if (article === undefined || (record['标题'] ?? '') === '') return undefined;
  const { html, files } = bodyOf(
    article,
    record['标题'] ?? '',
    (src) => fileAt(path, src),
    (href) => linkFrom(path, href),
  );
  if (html === '' && files.length === 0) return undefined;
  const attachments = new Map<string, ImportFile>();
  for (const { href, name } of files) {
    const file = fileAt(path, href);
    if (file === undefined || attachments.has(file)) continue;
    const old = partsOf(file) === undefined ? {} : { oldAddress: addressOf(file) };
    attachments.set(file, { file, name: withEnding(name, file), ...old });
  }
  return {
    record,
    ...(dateSource === undefined ? {} : { dateSource }),
    // A page may be nothing but its files.
    body: html === '' ? `<p>${escaped(record['标题'] ?? '')}</p>` : html,
    attachments: [...attachments.values()],
    addresses: [...new Set([addressOf(path), ...addresses])],
  };
}

/** Column and addresses of what is no article but says to which column it belongs. */
export function readListPage(
  bytes: Uint8Array,
  path: string,
): { readonly column: string; readonly addresses: readonly string[] } | undefined {
  const { record, addresses } = pageFacts(treeOf(decodePage(bytes)));
  const column = record['栏目']?.trim() ?? '';
  if (column === '') return undefined;
  return { column, addresses: [...new Set([addressOf(path), ...addresses])] };
}

/** What the old server answered under: the folder of a mirror begins with the host, or with the site itself. */
export function addressOf(path: string): string {
  const [first = '', ...others] = path.split('/');
  const isHost = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/.test(first) && others.length > 0;
  return encodeURI(`/${isHost ? others.join('/') : path}`).replaceAll('#', '%23');
}

/** The path in the folder of what a page links to; undefined for the rest of the web. */
function fileAt(page: string, href: string): string | undefined {
  const given = href.trim();
  if (given === '' || /^(?:data|javascript|mailto|about|blob):/i.test(given)) return undefined;
  const base = page.split('/').slice(0, -1);
  const [first = ''] = page.split('/');
  const isMirror = /^[\w-]+(?:\.[\w-]+)+$/.test(first) && base.length > 0;
  const [, host, rest = ''] = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)/i.exec(given) ?? [];
  let parts: readonly string[];
  if (host !== undefined) parts = [...(isMirror ? [host.toLowerCase()] : []), ...steps(rest)];
  else if (given.startsWith('/')) parts = [...(isMirror ? [first] : []), ...steps(given)];
  else parts = [...base, ...steps(given)];
  const walked: string[] = [];
  for (const part of parts) {
    // Out of the folder: kept as it is, so that it is told and refused.
    if (part === '..' && walked.pop() === undefined) return given;
    if (part !== '..' && part !== '.' && part !== '') walked.push(part);
  }
  return partsOf(walked.join('/')) === undefined ? given : walked.join('/');
}

function steps(path: string): readonly string[] {
  const plain = path.split(/[?#]/, 1)[0] ?? '';
  return (decodedAddress(plain) ?? plain).split('/');
}

/** A link into the same site keeps its old address, which leads on; others stay as they are. */
function linkFrom(page: string, href: string): string | undefined {
  if (/^(?:https?|mailto|tel):/i.test(href)) return href;
  if (/^[a-z][\w+.-]*:/i.test(href) || href === '' || href.startsWith('#')) return undefined;
  if (href.startsWith('//')) return `http:${href}`;
  const file = fileAt(page, href);
  const query = /\?[^#]*/.exec(href)?.[0] ?? '';
  return file === undefined || file === href ? href : addressOf(file) + query;
}

/** 点击下载 says nothing of what comes. */
function withEnding(name: string, file: string): string {
  const own = file.split('/').at(-1) ?? file;
  const ending = /\.\w{1,5}$/.exec(own)?.[0] ?? '';
  const plain = name.replace(/^附件[\d一二三四五六七八九十]*[:：.、\s]*/, '').trim();
  if (plain === '' || /^(?:点击)?(?:下载|查看|附件)$/.test(plain)) return own;
  return plain.toLowerCase().endsWith(ending.toLowerCase()) ? plain : `${plain}${ending}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
