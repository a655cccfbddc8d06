// bin/gongkai retention: what the retention rules take from filed cases; nothing is erased without --apply
// (个人信息保护法 19, 47).

import {
  applyReaderRetention,
  readerRetentionDue,
} from '../commands/readers/apply-reader-retention.ts';
import { applyRetention, retentionDue } from '../commands/requests/apply-retention.ts';
import {
  readerRetentionKeys,
  readerRetentionRules,
  retentionKeys,
  retentionRules,
} from '../rules/retention.ts';
import type { CommandContext } from './context.ts';
import { openOffice } from './office.ts';
import { printFaults, readOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

const help = `列出按保存期限应当删除的个人信息；不带 --apply 只列出，不删除

用法：bin/gongkai retention [--apply]

  --apply   删除所列内容，逐件记入日志，不能恢复；请先备份

没有归档的、复议诉讼没有结果的案件不会列出，也不会改动。期限见 docs/personal-data.md。
`;

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, { help: 'boolean', apply: 'boolean' });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const found = [...faults, ...positionals.map((word) => `${word}：多余的参数。`)];
  if (found.length > 0) {
    printFaults(found);
    return 2;
  }
  return withDatabase(context, async (database) => {
    const office = await openOffice(context, database);
    const given = {
      ...office,
      dataFolder: context.config().dataFolder,
      actor: { kind: 'system' } as const,
    };
    const due = await retentionDue(given);
    const ofReaders = await readerRetentionDue(given);
    const isApplied = values['apply'] === true;
    const done = isApplied ? '已删除' : '应删除';
    for (const key of retentionKeys) {
      const { title, years, why } = retentionRules[key];
      const cases = due.filter((one) => one.key === key);
      process.stdout.write(`${title}：归档满${years}年，${cases.length}件申请\n  ${why}\n`);
      for (const one of cases) {
        const count = isApplied ? await applyRetention(given, one) : one.count;
        process.stdout.write(`  ${one.number}  归档于${one.archivedOn}，${done}${count}份\n`);
      }
    }
    for (const key of readerRetentionKeys) {
      const { title, from, years, why } = readerRetentionRules[key];
      const held = ofReaders.filter((one) => one.key === key);
      process.stdout.write(`${title}：${from}满${years}年，${held.length}项\n  ${why}\n`);
      for (const one of held) {
        const count = isApplied ? await applyReaderRetention(given, one) : one.count;
        process.stdout.write(`  ${one.name}  ${one.since}${from}，${done}${count}条\n`);
      }
    }
    if (!isApplied && due.length + ofReaders.length > 0) {
      process.stdout.write('以上只是列出。核对、备份后，用 --apply 删除。\n');
    }
    return 0;
  });
}
