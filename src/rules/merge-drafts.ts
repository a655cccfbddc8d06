// Two people wrote on one draft: what only one of them changed is taken as it is, what both changed is for the slower
// to decide (条例 17: whose text goes up is never left to chance).

export interface Merged<T> {
  /** With what only the other changed; where both did, as it is mine. */
  readonly merged: T;
  readonly conflicts: readonly (keyof T & string)[];
}

export function mergeDrafts<T extends object>(base: T, mine: T, theirs: T): Merged<T> {
  const conflicts: (keyof T & string)[] = [];
  const merged: Record<string, unknown> = { ...(mine as Record<string, unknown>) };
  for (const key of Object.keys(theirs) as (keyof T & string)[]) {
    if (isSame(mine[key], theirs[key]) || isSame(base[key], theirs[key])) continue;
    if (isSame(base[key], mine[key])) merged[key] = theirs[key];
    else conflicts.push(key);
  }
  return { merged: merged as T, conflicts };
}

/** As data: nothing said is the same whichever way it is not said. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
