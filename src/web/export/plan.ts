// What an export has to make anew: everything, or what the changes since the last one touched.

import { changesSince } from '../../store/database/changes-since.ts';
import type { Database } from '../../store/database.ts';
import { mapPartOf } from '../../store/documents/feed-documents.ts';
import { mapPartSize } from '../portal/machine-files.ts';
import { shareTopic } from './places.ts';
import type { KeptFiles } from './kept-files.ts';
import { anyChange, type State, today, topicsOfLine } from './state.ts';

export interface Plan {
  /** Absent: everything. */
  readonly changed?: ReadonlySet<string>;
  readonly lastChange: number;
}

/** The database forgets changes after thirty days. */
const longestPause = { hours: 29 * 24 };

export async function planExport(
  db: Database,
  state: State | undefined,
  now: { readonly day: string; readonly settings: string; readonly at: Temporal.Instant },
): Promise<Plan> {
  const { last, topics } = await changesSince(db, state?.head.change ?? 0);
  if (state === undefined) return { lastChange: last };
  const { head } = state;
  const isLongAgo =
    Temporal.Instant.compare(Temporal.Instant.from(head.at).add(longestPause), now.at) < 0;
  // A database restored from a backup counts from an earlier number.
  const isStranger = head.settings !== now.settings || last < head.change;
  if (isLongAgo || isStranger || topics.includes('site')) return { lastChange: last };
  const changed = new Set<string>(topics);
  if (changed.size > 0) changed.add(anyChange);
  for (const id of numbersOf(changed, 'document'))
    changed.add(shareTopic(mapPartOf(id, mapPartSize)));
  if (head.day !== now.day) changed.add(today);
  return { changed, lastChange: last };
}

/** Files made from something that changed. */
export async function touchedPaths(
  kept: KeptFiles,
  changed: ReadonlySet<string>,
): Promise<readonly string[]> {
  const touched: string[] = [];
  await kept.load(changed);
  for (const [path, line] of kept.lines()) {
    if (topicsOfLine(line).some((topic) => changed.has(topic))) touched.push(path);
  }
  return touched;
}

/** Numbers of the columns, organs, documents among the topics. */
export function numbersOf(
  changed: ReadonlySet<string>,
  kind: 'column' | 'organ' | 'document',
): number[] {
  return [...changed].flatMap((topic) => {
    const [name, number] = topic.split(':');
    return name === kind ? [Number(number)] : [];
  });
}
