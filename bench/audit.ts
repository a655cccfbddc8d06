import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditReport } from '../src/formats/annual-report/audit.ts';
import { type Bench, line, median, ms, timesOf } from './measure.ts';

const folder = join(import.meta.dirname, '../../shared/reports');
const files = [
  'seed-2022.txt',
  'suqian-2023.txt',
  'shuyang-2025.md',
  'shanghai-gov-office-2019.html',
];

export const bench: Bench = {
  about: '审核四份真实的年度报告',
  run: async () => {
    if (!existsSync(folder)) {
      line('跳过：没有 ../shared/reports', '—');
      return;
    }
    const reports = files.map((file) => ({ file, bytes: readFileSync(join(folder, file)) }));
    const times = await timesOf(9, async () => {
      for (const { file, bytes } of reports) auditReport(bytes, file);
      await Promise.resolve();
    });
    line('四份合计（进程内）', ms(median(times)));
  },
};
