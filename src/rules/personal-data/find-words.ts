// An operator's own words found in one pass over the text, however many there are (Aho and Corasick, 1975).

export interface FoundWord {
  readonly word: string;
  readonly start: number;
}

interface State {
  readonly next: Map<string, State>;
  fail: State | undefined;
  /** Words that end here, the longest first. */
  readonly words: string[];
}

export function wordFinder(words: readonly string[]): (text: string) => readonly FoundWord[] {
  const root = newState();
  for (const word of new Set(words.map((one) => one.trim()).filter((one) => one !== ''))) {
    let state = root;
    for (const character of word.toLowerCase()) {
      const next = state.next.get(character) ?? newState();
      state.next.set(character, next);
      state = next;
    }
    state.words.push(word);
  }
  if (root.next.size === 0) return () => [];
  linkFailures(root);
  return (text) => search(root, text.toLowerCase());
}

function newState(): State {
  return { next: new Map(), fail: undefined, words: [] };
}

/** Where the search goes on when the next character does not follow: breadth first. */
function linkFailures(root: State): void {
  const queue = [...root.next.values()];
  for (const state of queue) state.fail = root;
  for (const state of queue) {
    for (const [character, next] of state.next) {
      let fail = state.fail;
      while (fail !== undefined && !fail.next.has(character)) fail = fail.fail;
      next.fail = fail?.next.get(character) ?? root;
      next.words.push(...next.fail.words);
      queue.push(next);
    }
  }
}

function search(root: State, text: string): readonly FoundWord[] {
  const found: FoundWord[] = [];
  let state = root;
  let at = 0;
  for (const character of text) {
    let from: State | undefined = state;
    while (from !== undefined && !from.next.has(character)) from = from.fail;
    state = from?.next.get(character) ?? root;
    at += character.length;
    for (const word of state.words) found.push({ word, start: at - word.length });
  }
  return found;
}
