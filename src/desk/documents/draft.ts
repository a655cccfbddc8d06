// A draft as the form holds it and as it is sent.

import type { putDocument } from '../../web/api/documents.ts';
import type { BodyOf } from '../api.ts';
import { withoutBlanks } from '../parts/forms.ts';
import { askedColumn } from './columns.ts';

export type Draft = Omit<BodyOf<typeof putDocument>, 'version'>;

export function emptyDraft(organ: string): Draft {
  return {
    title: '',
    kind: 'notice',
    documentNumber: null,
    issuers: [organ],
    publisher: organ,
    source: null,
    madeOn: null,
    effectiveFrom: null,
    effectiveTo: null,
    repealedOn: null,
    columns: askedColumn(),
    theme: null,
    subtheme: null,
    groupClass: null,
    genre: null,
    interpretationForm: null,
    keywords: [],
    summary: null,
    openness: 'proactive',
    opennessReason: null,
    interpretsId: null,
    body: '',
    attachments: [],
    relations: [],
    confirmations: [],
    deadline: null,
    display: null,
    interpretation: null,
    particulars: {},
    contents: [],
    postings: [],
    letStand: [],
  };
}

/** What explains that document: beside it, and named after it. */
export function interpretationOf(
  organ: string,
  { id, draft }: { readonly id: number; readonly draft: Pick<Draft, 'title' | 'columns'> },
): Draft {
  return {
    ...emptyDraft(organ),
    title: `《${draft.title.replaceAll(/^《|》$/gu, '')}》政策解读`,
    kind: 'interpretation',
    interpretsId: id,
    columns: draft.columns,
  };
}

/** A field left empty says "none"; one of the kind's own that is empty is not there. */
export function blanksToNull({ particulars, ...values }: Draft): Draft {
  const written = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value === '' && key !== 'title' && key !== 'body' && key !== 'publisher'
        ? null
        : (value ?? null),
    ]),
  );
  return { ...written, particulars: withoutBlanks(particulars ?? {}) } as unknown as Draft;
}
