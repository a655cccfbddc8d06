import { type Config, isTestDatabase } from '../config.ts';
import type { Database } from '../store/database.ts';
import { OperatorError } from '../store/database/operator-error.ts';
import { readSetting } from '../store/database/settings.ts';

/** Real records must not get dates of a clock that was set by hand: only the example's may. */
export async function refuseSetClock(config: Config, db: Database): Promise<void> {
  if (config.clockStartsAt === undefined || isTestDatabase(config.databaseUrl)) return;
  if ((await readSetting(db, 'example')) !== undefined) return;
  throw new OperatorError(
    'GONGKAI_NOW：此处的数据不是示例，时钟不能拨动。请去掉这一设置后重新启动。',
  );
}
