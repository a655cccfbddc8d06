import { formDocx, letterDocx } from '../src/formats/print/docx.ts';
import { closePdfPrinter, formPdf, letterPdf } from '../src/formats/print/pdf.ts';
import type { FormSheet, LetterSheet } from '../src/rules/letters/sheet.ts';
import { type Bench, line, ms, timed } from './measure.ts';

const issuer = '青枫经济技术开发区管理委员会';

const sentence = '经审查，你申请公开的政府信息中，运营单位的成本构成涉及第三方合法权益，不予公开。';

/** Two pages, the name and the number others each time: nothing is printed from memory. */
function letter(n: number): LetterSheet {
  return {
    issuer,
    number: `青开公开答〔2026〕${n + 1}号`,
    on: '2026-03-30',
    title: '政府信息公开申请答复书',
    addressee: `申请人${n}`,
    paragraphs: Array.from({ length: 8 }, (_, i) => `（${n}·${i}）${sentence.repeat(1 + (i % 3))}`),
    attachments: ['竣工验收意见', `监测数据汇总表（第${n}期）`],
    contact: ['联系电话：0571-0000 0123'],
  };
}

function form(n: number): FormSheet {
  return {
    title: '政府信息公开申请办理审批单',
    issuer,
    reference: `登记号：${n}`,
    rows: Array.from({ length: 8 }, (_, i) => ({
      boxes: [{ label: `意见${i}`, content: i % 2 === 0 ? sentence : '' }],
      height: 2,
    })),
    notes: [],
  };
}

export const bench: Bench = {
  about: '文书生成：两页的答复书，一页的审批单',
  run: async (full) => {
    const count = full ? 60 : 15;
    const first = await timed(() => letterPdf(letter(-1)));
    line('第一份 PDF，含启动排版线程', ms(first));
    await letterDocx(letter(-1));
    await rate('答复书 DOCX', count, (n) => letterDocx(letter(n)));
    await rate('答复书 PDF', count, (n) => letterPdf(letter(n)));
    await rate('审批单 DOCX', count, (n) => formDocx(form(n)));
    await rate('审批单 PDF', count, (n) => formPdf(form(n)));
    await closePdfPrinter();
  },
};

async function rate(
  what: string,
  count: number,
  print: (n: number) => Promise<Uint8Array>,
): Promise<void> {
  let bytes = 0;
  const time = await timed(async () => {
    for (let n = 0; n < count; n += 1) bytes += (await print(n)).length;
  });
  const size = `${(bytes / count / 1024).toFixed(0)} KB`;
  line(`${what}，${count} 份，每份 ${size}`, `${((count * 1000) / time).toFixed(1)} 份/秒`);
}
