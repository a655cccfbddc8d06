// Accounts made on the server's own console, by init and by the example.

import { createStaff, resetPassword } from '../commands/people/create-staff.ts';
import type { Result } from '../commands/context.ts';
import { type Role, roles } from '../rules/roles.ts';
import { sentenceOf } from '../rules/violations.ts';
import type { Office } from './office.ts';

export interface Person {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

const actor = { kind: 'system' } as const;

/** What is refused here is a fault of the program's own input, so it is no refusal but a bug. */
export function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.violations.map(sentenceOf).join('; ')}`);
}

/** The account's id, made with its posts when it is not there. */
export async function ensureAccount(
  office: Office,
  organId: number,
  person: Person,
): Promise<number> {
  const { db } = office;
  const existing = await db
    .selectFrom('staff')
    .select('id')
    .where('username', '=', person.username)
    .executeTakeFirst();
  const id =
    existing?.id ??
    must(await createStaff({ ...office, actor, organId }, person), person.username).id;
  if (person.roles.length > 0) {
    await db
      .insertInto('staff_roles')
      .values(person.roles.map((role) => ({ staff_id: id, role })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return id;
}

/**
 * Lines to print: username, one-time password, name and posts. The passwords are made at the very end,
 * so that an interrupted first start never leaves one that nobody has seen.
 */
export async function printedPasswords(
  office: Office,
  people: readonly { readonly id: number; readonly person: Person }[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { id, person } of people) {
    const reset = await resetPassword({ ...office, actor }, { staffId: id });
    const password = must(reset, person.username).oneTimePassword;
    const posts = person.roles.map((role) => roles[role]).join('、');
    const name = person.name === posts ? posts : `${person.name}（${posts}）`;
    lines.push(`    ${person.username.padEnd(10)} ${password}   ${name}`);
  }
  return lines;
}
