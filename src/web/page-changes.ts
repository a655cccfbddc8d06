// Which topics changed when, counted by notices and not by a clock: so a page that was begun before a change and is
// finished after it is known to be old already.

import type { PageTopic } from '../store/database/page-topics.ts';

/** What a page was made from; `undefined` where it does not say, and then any change is one of it. */
export type Topics = readonly PageTopic[] | undefined;

export interface PageChanges {
  /** How many changes there were. */
  readonly count: () => number;
  readonly record: (topics: readonly PageTopic[]) => void;
  /** Whether something of `topics` changed since there were so many changes. */
  readonly touched: (topics: Topics, since: number) => boolean;
}

/** Remembers when the last `most` topics changed, and of all before that only that they did. */
export function createPageChanges(most = 10_000): PageChanges {
  const last = new Map<PageTopic, number>();
  let count = 0;
  let everything = 0;
  return {
    count: () => count,
    record: (topics) => {
      count += 1;
      if (topics.includes('site')) {
        everything = count;
        last.clear();
        return;
      }
      for (const topic of topics) {
        last.delete(topic);
        last.set(topic, count);
      }
      for (const [topic, at] of last) {
        if (last.size <= most) break;
        last.delete(topic);
        everything = at;
      }
    },
    touched: (topics, since) =>
      everything > since ||
      (topics === undefined
        ? count > since
        : topics.some((topic) => (last.get(topic) ?? 0) > since)),
  };
}

/** Whether pages made from `topics` are old once these changed. */
export function areTouched(topics: Topics, changed: ReadonlySet<PageTopic>): boolean {
  return topics === undefined || changed.has('site') || topics.some((one) => changed.has(one));
}
