// A published text in the order in which it lies on paper: red head, number, title, body with tables, signature.
// Both printers take it, so that DOCX and PDF say the same. Pictures stand on the page only; their words stand here.

import {
  classesOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
} from '../../rules/body/html-tree.ts';
import { bodyTreeOf } from '../html-tree.ts';
import { evenLines } from './even-lines.ts';
import { headSize, page, points, size, widthInEms } from './gbt9704.ts';
import { plainParagraphs, plainText } from './plain-text.ts';
import { printedBodyTable } from './printed-body-table.ts';
import type { PrintedTable } from './printed-report.ts';

export interface DocumentSheet {
  readonly title: string;
  readonly issuers: readonly string[];
  /** 发文字号; without one there is no red head. */
  readonly number: string | null;
  /** 题注 of a 规章, in its brackets below the title. */
  readonly note?: string | undefined;
  /** Cleaned (formats/document-body.ts). */
  readonly body: string;
  /** Names of the files beside it. */
  readonly attachments: readonly string[];
  /** YYYY-MM-DD of the text, for the particulars of the file. */
  readonly on: string;
  /** In small type at the end: whence it is, and what counts. */
  readonly origin: string;
}

export interface PrintedDocument {
  readonly head: { readonly lines: readonly string[]; readonly size: number } | null;
  readonly number: string;
  readonly title: readonly string[];
  readonly note: string;
  readonly blocks: readonly DocumentBlock[];
  readonly attachments: readonly string[];
  readonly origin: string;
}

export type DocumentBlock =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** 一、 is 黑体, （一） is 楷体; 0 is running text. */
      readonly level: 0 | 1 | 2;
      readonly place: 'indented' | 'flush' | 'centre';
      /** Of a signature: characters kept free on the right. */
      readonly free: number | null;
    }
  | { readonly kind: 'table'; readonly table: PrintedTable };

const areaWidth = points(page.area.width);

export function printedDocument(sheet: DocumentSheet): PrintedDocument {
  const number = plainText(sheet.number ?? '');
  const issuers = sheet.issuers.map(plainText).filter((issuer) => issuer !== '');
  const headPoints = Math.min(...issuers.map(headSize), 44);
  const hasHead = number !== '' && issuers.length > 0;
  return {
    head: hasHead
      ? {
          lines: issuers.flatMap((issuer) => evenLines(issuer, areaWidth / headPoints)),
          size: headPoints,
        }
      : null,
    number: hasHead ? number : '',
    title: evenLines(plainText(sheet.title), areaWidth / size.no2),
    note: plainText(sheet.note ?? ''),
    blocks: signed(blocksOf(bodyTreeOf(sheet.body))),
    attachments: numbered(sheet.attachments.map(plainText).filter((name) => name !== '')),
    origin: plainText(sheet.origin),
  };
}

function numbered(names: readonly string[]): readonly string[] {
  return names.length < 2 ? names : names.map((name, i) => `${i + 1}．${name}`);
}

type Piece = DocumentBlock & { readonly isSignature?: boolean };

function blocksOf(nodes: readonly HtmlNode[]): readonly Piece[] {
  return nodes.flatMap((node): readonly Piece[] => {
    if (typeof node === 'string') return paragraphs(node, 'indented');
    const css = classesOf(node);
    switch (node.tag) {
      case 'table':
        return tableOf(node);
      case 'ul':
      case 'ol':
        return listOf(node);
      case 'figure':
      case 'img':
        return paragraphs(pictureWords(node), 'centre');
      case 'h2':
        return paragraphs(textOf(node), css.includes('centre') ? 'centre' : 'indented', 1);
      case 'h3':
      case 'h4':
        return paragraphs(textOf(node), css.includes('centre') ? 'centre' : 'indented', 2);
      default:
        break;
    }
    if (css.includes('signature') || css.includes('right')) {
      return paragraphs(textOf(node), 'flush').map((one) => ({ ...one, isSignature: true }));
    }
    const place = css.includes('centre')
      ? 'centre'
      : css.includes('addressee')
        ? 'flush'
        : 'indented';
    return paragraphs(textOf(node), place, place === 'centre' ? 1 : 0);
  });
}

function paragraphs(
  text: string,
  place: 'indented' | 'flush' | 'centre',
  level: 0 | 1 | 2 = 0,
): readonly Piece[] {
  return plainParagraphs([text]).map((line) => ({
    kind: 'text',
    text: line,
    level,
    place,
    free: null,
  }));
}

function tableOf(node: HtmlElement): readonly Piece[] {
  const caption = node.children.find((child) => isElement(child, 'caption'));
  const table = printedBodyTable(node, textOf);
  return [
    ...(caption === undefined ? [] : paragraphs(textOf(caption), 'centre', 1)),
    ...(table === undefined ? [] : [{ kind: 'table', table } as const]),
  ];
}

function listOf(list: HtmlElement): readonly Piece[] {
  const items = list.children.filter((child) => isElement(child, 'li'));
  return items.flatMap((item, i) =>
    paragraphs(`${list.tag === 'ol' ? `${i + 1}．` : ''}${textOf(item)}`, 'indented'),
  );
}

/** With the words of its pictures; paragraphs within it are lines. */
function textOf(node: HtmlNode): string {
  if (typeof node === 'string') return node.replaceAll(/\s*\n\s*/g, '');
  if (node.tag === 'br') return '\n';
  if (node.tag === 'img') return pictureWords(node);
  const text = node.children.map(textOf).join('');
  return ['p', 'li'].includes(node.tag) ? `${text}\n` : text;
}

function pictureWords(node: HtmlElement): string {
  if (node.tag !== 'img') return node.children.map(textOf).join('');
  const { alt = '' } = node.attributes;
  return `〔图片${alt === '' ? '' : `：${alt}`}，见网页〕`;
}

/** 署名 centred on 成文日期, which keeps four characters free (GB/T 9704—2012, 7.3.5). */
function signed(pieces: readonly Piece[]): readonly DocumentBlock[] {
  return pieces.map((piece, i): DocumentBlock => {
    const { isSignature, ...block } = piece;
    if (block.kind === 'table' || isSignature !== true) return block;
    const rest = pieces.slice(i).filter((one) => one.kind === 'text' && one.isSignature === true);
    const day = rest.flatMap((one) =>
      one.kind === 'text' && isDay(one.text) ? [one.text] : [],
    )[0];
    if (isDay(block.text) || day === undefined) return { ...block, free: 4 };
    const free = 4 + widthInEms(day) / 2 - widthInEms(block.text) / 2;
    return { ...block, free: Math.max(0, free) };
  });
}

function isDay(text: string): boolean {
  return /^\d{4}年\d{1,2}月\d{1,2}日$/.test(text.replaceAll(/\s/g, ''));
}
