// A draft saves itself a few seconds after the last key. What cannot be given to the server is kept here until it can;
// what somebody else saved meanwhile is never written over: the slower gets both texts.

import { useQueryClient } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isSame } from '../../rules/merge-drafts.ts';
import type { getDocument, postDocument, putDocument } from '../../web/api/documents.ts';
import { call, Refused, type ReplyOf } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { isOvertaken } from '../parts/Meanwhile.tsx';
import { minuteNow } from '../parts/moments.ts';
import { goTo } from '../router.tsx';
import { forgetSession, useSession } from '../session.ts';
import type { DocumentDetail } from './DocumentPage.tsx';
import { blanksToNull, type Draft, emptyDraft } from './draft.ts';
import { forgetDraft, keepDraft } from '../parts/kept-draft.ts';
import type { SaveState } from '../parts/SaveLine.tsx';

export interface DraftSaving {
  readonly state: SaveState;
  readonly savedAt: string | undefined;
  /** The index number that it will bear, as the last saving found it. */
  readonly foreseenIndexNumber: string | null;
  readonly error: unknown;
  /** Fields that got their message. */
  readonly shown: readonly string[];
  readonly changed: (wait?: number) => void;
  /** Because somebody pressed the button. */
  readonly save: () => void;
  /** Everything that stands in the form, saved now; gives the version, or undefined where it could not be. */
  readonly flush: () => Promise<number | undefined>;
  readonly values: () => Draft;
  /** Something on the screen is not saved yet. */
  readonly isDirty: () => boolean;
  /** What somebody else saved, with what both began from. */
  readonly meanwhile: { readonly theirs: DocumentDetail; readonly base: Draft } | undefined;
  /** Goes on from what they saved, with this. */
  readonly settle: (draft: Draft) => void;
}

const afterTyping = 3000; // ms
const untilAskedAgain = 15_000;

/** Under which a draft is kept in the browser. */
export function keptName(id: number | null): string {
  return `document ${id ?? 'new'}`;
}

/** One order of fields, so that two drafts are held against each other. */
function normal(draft: Draft): Draft {
  return blanksToNull({ ...emptyDraft(''), ...draft });
}

export function useDraftSaving(
  form: FormInstance<Draft>,
  document: DocumentDetail | undefined,
  initial: Draft,
): DraftSaving {
  const client = useQueryClient();
  const { username } = useSession();
  const known = useRef({ id: document?.id ?? null, version: document?.version ?? 0 });
  const base = useRef(normal(initial));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const isStopped = useRef(false);
  const [state, become] = useState<SaveState>('untouched');
  const [savedAt, setSavedAt] = useState<string>();
  const [foreseenIndexNumber, foresee] = useState(document?.foreseenIndexNumber ?? null);
  const [error, setError] = useState<unknown>(null);
  const [shown, setShown] = useState<readonly string[]>([]);
  const [meanwhile, setMeanwhile] = useState<DraftSaving['meanwhile']>();

  const values = useCallback(
    (): Draft => normal({ ...base.current, ...(form.getFieldsValue(true) as Draft) }),
    [form],
  );
  // Masked or let stand from the panel beside: what the form holds unchanged is taken over from there.
  useEffect(() => {
    if (document === undefined || document.version <= known.current.version) return;
    if (!isSame(values(), base.current)) return;
    known.current = { id: document.id, version: document.version };
    base.current = normal(document.draft as Draft);
    form.setFieldsValue(base.current);
  }, [document, form, values]);

  const send = async (draft: Draft): Promise<ReplyOf<typeof putDocument>> => {
    const { id, version } = known.current;
    return id === null
      ? await call<typeof postDocument>('post', '/documents', { body: draft })
      : await call<typeof putDocument>('put', '/documents/{id}', {
          params: { id },
          body: { ...draft, version },
        });
  };

  const write = async (isAsked: boolean): Promise<void> => {
    const draft = values();
    const isNew = known.current.id === null;
    if (isStopped.current) return;
    if (!isAsked && isSame(draft, base.current)) {
      // Taken back what was changed: it stands as it was saved.
      become((before) => (before === 'unsaved' && savedAt !== undefined ? 'saved' : before));
      return;
    }
    if (!isAsked && (draft.title.trim() === '' || draft.columns.length === 0))
      return become('waiting');
    become('saving');
    try {
      const saved = await send(draft);
      forgetDraft(username, keptName(isNew ? null : saved.id));
      known.current = { id: saved.id, version: saved.version };
      base.current = draft;
      setError(null);
      setShown([]);
      setSavedAt(minuteNow());
      foresee(saved.foreseenIndexNumber);
      become(isSame(values(), draft) ? 'saved' : 'unsaved');
      // The page stays as it is under the hands; opened anew, the address leads to the draft.
      if (isNew && !isAsked) window.history.replaceState(null, '', `/desk/documents/${saved.id}`);
      await client.invalidateQueries({ queryKey: ['document', saved.id] });
      await client.invalidateQueries({ queryKey: ['documents'] });
      if (isAsked && document === undefined) goTo(`/documents/${saved.id}`, { replace: true });
    } catch (fault) {
      await notSaved(fault, draft, isAsked);
    }
  };

  const notSaved = async (fault: unknown, draft: Draft, isAsked: boolean): Promise<void> => {
    const { id } = known.current;
    const isSignedOut = fault instanceof Refused && fault.status === 401;
    if (isSignedOut || (fault instanceof Refused && (fault.status === 0 || fault.status >= 500))) {
      keepDraft({ username, about: keptName(id), title: draft.title, draft });
      become('kept');
      setError(isAsked ? fault : null);
      if (isSignedOut) forgetSession(client);
      timer.current = setTimeout(() => queue(false), untilAskedAgain);
      return;
    }
    if (id !== null && isOvertaken(fault)) {
      isStopped.current = true;
      const theirs = await call<typeof getDocument>('get', '/documents/{id}', { params: { id } });
      setMeanwhile({ theirs, base: base.current });
      return become('overtaken');
    }
    if (isAsked) setShown(showFaults(form, fault));
    setError(fault);
    become('refused');
  };

  const queue = (isAsked: boolean): void => {
    clearTimeout(timer.current);
    // One after the other: two at once would take each other for somebody else.
    running.current = running.current.then(async () => await writeNow.current(isAsked));
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
  return {
    state,
    savedAt,
    foreseenIndexNumber,
    error,
    shown,
    meanwhile,
    values,
    isDirty: () => !isSame(values(), base.current),
    changed: (wait = afterTyping) => {
      if (isStopped.current) return;
      clearTimeout(timer.current);
      if (state !== 'kept') become('unsaved');
      timer.current = setTimeout(() => queue(false), wait);
    },
    save: () => queue(true),
    flush: async () => {
      if (!isSame(values(), base.current)) {
        queue(false);
        await running.current;
      }
      return isSame(values(), base.current) ? known.current.version : undefined;
    },
    settle: (draft) => {
      if (meanwhile === undefined) return;
      known.current = { id: meanwhile.theirs.id, version: meanwhile.theirs.version };
      base.current = normal(meanwhile.theirs.draft as Draft);
      isStopped.current = false;
      setMeanwhile(undefined);
      form.setFieldsValue(draft);
      setSavedAt(minuteNow());
      become('unsaved');
      timer.current = setTimeout(() => queue(false), 0);
    },
  };
}
