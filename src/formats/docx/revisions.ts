// What others wrote into a text with Word's tracking, and beside it as comments. Publishing either is an incident: of
// what was struck nothing is read, and how much there was is counted.

import { type HtmlElement, isElement } from '../../rules/body/html-tree.ts';
import type { Counter } from '../../rules/paste/findings.ts';
import { allOf, childOf } from './xml.ts';

const struck = ['w:del', 'w:moveFrom'];
const written = ['w:ins', 'w:moveTo'];
const marked = [...struck, ...written];

export function isStruck(node: HtmlElement): boolean {
  return struck.includes(node.tag);
}

/** Words that are new are kept, as the last state of the text. */
export function isWritten(node: HtmlElement): boolean {
  return written.includes(node.tag);
}

/** One after the other by the same person is one, as Word counts. */
export function countRevisions(root: HtmlElement, counter: Counter): void {
  let previous: string | undefined;
  const visit = (node: HtmlElement): void => {
    for (const child of node.children) {
      if (!isElement(child)) continue;
      if (marked.includes(child.tag)) {
        const who = `${child.tag} ${child.attributes['w:author'] ?? ''}`;
        // The other end of what was moved is the same change.
        if (who !== previous && child.tag !== 'w:moveTo') counter.add('revisions');
        previous = who;
        visit(child);
        previous = who;
      } else if (
        child.tag === 'w:pPrChange' ||
        child.tag === 'w:rPrChange' ||
        child.tag === 'w:tblPrChange'
      ) {
        counter.add('revisions');
      } else {
        if (child.tag === 'w:r' || child.tag === 'w:p')
          previous = child.tag === 'w:r' ? undefined : previous;
        visit(child);
      }
    }
  };
  visit(root);
}

export function countComments(
  document: HtmlElement,
  comments: HtmlElement | undefined,
  counter: Counter,
): void {
  const kept = comments === undefined ? [] : allOf(comments, 'w:comment');
  const named = new Set(
    allOf(document, 'w:commentReference').map(({ attributes }) => attributes['w:id']),
  );
  counter.add('comments', Math.max(kept.length, named.size));
}

/** Its mark was struck: what follows belongs to the same paragraph. */
export function isMarkStruck(properties: HtmlElement | undefined): boolean {
  const mark = childOf(properties, 'w:rPr');
  return childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined;
}
