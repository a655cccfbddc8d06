// The site of a test, exported as the command does it.

import { join } from 'node:path';
import { type ExportOptions, type Exported, exportSite } from '../../src/web/export/export-site.ts';
import type { TestSite } from './site.ts';

export async function exported(
  { context, database }: TestSite,
  folder: string,
  options: Partial<ExportOptions> = {},
): Promise<Exported> {
  return await exportSite(
    {
      pool: database.pool,
      secrets: context.secrets,
      dataFolder: context.dataFolder,
      origin: context.origin,
      now: context.clock.now,
      isClockSet: false,
      release: 'test',
      upstream: 'http://127.0.0.1:8080',
    },
    {
      folder,
      day: context.clock.today(),
      dynamic: undefined,
      servedFrom: join('/srv', 'site'),
      compress: false,
      full: false,
      ...options,
    },
  );
}
