// XML of an Office file as a plain tree, names with their prefixes as written. No part of such a file has a document
// type; what has one was made to burst or to reach out.

import { Parser } from 'htmlparser2';
import { type HtmlElement, type HtmlNode, isElement } from '../../rules/body/html-tree.ts';

interface Growing {
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: (HtmlNode | Growing)[];
}

/** Deeper than any text is nested. */
const mostDepth = 400;

export class BadXml extends Error {}

export function xmlTree(bytes: Uint8Array): HtmlElement {
  const text = decoded(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new BadXml('a document type');
  const root: Growing = { tag: '', attributes: {}, children: [] };
  const open: Growing[] = [root];
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (open.length > mostDepth) throw new BadXml('too deep');
        const made: Growing = { tag, attributes, children: [] };
        open.at(-1)?.children.push(made);
        open.push(made);
      },
      onclosetag: () => {
        open.pop();
      },
      ontext: (piece) => {
        open.at(-1)?.children.push(piece);
      },
      onerror: (error) => {
        throw error;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  if (open.length !== 1) throw new BadXml('torn off');
  parser.end();
  return root;
}

function decoded(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** The first child of that name. */
export function childOf(node: HtmlElement | undefined, tag: string): HtmlElement | undefined {
  return node?.children.find((child): child is HtmlElement => isElement(child, tag));
}

export function childrenOf(
  node: HtmlElement | undefined,
  ...tags: readonly string[]
): readonly HtmlElement[] {
  return (node?.children ?? []).filter((child): child is HtmlElement => isElement(child, ...tags));
}

/** `w:val` of a child: how Word says nearly everything. */
export function valueOf(node: HtmlElement | undefined, tag: string): string | undefined {
  return childOf(node, tag)?.attributes['w:val'];
}

/** Present and not switched off. */
export function isOn(node: HtmlElement | undefined, tag: string): boolean | undefined {
  const child = childOf(node, tag);
  if (child === undefined) return undefined;
  return !['0', 'false', 'off', 'none'].includes(child.attributes['w:val'] ?? '1');
}

/** Everything of that name below. */
export function allOf(node: HtmlElement, tag: string): readonly HtmlElement[] {
  return node.children.flatMap((child): readonly HtmlElement[] => {
    if (!isElement(child)) return [];
    return child.tag === tag ? [child, ...allOf(child, tag)] : allOf(child, tag);
  });
}
