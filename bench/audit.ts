// Reports of others read and audited in this process: what one core does in a second.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultOf } from '../src/formats/annual-report/audit.ts';
import { readReportFile } from '../src/formats/annual-report/read-file.ts';
import { type Bench, line, median, timesOf } from './measure.ts';

const folder = join(import.meta.dirname, '../../shared/reports');
const texts = [
  'seed-2022.txt',
  'suqian-2023.txt',
  'shuyang-2025.md',
  'shanghai-gov-office-2019.html',
  'pingtan-2020.txt',
  'pingtan-2022.txt',
];

export const bench: Bench = {
  about: '审核真实的年度报告：读取、核对、写出结果',
  run: async (full) => {
    if (!existsSync(folder)) {
      line('跳过：没有 ../shared/reports', '—');
      return;
    }
    const times = full ? 40 : 9;
    line('文本和网页（目标：每核每秒 200 份）', await perSecond(texts, times));
    line('PDF（目标：每核每秒 10 份）', await perSecond(['hongze-2023.pdf'], times));
  },
};

async function perSecond(files: readonly string[], times: number): Promise<string> {
  const reports = files.map((file) => ({ file, bytes: readFileSync(join(folder, file)) }));
  const cpu = process.cpuUsage();
  const taken = await timesOf(times, async () => {
    for (const { file, bytes } of reports) {
      const read = await readReportFile(bytes);
      if (!read.ok) throw new Error(`${file}: ${read.reason}`);
      resultOf(file, read.report, {});
    }
  });
  const { user, system } = process.cpuUsage(cpu);
  const busy = (user + system) / 1000 / times;
  const rate = (ms: number): string => ((files.length * 1000) / ms).toFixed(0);
  return `${rate(median(taken))} 份/秒（按处理器时间 ${rate(busy)} 份/秒）`;
}
