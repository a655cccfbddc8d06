// The text of a page in the encoding it says or shows: many old sites are GBK and some say so wrongly.

export function decodePage(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode(bytes, 'utf-8');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  // What is sound UTF-8 and has letters beyond ASCII is nothing else, whatever the page says.
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const said = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
    return decode(
      bytes,
      said === undefined || ['utf-8', 'utf8'].includes(said) ? mostLikely(bytes) : said,
    );
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding.startsWith('gb') ? 'gb18030' : encoding).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A UTF-8 page with a broken letter, or a GBK page: where fewer letters are lost. */
function mostLikely(bytes: Uint8Array): string {
  const lost = (encoding: string): number =>
    (new TextDecoder(encoding).decode(bytes).match(/\ufffd/g) ?? []).length;
  return lost('utf-8') <= lost('gb18030') ? 'utf-8' : 'gb18030';
}
