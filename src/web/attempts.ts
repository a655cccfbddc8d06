// Counting failures for a while, in memory: enough to slow down guessing on one server, and the lasting
// lock of an account is the database's. Old entries go when new ones come, so the table stays small.

export interface Attempts {
  /** Failures of `key` that are not yet forgotten. */
  readonly failures: (key: string) => number;
  readonly fail: (key: string) => void;
  readonly forgive: (key: string) => void;
}

const mostKeys = 10_000;

export function createAttempts(minutes: number, now: () => Temporal.Instant): Attempts {
  const entries = new Map<string, { count: number; until: number }>();
  const current = (key: string): { count: number; until: number } | undefined => {
    const entry = entries.get(key);
    return entry !== undefined && entry.until > now().epochMilliseconds ? entry : undefined;
  };
  return {
    failures: (key) => current(key)?.count ?? 0,
    fail: (key) => {
      const count = (current(key)?.count ?? 0) + 1;
      entries.delete(key);
      entries.set(key, { count, until: now().epochMilliseconds + minutes * 60_000 });
      const oldest = entries.size > mostKeys ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
    },
    forgive: (key) => {
      entries.delete(key);
    },
  };
}
