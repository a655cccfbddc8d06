// What may stand in a body, and nothing else: the same list that the server cleans by (formats/document-body.ts).

import { bodyAttributes, bodyClasses, bodyTags } from '../import-document.ts';
import { classesOf, element, type HtmlNode } from './html-tree.ts';

const tags: readonly string[] = bodyTags;
const classes: readonly string[] = bodyClasses;
/** What holds no text of the document. */
const dropped = ['colgroup', 'col', 'script', 'style', 'textarea', 'option', 'noscript', 'title'];

export function allowedOnly(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.flatMap((node): readonly HtmlNode[] => {
    if (typeof node === 'string') return [node];
    const { tag, attributes, children } = node;
    if (dropped.includes(tag)) return [];
    const kept = allowedOnly(children);
    if (!tags.includes(tag)) return kept;
    const css = classesOf(node).filter((name) => classes.includes(name));
    const own = Object.fromEntries(
      Object.entries(attributes).filter(
        ([name, value]) =>
          bodyAttributes[tag]?.includes(name) === true && !isPlainSpan(name, value),
      ),
    );
    return [element(tag, kept, css.length === 0 ? own : { ...own, class: css.join(' ') })];
  });
}

/** One is what a cell spans anyway. */
function isPlainSpan(name: string, value: string): boolean {
  return name.endsWith('span') && value === '1';
}
