// What came in a posted form. A body of millions of fields, or of one name of twenty megabytes, is no form of anybody's:
// reading it would hold up the server for everybody for minutes. So it is measured before it is read.

import type { Context } from 'hono';

/** The longest form of the site, twenty people and twenty files, has far fewer. */
const mostFields = 1000;
/** Without files; the longest texts that a form takes, as addresses write them, stay below. */
const mostText = 1024 * 1024; // bytes
/** What stands over a field: its name, its file's name and kind. */
const mostHead = 4096; // bytes
const endOfHead = '\r\n\r\n';

/** Undefined: no form, or none that one could have filled in here. */
export async function readForm({
  http,
}: {
  readonly http: Context;
}): Promise<FormData | undefined> {
  try {
    const bytes = Buffer.from(await http.req.arrayBuffer());
    if (!isMeasured(http.req.header('content-type') ?? '', bytes)) return undefined;
    return await http.req.formData();
  } catch {
    return undefined;
  }
}

export function isMeasured(contentType: string, bytes: Buffer): boolean {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return bytes.length <= mostText && positions(bytes, '&').length <= mostFields;
  }
  const boundary = boundaryIn(contentType);
  if (boundary === undefined) return false;
  const mark = `--${boundary}`;
  const starts = positions(bytes, mark);
  return (
    starts.length <= mostFields &&
    starts.every((start) => {
      const head = bytes.subarray(start, start + mostHead);
      return head.includes(endOfHead) || bytes.length - start < mostHead;
    })
  );
}

function boundaryIn(contentType: string): string | undefined {
  if (!/^multipart\/form-data\b/i.test(contentType)) return undefined;
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? plain;
}

/** Not many more than are allowed. */
function positions(bytes: Buffer, mark: string): readonly number[] {
  const found: number[] = [];
  for (
    let at = bytes.indexOf(mark);
    at !== -1 && found.length <= mostFields;
    at = bytes.indexOf(mark, at + mark.length)
  ) {
    found.push(at);
  }
  return found;
}
