// Words burned into a picture, slanting and again and again: whoever copies it copies them.

import sharp from 'sharp';
import { fontFiles } from '../print/glyphs.ts';

export async function withMark(picture: Uint8Array, mark: string): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  const tile = await tileOf(mark, Math.min(width, height));
  const { width: w, height: h } = await sharp(tile).metadata();
  // Laid over a larger ground, of which the picture is a part: no edge is left without.
  const across = Math.ceil(width / w) * w;
  const down = Math.ceil(height / h) * h;
  const layer = await sharp({
    create: { width: across, height: down, channels: 4, background: transparent },
  })
    .composite([{ input: tile, tile: true }])
    .png()
    .toBuffer();
  const fitted = await sharp(layer).extract({ left: 0, top: 0, width, height }).toBuffer();
  return sharp(picture)
    .composite([{ input: fitted }])
    .jpeg({ quality: 82 })
    .toBuffer();
}

const transparent = { r: 0, g: 0, b: 0, alpha: 0 };

/** The words once, with the room around them. */
async function tileOf(mark: string, shorterSide: number): Promise<Buffer> {
  const words = await sharp({
    text: {
      // A name may hold signs of the markup.
      text: `<span foreground="#b8291b" alpha="45%">${escaped(mark)}</span>`,
      font: 'Noto Serif SC Bold 12',
      fontfile: fontFiles[1] ?? '',
      rgba: true,
      dpi: Math.max(60, Math.min(240, Math.round(shorterSide / 7))),
      width: Math.max(120, Math.round(shorterSide * 0.62)),
      align: 'centre',
    },
  })
    .png()
    .toBuffer();
  const slanted = await sharp(words).rotate(-24, { background: transparent }).png().toBuffer();
  const room = Math.round(shorterSide / 24);
  return sharp(slanted)
    .extend({ top: room, bottom: room, left: room, right: room, background: transparent })
    .png()
    .toBuffer();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
