// What a report may be wrapped in before it is text: a page saved as one file (MHTML), a program's answer
// with its marks escaped, a page that shows its own tags.

import { decodeText } from './decode.ts';

/** The text itself, out of whatever it came in. */
export function unwrapped(text: string): string {
  return shownTags(escapes(mhtml(text) ?? text));
}

// ── One file for a page and its pictures ───────────────────────────────────────────────────────

function mhtml(text: string): string | null {
  if (!/^mime-version:|^content-type:\s*multipart\/related/im.test(text.slice(0, 2000)))
    return null;
  const boundary = /boundary="?([^"\r\n;]+)/i.exec(text.slice(0, 4000))?.[1];
  const parts = boundary === undefined ? [text] : text.split(`--${boundary}`);
  for (const part of parts) {
    const at = /\r?\n\r?\n/.exec(part.trimStart());
    if (at === null) continue;
    const head = part.trimStart().slice(0, at.index);
    if (!/content-type:\s*text\/html/i.test(head)) continue;
    const body = part.trimStart().slice(at.index);
    const encoding = /content-transfer-encoding:\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
    return decodeText(bytesOf(body, encoding)) ?? null;
  }
  return null;
}

function bytesOf(body: string, encoding: string | undefined): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'utf8');
  const joined = body.replaceAll(/=\r?\n/g, '');
  return Buffer.from(
    joined.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );
}

// ── Marks that a program escaped ───────────────────────────────────────────────────────────────

/** `\u516c\u5f00`, `\"`, `\n` of data that a page loads. */
function escapes(text: string): string {
  const isData = /^\s*[[{"]/.test(text) || count(text, /\\u[0-9a-f]{4}/gi) > 50;
  if (!isData || !text.includes('\\')) return text;
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([nrt"/\\]))/g, (_, code?: string, mark?: string) =>
    code === undefined ? (spaces[mark ?? ''] ?? mark ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
} // prettier-ignore

const spaces: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A page whose article shows `<p>` instead of beginning a paragraph. */
function shownTags(text: string): string {
  const shown = count(text, /&lt;\/?(?:p|td|tr|div|span|br)\b/gi);
  if (shown < 20 || shown < count(text, /<\/?(?:p|td|tr|div|span|br)\b/gi)) return text;
  return text
    .replaceAll(/<\/?textarea\b[^<>]*>/gi, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

// ── Where nothing is inside ────────────────────────────────────────────────────────────────────

/** Why a page holds no report, as far as the page tells. */
export function emptyShell(text: string): string | null {
  if (/鏀垮簻|淇℃伅|鍏紑|æ”¿åºœ|ä¿¡æ/.test(text)) {
    return '文字是乱码（编码转换错了），请重新下载或另存原文';
  }
  if (!/<(?:html|body|div|p|img|iframe)\b/i.test(text)) return null;
  if (/<i?frame\b/i.test(text)) {
    return '这个网页只是外壳，报告正文在它嵌入的另一个网页（框架）里，请打开那个网页另存';
  }
  const file = /href\s*=\s*["']?[^"'<>\s]{1,300}\.(pdf|docx?|wps|ofd|xlsx?|zip|rar)\b/i.exec(text);
  if (file !== null) return `网页里没有报告正文，报告可能是附件（${file[1]?.toUpperCase()}），请下载附件再审核`;
  if (count(text, /<img\b/gi) >= 3) return '网页里没有报告的文字，正文可能是图片，请先识别成文字（OCR）';
  if (/<script\b/i.test(text)) return '网页里没有报告正文，正文可能由脚本另外载入，请在浏览器里打开后复制正文';
  return null;
} // prettier-ignore
