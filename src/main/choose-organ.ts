// The organ that a command is about: the only one, or the one that was named.

import type { Database } from '../store/database.ts';
import { allOrgans, organByCode } from '../store/people/organs.ts';
import type { OrganRow } from '../store/tables.ts';

/** A sentence when it cannot be told. */
export async function chooseOrgan(
  db: Database,
  code: string | undefined,
): Promise<OrganRow | string> {
  if (code !== undefined) {
    return (await organByCode(db, code)) ?? `--organ：没有代码为“${code}”的机关。`;
  }
  const organs = (await allOrgans(db)).filter((organ) => organ.kind !== 'internal');
  const [only] = organs;
  if (only === undefined) return '还没有机关：请先运行 bin/gongkai init。';
  return organs.length === 1
    ? only
    : `--organ：有${organs.length}个机关，请指明：${organs.map((o) => o.code).join('、')}。`;
}
