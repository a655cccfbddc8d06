// HTML read by the browser's parser without being run, as the plain tree that the rules work on.

import { element, type HtmlNode, htmlOf } from '../../../rules/body/html-tree.ts';
import { editorForm, storedForm } from '../../../rules/body/body-form.ts';

export function treeOf(html: string): readonly HtmlNode[] {
  // The policy of the page forbids style elements, even where none would take effect: they are read apart.
  const sheets: HtmlNode[] = [];
  const rest = html.replaceAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi, (_, css: string) => {
    sheets.push(element('style', [css]));
    return '';
  });
  const { documentElement } = new DOMParser().parseFromString(rest, 'text/html');
  return [...sheets, ...childrenOf(documentElement)];
}

function childrenOf(parent: Node): readonly HtmlNode[] {
  return [...parent.childNodes].flatMap((node): readonly HtmlNode[] => {
    if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ''];
    if (!(node instanceof Element)) return [];
    const attributes = Object.fromEntries(
      [...node.attributes].map(({ name, value }) => [name, value]),
    );
    return [element(node.localName, childrenOf(node), attributes)];
  });
}

/** From the editor to what is stored. */
export function storedHtml(html: string): string {
  return htmlOf(storedForm(treeOf(html)));
}

/** From what is stored to the editor. */
export function editorHtml(html: string): string {
  return htmlOf(editorForm(bodyTree(html)));
}

/** Of a piece of HTML: what a page would have in its body. */
export function bodyTree(html: string): readonly HtmlNode[] {
  return bodyOf(treeOf(html));
}

function bodyOf(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.flatMap((node) =>
    typeof node === 'object' && node.tag === 'body' ? node.children : [],
  );
}
