// In how many working days readers are answered, as set here; what came before keeps its days.

import { readerDays, type ReaderDays } from '../../rules/reader-messages.ts';
import type { Database } from '../database.ts';
import { readSetting, writeSetting } from '../database/settings.ts';

const daysKey = 'reader-days';

export async function readerDaysSet(db: Database): Promise<ReaderDays> {
  const set = await readSetting(db, daysKey);
  const given = typeof set === 'object' && set !== null ? set : {};
  return { ...readerDays, ...given };
}

export async function writeReaderDays(db: Database, days: ReaderDays): Promise<void> {
  await writeSetting(db, daysKey, days);
}
