// Takes the example's policy items out of its documents, one person writing and another publishing (条例 17), and fills
// the register of firms.

import type { FileContext } from '../commands/requests/add-case-file.ts';
import type { CommandContext } from '../commands/context.ts';
import { importEnterprises } from '../commands/policies/import-enterprises.ts';
import { publishPolicyItem, submitPolicyItem } from '../commands/policies/publish-policy-item.ts';
import { newPolicyItem } from '../commands/policies/save-policy-item.ts';
import { exampleFirmsSource, exampleFirmTable } from '../example/firms.ts';
import {
  type ExamplePolicyItem,
  exampleLabels,
  examplePolicyItems,
  exampleRegions,
  exampleSampleFirms,
} from '../example/policy-items.ts';
import type { IsoDay } from '../rules/day.ts';
import type { Actor } from '../rules/request/events.ts';
import {
  saveLabel,
  saveRegions,
  sampleFirms,
  saveSampleFirm,
} from '../store/policies/policy-terms.ts';
import { must } from './accounts.ts';
import { staffActor } from './example-requests.ts';
import type { Office } from './office.ts';

export async function loadPolicies(
  office: Office,
  organId: number,
  begunOn: IsoDay,
): Promise<void> {
  const { db, clock } = office;
  await saveRegions(db, exampleRegions);
  for (const label of exampleLabels) {
    await saveLabel(db, label, { staffId: null, at: clock.now() });
  }
  const there = new Set((await sampleFirms(db, organId)).map(({ name }) => name));
  for (const firm of exampleSampleFirms.filter(({ name }) => !there.has(name))) {
    await saveSampleFirm(db, organId, firm, clock.now());
  }
  const editor = await staffActor(office, 'bianji');
  const approver = await staffActor(office, 'shenhe');
  for (const item of examplePolicyItems(begunOn)) {
    if (item.on !== undefined && item.on > begunOn) continue;
    await playItem({ ...office, organId, actor: editor }, approver, item);
  }
}

/** Like a table that the data department hands over; what is in the register already stays as it is. */
export async function loadFirms(context: FileContext, begunOn: IsoDay): Promise<void> {
  let failure: unknown;
  const run = await importEnterprises(
    context,
    {
      name: '企业数据.csv',
      bytes: new TextEncoder().encode(exampleFirmTable()),
      source: exampleFirmsSource,
      asOf: begunOn,
      isTrial: false,
    },
    (error) => {
      failure = error;
    },
  );
  await must(run, 'firms').finished;
  if (failure !== undefined) throw failure;
}

/** In one transaction: a first start that was interrupted finds it whole or not at all. */
async function playItem(
  context: CommandContext,
  approver: Actor,
  { documentTitle, on, content }: ExamplePolicyItem,
): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    const clock =
      on === undefined
        ? context.clock
        : { today: () => on, now: () => Temporal.Instant.from(`${on}T10:00:00+08:00`) };
    const by = { ...context, db, clock };
    const document = await db
      .selectFrom('documents')
      .select('id')
      .where('organ_id', '=', context.organId)
      .where('title', '=', documentTitle)
      .where('state', '=', 'published')
      .executeTakeFirst();
    // On an early day it is not there yet.
    if (document === undefined) return;
    const items = await db
      .selectFrom('policy_items')
      .select('content')
      .where('document_id', '=', document.id)
      .execute();
    if (items.some((item) => item.content?.name === content.name)) return;
    const saved = must(await newPolicyItem(by, document.id, content), content.name);
    const sent = must(await submitPolicyItem(by, saved), content.name);
    must(await publishPolicyItem({ ...by, actor: approver }, sent), content.name);
  });
}
