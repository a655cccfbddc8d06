// HTML as plain data, so that what is decided about a text is decided the same in the browser, on the server and in
// tests. Whoever has a parser makes the tree; comments and processing instructions are never in it.

export type HtmlNode = HtmlElement | string;

export interface HtmlElement {
  /** In small letters. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

export function element(
  tag: string,
  children: readonly HtmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): HtmlElement {
  return { tag, attributes, children };
}

export function isElement(
  node: HtmlNode | undefined,
  ...tags: readonly string[]
): node is HtmlElement {
  return typeof node === 'object' && (tags.length === 0 || tags.includes(node.tag));
}

/** What is read of it; a line break counts as one. */
export function plainTextOf(node: HtmlNode | readonly HtmlNode[]): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return (node as readonly HtmlNode[]).map(plainTextOf).join('');
  const { tag, children } = node as HtmlElement;
  return tag === 'br' ? '\n' : plainTextOf(children);
}

export function classesOf({ attributes }: HtmlElement): readonly string[] {
  return (attributes['class'] ?? '').split(/\s+/).filter((name) => name !== '');
}

const voidTags = new Set(['br', 'img']);

/** Blocks stand on lines of their own, so that two versions are told apart line by line. */
export function htmlOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => markup(node)).join('\n');
}

function markup(node: HtmlNode): string {
  if (typeof node === 'string') return escaped(node);
  const { tag, attributes, children } = node;
  const given = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('');
  if (voidTags.has(tag)) return `<${tag}${given}>`;
  return `<${tag}${given}>${children.map(markup).join('')}</${tag}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
