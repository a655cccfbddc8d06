// Passing many requests on at once (转办, 条例 45): each is a step of its own with the reason in its history,
// so that what another officer changed in the same minute is left as he made it and named to whoever asked.

import type { Violation } from '../../rules/violations.ts';
import { type Assignment, assignRequest } from './assign-request.ts';
import type { CommandContext } from '../context.ts';

export interface Reassigned {
  readonly requestId: number;
  /** Empty: it was done. */
  readonly violations: readonly Violation[];
}

export interface SeenRequest {
  readonly requestId: number;
  /** The organ that answers it. */
  readonly organId: number;
  readonly version: number;
}

export async function reassignRequests(
  context: Omit<CommandContext, 'organId'>,
  seen: readonly SeenRequest[],
  assignment: Assignment,
): Promise<readonly Reassigned[]> {
  const results: Reassigned[] = [];
  for (const { requestId, organId, version } of seen) {
    const input = { requestId, version, ...assignment };
    const result = await assignRequest({ ...context, organId }, input);
    results.push({ requestId, violations: result.ok ? [] : result.violations });
  }
  return results;
}
