// Searches of the last minute, counted in memory: a word and how often, nothing of who searched. From there they go
// to the day's figures, and those that no public word answers to go nowhere.

export interface SearchedWords {
  readonly count: (word: string) => void;
  /** What was counted since; it begins again from nothing. */
  readonly take: () => ReadonlyMap<string, number>;
}

const mostWords = 2000;

export function createSearchedWords(): SearchedWords {
  let counted = new Map<string, number>();
  return {
    count: (word) => {
      const before = counted.get(word);
      if (before === undefined && counted.size >= mostWords) return;
      counted.set(word, (before ?? 0) + 1);
    },
    take: () => {
      const taken = counted;
      counted = new Map();
      return taken;
    },
  };
}
