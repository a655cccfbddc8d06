// Bytes to text: UTF-8, UTF-16 with a mark, or GB18030, which sites of Chinese organs still serve.

export type Decoded =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** No annual report comes near it; a larger file is a mistake or an attack. */
export const maxBytes = 32 * 1024 * 1024;

const signatures: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], '是PDF文件，请先转成文本或HTML'],
  [[0x50, 0x4b, 0x03, 0x04], '是DOCX、XLSX或压缩文件，请先另存为HTML或文本'],
  [[0xd0, 0xcf, 0x11, 0xe0], '是旧版Word或Excel文件，请先另存为HTML或文本'],
  [[0x89, 0x50, 0x4e, 0x47], '是图片，请提供文本'],
  [[0xff, 0xd8, 0xff], '是图片，请提供文本'],
];

export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, reason: '是空文件' };
  if (bytes.length > maxBytes) return { ok: false, reason: '超过32MB' };
  for (const [signature, reason] of signatures) {
    if (signature.every((byte, i) => bytes[i] === byte)) return { ok: false, reason };
  }
  const text = decodeText(bytes);
  if (text === null) return { ok: false, reason: '不是文本文件' };
  if (text.trim() === '') return { ok: false, reason: '没有内容' };
  return { ok: true, text };
}

export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  const text = tryDecode(bytes, 'utf-8') ?? ofTwoEncodings(bytes);
  return text === null || isBinary(text) ? null : text;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Every other byte of the tags and figures is nought. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const noughts = [0, 0];
  const most = Math.min(bytes.length, 4000);
  for (let i = 0; i < most; i += 1) if (bytes[i] === 0) noughts[i % 2] = (noughts[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  if (odd > most * 0.1 && even < odd / 20) return 'utf-16le';
  return even > most * 0.1 && odd < even / 20 ? 'utf-16be' : null;
}

/**
 * A damaged byte, a cut end or a foot of another encoding does not make a file unreadable: of the two
 * encodings the one in which it speaks of what a report speaks of.
 */
function ofTwoEncodings(bytes: Uint8Array): string | null {
  const [utf8 = '', gb = ''] = ['utf-8', 'gb18030'].map((e) => new TextDecoder(e).decode(bytes));
  const [inUtf8 = 0, inGb = 0] = [utf8, gb].map((text) => text.match(words)?.length ?? 0);
  if (inUtf8 + inGb > 0) return inUtf8 >= inGb ? utf8 : gb;
  const text = damage(utf8) < 0.002 ? utf8 : gb;
  return damage(text) < 0.01 ? text : null;
}

const words = /政府|信息|公开|申请/g;

function damage(text: string): number {
  let damaged = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) === 0xfffd) damaged += 1;
  return damaged / Math.max(1, text.length);
}

function isBinary(text: string): boolean {
  let control = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) control += 1;
  }
  return control > text.length / 1000;
}
