// bin/gongkai calendar FILE.json: loads the holidays of a year into this installation and moves every open
// clock that they touch (条例 33; K08, K09). A running server takes the new calendar up at once.

import { readFile } from 'node:fs/promises';
import { recomputeClocks } from '../commands/requests/recompute-clocks.ts';
import { readHolidayNotice } from '../formats/holiday-notice.ts';
import { loadCalendar, saveNotice } from '../store/requests/calendar.ts';
import { announcePageChange } from '../store/database/page-notice.ts';
import type { CommandContext } from './context.ts';
import { openOffice } from './office.ts';
import { printFaults, readOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

const help = `装入一年的放假安排，并重算在办申请的期限

用法：bin/gongkai calendar 文件.json

文件内容：
  {"year": 2027,
   "sources": ["国务院办公厅关于2027年部分节假日安排的通知的文号或者网址"],
   "holidays": [{"name": "元旦", "off": ["2027-01-01", "2027-01-03"], "makeUpDays": []}, …],
   "localDays": [{"on": "2027-04-09", "working": false, "source": "本地政府公布的决定"}]}

off 是放假的第一天和最后一天；makeUpDays 是调休上班的周末；localDays 可以不写。
`;

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, { help: 'boolean' });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const [name, ...others] = positionals;
  const found = [...faults, ...others.map((word) => `${word}：多余的参数。`)];
  if (name === undefined) found.push('请写放假安排的文件，格式见 bin/gongkai calendar --help。');
  const content =
    name === undefined ? undefined : await readFile(name, 'utf8').catch(() => undefined);
  if (name !== undefined && content === undefined) {
    found.push(`${name}：没有这个文件，或者无权读取。`);
  }
  const read = content === undefined ? undefined : readHolidayNotice(content);
  if (read?.ok === false) found.push(...read.faults.map((fault) => `${name}：${fault}`));
  if (found.length > 0 || read?.ok !== true) {
    printFaults(found);
    return 2;
  }
  const { file } = read;
  return withDatabase(context, async (database) => {
    const { db } = database;
    const office = await openOffice(context, database);
    await saveNotice(db, file, '命令行', office.clock.now());
    const calendar = await loadCalendar(db);
    const cause = file.notice.sources.join('；');
    const { open, moved } = await recomputeClocks(
      { ...office, calendar, actor: { kind: 'system' } },
      cause,
    );
    await announcePageChange(db, ['site']);
    process.stdout.write(
      `已装入${file.notice.year}年的放假安排。在办申请${open}件，其中${moved}件的期限有变动，已逐件记入日志。\n`,
    );
    return 0;
  });
}
