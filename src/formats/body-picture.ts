// A picture for the text of a document: drawn anew, so that nothing but what is seen stays in it. Cameras write down
// where they stood and whose they are; readers are not to be told (个人信息保护法 6).

import { uploadTypeOf } from './upload-type.ts';

/** A bomb of a picture unpacks to more. */
const mostPixels = 60_000_000;
/** No column of text is wider, on no screen. */
const mostWidth = 2000;

export interface BodyPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly extension: 'png' | 'jpg';
}

/** Undefined for what is no JPG, PNG, GIF or WebP that can be drawn. */
export async function bodyPicture(bytes: Uint8Array): Promise<BodyPicture | undefined> {
  // Loaded with the first picture, and not with every process.
  const { default: sharp } = await import('sharp');
  const isPhoto = uploadTypeOf(bytes)?.mediaType === 'image/jpeg';
  try {
    const drawn = sharp(bytes, { limitInputPixels: mostPixels })
      .rotate()
      .resize({ width: mostWidth, withoutEnlargement: true });
    const { format } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata();
    // An SVG is a program; what else the library can open is never in an office file on purpose.
    if (!['jpeg', 'png', 'gif', 'webp', 'tiff'].includes(format)) return undefined;
    return isPhoto
      ? {
          bytes: await drawn.jpeg({ quality: 86 }).toBuffer(),
          mediaType: 'image/jpeg',
          extension: 'jpg',
        }
      : { bytes: await drawn.png().toBuffer(), mediaType: 'image/png', extension: 'png' };
  } catch {
    return undefined;
  }
}
