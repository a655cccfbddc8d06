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

/** Ruled tables that run over pages, page numbers below, a paragraph to a line group. */
export function pdfOf(html: string): Uint8Array {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
  });
  const body = piecesOf(html).map((piece) => {
    if ('text' in piece) return string(piece.text);
    const width = piece.table[0]?.reduce((sum, { columns }) => sum + columns, 0) ?? 1;
    const cells = placed(piece.table).map(
      ({ text, columns, rows, x, y }) =>
        `table.cell(x: ${x}, y: ${y}, colspan: ${columns}, rowspan: ${rows})[${string(text)}]`,
    );
    const sizes = width > 12 ? `${width}` : `(${'1fr, '.repeat(width)})`;
    return `#table(columns: ${sizes}, ${cells.join(', ')})`;
  });
  const head =
    '#set page(numbering: "— 1 —")\n#set text(font: "Noto Serif SC", size: 9pt)\n#set par(first-line-indent: 2em)\n';
  const compiled = compiler.compile({ mainFileContent: `${head}${body.join('\n\n')}` });
  if (compiled.result === null) throw new Error('the test document does not compile');
  return new Uint8Array(compiler.pdf(compiled.result));
}
