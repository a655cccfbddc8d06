// bin/gongkai init: completes an empty installation: the first organ with its statutory columns, and the
// three administrators with one-time passwords (三员分立: no person holds two of the posts).

import { createOrgan } from '../commands/people/create-organ.ts';
import { type Role, roles } from '../rules/roles.ts';
import type { Database } from '../store/database.ts';
import { allOrgans } from '../store/people/organs.ts';
import { readSetting, writeSetting } from '../store/database/settings.ts';
import { ensureAccount, must, printedPasswords } from './accounts.ts';
import type { CommandContext } from './context.ts';
import { type Office, openOffice } from './office.ts';
import { printFaults, readOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

const help = `空装后建立第一个机关和管理员

用法：bin/gongkai init --code 代码 --name 机关全称 [选项]

  --code         机关代码，小写字母、数字和连字符，如 kfq；用于申请编号和网址
  --name         机关全称
  --short-name   机关简称（默认同全称）
  --letter-word  答复文书的机关代字，如“某政公开”（默认同简称）
  --kind         government 政府、department 部门、dispatched 派出机关（默认 department）
  --report-class 年度报告期限：government（3月31日）或者 department（1月31日）；不设则由主管机关另行指定

建立系统管理员 xitong、安全管理员 anquan、审计管理员 shenji，并显示一次性密码。
`;

const administrators = [
  ['xitong', 'system-administrator'],
  ['anquan', 'security-administrator'],
  ['shenji', 'audit-administrator'],
] as const satisfies readonly (readonly [string, Role])[];

const kinds = ['government', 'department', 'dispatched'] as const;
const classes = ['government', 'department'] as const;

interface FirstOrgan {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly letterWord: string;
  readonly kind: (typeof kinds)[number];
  readonly reportDeadlineClass: (typeof classes)[number] | null;
}

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, {
    code: 'string',
    name: 'string',
    'short-name': 'string',
    'letter-word': 'string',
    kind: 'string',
    'report-class': 'string',
    help: 'boolean',
  });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const text = (name: string): string | undefined => values[name] as string | undefined;
  const found = [...faults, ...positionals.map((word) => `${word}：多余的参数。`)];
  const code = text('code') ?? '';
  const name = text('name') ?? '';
  const kind = kinds.find((one) => one === (text('kind') ?? 'department'));
  const reportClass = text('report-class');
  const deadline = classes.find((one) => one === reportClass) ?? null;
  if (!/^[a-z0-9-]{1,40}$/.test(code)) {
    found.push('--code：请写机关代码，由小写字母、数字和连字符组成，如 kfq。');
  }
  if (name === '') found.push('--name：请写机关全称。');
  if (kind === undefined) found.push(`--kind：只能是 ${kinds.join('、')}。`);
  if (reportClass !== undefined && deadline === null) {
    found.push(`--report-class：只能是 ${classes.join('、')}。`);
  }
  if (found.length > 0 || kind === undefined) {
    printFaults(found);
    return 2;
  }
  const shortName = text('short-name') ?? name;
  const letterWord = text('letter-word') ?? shortName;
  const organ = { code, name, shortName, letterWord, kind, reportDeadlineClass: deadline };
  return withDatabase(context, async (database) =>
    complete(await openOffice(context, database), organ, database.db),
  );
}

/** Interrupted, it can be run again: it goes on where it was until the passwords have been shown. */
async function complete(office: Office, organ: FirstOrgan, db: Database): Promise<number> {
  const [first] = await allOrgans(db);
  const begun = (await readSetting(db, 'init')) === organ.code;
  if (first !== undefined && !begun) {
    printFaults([
      `这个数据目录已有机关“${first.name}”，不能再次初始化；其他机关在后台“机关”中建立。`,
    ]);
    return 1;
  }
  await writeSetting(db, 'init', organ.code);
  const context = { ...office, actor: { kind: 'system' } } as const;
  const made =
    first ??
    must(await createOrgan(context, { ...organ, parentId: null, reports: true }), organ.code);
  const people = [];
  for (const [username, role] of administrators) {
    const person = { username, name: roles[role], roles: [role] };
    people.push({ id: await ensureAccount(office, made.id, person), person });
  }
  const lines = await printedPasswords(office, people);
  await writeSetting(db, 'init', null);
  process.stdout.write(
    `已建立机关“${organ.name}”（${organ.code}）和它的政府信息公开栏目。\n` +
      `管理员的一次性密码（只显示这一次，首次登录时须改）：\n${lines.join('\n')}\n` +
      '下一步：bin/gongkai serve 启动，由系统管理员建立人员、安全管理员授予岗位。\n',
  );
  return 0;
}
