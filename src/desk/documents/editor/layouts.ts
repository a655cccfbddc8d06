// The kinds of paragraph of an official document.

import type { Editor } from '@tiptap/core';

interface ParagraphLayout {
  readonly label: string;
  readonly level?: 2 | 3 | 4;
  readonly css?: string;
}

export const layouts = {
  text: { label: '正文' },
  h2: { label: '一级标题（黑体）', level: 2 },
  h3: { label: '二级标题（楷体）', level: 3 },
  h4: { label: '三级标题', level: 4 },
  addressee: { label: '主送机关', css: 'addressee' },
  signature: { label: '署名、日期', css: 'signature' },
  note: { label: '附注', css: 'note' },
  centre: { label: '居中', css: 'centre' },
  right: { label: '右对齐', css: 'right' },
} as const satisfies Record<string, ParagraphLayout>;
export type Layout = keyof typeof layouts;

export function layoutOf(editor: Editor): Layout {
  for (const level of [2, 3, 4] as const) {
    if (editor.isActive('heading', { level })) return `h${level}`;
  }
  const css = editor.getAttributes('paragraph')['class'] as string | null | undefined;
  return css !== null && css !== undefined && css in layouts ? (css as Layout) : 'text';
}

export function setLayout(editor: Editor, layout: Layout): void {
  const { level, css }: ParagraphLayout = layouts[layout];
  const chain = editor.chain().focus();
  if (level !== undefined)
    chain.setHeading({ level }).updateAttributes('heading', { class: null }).run();
  else
    chain
      .setParagraph()
      .updateAttributes('paragraph', { class: css ?? null })
      .run();
}
