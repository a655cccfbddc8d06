// What all conditions of policies speak of: labels, names of regions; and the made-up firms an editor tries them on.

import type { Selectable } from 'kysely';
import type { FirmFacts } from '../../rules/policy/facts.ts';
import type { LabelRule } from '../../rules/policy/labels.ts';
import type { PolicyNames } from '../../rules/policy/words.ts';
import type { Database } from '../database.ts';
import { regionNames } from './policy-items.ts';
import type { SampleFirmsTable } from './policy-tables.ts';

export async function labelRules(db: Database): Promise<readonly LabelRule[]> {
  const rows = await db
    .selectFrom('policy_labels')
    .select(['key', 'name', 'label_group', 'condition'])
    .orderBy('label_group')
    .orderBy('key')
    .execute();
  return rows.map(({ label_group, ...rule }) => ({ ...rule, group: label_group }));
}

export async function saveLabel(
  db: Database,
  { key, name, group, condition }: LabelRule,
  by: { readonly staffId: number | null; readonly at: Temporal.Instant },
): Promise<void> {
  const row = {
    key,
    name,
    label_group: group,
    condition: JSON.stringify(condition),
    updated_by: by.staffId,
    updated_at: by.at,
  };
  await db
    .insertInto('policy_labels')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

export async function removeLabel(db: Database, key: string): Promise<boolean> {
  const gone = await db.deleteFrom('policy_labels').where('key', '=', key).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Names of regions and labels, for the words of conditions. */
export async function policyNames(db: Database): Promise<PolicyNames> {
  const labels = await labelRules(db);
  return {
    regions: await regionNames(db),
    labels: new Map(labels.map(({ key, name }) => [key, name])),
  };
}

export async function saveRegions(
  db: Database,
  regions: readonly { readonly code: string; readonly name: string }[],
): Promise<void> {
  if (regions.length === 0) return;
  await db
    .insertInto('policy_regions')
    .values(regions.map(({ code, name }) => ({ code, name })))
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })),
    )
    .execute();
}

export async function removeRegion(db: Database, code: string): Promise<void> {
  await db.deleteFrom('policy_regions').where('code', '=', code).execute();
}

export type SampleFirm = Pick<Selectable<SampleFirmsTable>, 'id' | 'name' | 'facts'>;

export async function sampleFirms(db: Database, organId: number): Promise<readonly SampleFirm[]> {
  return await db
    .selectFrom('sample_firms')
    .select(['id', 'name', 'facts'])
    .where('organ_id', '=', organId)
    .orderBy('id')
    .execute();
}

/** Under its id, or as a new one; undefined where the organ has none of that id. */
export async function saveSampleFirm(
  db: Database,
  organId: number,
  firm: { readonly id?: number; readonly name: string; readonly facts: FirmFacts },
  at: Temporal.Instant,
): Promise<number | undefined> {
  const row = { name: firm.name, facts: JSON.stringify(firm.facts), updated_at: at };
  if (firm.id === undefined) {
    const { id } = await db
      .insertInto('sample_firms')
      .values({ ...row, organ_id: organId })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }
  const changed = await db
    .updateTable('sample_firms')
    .set(row)
    .where('id', '=', firm.id)
    .where('organ_id', '=', organId)
    .returning('id')
    .executeTakeFirst();
  return changed?.id;
}

export async function removeSampleFirm(
  db: Database,
  organId: number,
  id: number,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('sample_firms')
    .where('id', '=', id)
    .where('organ_id', '=', organId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
