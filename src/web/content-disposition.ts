// A file handed to the reader's disk under its Chinese name (RFC 6266, RFC 5987).

import { extname } from 'node:path';

/** @param plainName for what cannot read Chinese names; it gets the file's own ending */
export function asDownload(name: string, plainName = 'file'): string {
  return `attachment; ${namesOf(name, plainName)}`;
}

/** Opened by the browser, and under its name when it is kept after all. */
export function asShown(name: string): string {
  return `inline; ${namesOf(name, 'file')}`;
}

function namesOf(name: string, plainName: string): string {
  const ending = /^\.[a-z0-9]{1,5}$/i.test(extname(name)) ? extname(name) : '';
  return `filename="${plainName}${ending}"; filename*=UTF-8''${percentEncoded(name)}`;
}

/** The five marks that encodeURIComponent leaves as they are have a meaning here. */
function percentEncoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
