// An HTML table to a rectangle: every place that a cell covers knows the cell's text.

import type { DefaultTreeAdapterTypes } from 'parse5';
import { type GridCell, visible } from './blocks.ts';

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** Spans beyond the form's own are faults of the page or attacks. */
const maxColumns = 60;
const maxRows = 400;

export function isElement(node: ChildNode | DefaultTreeAdapterTypes.ParentNode): node is Element {
  return 'tagName' in node;
}

export function gridOf(table: Element): readonly (readonly GridCell[])[] {
  const grid: GridCell[][] = [];
  rowsOf(table)
    .slice(0, maxRows)
    .forEach((row, y) => {
      const line = (grid[y] ??= []);
      let x = 0;
      for (const cell of row.childNodes) {
        if (!isElement(cell) || (cell.tagName !== 'td' && cell.tagName !== 'th')) continue;
        while (line[x] !== undefined) x += 1;
        if (x >= maxColumns) break;
        place(grid, x, y, cell);
      }
    });
  return grid.map((line) => Array.from(line, (cell) => cell ?? { text: '', origin: false }));
}

function place(grid: GridCell[][], x: number, y: number, cell: Element): void {
  const width = Math.min(spanOf(cell, 'colspan'), maxColumns - x);
  const height = Math.min(spanOf(cell, 'rowspan'), maxRows - y);
  const text = cellText(cell);
  for (let dy = 0; dy < height; dy += 1) {
    const line = (grid[y + dy] ??= []);
    for (let dx = 0; dx < width; dx += 1) {
      line[x + dx] ??= { text, origin: dx === 0 && dy === 0 };
    }
  }
}

function spanOf(cell: Element, name: string): number {
  const value = Number.parseInt(cell.attrs.find((a) => a.name === name)?.value ?? '1', 10);
  return Number.isFinite(value) && value > 0 ? value : 1;
}

function rowsOf(table: Element): readonly Element[] {
  return table.childNodes.flatMap((child): readonly Element[] => {
    if (!isElement(child)) return [];
    if (child.tagName === 'tr') return [child];
    return ['tbody', 'thead', 'tfoot'].includes(child.tagName) ? rowsOf(child) : [];
  });
}

/** Paragraphs and line breaks inside a cell are spaces: header words are split over them. */
export function cellText(cell: Element): string {
  const pieces: string[] = [];
  const walk = (node: ChildNode): void => {
    if (node.nodeName === '#text' && 'value' in node) pieces.push(visible(node.value));
    else if (isElement(node) && node.tagName !== 'script' && node.tagName !== 'style') {
      if (['p', 'br', 'div', 'li'].includes(node.tagName)) pieces.push(' ');
      node.childNodes.forEach(walk);
    }
  };
  cell.childNodes.forEach(walk);
  return pieces.join('').replaceAll(/\s+/g, ' ').trim();
}
