// What the server could not be given is kept in this browser until it has it, three days at the longest: a draft may
// name people (个人信息保护法 19). Nothing is kept here while the server answers.

export interface KeptDraft {
  readonly username: string;
  /** What it is a draft of: document 12, document new. */
  readonly about: string;
  /** Milliseconds. */
  readonly at: number;
  readonly title: string;
  /** Its shape is that of who keeps it. */
  readonly draft: unknown;
}

const storageKey = 'gongkai.kept-drafts';
const longest = 3 * 24 * 3600 * 1000;

export function keptDraft(username: string, about: string): KeptDraft | undefined {
  return all().find((kept) => kept.username === username && kept.about === about);
}

export function keepDraft(kept: Omit<KeptDraft, 'at'>): void {
  write([...othersThan(kept.username, kept.about), { ...kept, at: Date.now() }]);
}

export function forgetDraft(username: string, about: string): void {
  const others = othersThan(username, about);
  if (others.length !== all().length) write(others);
}

function othersThan(username: string, about: string): KeptDraft[] {
  return all().filter((kept) => kept.username !== username || kept.about !== about);
}

/** What is too old is gone whoever looks. */
function all(): KeptDraft[] {
  try {
    const stored = JSON.parse(window.localStorage.getItem(storageKey) ?? '[]') as KeptDraft[];
    const fresh = stored.filter(({ at }) => Date.now() - at < longest);
    if (fresh.length !== stored.length) write(fresh);
    return fresh;
  } catch {
    return [];
  }
}

function write(kept: readonly KeptDraft[]): void {
  try {
    if (kept.length === 0) window.localStorage.removeItem(storageKey);
    else window.localStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    // A browser that stores nothing, or is full: what is on the screen is all there is.
  }
}
