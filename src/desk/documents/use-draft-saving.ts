// The draft of a document saves itself (parts/use-saving.ts); who was overtaken gets both texts.

import { useQueryClient } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { isSame } from '../../rules/merge-drafts.ts';
import type { getDocument, postDocument, putDocument } from '../../web/api/documents.ts';
import { call, type ReplyOf } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { type Saving, useSaving } from '../parts/use-saving.ts';
import { goTo } from '../router.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';
import { blanksToNull, type Draft, emptyDraft } from './draft.ts';

type SavedDraft = ReplyOf<typeof putDocument>;
type Core = Saving<Draft, SavedDraft, DocumentDetail>;

export interface DraftSaving extends Pick<
  Core,
  'state' | 'savedAt' | 'error' | 'meanwhile' | 'changed' | 'isDirty'
> {
  /** The index number that it will bear, as the last saving found it. */
  readonly foreseenIndexNumber: string | null;
  /** Fields that got their message. */
  readonly shown: readonly string[];
  /** Because somebody pressed the button. */
  readonly save: () => void;
  /** Everything that stands in the form, saved now; gives the version, or undefined where it could not be. */
  readonly flush: () => Promise<number | undefined>;
  readonly values: () => Draft;
  /** Goes on from what they saved, with this. */
  readonly settle: (draft: Draft) => void;
}

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
  const [foreseenIndexNumber, foresee] = useState(document?.foreseenIndexNumber ?? null);
  const [shown, setShown] = useState<readonly string[]>([]);
  const saving: Core = useSaving<Draft, SavedDraft, DocumentDetail>({
    stored: document,
    begun: normal(initial),
    now: (base) => normal({ ...base, ...(form.getFieldsValue(true) as Draft) }),
    isSame,
    isReady: (draft, { isAsked }) =>
      isAsked || (draft.title.trim() !== '' && draft.columns.length > 0),
    keptName: (id) => keptName(id ?? null),
    title: ({ title }) => title,
    send: async (draft, stored) =>
      stored === undefined
        ? await call<typeof postDocument>('post', '/documents', { body: draft })
        : await call<typeof putDocument>('put', '/documents/{id}', {
            params: { id: stored.id },
            body: { ...draft, version: stored.version },
          }),
    onSaved: async (saved, { isNew, isAsked }) => {
      setShown([]);
      foresee(saved.foreseenIndexNumber);
      // The page stays as it is under the hands; opened anew, the address leads to the draft.
      if (isNew && !isAsked) window.history.replaceState(null, '', `/desk/documents/${saved.id}`);
      await client.invalidateQueries({ queryKey: ['document', saved.id] });
      await client.invalidateQueries({ queryKey: ['documents'] });
      if (isAsked && document === undefined) goTo(`/documents/${saved.id}`, { replace: true });
    },
    onRefused: (fault, isAsked) => {
      if (isAsked) setShown(showFaults(form, fault));
    },
    read: async (id) =>
      await call<typeof getDocument>('get', '/documents/{id}', { params: { id } }),
  });
  // Masked or let stand from the panel beside: what the form holds unchanged is taken over from there.
  useEffect(() => {
    const saved = saving.version() ?? 0;
    if (document === undefined || document.version <= saved || saving.isDirty()) return;
    const draft = normal(document.draft as Draft);
    saving.follow(document, draft);
    form.setFieldsValue(draft);
  });
  const { state, savedAt, error, meanwhile, changed, isDirty, now: values } = saving;
  return {
    state,
    savedAt,
    foreseenIndexNumber,
    error,
    shown,
    meanwhile,
    values,
    isDirty,
    changed,
    save: () => void saving.save(true),
    flush: async () => {
      if (isDirty()) await saving.save(false);
      return isDirty() ? undefined : saving.version();
    },
    settle: (draft) => {
      if (meanwhile === undefined) return;
      form.setFieldsValue(draft);
      saving.resume(meanwhile.theirs, normal(meanwhile.theirs.draft as Draft), true);
    },
  };
}
