// Running text of a part, with the lines that a page or a file format broke put together again.

import type { Block } from './blocks.ts';

/** What pages and comparison tools print behind a report. */
const afterwards =
  /^(上一[篇条]|下一[篇条]|相关(链接|新闻|信息|文章|附件)|附件[:：下]|扫一扫|分享到|打印|关闭|版权所有|主办单位|承办单位|网站标识码|.{0,12}公网安备|数据勾稽问题清单|.{0,24}差异分析$|指标名称|生成时间)/;

/** No part of a report is longer. */
const longest = 80_000;

/** A part's text; `isLast`: what follows the report belongs to the page. */
export function proseOf(blocks: readonly Block[], isLast: boolean): string {
  const lines = linesOf(blocks);
  const shell = isLast ? lines.findIndex((line) => afterwards.test(line)) : -1;
  const own = shell === -1 ? lines : lines.slice(0, shell);
  return joined(isLast ? withoutSignature(own) : own);
}

export function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'line' ? [block.text.trim()] : []));
}

export function joined(lines: readonly string[]): string {
  const widest = lines.reduce((most, line) => Math.max(most, Math.min(widthOf(line), 120)), 0);
  const paragraphs: string[] = [];
  let open = false;
  for (const line of lines) {
    const text = line.replace(/^[#*]+\s*/, '');
    const last = paragraphs.at(-1);
    if (open && last !== undefined && !startsParagraph(text)) {
      paragraphs[paragraphs.length - 1] = `${last}${text}`;
    } else paragraphs.push(text);
    open = isCutOff(text, widest);
  }
  return paragraphs.join('\n').slice(0, longest);
}

/** A Chinese character is as wide as two Latin ones. */
function widthOf(line: string): number {
  let width = 0;
  for (let i = 0; i < Math.min(line.length, 200); i += 1) width += line.charCodeAt(i) > 255 ? 2 : 1;
  return width;
}

/** A line that runs to the edge without an end of sentence goes on in the next. */
function isCutOff(line: string, widest: number): boolean {
  if (/[。!?！？:：;；]$/.test(line)) return false;
  return (
    widthOf(line) >= widest * 0.75 ||
    /[,，、“（(《]$/.test(line) ||
    /[“《（(][^”》）)]{0,30}$/.test(line)
  );
}

function startsParagraph(line: string): boolean {
  return /^([(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、是])/.test(line);
}

/** Organ and date at the end sign the report; they are not part six. */
function withoutSignature(lines: readonly string[]): readonly string[] {
  let end = lines.length;
  while (end > 0 && isSignature(lines[end - 1] ?? '')) end -= 1;
  return lines.slice(0, end);
}

function isSignature(line: string): boolean {
  const isDated = /(20\d\d|二[〇○零]..)年.{1,8}日[)）]?$/.test(line);
  return line.length <= 45 && (isDated || isSigner(line));
}

function isSigner(line: string): boolean {
  return /^[\p{Script=Han}]{3,30}(政府|办公室|办公厅|委员会|管委会|[局委厅院处部])$/u.test(line);
}
