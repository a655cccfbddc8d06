// What conditions of policies speak of is kept in one place: labels by rules of the office's own, names of regions; and
// the made-up firms on which an editor tries a policy before anybody reads it.

import { isRegionCode } from '../../rules/policy/condition-faults.ts';
import { type Condition, isLeaf, childrenOf, isLabelKey } from '../../rules/policy/condition.ts';
import { factFaults } from '../../rules/policy/fact-faults.ts';
import { asFacts } from '../../rules/policy/fact-faults.ts';
import { factGroups } from '../../rules/policy/facts.ts';
import { labelFaults, type LabelRule, labelsIn } from '../../rules/policy/labels.ts';
import type { AuditAction } from '../../rules/audit-actions.ts';
import { parseDay } from '../../rules/day.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import type { Database } from '../../store/database.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import { regionNames } from '../../store/policies/policy-items.ts';
import {
  labelRules,
  removeLabel,
  removeRegion,
  removeSampleFirm,
  sampleFirms,
  saveLabel,
  saveRegions,
  saveSampleFirm,
} from '../../store/policies/policy-terms.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

async function log(
  { db, clock, actor }: CommandContext,
  action: AuditAction,
  object: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await appendAuditLog(db, { at: clock.now(), actor, action, object, detail });
}

/** Under its key, new or again; a ring of labels is refused by the names of its members. */
export async function keepLabel(context: CommandContext, label: LabelRule): Promise<Result<null>> {
  return await inTransaction(context.db, async (db) => {
    const others = (await labelRules(db)).filter(({ key }) => key !== label.key);
    const found: Violation[] = [];
    const at = (field: string, reason: string): void => {
      found.push(violation('policy-label-fault', field, reason));
    };
    const name = label.name.trim();
    if (!isLabelKey(`label.${label.key}`)) {
      at('key', '代码用1至40个小写字母、数字和连字符');
    }
    if (name === '' || name.length > 30) at('name', '名称填1至30个字');
    if (others.some((one) => one.name === name)) at('name', `已经有名为“${name}”的标签`);
    if (!Object.hasOwn(factGroups, label.group)) at('group', '请选择类别');
    for (const fault of labelFaults({ ...label, name }, others)) {
      at(['condition', fault.path, fault.field].filter(Boolean).join('.'), fault.reason);
    }
    if (found.length > 0) return refused(...found);
    const inside = { ...context, db };
    await saveLabel(
      db,
      { ...label, name },
      {
        staffId: staffIdOf(context.actor) ?? null,
        at: context.clock.now(),
      },
    );
    await log(inside, 'policy-label-saved', `policy label ${label.key}`, { name });
    await announcePageChange(db, ['policies']);
    return done(null);
  });
}

export async function dropLabel(context: CommandContext, key: string): Promise<Result<null>> {
  return await inTransaction(context.db, async (db) => {
    const rules = await labelRules(db);
    const own = rules.find((rule) => rule.key === key);
    if (own === undefined) return refusedFor('policy-label-unknown');
    const users = [
      ...rules
        .filter((rule) => rule.key !== key && labelsIn(rule.condition).includes(key))
        .map(({ name }) => `标签“${name}”`),
      ...(await itemsThat(db, (condition) => labelsIn(condition).includes(key))),
    ];
    if (users.length > 0) {
      return refused(violation('policy-label-used', 'key', users.slice(0, 5).join('、')));
    }
    await removeLabel(db, key);
    await log({ ...context, db }, 'policy-label-removed', `policy label ${key}`, {
      name: own.name,
    });
    await announcePageChange(db, ['policies']);
    return done(null);
  });
}

/** Names of items whose draft or published condition answers. */
async function itemsThat(
  db: Database,
  holds: (condition: Condition) => boolean,
): Promise<readonly string[]> {
  const rows = await db.selectFrom('policy_items').select(['draft', 'content']).execute();
  return rows.flatMap(({ draft, content }) => {
    const found = [draft, content].find((one) => one && holds(one.condition));
    return found ? [`事项“${found.name}”`] : [];
  });
}

export interface Region {
  readonly code: string;
  readonly name: string;
}

