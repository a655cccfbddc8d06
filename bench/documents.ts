// A Word file of fifty pages read, cleaned and laid out: what an editor waits for after dropping it.

import { strToU8, zipSync } from 'fflate';
import { readDocx } from '../src/formats/docx/read-docx.ts';
import { readDocxApart } from '../src/formats/docx/read-docx-apart.ts';
import { htmlOf } from '../src/rules/body/html-tree.ts';
import { type Bench, line, median, ms, timesOf } from './measure.ts';

export const bench: Bench = {
  about: '导入Word文档：50页、30张表、自动编号、修订',
  run: async (full) => {
    const bytes = fiftyPages();
    const read = await readDocx(bytes, '五十页.docx');
    if (!read.ok) throw new Error(read.code);
    const letters = htmlOf(read.document.nodes).length;
    const times = full ? 15 : 5;
    const here = await timesOf(times, async () => await readDocx(bytes, '五十页.docx'));
    const apart = await timesOf(times, async () => await readDocxApart(bytes, '五十页.docx'));
    line(`读取并整理（${Math.round(letters / 1000)}千字符）`, ms(median(here)));
    line('在单独的线程里，含启动（目标：2 秒以内）', ms(median(apart)));
  },
};

const sentence = '各地各部门要把这项工作摆上重要位置，细化措施，压实责任，确保各项任务落到实处。';

const run = (text: string, font = '仿宋_GB2312'): string =>
  `<w:r><w:rPr><w:rFonts w:eastAsia="${font}" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t>${text}</w:t></w:r>`;

const paragraph = (inner: string, level?: number): string =>
  `<w:p><w:pPr>${level === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`}<w:ind w:firstLineChars="200"/></w:pPr>${inner}</w:p>`;

const cell = (text: string): string => `<w:tc><w:tcPr/>${paragraph(run(text))}</w:tc>`;

const level = (n: number, text: string): string =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="${text}"/></w:lvl>`;

/** Some 700 letters a page, as offices set it. */
function fiftyPages(): Uint8Array {
  const parts: string[] = [];
  for (let page = 0; page < 50; page += 1) {
    parts.push(paragraph(run('提高认识', '黑体'), 0), paragraph(run('压实责任', '楷体_GB2312'), 1));
    for (let i = 0; i < 16; i += 1) {
      // Word cuts its text into many runs.
      parts.push(
        paragraph(
          sentence
            .match(/.{1,9}/g)
            ?.map((piece) => run(piece))
            .join('') ?? '',
        ),
      );
    }
    parts.push(paragraph(`<w:ins w:author="a">${run('新加的话。')}</w:ins>`));
    if (page < 30) {
      const row = `<w:tr>${'甲乙丙丁戊'.split('').map(cell).join('')}</w:tr>`;
      parts.push(`<w:tbl>${row.repeat(12)}</w:tbl>`);
    }
  }
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipSync({
    'word/document.xml': strToU8(
      `<w:document ${names}><w:body>${parts.join('')}</w:body></w:document>`,
    ),
    'word/numbering.xml': strToU8(
      `<w:numbering ${names}><w:abstractNum w:abstractNumId="0">${level(0, '%1、')}${level(1, '（%2）')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ),
  });
}
