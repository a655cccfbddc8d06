// A Word file: read as the import reads it (no tracked changes, no comments, no hidden text), cleaned as a body is;
// pictures are drawn anew and stand beside the page, one that lies elsewhere is never fetched.

import { type HtmlNode, htmlOf } from '../../rules/body/html-tree.ts';
import { violations } from '../../rules/violations.ts';
import { bodyPicture } from '../body-picture.ts';
import { cleanBody } from '../document-body.ts';
import { readDocx } from '../docx/read-docx.ts';
import { cutNote, type MadePreview, mostHtml, type PreviewPicture } from './preview-parts.ts';

const mostPictures = 60;
const mostPictureBytes = 8 * 1024 * 1024;

export async function wordPreview(bytes: Uint8Array): Promise<MadePreview> {
  // What it is was told by its content: its name may say anything.
  const read = await readDocx(bytes, 'file.docx');
  if (!read.ok) return { ok: false, why: violations[read.code].zh };
  const { nodes, pictures } = read.document;
  const shown = fitting(nodes);
  const html = cleanBody(htmlOf(shown));
  const drawn = await drawnPictures(html, pictures);
  const withPlaces = html.replaceAll(
    /<img data-file="([0-9a-f]{64})" alt="([^"]*)"(?: class="[a-z ]*")?>/g,
    (_, file: string, alt: string) => {
      const name = drawn.names.get(file);
      return name === undefined
        ? '<span class="preview-cut">（这里的图片不能显示，请下载原件查看）</span>'
        : `<img src="#${name}" alt="${alt}">`;
    },
  );
  const cut =
    shown.length < nodes.length ? htmlOf([cutNote('文件较长，这里只显示前面的部分')]) : '';
  if (withPlaces.trim() === '') return { ok: false, why: '文件里没有可以显示的文字' };
  return { ok: true, html: withPlaces + cut, pictures: drawn.pictures };
}

/** Whole blocks only. */
function fitting(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  let length = 0;
  const end = nodes.findIndex((node) => {
    length += htmlOf([node]).length;
    return length > mostHtml;
  });
  return end === -1 ? nodes : nodes.slice(0, end);
}

async function drawnPictures(
  html: string,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<{
  readonly names: ReadonlyMap<string, string>;
  readonly pictures: readonly PreviewPicture[];
}> {
  const names = new Map<string, string>();
  const drawn: PreviewPicture[] = [];
  let size = 0;
  for (const [, file = ''] of html.matchAll(/<img data-file="([0-9a-f]{64})"/g)) {
    const bytes = pictures.get(file);
    if (names.has(file) || bytes === undefined || drawn.length >= mostPictures) continue;
    const picture = await bodyPicture(bytes);
    if (picture === undefined || size + picture.bytes.length > mostPictureBytes) continue;
    size += picture.bytes.length;
    const name = `${drawn.length + 1}.${picture.extension}`;
    names.set(file, name);
    drawn.push({ name, bytes: picture.bytes });
  }
  return { names, pictures: drawn };
}
