// Reports as Word and PDF files: the tables of the HTML layout, drawn with merged cells and rules.

import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { fontFiles } from '../../src/formats/print/glyphs.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

type Piece = { readonly text: string } | { readonly table: readonly (readonly Cell[])[] };

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function children(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function cellOf(node: Node): Cell {
  const attributes = 'attrs' in node ? node.attrs : [];
  const span = (name: string): number =>
    Number(attributes.find((attribute) => attribute.name === name)?.value ?? 1);
  const text = textOf(node).replaceAll('\u00a0', ' ').trim();
  return { text, columns: span('colspan'), rows: span('rowspan') };
}

function isCell({ nodeName }: Node): boolean {
  return nodeName === 'td' || nodeName === 'th';
}

function piecesOf(html: string): readonly Piece[] {
  return parseFragment(html).childNodes.flatMap((node): readonly Piece[] => {
    if (node.nodeName !== 'table') {
      const text = textOf(node).trim();
      return text === '' ? [] : [{ text }];
    }
    const rows = children(node)
      .flatMap((body) => children(body))
      .filter(({ nodeName }) => nodeName === 'tr');
    return [{ table: rows.map((row) => children(row).filter(isCell).map(cellOf)) }];
  });
}

export async function docxOf(html: string): Promise<Uint8Array> {
  const content = piecesOf(html).map((piece) => {
    if ('text' in piece) return new Paragraph(piece.text);
    const rows = piece.table.map((row) => {
      const cells = row.map(
        ({ text, columns, rows: rowSpan }) =>
          new TableCell({ children: [new Paragraph(text)], columnSpan: columns, rowSpan }),
      );
      return new TableRow({ children: cells });
    });
    return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } });
  });
  const document = new Document({ sections: [{ children: content }] });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Where each cell stands: the first place of its row that none from above reaches into. */
function placed(table: readonly (readonly Cell[])[]): readonly (Cell & { x: number; y: number })[] {
  const taken = new Set<string>();
  return table.flatMap((row, y) => {
    let x = 0;
    return row.map((cell) => {
      while (taken.has(`${x} ${y}`)) x += 1;
      const at = { ...cell, x, y };
      for (let dx = 0; dx < cell.columns; dx += 1) {
        for (let dy = 0; dy < cell.rows; dy += 1) taken.add(`${x + dx} ${y + dy}`);
      }
      x += cell.columns;
      return at;
    });
  });
}

let compiler: NodeCompiler | undefined;

function string(text: string): string {
  return `#${JSON.stringify(text)}`;
}

/** How a PDF sets its tables. */
export interface PdfStyle {
  /** Lines around every cell, only above and below rows, only between columns, or none. */
  readonly lines?: keyof typeof strokes;
  readonly landscape?: boolean;
  /** The heads of Table 3 again on each page. */
  readonly headsAgain?: boolean;
  /** Points; large letters fold the labels. */
  readonly size?: number;
  /** Words that stand at the head of every page. */
  readonly running?: string;
}

const strokes = {
  all: '0.5pt',
  rows: '(x: none, y: 0.5pt)',
  columns: '(x: 0.5pt, y: none)',
  none: 'none',
} as const;

/** Tables that run over pages, page numbers below, a paragraph to a line group. */
export function pdfOf(html: string, style: PdfStyle = {}): Uint8Array {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
  });
  const { lines = 'all', size = 9, running = '' } = style;
  const body = piecesOf(html).map((piece) => {
    if ('text' in piece) return string(piece.text);
    return tableOf(piece.table, style);
  });
  const head = [
    `#set page(numbering: "— 1 —", flipped: ${style.landscape === true}, header: [${running}])`,
    `#set text(font: "Noto Serif SC", size: ${size}pt)`,
    '#set par(first-line-indent: 2em)',
    `#set table(stroke: ${strokes[lines]})`,
  ];
  const compiled = compiler.compile({ mainFileContent: [...head, body.join('\n\n')].join('\n') });
  if (compiled.result === null) throw new Error('the test document does not compile');
  return new Uint8Array(compiler.pdf(compiled.result));
}

function tableOf(table: readonly (readonly Cell[])[], { headsAgain }: PdfStyle): string {
  const width = table[0]?.reduce((sum, { columns }) => sum + columns, 0) ?? 1;
  const cells = placed(table).map(({ text, columns, rows, x, y }) => ({
    y,
    code: `table.cell(x: ${x}, y: ${y}, colspan: ${columns}, rowspan: ${rows})[${string(text)}]`,
  }));
  const sizes = width > 12 ? `${width}` : `(${'1fr, '.repeat(width)})`;
  const codes = (wanted: (y: number) => boolean): string =>
    cells
      .filter(({ y }) => wanted(y))
      .map(({ code }) => code)
      .join(', ');
  const heads = headsAgain === true && width === 10 ? 3 : 0;
  const header = heads === 0 ? '' : `table.header(${codes((y) => y < heads)}), `;
  const code = `table(columns: ${sizes}, ${header}${codes((y) => y >= heads)})`;
  return width > 12 ? `#[#set text(size: 8pt); #set table(inset: (x: 3pt)); #${code}]` : `#${code}`;
}
