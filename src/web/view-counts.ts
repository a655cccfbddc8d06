// Views of documents, counted in memory and written now and then: a number by document, nothing of who looked
// (docs/decisions/0057).

export interface ViewCounts {
  readonly count: (documentId: number) => void;
  /** Counted here and not written yet. */
  readonly unwritten: (documentId: number) => number;
  /** What could not be written is counted on. */
  readonly write: (save: (counted: ReadonlyMap<number, number>) => Promise<void>) => Promise<void>;
}

export function createViewCounts(): ViewCounts {
  let counted = new Map<number, number>();
  let beingWritten: ReadonlyMap<number, number> = new Map();
  let last: Promise<unknown> = Promise.resolve();
  const add = (documentId: number, views: number): void => {
    counted.set(documentId, (counted.get(documentId) ?? 0) + views);
  };
  const writeNow = async (
    save: (counted: ReadonlyMap<number, number>) => Promise<void>,
  ): Promise<void> => {
    if (counted.size === 0) return;
    beingWritten = counted;
    counted = new Map();
    try {
      await save(beingWritten);
    } catch (error) {
      for (const [documentId, views] of beingWritten) add(documentId, views);
      throw error;
    } finally {
      beingWritten = new Map();
    }
  };
  return {
    count: (documentId) => add(documentId, 1),
    unwritten: (documentId) => (counted.get(documentId) ?? 0) + (beingWritten.get(documentId) ?? 0),
    write: async (save) => {
      const mine = last.then(async () => await writeNow(save));
      last = mine.catch(() => undefined);
      await mine;
    },
  };
}
