// Pictures that stand in what is pasted themselves (data: addresses, as browsers and WPS write them): each becomes an
// upload like any other. What cannot be taken stays as it was and is told by the check of the paste.

import type { DocumentFile } from '../../../rules/document-content.ts';
import { uploadPicture } from './PictureTools.tsx';

const written = /^data:image\/[a-z0-9.+-]+;base64,([a-z0-9+/=\s]+)$/i;
/** As many as the text of a paste can bear. */
const most = 50;

export function holdsPictures(html: string): boolean {
  return /<img\b[^>]*\ssrc\s*=\s*["']?data:image\//i.test(html);
}

export async function withPicturesTaken(
  html: string,
  onPicture: (file: DocumentFile) => void,
): Promise<string> {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const pictures = [...page.querySelectorAll('img')].slice(0, most);
  for (const picture of pictures) {
    const [, base64] = written.exec(picture.getAttribute('src') ?? '') ?? [];
    if (base64 === undefined) continue;
    const stored = await uploadPicture(fileOf(base64)).catch(() => undefined);
    if (stored === undefined) continue;
    onPicture(stored);
    picture.removeAttribute('src');
    picture.dataset['file'] = stored.sha256;
  }
  return page.documentElement.outerHTML;
}

function fileOf(base64: string): File {
  const bytes = Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), (sign) => sign.charCodeAt(0));
  // The server tells what it is by its content.
  return new File([bytes], '');
}
