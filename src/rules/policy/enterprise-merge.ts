// What is known of a firm from several sources: of each fact the newest holds, and every fact keeps whence it comes and
// of which day it is.

import type { IsoDay } from '../day.ts';
import type { FactKey, FactValue, FirmFacts } from './facts.ts';

export interface FactOrigin {
  readonly source: string;
  readonly asOf: IsoDay;
}
export type FactOrigins = Readonly<Partial<Record<FactKey, FactOrigin>>>;

export interface KnownFirm {
  readonly facts: FirmFacts;
  readonly sources: FactOrigins;
}

export interface Merged extends KnownFirm {
  /** Facts that are other than before. */
  readonly changed: readonly FactKey[];
  /** Facts of the import that are older than what is known, and left aside. */
  readonly older: readonly FactKey[];
  /** Nothing is other than before, not even the source or the day of a fact. */
  readonly isSame: boolean;
}

/** Of the same day the later import holds: whoever sends again corrects. */
export function mergeFacts(
  before: KnownFirm | undefined,
  given: FirmFacts,
  origin: FactOrigin,
): Merged {
  const facts: Partial<Record<FactKey, FactValue>> = { ...before?.facts };
  const sources: Partial<Record<FactKey, FactOrigin>> = { ...before?.sources };
  const changed: FactKey[] = [];
  const older: FactKey[] = [];
  let isSame = true;
  for (const [key, value] of Object.entries(given) as [FactKey, FactValue][]) {
    const known = sources[key];
    if (known !== undefined && known.asOf > origin.asOf) {
      older.push(key);
      continue;
    }
    if (JSON.stringify(facts[key]) !== JSON.stringify(value)) changed.push(key);
    isSame &&= known?.asOf === origin.asOf && known.source === origin.source;
    facts[key] = value;
    sources[key] = origin;
  }
  return { facts, sources, changed, older, isSame: isSame && changed.length === 0 };
}
