// Paragraphs and tables of a Word file as a page that the rules of pasting read: with numbers as text, with what is
// merged, without what was struck.

import { element, type HtmlElement, type HtmlNode, isElement } from '../../rules/body/html-tree.ts';
import type { Numbering } from './numbering.ts';
import { isMarkStruck, isStruck } from './revisions.ts';
import { inlineNodes, type Source } from './runs.ts';
import { paragraphLook, runLook } from './styles.ts';
import { childOf, childrenOf, isOn, valueOf } from './xml.ts';

export interface WordText extends Source {
  readonly numbering: Numbering;
}

/** Text boxes in text boxes end somewhere. */
const mostBoxes = 500;

export function blockNodes(parent: HtmlElement, text: WordText): readonly HtmlElement[] {
  const out: HtmlElement[] = [];
  let carried: readonly HtmlNode[] = [];
  for (const node of parent.children) {
    if (!isElement(node) || isStruck(node)) continue;
    switch (node.tag) {
      case 'w:p': {
        const properties = childOf(node, 'w:pPr');
        const made = paragraphOf(node, text, carried);
        carried = [];
        if (isMarkStruck(properties)) carried = made.children;
        else out.push(made);
        // `boxes` grows while a box is read.
        for (let box = text.boxes.shift(), n = 0; box !== undefined && n < mostBoxes; n += 1) {
          out.push(...blockNodes(box, text));
          box = text.boxes.shift();
        }
        break;
      }
      case 'w:tbl':
        out.push(tableOf(node, text));
        break;
      case 'w:sectPr':
      case 'w:sdtPr':
      case 'w:tcPr':
        break;
      case 'mc:AlternateContent':
        out.push(...blockNodes(childOf(node, 'mc:Choice') ?? element('', []), text));
        break;
      default:
        out.push(...blockNodes(node, text));
    }
  }
  if (carried.length > 0) out.push(element('p', carried));
  return out;
}

function paragraphOf(node: HtmlElement, text: WordText, carried: readonly HtmlNode[]): HtmlElement {
  const properties = childOf(node, 'w:pPr');
  const styleId = valueOf(properties, 'w:pStyle');
  const style = text.styles.of(styleId) ?? text.styles.standard;
  const own = paragraphLook(properties);
  const look = { ...style.paragraph, ...own };
  const marker = markerOf(look.numId, own.level ?? levelOf(text, look.numId, styleId), text);
  // How the mark of a paragraph looks is how its number looks, not its text.
  const inner = [...carried, ...inlineNodes(node, style.run, text)];
  const numberLook = { ...style.run, ...runLook(childOf(properties, 'w:rPr')) };
  const number =
    marker === '' || inner.length === 0
      ? []
      : [
          element('span', [marker], {
            style: `mso-list:Ignore${numberLook.bold === true ? ';font-weight:bold' : ''}`,
          }),
        ];
  if (number.length > 0 && marker !== '•') text.counter.add('numbering');
  const isCentred = look.align === 'center' || look.align === 'distribute';
  const isRight = look.align === 'right' || look.align === 'end';
  const css = [
    isCentred ? 'text-align:center' : isRight ? 'text-align:right' : '',
    look.left === undefined ? '' : `margin-left:${look.left}pt`,
    look.first === undefined ? '' : `text-indent:${look.first}pt`,
  ]
    .filter((one) => one !== '')
    .join(';');
  const isTitle = style.name === 'title' || style.name === '标题' || style.name === '文档标题';
  const heading = /^(?:heading|标题) (\d)$/.exec(style.name)?.[1];
  const level = heading === undefined ? look.outline : Number(heading);
  const tag = level === undefined || isTitle ? 'p' : `h${Math.min(level, 6)}`;
  return element(tag, [...number, ...inner], {
    style: css,
    ...(isTitle ? { class: 'MsoTitle' } : {}),
  });
}

