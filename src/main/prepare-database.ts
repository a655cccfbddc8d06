// What every command finds before it begins: the schema of this release and the keys that open what is
// stored.

import { indexAfterUpgrade } from '../commands/documents/index-documents.ts';
import type { Config } from '../config.ts';
import { openSecrets } from '../store/database/keys.ts';
import { migrate } from '../store/migrate.ts';
import { sealMarked } from '../store/database/reseal.ts';
import type { Secrets } from '../store/database/secrets.ts';
import type { OpenDatabase } from './open-database.ts';

export interface ReadyDatabase extends OpenDatabase {
  readonly secrets: Secrets;
}

/** Throws an OperatorError where database or keys are not those of this release and installation. */
export async function prepareDatabase(
  config: Pick<Config, 'dataFolder' | 'masterKeyFile'>,
  database: OpenDatabase,
): Promise<ReadyDatabase> {
  await migrate(database.pool);
  const secrets = await openSecrets(database.db, config);
  await sealMarked(database.db, secrets);
  await indexAfterUpgrade(database.db);
  return { ...database, secrets };
}
