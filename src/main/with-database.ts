// For commands that need the database for a moment: join the one that runs or start it, bring it up
// to this release, leave it as it was found.

import type { CommandContext } from './context.ts';
import { openDatabase } from './open-database.ts';
import { prepareDatabase, type ReadyDatabase } from './prepare-database.ts';
import { refuseSetClock } from './set-clock.ts';

export async function withDatabase(
  context: CommandContext,
  work: (database: ReadyDatabase) => Promise<number>,
): Promise<number> {
  const stopped = Promise.withResolvers<number>();
  context.onStop(() => stopped.resolve(130));
  const database = await openDatabase(context.config());
  try {
    const ready = await prepareDatabase(context.config(), database);
    await refuseSetClock(context.config(), database.db);
    // Asked to stop, the work is cut off: its open transaction is rolled back with its connection.
    return await Promise.race([work(ready), stopped.promise]);
  } finally {
    await database.close();
  }
}
