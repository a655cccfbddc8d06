// What readers see has changed: every server process throws its rendered pages away. The notice goes
// out when the transaction commits and not before, whichever process made the change.

import { sql } from 'kysely';
import type { Database } from './database.ts';

export const pageChannel = 'gongkai_pages';

export async function announcePageChange(db: Database): Promise<void> {
  await sql`select pg_notify(${pageChannel}, '')`.execute(db);
}
