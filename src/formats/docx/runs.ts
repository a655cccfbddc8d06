// The text of a paragraph with what stands out in it, pictures by the sum of their bytes, marks of footnotes.

import { createHash } from 'node:crypto';
import {
  element,
  type HtmlElement,
  type HtmlNode,
  isElement,
  plainTextOf,
} from '../../rules/body/html-tree.ts';
import { isLinkAddress } from '../../rules/body/links.ts';
import type { Counter } from '../../rules/paste/findings.ts';
import { isStruck } from './revisions.ts';
import { type RunLook, runLook, type Styles } from './styles.ts';
import { allOf, childOf, valueOf } from './xml.ts';

export interface Source {
  readonly styles: Styles;
  readonly counter: Counter;
  /** Where a relation of the part leads, by its id. */
  readonly targets: ReadonlyMap<string, { readonly target: string; readonly isOutside: boolean }>;
  /** Bytes of a picture by its path in the file. */
  readonly media: (target: string) => Uint8Array | undefined;
  /** Taken along: by the sum of the bytes as they lie in the file. */
  readonly pictures: Map<string, Uint8Array>;
  /** Numbers of the notes in the order in which the text names them. */
  readonly notes: string[];
  /** Paragraphs of text boxes, put behind the paragraph that holds them. */
  readonly boxes: HtmlElement[];
}

export function inlineNodes(
  parent: HtmlElement,
  look: RunLook,
  source: Source,
): readonly HtmlNode[] {
  return parent.children.flatMap((node): readonly HtmlNode[] => {
    if (!isElement(node) || isStruck(node)) return [];
    switch (node.tag) {
      case 'w:r':
        return runNodes(node, look, source);
      case 'w:hyperlink':
        return linkNodes(node, look, source);
      case 'm:oMath':
      case 'm:oMathPara':
        source.counter.add('formula');
        return [allOf(node, 'm:t').map(plainTextOf).join('')];
      case 'w:ruby':
        return childrenNamed(node, 'w:rubyBase').flatMap((base) => inlineNodes(base, look, source));
      case 'w:bookmarkStart':
        // Word sets some for itself.
        if (!(node.attributes['w:name'] ?? '_').startsWith('_')) source.counter.add('bookmarks');
        return [];
      case 'w:pPr':
      case 'w:rPr':
      case 'w:sdtPr':
        return [];
      default:
        return inlineNodes(node, look, source);
    }
  });
}

function childrenNamed(node: HtmlElement, tag: string): readonly HtmlElement[] {
  return node.children.filter((child): child is HtmlElement => isElement(child, tag));
}

function linkNodes(node: HtmlElement, look: RunLook, source: Source): readonly HtmlNode[] {
  const inner = inlineNodes(node, look, source);
  const id = node.attributes['r:id'];
  const href = id === undefined ? undefined : source.targets.get(id)?.target;
  if (href === undefined) return inner;
  if (isLinkAddress(href)) return [element('a', inner, { href })];
  source.counter.add('bad-link');
  return inner;
}

function runNodes(run: HtmlElement, inherited: RunLook, source: Source): readonly HtmlNode[] {
  const properties = childOf(run, 'w:rPr');
  const style = source.styles.of(valueOf(properties, 'w:rStyle'))?.run ?? {};
  const look = { ...inherited, ...style, ...runLook(properties) };
  if (look.hidden === true) {
    if (allOf(run, 'w:t').some((text) => plainTextOf(text).trim() !== ''))
      source.counter.add('hidden-text');
    return [];
  }
  const nodes = run.children.flatMap((node) => (isElement(node) ? pieceOf(node, source) : []));
  if (nodes.length === 0) return [];
  const hasText = nodes.some((node) => typeof node === 'string' && node.trim() !== '');
  if (hasText && look.struck === true) source.counter.add('struck-text');
  if (hasText && look.isWhite === true) source.counter.add('white-text');
  return [element('span', nodes, { style: styleText(look) })];
}

