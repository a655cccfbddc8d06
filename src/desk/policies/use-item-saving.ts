// The draft of a policy item saves itself as a document's does (parts/use-saving.ts).

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PolicyItemContent } from '../../rules/policy/item.ts';
import type { getPolicyItem, postPolicyItem, putPolicyItem } from '../../web/api/policy-items.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Saving, useSaving } from '../parts/use-saving.ts';
import { type Item, itemsKey } from './policy-queries.ts';

export type SavedItem = ReplyOf<typeof putPolicyItem>;

type Core = Saving<PolicyItemContent, SavedItem, Item>;

export interface ItemSaving extends Pick<Core, 'state' | 'savedAt' | 'error' | 'version' | 'stop'> {
  readonly content: PolicyItemContent;
  readonly change: (content: PolicyItemContent) => void;
  /** As it was sent last: a fault holds as long as its field is the same. */
  readonly tried: PolicyItemContent;
  /** What is still missing, as the last saving found it. */
  readonly missing: SavedItem['missing'] | undefined;
  /** Everything on the screen, saved now; undefined where it could not be. */
  readonly save: () => Promise<SavedItem | undefined>;
  /** What somebody else saved while one was writing. */
  readonly theirs: Item | undefined;
  /** Goes on with theirs, or with one's own over theirs. */
  readonly settle: (with_: 'theirs' | 'mine') => void;
}

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
  const { documentId } = given;
  const [content, set] = useState(given.content);
  const [tried, remember] = useState(given.content);
  const [missing, miss] = useState<SavedItem['missing']>();
  const now = useRef(content);
  const show = (text: PolicyItemContent): void => {
    now.current = text;
    set(text);
  };
  const saving: Core = useSaving<PolicyItemContent, SavedItem, Item>({
    stored: given.item,
    begun: given.content,
    now: () => now.current,
    isSame: (a, b) => a === b,
    isReady: (draft, { isNew, isAsked }) =>
      documentId !== undefined && (isAsked || !isNew || draft.name.trim() !== ''),
    keptName: (id) => keptName(id, documentId),
    title: ({ name }) => name,
    onSend: remember,
    send: async (draft, stored) => {
      const body = sent(draft) as never;
      return stored === undefined
        ? await call<typeof postPolicyItem>('post', '/policy-items', {
            body: { documentId: documentId ?? 0, content: body },
          })
        : await call<typeof putPolicyItem>('put', '/policy-items/{id}', {
            params: { id: stored.id },
            body: { version: stored.version, content: body },
          });
    },
    onSaved: async (saved, { isNew }) => {
      miss(saved.missing);
      if (isNew) onMade(saved);
      await client.invalidateQueries({ queryKey: [...itemsKey] });
    },
    read: async (id) =>
      await call<typeof getPolicyItem>('get', '/policy-items/{id}', { params: { id } }),
  });
  const { state, savedAt, error, version, stop, meanwhile } = saving;
  const theirs = meanwhile?.theirs;
  return {
    content,
    change: (next) => {
      show(next);
      saving.changed();
    },
    state,
    savedAt,
    error,
    tried,
    missing,
    version,
    theirs,
    save: async () => await saving.save(true),
    settle: (with_) => {
      if (theirs === undefined) return;
      const text = theirs.draft ?? theirs.content ?? given.content;
      if (with_ === 'theirs') show(text);
      saving.resume(theirs, text, with_ === 'mine');
    },
    stop,
  };
}

/** Empty lines of a list are the keyboard's. */
function sent(content: PolicyItemContent): PolicyItemContent {
  return {
    ...content,
    materials: content.materials.map((line) => line.trim()).filter((line) => line !== ''),
  };
}
