// The request of a reader who only wants a page, read without the machinery that any other request needs. Whatever is
// not exactly as plain as this is no fault: it is `undefined`, and the full HTTP server reads it.

export interface PlainRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: string;
  readonly cookie: string | undefined;
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

const longest = 8192; // bytes
const endOfHead = '\r\n\r\n';
const firstLine = /^(GET|HEAD) (\/[\x21-\x7e]*) HTTP\/1\.1$/;
const field = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e\x80-\xff\t]*)$/;

/** They give a request a body, another meaning or a connection of its own. */
const notPlain = new Set([
  'content-length',
  'transfer-encoding',
  'expect',
  'upgrade',
  'range',
  'trailer',
  'te',
]);

/** @param chunk what came at once: one request without a body, whole and alone */
export function readPlainRequest(chunk: Buffer): PlainRequest | undefined {
  if (chunk.length > longest) return undefined;
  const text = chunk.toString('latin1');
  if (text.indexOf(endOfHead) !== text.length - endOfHead.length) return undefined;
  const [first = '', ...lines] = text.slice(0, -endOfHead.length).split('\r\n');
  const [, method, url] = firstLine.exec(first) ?? [];
  if ((method !== 'GET' && method !== 'HEAD') || url === undefined) return undefined;
  const seen = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = field.exec(line) ?? [];
    const key = name.toLowerCase();
    // The same header twice may mean two things.
    if (key === '' || notPlain.has(key) || seen.has(key)) return undefined;
    seen.set(key, value.trimEnd());
  }
  if (!seen.has('host')) return undefined;
  if ((seen.get('connection') ?? 'keep-alive').toLowerCase() !== 'keep-alive') return undefined;
  return {
    method,
    url,
    cookie: seen.get('cookie'),
    acceptEncoding: seen.get('accept-encoding'),
    ifNoneMatch: seen.get('if-none-match'),
  };
}
