// HTML read as browsers read it, as the plain tree that the rules work on.

import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { element, type HtmlNode } from '../rules/body/html-tree.ts';

export function treeOf(html: string): readonly HtmlNode[] {
  return childrenOf(parse(html));
}

function childrenOf(parent: DefaultTreeAdapterTypes.ParentNode): readonly HtmlNode[] {
  return parent.childNodes.flatMap((node): readonly HtmlNode[] => {
    if ('value' in node) return [node.value];
    if (!('tagName' in node)) return [];
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    const holder = 'content' in node ? node.content : node;
    return [element(node.tagName, childrenOf(holder), attributes)];
  });
}

/** Of a piece of HTML: what a page would have in its body. */
export function bodyTreeOf(html: string): readonly HtmlNode[] {
  const [page] = treeOf(html).filter((node) => typeof node === 'object');
  return (typeof page === 'object' ? page.children : []).flatMap((node) =>
    typeof node === 'object' && node.tag === 'body' ? node.children : [],
  );
}
