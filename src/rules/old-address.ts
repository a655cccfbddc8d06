// Addresses of a site that was there before (国办发〔2017〕47号: links must not break when a site moves). All forms of
// one address have one key, by which the portal finds what stands there now.

import { siteSteps } from './site-steps.ts';

export type OldAddress =
  | {
      readonly key: string;
      /** That of a file without its query: it is the same file, unless the query itself was an address. */
      readonly fileKey?: string;
      readonly path: string;
    }
  | { readonly fault: string };

const longest = 1000;
export const pageEndings = 's?html?|jsp|aspx?|php';
const start = new RegExp(String.raw`(?:^|\/)(?:index|default|home)\.(?:${pageEndings})$`);
/** What counts visitors or breaks caches says nothing about what is shown. */
export const idleNames = String.raw`utm_\w+|spm|from|timestamp|_t?|t|v`;
const idle = new RegExp(`^(?:${idleNames})$`);
/** A file says the same whatever is asked of it: what sharing and statistics add to its address is theirs. */
export const fileEndings =
  's?html?|pdf|docx?|xlsx?|pptx?|wps|et|ofd|txt|csv|zip|rar|jpe?g|png|gif|mp[34]';
const ofFile = new RegExp(String.raw`\.(?:${fileEndings})$`, 'i');

/**
 * `given`: a whole address or a path, with or without query. Capital letters, repeated strokes, encoded
 * characters, the order of the query, `index.html` and a last stroke make no difference.
 */
export function readOldAddress(given: string): OldAddress {
  const text = given.trim();
  if (text === '') return { fault: '没有填写地址' };
  if (text.length > longest) return { fault: `地址超过${longest}个字符` };
  if (/[\p{Cc}\\]/u.test(text)) return { fault: '地址里有控制字符或者反斜杠' };
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(text);
  if (isWhole && !/^https?:\/\/[^/?#]+/i.test(text))
    return { fault: '只能是 http 或 https 的地址' };
  const local = text.replace(/^https?:\/\/[^/?#]+/i, '').replace(/^\/\/[^/?#]+/, '');
  const [beforeHash = ''] = local.split('#', 1);
  const cut = beforeHash.indexOf('?');
  const rawPath = cut === -1 ? beforeHash : beforeHash.slice(0, cut);
  const rawQuery = cut === -1 ? '' : beforeHash.slice(cut + 1);
  const path = decoded(rawPath.startsWith('/') ? rawPath : `/${rawPath}`);
  if (path === undefined) return { fault: '地址的编码不完整' };
  if (/[\p{Cc}\\]/u.test(path)) return { fault: '地址里有控制字符或者反斜杠' };
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { fault: '地址里有“..”' };
  const query = rawQuery
    .split('&')
    .map((pair) => decoded(pair.replaceAll('+', ' ')) ?? pair)
    .filter((pair) => pair !== '' && !idle.test(pair.split('=', 1)[0]?.toLowerCase() ?? ''))
    .map((pair) => pair.toLowerCase())
    .sort()
    .join('&');
  if (/\p{Cc}/u.test(query)) return { fault: '地址里有控制字符' };
  const small = parts.join('/').toLowerCase().replace(start, '');
  const key = `/${small}${query === '' ? '' : `?${query}`}`;
  if (key === '/') return { fault: '首页不能作为文件的旧地址' };
  return {
    key,
    ...(ofFile.test(parts.at(-1) ?? '') ? { fileKey: `/${small}` } : {}),
    path: `/${parts.join('/')}${rawQuery === '' ? '' : `?${rawQuery}`}`,
  };
}

/** A list goes on over further pages: under which keys its first page may stand, where this is one of them. */
export function listKeysOf(key: string): readonly string[] {
  const [path = ''] = key.split('?', 1);
  const first = path.replace(/\/(?:index|list|default)[_-]?\d+\.(?:s?html?|jsp|aspx?|php)$/, '');
  return [...new Set([key, path, first])].filter((one) => one !== '' && one !== '/');
}

/** Old servers wrote addresses in GBK too: %C3%FB is 名 there, and no UTF-8. Undefined where it is neither. */
export function decodedAddress(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return gbkDecoded(text);
  }
}

function gbkDecoded(text: string): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text)) return undefined;
  try {
    return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => {
      const bytes = run.match(/[0-9a-f]{2}/gi) ?? [];
      const decoder = new TextDecoder('gb18030', { fatal: true });
      return decoder.decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)));
    });
  } catch {
    return undefined;
  }
}

function decoded(text: string): string | undefined {
  return decodedAddress(text)?.normalize('NFC');
}

const ownFiles = ['/robots.txt', '/sitemap.xml', '/favicon.ico'];

/** What stands on the new site under that key, so that no old address can ever lead there; else undefined. */
export function ownPlaceAt(
  key: string,
  columns: ReadonlyMap<string, { readonly name: string }>,
): string | undefined {
  const path = key.split('?', 1)[0] ?? '';
  if (ownFiles.includes(path)) return '系统文件';
  const [, first = ''] = path.split('/');
  if (siteSteps.includes(first)) return `系统页面 /${first}/`;
  const column = columns.get(path.slice(1));
  return column === undefined ? undefined : `栏目“${column.name}”`;
}
