// The layouts in which reports are met, each rendering the same report.

import { layoutText } from './column-layouts.ts';
import { html, page } from './html-layouts.ts';
import type { Layout } from './printed-form.ts';
import {
  barLinesBetween,
  cellALineWithBar,
  cellAnHtmlParagraph,
  cellAParagraph,
  fullWidth,
  markdown,
  oneLine,
  rowsWithBars,
  rowsWithTabs,
} from './text-layouts.ts';

export const layouts: Readonly<Record<string, Layout>> = {
  'HTML with spans': html,
  'a whole page with its shell': page,
  Markdown: markdown,
  'a row a line with bars': rowsWithBars,
  'a row a line with tabs': rowsWithTabs,
  'a cell a line with a bar': cellALineWithBar,
  'cells and lines of bars': barLinesBetween,
  'a cell a paragraph': cellAParagraph,
  'a cell an HTML paragraph': cellAnHtmlParagraph,
  'full-width figures a line each': fullWidth,
  'columns set with spaces': layoutText,
  'a page on one line': oneLine,
};
