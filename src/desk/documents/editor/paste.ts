// How what is pasted gets into the text: cleaned by the rules first, then put in with the layout of its first
// paragraph, which editors otherwise lose to the line it is pasted into.

import { type Fragment, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { editorForm } from '../../../rules/body/body-form.ts';
import { htmlOf } from '../../../rules/body/html-tree.ts';
import { type Pasted, pasteOf } from '../../../rules/paste/paste.ts';
import { treeOf } from './html-tree.ts';

/** What was copied in the editor itself is clean. */
export function isOwnCopy(html: string): boolean {
  return /<[^>]+ data-pm-slice="/.test(html);
}

export function cleanPaste(html: string, onPasted: (pasted: Pasted) => void): string {
  if (isOwnCopy(html)) return html;
  const pasted = pasteOf(treeOf(html));
  onPasted(pasted);
  return htmlOf(editorForm(pasted.nodes));
}

/** Indents of wide spaces are the page's business. */
export function cleanText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replaceAll(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .join('\n');
}

/** True when it was put in here; tables into tables are the business of the table. */
export function putIn(view: EditorView, slice: Slice): boolean {
  const { state } = view;
  const { $from, $to } = state.selection;
  const { content } = slice;
  if (isInTable(view) || content.childCount === 0 || isOneLine(content)) return false;
  const transaction = state.tr;
  const { parent } = $from;
  if (parent.isTextblock && parent.content.size === 0 && $from.sameParent($to)) {
    transaction.replaceWith($from.before(), $from.after(), content);
  } else transaction.replaceSelection(new Slice(content, 0, 0));
  view.dispatch(transaction.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  return true;
}

function isInTable({ state }: EditorView): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === 'table') return true;
  }
  return false;
}

function isOneLine(content: Fragment): boolean {
  const only = content.childCount === 1 ? content.firstChild : null;
  return only?.type.name === 'paragraph' && only.attrs['class'] === null;
}
