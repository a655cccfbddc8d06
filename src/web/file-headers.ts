// A file that is handed to the disk and never shown inside the site.

import { asDownload } from './content-disposition.ts';

export function fileHeaders(
  { name, mediaType }: { readonly name: string; readonly mediaType: string },
  plainName: string,
): readonly (readonly [string, string])[] {
  return [
    ['Content-Type', mediaType],
    ['Content-Disposition', asDownload(name, plainName)],
    ['Content-Security-Policy', "default-src 'none'; sandbox"],
  ];
}
