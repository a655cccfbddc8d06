// The draft of a policy item saves itself a few seconds after the last key, as a document's does. What cannot be given to
// the server is kept in this browser; what somebody else saved meanwhile is never written over.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { PolicyItemContent } from '../../rules/policy/item.ts';
import type { getPolicyItem, postPolicyItem, putPolicyItem } from '../../web/api/policy-items.ts';
import { call, Refused, type ReplyOf } from '../api.ts';
import { forgetDraft, keepDraft } from '../parts/kept-draft.ts';
import { isOvertaken } from '../parts/Meanwhile.tsx';
import { minuteNow } from '../parts/moments.ts';
import type { SaveState } from '../parts/SaveLine.tsx';
import { forgetSession, useSession } from '../session.ts';
import { type Item, itemsKey } from './policy-queries.ts';

export type SavedItem = ReplyOf<typeof putPolicyItem>;

export interface ItemSaving {
  readonly content: PolicyItemContent;
  readonly change: (content: PolicyItemContent) => void;
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  readonly error: unknown;
  /** As it was sent last: a fault holds as long as its field is the same. */
  readonly tried: PolicyItemContent;
  /** What is still missing, as the last saving found it. */
  readonly missing: SavedItem['missing'] | undefined;
  readonly version: number;
  /** Everything on the screen, saved now; undefined where it could not be. */
  readonly save: () => Promise<SavedItem | undefined>;
  /** What somebody else saved while one was writing. */
  readonly theirs: Item | undefined;
  /** Goes on with theirs, or with one's own over theirs. */
  readonly settle: (with_: 'theirs' | 'mine') => void;
  /** Nothing saves itself from now on: the draft is given up or sent up. */
  readonly stop: () => void;
}

const afterTyping = 3000; // ms
const untilAskedAgain = 15_000;

/** Under which a draft is kept in the browser. */
export function keptName(id: number | undefined, documentId: number | undefined): string {
  return id === undefined ? `policy-item new of document ${documentId ?? 0}` : `policy-item ${id}`;
}

/** @param onMade the first saving of a new one gave it a number */
export function useItemSaving(
  given: {
    readonly item: Pick<Item, 'id' | 'version'> | undefined;
    readonly documentId: number | undefined;
    readonly content: PolicyItemContent;
  },
  onMade: (saved: SavedItem) => void = () => undefined,
): ItemSaving {
  const client = useQueryClient();
  const { username } = useSession();
  const [content, set] = useState(given.content);
  const [tried, remember] = useState(given.content);
  const [state, become] = useState<SaveState>('untouched');
  const [savedAt, setSavedAt] = useState<string>();
  const [error, setError] = useState<unknown>(null);
  const [missing, miss] = useState<SavedItem['missing']>();
  const [theirs, find] = useState<Item>();
  const [version, follow] = useState(given.item?.version ?? 0);
  const known = useRef({ id: given.item?.id, version: given.item?.version ?? 0 });
  const now = useRef(content);
  const base = useRef(content);
  const isStopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<SavedItem | undefined>>(Promise.resolve(undefined));

  const send = async (draft: PolicyItemContent): Promise<SavedItem> => {
    const { id, version: seen } = known.current;
    const body = sent(draft) as never;
    return id === undefined
      ? await call<typeof postPolicyItem>('post', '/policy-items', {
          body: { documentId: given.documentId ?? 0, content: body },
        })
      : await call<typeof putPolicyItem>('put', '/policy-items/{id}', {
          params: { id },
          body: { version: seen, content: body },
        });
  };

  const write = async (isAsked: boolean): Promise<SavedItem | undefined> => {
    const draft = now.current;
    if (isStopped.current || (!isAsked && draft === base.current)) return undefined;
    const isNew = known.current.id === undefined;
    if (given.documentId === undefined || (!isAsked && isNew && draft.name.trim() === '')) {
      become('waiting');
      return undefined;
    }
    become('saving');
    remember(draft);
    try {
      const saved = await send(draft);
      forgetDraft(username, keptName(isNew ? undefined : saved.id, given.documentId));
      known.current = { id: saved.id, version: saved.version };
      follow(saved.version);
      base.current = draft;
      setError(null);
      miss(saved.missing);
      setSavedAt(minuteNow());
      become(now.current === draft ? 'saved' : 'unsaved');
      if (isNew) onMade(saved);
      await client.invalidateQueries({ queryKey: [...itemsKey] });
      return saved;
    } catch (fault) {
      await notSaved(fault, draft, isAsked);
      return undefined;
    }
  };

  const notSaved = async (fault: unknown, draft: PolicyItemContent, isAsked: boolean) => {
    const { id } = known.current;
    const isSignedOut = fault instanceof Refused && fault.status === 401;
    if (isSignedOut || (fault instanceof Refused && (fault.status === 0 || fault.status >= 500))) {
      const about = keptName(id, given.documentId);
      keepDraft({ username, about, title: draft.name, draft });
      become('kept');
      setError(isAsked ? fault : null);
      if (isSignedOut) forgetSession(client);
      later(untilAskedAgain);
      return;
    }
    if (id !== undefined && isOvertaken(fault)) {
      isStopped.current = true;
      find(await call<typeof getPolicyItem>('get', '/policy-items/{id}', { params: { id } }));
      become('overtaken');
      return;
    }
    setError(fault);
    become('refused');
  };

  const queue = async (isAsked: boolean): Promise<SavedItem | undefined> => {
    clearTimeout(timer.current);
    // One after the other: two at once would take each other for somebody else.
    running.current = running.current.then(async () => await writeNow.current(isAsked));
    return await running.current;
  };
  const later = (wait: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void queue(false), wait);
  };
  const writeNow = useRef(write);
  useEffect(() => {
    writeNow.current = write;
  });
  useEffect(
    () => () => {
      // Left with something unsaved: it is sent on the way out.
      clearTimeout(timer.current);
      void running.current.then(async () => await writeNow.current(false)).catch(() => undefined);
    },
    [],
  );
  const change = (next: PolicyItemContent): void => {
    now.current = next;
    set(next);
    if (isStopped.current) return;
    if (state !== 'kept') become('unsaved');
    later(afterTyping);
  };
  return {
    content,
    change,
    state,
    savedAt,
    error,
    tried,
    missing,
    version,
    theirs,
    save: async () => await queue(true),
    settle: (with_) => {
      if (theirs === undefined) return;
      known.current = { id: theirs.id, version: theirs.version };
      follow(theirs.version);
      isStopped.current = false;
      find(undefined);
      setError(null);
      const text = theirs.draft ?? theirs.content ?? given.content;
      if (with_ === 'mine') {
        become('unsaved');
        later(0);
        return;
      }
      now.current = text;
      base.current = text;
      set(text);
      setSavedAt(minuteNow());
      become('saved');
    },
    stop: () => {
      isStopped.current = true;
      clearTimeout(timer.current);
    },
  };
}

/** Empty lines of a list are the keyboard's. */
function sent(content: PolicyItemContent): PolicyItemContent {
  return {
    ...content,
    materials: content.materials.map((line) => line.trim()).filter((line) => line !== ''),
  };
}
