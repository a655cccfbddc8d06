// What comes over the clipboard from Word, WPS, a spreadsheet, WeChat or a web page, made into a body: numbers stay the
// text they are, tables keep what they merge, fonts and sizes go except for what they say of an official document, and
// what was not meant for readers goes and is told (conventions of the office; 保密法 35; 条例 17).

import { type HtmlNode, plainTextOf } from '../body/html-tree.ts';
import { styleSheetOf } from './css.ts';
import { createCounter, type Counter, type Finding } from './findings.ts';
import { oddNumeralsIn } from './numerals.ts';
import { officialOf } from './official.ts';
import { blocksOf } from './reader.ts';

export interface Pasted {
  readonly nodes: readonly HtmlNode[];
  readonly title?: string;
  readonly documentNumber?: string;
  readonly agencyMark?: string;
  readonly findings: readonly Finding[];
}

export function pasteOf(
  page: readonly HtmlNode[],
  given: { readonly counter?: Counter; readonly isWhole?: boolean } = {},
): Pasted {
  const { counter = createCounter(), isWhole = false } = given;
  const blocks = blocksOf(page, { sheet: styleSheetOf(page), counter });
  const official = officialOf(blocks, counter, isWhole);
  counter.add('odd-numerals', oddNumeralsIn(plainTextOf(official.nodes)));
  return { ...official, findings: counter.findings() };
}
