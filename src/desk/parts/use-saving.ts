// What is written saves itself a few seconds after the last key, one saving after the other. What cannot be given to the
// server is kept in this browser until it can; what somebody else saved meanwhile is never written over: the slower is
// shown it and goes on from there.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Refused } from '../api.ts';
import { forgetSession, useSession } from '../session.ts';
import { forgetDraft, keepDraft } from './kept-draft.ts';
import { isOvertaken } from './Meanwhile.tsx';
import { minuteNow } from './moments.ts';
import type { SaveState } from './SaveLine.tsx';

/** What was saved, as the server knows it. */
export interface Stored {
  readonly id: number;
  /** What it counts its savings by: a number, the moment of the last one. */
  readonly version: unknown;
}

/** As much of a record as tells one saving from the next. */
export type Known<S extends Stored> = Pick<S, 'id' | 'version'>;

export interface HowSaved {
  /** It had no number before. */
  readonly isNew: boolean;
  /** Somebody pressed the button. */
  readonly isAsked: boolean;
}

/** `D`: what is written; `S`: the answer to a saving; `T`: the record as it is read. */
export interface Saved<D, S extends Stored, T extends Known<S>> {
  /** Undefined: not saved yet. */
  readonly stored: Known<S> | undefined;
  readonly begun: D;
  /** As it stands on the screen at this moment; what the screen does not show is as in `base`. */
  readonly now: (base: D) => D;
  readonly isSame: (a: D, b: D) => boolean;
  /** Whether it can be saved at all. */
  readonly isReady: (draft: D, how: HowSaved) => boolean;
  /** Under which it is kept in the browser. */
  readonly keptName: (id: number | undefined) => string;
  readonly title: (draft: D) => string;
  readonly onSend?: (draft: D) => void;
  readonly send: (draft: D, stored: Known<S> | undefined) => Promise<S>;
  readonly onSaved: (saved: S, how: HowSaved) => Promise<void>;
  readonly onRefused?: (fault: unknown, isAsked: boolean) => void;
  readonly read: (id: number) => Promise<T>;
}

export interface Saving<D, S extends Stored, T extends Known<S>> {
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  readonly error: unknown;
  /** What somebody else saved while one was writing, with what both began from. */
  readonly meanwhile: { readonly theirs: T; readonly base: D } | undefined;
  readonly now: () => D;
  /** @param wait ms */
  readonly changed: (wait?: number) => void;
  /** Saved now; undefined where it could not be or nothing was to be. */
  readonly save: (isAsked: boolean) => Promise<S | undefined>;
  readonly isDirty: () => boolean;
  /** The version that was saved or read last; undefined: none. */
  readonly version: () => S['version'] | undefined;
  /** Nothing of what is written differs from `base`, which the server has under that version. */
  readonly follow: (stored: Known<S>, base: D) => void;
  /** Goes on after having been overtaken; `isMine`: something on the screen is not theirs. */
  readonly resume: (theirs: Known<S>, base: D, isMine: boolean) => void;
  /** Nothing saves itself from now on. */
  readonly stop: () => void;
}

const afterTyping = 3000; // ms
const untilAskedAgain = 15_000;

export function useSaving<D, S extends Stored, T extends Known<S>>(
  what: Saved<D, S, T>,
): Saving<D, S, T> {
  const client = useQueryClient();
  const { username } = useSession();
  const known = useRef(what.stored);
  const base = useRef(what.begun);
  const isStopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<S | undefined>>(Promise.resolve(undefined));
  const [state, become] = useState<SaveState>('untouched');
  const [savedAt, setSavedAt] = useState<string>();
  const [error, setError] = useState<unknown>(null);
  const [meanwhile, setMeanwhile] = useState<Saving<D, S, T>['meanwhile']>();

  const now = (): D => what.now(base.current);

  const write = async (isAsked: boolean): Promise<S | undefined> => {
    const draft = now();
    if (isStopped.current) return undefined;
    if (!isAsked && what.isSame(draft, base.current)) {
      // Taken back what was changed: it stands as it was saved.
      become((before) => (before === 'unsaved' && savedAt !== undefined ? 'saved' : before));
      return undefined;
    }
    const how = { isNew: known.current === undefined, isAsked };
    if (!what.isReady(draft, how)) {
      become('waiting');
      return undefined;
    }
    become('saving');
    what.onSend?.(draft);
    try {
      const saved = await what.send(draft, known.current);
      forgetDraft(username, what.keptName(known.current?.id));
      known.current = { id: saved.id, version: saved.version };
      base.current = draft;
      setError(null);
      setSavedAt(minuteNow());
      become(what.isSame(now(), draft) ? 'saved' : 'unsaved');
      await what.onSaved(saved, how);
      return saved;
    } catch (fault) {
      await notSaved(fault, draft, isAsked);
      return undefined;
    }
  };

  const notSaved = async (fault: unknown, draft: D, isAsked: boolean): Promise<void> => {
    const id = known.current?.id;
    const isSignedOut = fault instanceof Refused && fault.status === 401;
    if (isSignedOut || (fault instanceof Refused && (fault.status === 0 || fault.status >= 500))) {
      keepDraft({ username, about: what.keptName(id), title: what.title(draft), draft });
      become('kept');
      setError(isAsked ? fault : null);
      if (isSignedOut) forgetSession(client);
      later(untilAskedAgain);
      return;
    }
    if (id !== undefined && isOvertaken(fault)) {
      isStopped.current = true;
      setMeanwhile({ theirs: await what.read(id), base: base.current });
      become('overtaken');
      return;
    }
    what.onRefused?.(fault, isAsked);
    setError(fault);
    become('refused');
  };

  const save = async (isAsked: boolean): Promise<S | undefined> => {
    clearTimeout(timer.current);
    // One after the other: two at once would take each other for somebody else.
    running.current = running.current.then(async () => await writeNow.current(isAsked));
    return await running.current;
  };
  const later = (wait: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(false), wait);
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
  const follow = (stored: Known<S>, from: D): void => {
    known.current = { id: stored.id, version: stored.version };
    base.current = from;
  };
  return {
    state,
    savedAt,
    error,
    meanwhile,
    now,
    changed: (wait = afterTyping) => {
      if (isStopped.current) return;
      if (state !== 'kept') become('unsaved');
      later(wait);
    },
    save,
    isDirty: () => !what.isSame(now(), base.current),
    version: () => known.current?.version,
    follow,
    resume: (theirs, from, isMine) => {
      follow(theirs, from);
      isStopped.current = false;
      setMeanwhile(undefined);
      setError(null);
      setSavedAt(minuteNow());
      become(isMine ? 'unsaved' : 'saved');
      if (isMine) later(0);
    },
    stop: () => {
      isStopped.current = true;
      clearTimeout(timer.current);
    },
  };
}