/** @param prefix of the field: the row of a sheet. */
export function regionFaults(
  { code, name }: Region,
  prefix = '',
): readonly { readonly field: string; readonly reason: string }[] {
  const at = (field: string): string => (prefix === '' ? field : `${prefix}.${field}`);
  return [
    ...(isRegionCode(code)
      ? []
      : [
          {
            field: at('code'),
            reason: `“${code}”不是区划代码：2、4、6位数字，街道、园区为9或12位`,
          },
        ]),
    ...(name.trim() === '' || name.length > 50
      ? [{ field: at('name'), reason: '名称填1至50个字' }]
      : []),
  ];
}

/** All that are sound are taken; what is not stands in the answer by its line. */
export async function keepRegions(
  context: CommandContext,
  regions: readonly Region[],
): Promise<Result<null>> {
  const faults = regions.flatMap((region, i) =>
    regionFaults(region, regions.length === 1 ? '' : `regions.${i}`),
  );
  if (faults.length > 0) {
    return refused(
      ...faults.map(({ field, reason }) => violation('policy-region-fault', field, reason)),
    );
  }
  return await inTransaction(context.db, async (db) => {
    await saveRegions(
      db,
      regions.map(({ code, name }) => ({ code, name: name.trim() })),
    );
    await log({ ...context, db }, 'policy-region-saved', 'policy regions', {
      count: regions.length,
      first: regions[0]?.code ?? '',
    });
    await announcePageChange(db, ['policies']);
    return done(null);
  });
}

export async function dropRegion(context: CommandContext, code: string): Promise<Result<null>> {
  return await inTransaction(context.db, async (db) => {
    if (!(await regionNames(db)).has(code)) return refusedFor('policy-region-fault', 'code');
    const users = await itemsThat(db, (condition) => speaksOfRegion(condition, code));
    if (users.length > 0) {
      return refused(violation('policy-region-used', 'code', users.slice(0, 5).join('、')));
    }
    await removeRegion(db, code);
    await log({ ...context, db }, 'policy-region-removed', `policy region ${code}`);
    await announcePageChange(db, ['policies']);
    return done(null);
  });
}

function speaksOfRegion(node: Condition, code: string): boolean {
  if (!isLeaf(node)) return childrenOf(node).some((child) => speaksOfRegion(child, code));
  return node.op === 'withinRegion' && [node.value].flat().includes(code);
}

export interface SampleFirmInput {
  readonly id?: number;
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A made-up firm: facts only, never a real one's record. */
export async function keepSampleFirm(
  context: CommandContext,
  input: SampleFirmInput,
): Promise<Result<{ readonly id: number }>> {
  return await inTransaction(context.db, async (db) => {
    const name = input.name.trim();
    const others = await sampleFirms(db, context.organId);
    const found: Violation[] = [];
    if (name === '' || name.length > 40) {
      found.push(violation('sample-firm-fault', 'name', '名称填1至40个字'));
    }
    if (others.some((one) => one.name === name && one.id !== input.id)) {
      found.push(violation('sample-firm-fault', 'name', `已经有名为“${name}”的样本企业`));
    }
    if (input.id === undefined && others.length >= mostSamples) {
      found.push(violation('sample-firm-fault', 'name', `样本企业不超过${mostSamples}家`));
    }
    const today = parseDay(context.clock.today());
    for (const { fact, reason } of today ? factFaults(input.facts, today) : []) {
      found.push(violation('sample-firm-fault', `facts.${fact}`, reason));
    }
    if (found.length > 0) return refused(...found);
    const firm = { name, facts: asFacts(input.facts) };
    const id = await saveSampleFirm(
      db,
      context.organId,
      input.id === undefined ? firm : { ...firm, id: input.id },
      context.clock.now(),
    );
    if (id === undefined) return refusedFor('sample-firm-unknown');
    await log({ ...context, db }, 'sample-firm-saved', `sample firm ${id}`, { name });
    return done({ id });
  });
}

const mostSamples = 50;

export async function dropSampleFirm(context: CommandContext, id: number): Promise<Result<null>> {
  return await inTransaction(context.db, async (db) => {
    if (!(await removeSampleFirm(db, context.organId, id))) {
      return refusedFor('sample-firm-unknown');
    }
    await log({ ...context, db }, 'sample-firm-removed', `sample firm ${id}`);
    return done(null);
  });
}
