// A title of several lines: 词意完整、排列对称、长短适宜 (GB/T 9704—2012, 7.3.1). Broken between words
// only, the lines as even as the words allow; both printers take the same lines.

import { widthInEms } from './gbt9704.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Nobody writes a title of this length; what is longer the printers break by themselves. */
const longest = 200;

/** @param most width of a line in ems */
export function evenLines(text: string, most: number): readonly string[] {
  const width = widthInEms(text);
  if (width <= most || text.length > longest) return text === '' ? [] : [text];
  const parts = [...words.segment(text)].map(({ segment }) => segment);
  for (let count = Math.ceil(width / most); count <= parts.length; count += 1) {
    const lines = broken(parts, width / count, most);
    if (lines.length === count) return lines;
  }
  return [text];
}

/** Fills lines up to the even width, whichever side of it is nearer. */
function broken(parts: readonly string[], even: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const before = widthInEms(line);
    const after = before + widthInEms(part);
    const nearer = even - before < after - even;
    if (line !== '' && (after > most || nearer) && !clings(line, part)) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
  }
  lines.push(line.trim());
  return lines.some((each) => widthInEms(each) > most) ? [] : lines;
}

/** 的 stays with what it follows, 《 and （ with what they open, closing marks with what they close. */
function clings(line: string, part: string): boolean {
  return /^[的了等、，。；：！？》）〉」』〕”]/u.test(part) || /[《（〈「『〔“]$/u.test(line);
}
