// How often somebody calls within the running minute or hour, in memory: politeness towards other readers, no lock. It
// ends when it began that long ago: who calls now and then is never added up over days.

export interface Rate {
  /** Counts the call; seconds to wait when it is one too many, else nothing. */
  readonly call: (key: string, most: number) => number | undefined;
}

const mostKeys = 10_000;

export function createRate(now: () => number = Date.now, minutes = 1): Rate {
  const windows = new Map<string, { until: number; calls: number }>();
  return {
    call: (key, most) => {
      const at = now();
      const known = windows.get(key);
      const window =
        known !== undefined && known.until > at
          ? known
          : { until: at + minutes * 60_000, calls: 0 };
      window.calls += 1;
      windows.delete(key);
      windows.set(key, window);
      const oldest = windows.size > mostKeys ? windows.keys().next().value : undefined;
      if (oldest !== undefined) windows.delete(oldest);
      return window.calls <= most ? undefined : Math.max(1, Math.ceil((window.until - at) / 1000));
    },
  };
}
