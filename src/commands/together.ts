// Who comes while work is under way waits and is served with all who wait, in one go: many short
// transactions that would queue for the same lock become a few, and a single one waits for nobody.

interface Waiting<In, Out> {
  readonly item: In;
  readonly resolve: (value: Out) => void;
  readonly reject: (reason: unknown) => void;
}

/** `work` gives its results in the order of the items. `canSplit`: whether items may be tried one by one. */
export function together<In, Out>(
  work: (items: readonly In[]) => Promise<readonly Out[]>,
  canSplit: (error: unknown) => boolean,
  most: number,
): (item: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let isBusy = false;
  const serve = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) await settle(waiting.splice(0, most));
    isBusy = false;
  };
  const settle = async (now: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const results = await work(now.map(({ item }) => item));
      now.forEach(({ resolve }, i) => resolve(results[i] as Out));
    } catch (error) {
      // Nobody fails for another's fault.
      if (now.length > 1 && canSplit(error)) for (const one of now) await settle([one]);
      else for (const { reject } of now) reject(error);
    }
  };
  return async (item) =>
    await new Promise<Out>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isBusy) void serve();
    });
}
