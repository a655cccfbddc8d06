// bin/gongkai reset-password USERNAME: a new one-time password, for whoever can reach the server itself. The
// only way for administrators and for those who sign: no screen gives one person that power (三员分立).

import { resetPassword } from '../commands/people/create-staff.ts';
import { sentenceOf } from '../rules/violations.ts';
import type { CommandContext } from './context.ts';
import { openOffice } from './office.ts';
import { printFaults, readOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

const help = `重置一名人员的密码，显示新的一次性密码；原有的登录随即失效

用法：bin/gongkai reset-password 用户名
`;

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, { help: 'boolean' });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const [username, ...others] = positionals;
  const found = [...faults, ...others.map((word) => `${word}：多余的参数。`)];
  if (username === undefined) found.push('请写用户名。');
  if (username === undefined || found.length > 0) {
    printFaults(found);
    return 2;
  }
  return withDatabase(context, async (database) => {
    const office = await openOffice(context, database);
    const staff = await database.db
      .selectFrom('staff')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirst();
    if (staff === undefined) {
      printFaults([`没有用户名为“${username}”的人员。`]);
      return 2;
    }
    const result = await resetPassword(
      { ...office, actor: { kind: 'system' } },
      { staffId: staff.id },
    );
    if (!result.ok) {
      printFaults(result.violations.map(sentenceOf));
      return 1;
    }
    process.stdout.write(`${username} 的一次性密码：${result.value.oneTimePassword}\n`);
    return 0;
  });
}