function levelOf(
  { numbering, styles }: WordText,
  numId: string | undefined,
  styleId: string | undefined,
): number {
  if (numId === undefined) return 0;
  const byStyle = styleId === undefined ? undefined : numbering.levelOfStyle(numId, styleId);
  return byStyle ?? styles.of(styleId)?.paragraph.level ?? 0;
}

function markerOf(numId: string | undefined, level: number, { numbering }: WordText): string {
  return numId === undefined || numId === '0' ? '' : numbering.next(numId, level);
}

interface Cell {
  readonly node: HtmlElement;
  readonly column: number;
  readonly span: number;
  /** It goes on with the cell above. */
  readonly goesOn: boolean;
}

function tableOf(table: HtmlElement, text: WordText): HtmlElement {
  const rows = rowsIn(table).filter((row) => !isRowGone(row, text));
  const cells = rows.map(cellsOf);
  const made = rows.map((row, r) => {
    const isHead = isOn(childOf(row, 'w:trPr'), 'w:tblHeader') === true;
    return element(
      'tr',
      (cells[r] ?? []).flatMap((cell): readonly HtmlNode[] => {
        if (cell.goesOn) return [];
        let rowspan = 1;
        while (
          cells[r + rowspan]?.some((below) => below.goesOn && below.column === cell.column) === true
        ) {
          rowspan += 1;
        }
        return [
          element(isHead ? 'th' : 'td', blockNodes(cell.node, text), {
            ...(cell.span > 1 ? { colspan: String(cell.span) } : {}),
            ...(rowspan > 1 ? { rowspan: String(rowspan) } : {}),
          }),
        ];
      }),
    );
  });
  return element('table', made);
}

function rowsIn(parent: HtmlElement): readonly HtmlElement[] {
  return parent.children.flatMap((child): readonly HtmlElement[] => {
    if (!isElement(child) || isStruck(child)) return [];
    if (child.tag === 'w:tr') return [child];
    return child.tag === 'w:tblPr' || child.tag === 'w:tblGrid' ? [] : rowsIn(child);
  });
}

/** A row that was struck, or that is hidden. */
function isRowGone(row: HtmlElement, { counter }: WordText): boolean {
  const properties = childOf(row, 'w:trPr');
  if (childOf(properties, 'w:del') !== undefined) return true;
  if (isOn(properties, 'w:hidden') !== true) return false;
  counter.add('hidden-text');
  return true;
}

function cellsOf(row: HtmlElement): readonly Cell[] {
  let column = Number(valueOf(childOf(row, 'w:trPr'), 'w:gridBefore') ?? 0);
  const cells: Cell[] = [];
  for (const node of cellsIn(row)) {
    const properties = childOf(node, 'w:tcPr');
    const span = Math.min(Math.max(1, Number(valueOf(properties, 'w:gridSpan') ?? 1) || 1), 1000);
    const merge = childOf(properties, 'w:vMerge');
    const beside = childOf(properties, 'w:hMerge');
    const last = cells.at(-1);
    // The older way to merge sideways.
    if (beside !== undefined && beside.attributes['w:val'] !== 'restart' && last !== undefined) {
      cells[cells.length - 1] = { ...last, span: last.span + span };
    } else {
      const goesOn = merge !== undefined && merge.attributes['w:val'] !== 'restart';
      cells.push({ node, column, span, goesOn });
    }
    column += span;
  }
  return cells;
}

function cellsIn(parent: HtmlElement): readonly HtmlElement[] {
  return parent.children.flatMap((child): readonly HtmlElement[] => {
    if (!isElement(child)) return [];
    if (child.tag === 'w:tc') return [child];
    return child.tag === 'w:trPr' || child.tag === 'w:tblPrEx' ? [] : cellsIn(child);
  });
}

/** Text of a footnote without its own mark. */
export function noteNodes(note: HtmlElement, text: WordText): readonly HtmlNode[] {
  return childrenOf(note, 'w:p').flatMap((paragraph, i) => [
    ...(i === 0 ? [] : [' ']),
    ...inlineNodes(paragraph, text.styles.standard.run, text),
  ]);
}
