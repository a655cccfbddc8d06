// When messages of policies rest, as set here.

import { type PushSettings, usualPushSettings } from '../../rules/policy/push.ts';
import type { Database } from '../database.ts';
import { readSetting, writeSetting } from '../database/settings.ts';

const settingsKey = 'policy-push';

export async function pushSettings(db: Database): Promise<PushSettings> {
  const set = await readSetting(db, settingsKey);
  const given = typeof set === 'object' && set !== null ? set : {};
  return { ...usualPushSettings, ...given };
}

export async function writePushSettings(db: Database, settings: PushSettings): Promise<void> {
  await writeSetting(db, settingsKey, settings);
}
