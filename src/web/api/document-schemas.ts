// Documents as JSON: a draft on the way in, a line of the list and a whole document on the way out.

import { z } from '@hono/zod-openapi';
import {
  type DocumentKind,
  documentKinds,
  genres,
  type InterpretationForm,
  interpretationForms,
  type Openness,
  opennessLabels,
  themes,
} from '../../rules/document-classes.ts';
import {
  day,
  dayOut,
  id,
  keysOf,
  moment,
  organBrief,
  plainText,
  smallId,
  text,
} from './schemas.ts';

export const kind = z.enum(keysOf<DocumentKind>(documentKinds));
const openness = z.enum(keysOf<Openness>(opennessLabels));
export const states = ['draft', 'published', 'withdrawn'] as const;

/** As written by the editor; `null` says "none". */
export const draft = z
  .object({
    title: text(500),
    kind,
    documentNumber: text(100).nullable(),
    issuers: z.array(text(200)).max(20),
    publisher: text(200),
    source: text(200).nullable(),
    madeOn: day.nullable(),
    effectiveFrom: day.nullable(),
    effectiveTo: day.nullable(),
    repealedOn: day.nullable(),
    /** Ids, the home column first. */
    columns: z.array(smallId).max(50),
    theme: z.enum(themes).nullable(),
    subtheme: text(100).nullable(),
    groupClass: text(100).nullable(),
    genre: z.enum(genres).nullable(),
    /** Of an interpretation: in which form; absent: as it was. */
    interpretationForm: z
      .enum(keysOf<InterpretationForm>(interpretationForms))
      .nullable()
      .exactOptional(),
    keywords: z.array(text(50)).max(30),
    summary: text(2000).nullable(),
    openness,
    opennessReason: text(500).nullable(),
    body: plainText().max(2_000_000),
  })
  .openapi('DocumentDraft');

export const listed = z
  .object({
    id,
    title: z.string(),
    kind,
    documentNumber: z.string().nullable(),
    indexNumber: z.string().nullable(),
    state: z.enum(states),
    madeOn: dayOut.nullable(),
    publishedAt: moment.nullable(),
    updatedAt: moment,
    homeColumn: z.string(),
  })
  .openapi('DocumentLine');

export const detail = z
  .object({
    id,
    organ: organBrief,
    version: z.number().int(),
    state: z.enum(states),
    indexNumber: z.string().nullable(),
    publishedAt: moment.nullable(),
    updatedAt: moment,
    withdrawnReason: z.string().nullable(),
    review: z.object({ by: z.string(), on: dayOut, conclusion: z.string() }).nullable(),
    editor: z.string().nullable(),
    /** Whether the caller changed it last: then somebody else reviews it. */
    isOwn: z.boolean(),
    /** Where the portal shows it. */
    address: z.string().nullable(),
    draft: z.object({
      ...draft.shape,
      kind: z.string(),
      genre: z.string().nullable(),
      theme: z.string().nullable(),
    }),
  })
  .openapi('Document');
