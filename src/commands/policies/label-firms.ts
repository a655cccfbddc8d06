// What follows from the facts of firms is computed anew each day and when the rules of labels changed: a firm grows older
// without anybody saying so.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { labelledProfile } from '../../rules/policy/labels.ts';
import { firmsToLabel, labelsInOrder } from '../../store/policies/enterprises.ts';
import { readSetting, writeSetting } from '../../store/database/settings.ts';
import type { CommandContext } from '../context.ts';
import { derivedOf } from './import-enterprises.ts';

const firmsAtOnce = 1000;
const computedBy = 'enterprise-labels-by';

/** @returns firms whose labels were computed */
export async function labelFirms(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  goOn: () => boolean = () => true,
): Promise<number> {
  const rules = await labelsInOrder(db);
  const by = JSON.stringify(rules.map(({ key, condition }) => [key, condition]));
  const today = clock.today();
  if ((await readSetting(db, computedBy)) !== by) {
    await db.updateTable('enterprises').set({ labels_on: null }).execute();
    await writeSetting(db, computedBy, by);
  }
  let labelled = 0;
  while (goOn()) {
    const firms = await firmsToLabel(db, today, firmsAtOnce);
    if (firms.length === 0) break;
    await db.transaction().execute(async (within) => {
      for (const { id, facts } of firms) {
        const profile = labelledProfile(facts, Temporal.PlainDate.from(today), rules);
        await within
          .updateTable('enterprises')
          .set({ ...derivedOf(profile), labels_on: today })
          .where('id', '=', id)
          .execute();
      }
    });
    labelled += firms.length;
    await nextTurn();
  }
  return labelled;
}
