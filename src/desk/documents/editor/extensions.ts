// What the editor knows: the tags and classes of a body (rules/import-document.ts) and no others.

import { type Extensions, Extension, Mark, Node } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { isLinkAddress } from '../../../rules/body/links.ts';
import { bodyClasses } from '../../../rules/import-document.ts';

const classes: readonly string[] = bodyClasses;

/** The official layout: 主送机关, 署名, 附注, centre, right. */
const OfficialClass = Extension.create({
  name: 'officialClass',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading'],
      attributes: {
        class: {
          default: null,
          // A new line after a signature or an addressee is text again.
          keepOnSplit: false,
          parseHTML: (node) => [...node.classList].find((name) => classes.includes(name)) ?? null,
        },
      },
    },
  ],
});

const Subscript = Mark.create({
  name: 'subscript',
  excludes: 'superscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: () => ['sub', 0],
});

const Superscript = Mark.create({
  name: 'superscript',
  excludes: 'subscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: () => ['sup', 0],
});

/** With its caption, which is no row. */
const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: null,
        rendered: false,
        parseHTML: (node: HTMLElement) =>
          node.querySelector('caption')?.textContent?.trim() ?? null,
      },
    };
  },
  parseHTML: () => [{ tag: 'table' }, { tag: 'caption', ignore: true }],
  renderHTML: ({ node }) => {
    const caption = node.attrs['caption'] as string | null;
    return caption === null || caption === ''
      ? ['table', ['tbody', 0]]
      : ['table', ['caption', caption], ['tbody', 0]];
  },
});

const fileAddress = /^[0-9a-f]{64}$/;

function pictureOf(image: Element | null): { file: string; alt: string } | false {
  const file = image?.getAttribute('data-file') ?? '';
  return fileAddress.test(file) ? { file, alt: image?.getAttribute('alt') ?? '' } : false;
}

/** A picture is a file of the document; what stands in the text is its sum, never an address. */
const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ file: { default: '' }, alt: { default: '' } }),
  parseHTML: () => [
    { tag: 'figure', getAttrs: (node) => pictureOf(node.querySelector('img')) },
    { tag: 'img', getAttrs: pictureOf },
  ],
  renderHTML: ({ node }) => {
    const { file, alt } = node.attrs as { file: string; alt: string };
    return ['figure', ['img', { 'data-file': file, alt }]];
  },
  addNodeView:
    () =>
    ({ node }) => {
      const { file, alt } = node.attrs as { file: string; alt: string };
      const dom = document.createElement('figure');
      const image = document.createElement('img');
      image.src = `/api/document-pictures/${file}`;
      image.alt = alt;
      const note = document.createElement('figcaption');
      note.textContent = alt === '' ? '缺少替代文字，点选图片后填写' : `替代文字：${alt}`;
      note.className = alt === '' ? 'picture-note picture-note-missing' : 'picture-note';
      dom.append(image, note);
      return { dom };
    },
});

export const bodyExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: {
      openOnClick: false,
      autolink: false,
      linkOnPaste: true,
      HTMLAttributes: { target: null, rel: null },
      isAllowedUri: isLinkAddress,
    },
  }),
  OfficialClass,
  Subscript,
  Superscript,
  CaptionedTable.configure({ resizable: false, View: null }),
  TableRow,
  TableHeader,
  TableCell,
  Picture,
];