/** As the reader of pages understands it (rules/paste/reader.ts). */
function styleText({ font, size, bold, italic, script }: RunLook): string {
  return [
    font === undefined ? '' : `font-family:${font.replaceAll(/[;:"']/g, '')}`,
    size === undefined || size === 0 ? '' : `font-size:${size}pt`,
    bold === true ? 'font-weight:bold' : '',
    italic === true ? 'font-style:italic' : '',
    script === undefined ? '' : `vertical-align:${script === 'sup' ? 'super' : 'sub'}`,
  ]
    .filter((one) => one !== '')
    .join(';');
}

function pieceOf(node: HtmlElement, source: Source): readonly HtmlNode[] {
  switch (node.tag) {
    case 'w:t':
      return [plainTextOf(node)];
    case 'w:tab':
    case 'w:ptab':
      return [' '];
    case 'w:br':
      return node.attributes['w:type'] === undefined || node.attributes['w:type'] === 'textWrapping'
        ? [element('br', [])]
        : [];
    case 'w:cr':
      return [element('br', [])];
    case 'w:noBreakHyphen':
      return ['-'];
    case 'w:sym':
      return [symbolOf(node.attributes['w:char'] ?? '')];
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const kind = node.tag === 'w:footnoteReference' ? 'f' : 'e';
      source.notes.push(`${kind}${node.attributes['w:id'] ?? ''}`);
      return [element('sup', [`[${source.notes.length}]`])];
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return graphicOf(node, source);
    case 'mc:AlternateContent': {
      const choice = childOf(node, 'mc:Choice') ?? childOf(node, 'mc:Fallback');
      return choice === undefined
        ? []
        : choice.children.flatMap((child) => (isElement(child) ? pieceOf(child, source) : []));
    }
    default:
      return [];
  }
}

/** Signs of sign fonts that offices use in forms; the others become a point. */
const symbols: Readonly<Record<string, string>> = {
  F0A8: '□',
  F06F: '□',
  F0A3: '□',
  F0FE: '☑',
  F052: '☑',
  F0FC: '√',
  F0D6: '√',
  F0B4: '×',
  F0B1: '±',
  F0B0: '°',
  F0B3: '≥',
  F0A6: '…',
};

function symbolOf(code: string): string {
  return symbols[code.toUpperCase()] ?? '•';
}

function graphicOf(node: HtmlElement, source: Source): readonly HtmlNode[] {
  const boxes = allOf(node, 'w:txbxContent');
  // Boxes in boxes are found with the outer one.
  const [box] = boxes;
  if (box !== undefined) {
    source.counter.add('text-box');
    source.boxes.push(box);
  }
  const names = [
    ...allOf(node, 'a:blip').map(({ attributes }) => attributes['r:embed'] ?? attributes['r:link']),
    ...allOf(node, 'v:imagedata').map(({ attributes }) => attributes['r:id']),
  ];
  const said =
    allOf(node, 'wp:docPr')[0]?.attributes ?? allOf(node, 'v:shape')[0]?.attributes ?? {};
  const alt = altOf(said['descr'] ?? said['alt'] ?? '');
  return names.flatMap((id): readonly HtmlNode[] => {
    const found = id === undefined ? undefined : source.targets.get(id);
    if (found === undefined) return [];
    if (found.isOutside) {
      source.counter.add('outside-picture');
      return [];
    }
    const bytes = source.media(found.target);
    if (bytes === undefined) return [];
    const sum = createHash('sha256').update(bytes).digest('hex');
    source.pictures.set(sum, bytes);
    return [element('img', [], { 'data-file': sum, alt })];
  });
}

/** What programs write by themselves describes nothing. */
function altOf(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return /^(?:图片|Picture|Image|IMG)[ _-]?\d*$|\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$|描述已自动生成|AI 生成/i.test(
    plain,
  )
    ? ''
    : plain.slice(0, 500);
}
