// From a hit to its place on the page: the paragraph or cell of the text, the list of files, the field.

import { blockTags } from '../../../rules/personal-data/body-blocks.ts';

export function jumpTo(to: {
  readonly field?: string | null;
  readonly file?: string | null;
  readonly block?: number | null;
}): void {
  if (typeof to.file === 'string') {
    const line = document.querySelector<HTMLElement>(`[data-file-line="${CSS.escape(to.file)}"]`);
    show(line ?? document.getElementById('files'));
  } else if (typeof to.block === 'number') show(blockOf(to.block));
  else if (to.field === 'body') show(shownText());
  else if (typeof to.field === 'string') show(document.getElementById(to.field));
}

/** As it is being edited, or as it will be shown: whichever is on the screen. */
function shownText(): HTMLElement | null {
  const texts = document.querySelectorAll<HTMLElement>('.ProseMirror, article.official');
  return [...texts].find((text) => text.offsetParent !== null) ?? null;
}

function blockOf(index: number): HTMLElement | null {
  const text = shownText();
  const blocks = [...(text?.querySelectorAll<HTMLElement>(blockTags.join(',')) ?? [])].filter(
    (block) => block.localName !== 'p' || block.parentElement?.closest('td,th,li,caption') === null,
  );
  return blocks[index] ?? text;
}

function show(element: HTMLElement | null): void {
  if (element === null) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  if (element.matches('input, textarea, button')) {
    element.focus({ preventScroll: true });
    return;
  }
  // Selected as a reader would mark it: an editor knows what a selection is, and nothing is written into its text.
  const select = (): void => getSelection()?.selectAllChildren(element);
  const editor = element.closest<HTMLElement>('[contenteditable="true"]');
  if (editor === null) select();
  else {
    // On coming into focus it puts its own selection back first.
    editor.focus({ preventScroll: true });
    setTimeout(select, 60);
  }
}
