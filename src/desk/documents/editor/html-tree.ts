// HTML read by the browser's parser without being run, as the plain tree that the rules work on.

import { element, type HtmlNode, htmlOf } from '../../../rules/body/html-tree.ts';
import { editorForm, storedForm } from '../../../rules/body/body-form.ts';

export function treeOf(html: string): readonly HtmlNode[] {
  const { documentElement } = new DOMParser().parseFromString(html, 'text/html');
  return childrenOf(documentElement);
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
  return htmlOf(editorForm(bodyOf(treeOf(html))));
}

function bodyOf(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.flatMap((node) =>
    typeof node === 'object' && node.tag === 'body' ? node.children : [],
  );
}
