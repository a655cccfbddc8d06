// Text searched for personal data: megabytes a second of one core, with few hits as in documents and with many as in
// lists.

import { bodyBlocks } from '../src/rules/personal-data/body-blocks.ts';
import { findPersonalData } from '../src/rules/personal-data/find.ts';
import { type Bench, line, median, timesOf } from './measure.ts';

const paragraph =
  '<p>一、依照《中华人民共和国政府信息公开条例》（国务院令第711号）和某府发〔2026〕7号文件，2026年安排资金13800000.00元，用于道路、给水、绿化等18个项目，项目代码2603-320300-04-01-123456，咨询电话0516-80000000。</p>';
const row =
  '<tr><td>12</td><td>张三</td><td>11010519491231002X</td><td>13800000000</td><td>某区和平路12号3栋402室</td></tr>';

export const bench: Bench = {
  about: '查找个人信息：正文和名单，每核每秒的数据量',
  run: async (full) => {
    const size = full ? 8 : 1;
    await measure('公文正文（几乎没有命中）', paragraph, size);
    const heading =
      '<tr><th>序号</th><th>姓名</th><th>身份证号</th><th>电话</th><th>住址</th></tr>';
    await measure(
      '救助名单（每行四处命中）',
      row,
      size,
      (rows) => `<p>救助名单</p><table>${heading}${rows}</table>`,
    );
  },
};

async function measure(
  what: string,
  part: string,
  megabytes: number,
  around: (text: string) => string = (text) => text,
): Promise<void> {
  const bytes = megabytes * 1024 * 1024;
  const html = around(part.repeat(Math.ceil(bytes / Buffer.byteLength(part))));
  let hits = 0;
  const times = await timesOf(5, async () => {
    hits = findPersonalData(bodyBlocks(html)).length;
  });
  const rate = (Buffer.byteLength(html) / 1024 / 1024 / median(times)) * 1000;
  line(what, `${rate.toFixed(1)} MB/秒（${megabytes} MB，${hits} 处）`);
}
