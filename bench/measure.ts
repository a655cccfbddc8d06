// Times and how they are printed. A figure is the median of its runs; ratios are taken in one run.

export interface Bench {
  /** One line: what it measures. */
  readonly about: string;
  /** `full` measures at the size of the target; otherwise small and quick. */
  readonly run: (full: boolean) => Promise<void>;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds of `runs` runs after one that warms up. */
export async function timesOf(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) times.push(await timed(work));
  return times;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function line(what: string, figure: string): void {
  console.log(`  ${what.padEnd(58)} ${figure}`);
}

export function ms(value: number): string {
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  return value >= 10 ? `${value.toFixed(0)} ms` : `${value.toFixed(2)} ms`;
}
