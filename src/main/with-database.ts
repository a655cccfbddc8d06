// For commands that need the database for a moment: join the one that runs or start it, bring it up
// to this release, leave it as it was found.

import { migrate } from '../store/migrate.ts';
import type { CommandContext } from './context.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { refuseSetClock } from './set-clock.ts';

export async function withDatabase(
  context: CommandContext,
  work: (database: OpenDatabase) => Promise<number>,
): Promise<number> {
  const stopped = Promise.withResolvers<number>();
  context.onStop(() => stopped.resolve(130));
  const database = await openDatabase(context.config());
  try {
    await migrate(database.pool);
    await refuseSetClock(context.config(), database.db);
    // Asked to stop, the work is cut off: its open transaction is rolled back with its connection.
    return await Promise.race([work(database), stopped.promise]);
  } finally {
    await database.close();
  }
}
