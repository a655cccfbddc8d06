// What somebody wants to hear of by e-mail: kinds and levels of policies, or those that may fit the firm; when a new one
// comes out, and so many days before the last day of application.

import type { FirmFacts } from './facts.ts';
import type { PolicyItemContent, PolicyLevel, PolicyType } from './item.ts';
import { matchState, type PreparedCondition, readingOf } from './match.ts';
import type { Profile } from './profile.ts';

export interface SubscriptionWants {
  /** None: of all kinds. */
  readonly types: readonly PolicyType[];
  /** None: of all levels. */
  readonly levels: readonly PolicyLevel[];
  /** Place and trade, or the firm as its reader chose to leave it here; null: whatever the firm is. */
  readonly facts: FirmFacts | null;
  readonly newItems: boolean;
  /** Days before the last day; null: no reminder. */
  readonly daysBefore: number | null;
}

/** [choice] From which a reader chooses. */
export const reminderDays = [3, 7, 15, 30] as const;

/** Whether an item is among what is wanted: what the firm cannot get is not sent to it. */
export function isWanted(
  wants: SubscriptionWants,
  item: Pick<PolicyItemContent, 'type' | 'level'>,
  condition: PreparedCondition,
  firm: Profile | undefined,
): boolean {
  if (wants.types.length > 0 && !wants.types.includes(item.type)) return false;
  if (wants.levels.length > 0 && !wants.levels.includes(item.level)) return false;
  return firm === undefined || matchState(condition, readingOf(firm)) !== 'fails';
}
