// bin/gongkai workdays --from 2026-03-02 --add 20 [--json]
// Exit status: 0, 2 = wrong input, 3 = the day is provisional because its year has no notice yet.

import { addWorkingDays, explainDay, isInRange, nationalCalendar } from '../rules/calendar.ts';
import { type Day, day, isAfter, isBefore, parseDay } from '../rules/day.ts';
import { printFaults, readOptions } from './options.ts';

const firstDay = day('2018-01-01'); // of the first notice that the calendar holds
const mostDays = 1000;

const help = `推算工作日

用法：bin/gongkai workdays --from 日期 --add 天数 [--json]

  --from   起算日，写成 YYYY-MM-DD；当日不计入
  --add    工作日天数，0 到 ${mostDays}
  --json   输出 JSON，逐日列出是否计入及原因

按程序自带的放假安排推算，不查数据库：用 calendar 装入的不在其内。

退出状态：0 已推算；2 输入有误；3 结果暂定（所在年份的放假安排尚未公布）
`;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals, faults } = readOptions(args, {
    from: 'string',
    add: 'string',
    json: 'boolean',
    help: 'boolean',
  });
  if (values['help']) {
    process.stdout.write(help);
    return 0;
  }
  const { from, fault: fromFault } = readFrom(values['from']);
  const { add, fault: addFault } = readAdd(values['add']);
  const all = [
    ...faults,
    ...positionals.map((word) => `${word}：多余的参数。`),
    ...[fromFault, addFault].filter((fault) => fault !== undefined),
  ];
  if (from === undefined || add === undefined || all.length > 0) {
    // An option without its value has been reported already.
    printFaults([...new Set(all)]);
    return 2;
  }
  print(from, add, values['json'] === true);
  return addWorkingDays(nationalCalendar, from, add).provisional ? 3 : 0;
}

interface From {
  readonly from?: Day;
  readonly fault?: string;
}

function readFrom(text: string | true | undefined): From {
  if (typeof text !== 'string') return { fault: '--from：缺少起算日，应写成 YYYY-MM-DD。' };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { fault: `--from：“${text}”不是日期，应写成 YYYY-MM-DD，如 2026-03-02。` };
  }
  const from = parseDay(text);
  if (from === undefined) return { fault: `--from：${text} 不是存在的日期。` };
  if (isBefore(from, firstDay)) {
    return { fault: `--from：${text} 早于日历的起点 ${firstDay.toString()}。` };
  }
  if (!isInRange(nationalCalendar, from)) {
    return { fault: `--from：${text} 离今太远，日历推算不到。` };
  }
  return { from };
}

interface Add {
  readonly add?: number;
  readonly fault?: string;
}

function readAdd(text: string | true | undefined): Add {
  if (typeof text !== 'string') return { fault: '--add：缺少工作日天数。' };
  const add = Number(text);
  if (/^\d{1,4}$/.test(text) && add <= mostDays) return { add };
  return { fault: `--add：“${text}”不是天数，应为 0 到 ${mostDays} 的整数。` };
}

function print(from: Day, add: number, asJson: boolean): void {
  const { on, provisional } = addWorkingDays(nationalCalendar, from, add);
  if (asJson) {
    const answer = { from, add, on, provisional, days: explain(from, on) };
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  const remark = provisional ? `（暂定：${on.year}年放假安排尚未公布，公布后可能变动）` : '';
  process.stdout.write(`${on.toString()}${remark}\n`);
}

interface DayOfPeriod {
  readonly on: Day;
  readonly counted: boolean;
  /** Which working day of the period it is. */
  readonly n?: number;
  readonly reason: string;
}

function explain(from: Day, until: Day): DayOfPeriod[] {
  const days: DayOfPeriod[] = [{ on: from, counted: false, reason: '起算当日不计入' }];
  let n = 0;
  for (let on = from.add({ days: 1 }); !isAfter(on, until); on = on.add({ days: 1 })) {
    const { working, reason } = explainDay(nationalCalendar, on);
    if (working) days.push({ on, counted: true, n: (n += 1), reason: reason || '工作日' });
    else days.push({ on, counted: false, reason });
  }
  return days;
}
