// 政策找企业: whom an item reaches. All firms of the organ and those below it are read block by block, so that nobody
// else waits; what was found is kept in memory while neither firms nor item change, and asked for again by pages.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { rateFirms, readBlock, isMarked } from '../../rules/policy/bits.ts';
import type { Condition } from '../../rules/policy/condition.ts';
import { labelledProfile } from '../../rules/policy/labels.ts';
import {
  type MatchState,
  matchStateKeys,
  prepareCondition,
  type PreparedCondition,
} from '../../rules/policy/match.ts';
import type { Profile } from '../../rules/policy/profile.ts';
import type { Database } from '../../store/database.ts';
import { firmBlocks, type FirmInBlock, labelsInOrder } from '../../store/policies/enterprises.ts';
import { firmsStamp } from '../../store/policies/enterprise-stamp.ts';
import { organSubtree } from '../../store/people/organs.ts';
import type { CommandContext } from '../context.ts';

type ReachContext = Pick<CommandContext, 'db' | 'clock'>;

export interface ReachedBlock {
  readonly firms: readonly FirmInBlock[];
  readonly profiles: readonly Profile[];
  readonly stateOf: (i: number) => MatchState;
}

/** Firms of a block with their profiles of today; small blocks, so that the server goes on answering. */
const firmsAtOnce = 2048;

export async function* matchAllFirms(
  { db, clock }: ReachContext,
  condition: PreparedCondition,
  organIds: readonly number[],
): AsyncGenerator<ReachedBlock> {
  const rules = await labelsInOrder(db);
  const today = Temporal.PlainDate.from(clock.today());
  for await (const firms of firmBlocks(db, organIds, firmsAtOnce)) {
    const profiles = firms.map(({ facts }) => labelledProfile(facts, today, rules));
    await nextTurn();
    const rating = rateFirms(condition, readBlock(profiles));
    yield {
      firms,
      profiles,
      stateOf: (i) => matchStateKeys.find((state) => isMarked(rating[state], i)) ?? 'fails',
    };
    await nextTurn();
  }
}

export interface Reach {
  readonly ids: Readonly<Record<MatchState, readonly number[]>>;
  /** Of them those who agreed to be told. */
  readonly consenting: Readonly<Record<MatchState, number>>;
}

export interface ReachRun {
  readonly total: number;
  readonly read: () => number;
  readonly found: () => Reach | undefined;
  readonly finished: Promise<Reach>;
}

const runs = new Map<string, ReachRun>();
const mostRuns = 20;

/** A run that goes on or is over for the same item, firms and day; else a new one. */
export async function reachOf(
  context: ReachContext,
  given: { readonly organId: number; readonly itemId: number; readonly condition: Condition },
  onError: (error: unknown) => void,
): Promise<ReachRun> {
  const { db, clock } = context;
  const organIds = await firmOrgans(db, given.organId);
  const stamp = await firmsStamp(db, organIds);
  const key = JSON.stringify([given.itemId, given.condition, clock.today(), stamp]);
  const known = runs.get(key);
  if (known !== undefined) return known;
  const run = startReach(context, given.condition, organIds, stamp.count);
  runs.set(key, run);
  for (const old of [...runs.keys()].slice(0, -mostRuns)) runs.delete(old);
  run.finished.catch((error: unknown) => {
    runs.delete(key);
    onError(error);
  });
  return run;
}

function startReach(
  context: ReachContext,
  condition: Condition,
  organIds: readonly number[],
  total: number,
): ReachRun {
  let read = 0;
  let found: Reach | undefined;
  const work = async (): Promise<Reach> => {
    const ids: Record<MatchState, number[]> = {
      fits: [],
      nearly: [],
      open: [],
      gap: [],
      fails: [],
    };
    const consenting = { fits: 0, nearly: 0, open: 0, gap: 0, fails: 0 };
    const prepared = prepareCondition(condition);
    for await (const { firms, stateOf } of matchAllFirms(context, prepared, organIds)) {
      for (const [i, firm] of firms.entries()) {
        const state = stateOf(i);
        ids[state].push(firm.id);
        if (firm.consent === 'given') consenting[state] += 1;
      }
      read += firms.length;
    }
    found = { ids, consenting };
    return found;
  };
  return { total, read: () => read, found: () => found, finished: work() };
}

/** The organs whose firms an item of this organ is for. */
export async function firmOrgans(db: Database, organId: number): Promise<readonly number[]> {
  return (await organSubtree(db, organId)).map(({ id }) => id);
}
