// What waits for somebody's word, whatever it is about, as the inbox shows it; and what came back.

import { z } from '@hono/zod-openapi';
import { awaitedWordKeys } from '../../rules/letters/approval.ts';
import { type LetterKind, letterKinds } from '../../rules/letters/kinds.ts';
import { step } from './document-schemas.ts';
import { queueItem } from './queue-item.ts';
import {
  dayOut,
  faultSchema,
  id,
  keysOf,
  moment,
  organBrief,
  organCode,
  smallId,
} from './schemas.ts';

export const inboxItem = z
  .object({
    /** What kind of thing waits. */
    about: z.enum(['letter', 'report', 'website-report', 'document', 'offer', 'policy-item']),
    id,
    /** Of a letter. */
    kind: z.enum(keysOf<LetterKind>(letterKinds)).nullable(),
    title: z.string(),
    /** The caller's word that is asked for. */
    act: z.enum([...awaitedWordKeys, 'agree', 'take']),
    draftedBy: z.string(),
    since: moment,
    /** What the checker finds missing or wrong in the text as it stands. */
    faults: z.array(faultSchema),
    /** In whose place the caller acts. */
    forName: z.string().nullable(),
    request: queueItem.nullable(),
    /** A year's report: where it is, and until when it is to be public. */
    report: z
      .object({
        code: organCode,
        organ: z.string(),
        year: z.number().int(),
        dueOn: dayOut.nullable(),
      })
      .nullable(),
    /** A document on its way to the site: the step it waits at, and until when it is to be there. */
    document: z.object({ organ: z.string(), step, publishBy: dayOut.nullable() }).nullable(),
    /** A document that another organ asks to have in a column. */
    offer: z.object({ organ: z.string(), column: z.string(), columnId: smallId }).nullable(),
    /** A policy item: the document it was taken out of. */
    policy: z.object({ document: z.string() }).nullable(),
  })
  .openapi('InboxItem');

export type InboxItem = z.input<typeof inboxItem>;

export const returnedDocument = z
  .object({
    id,
    title: z.string(),
    comment: z.string(),
    returnedBy: z.string(),
    returnedAt: moment,
  })
  .openapi('ReturnedDocument');

export const returnedReport = z
  .object({
    organ: organBrief,
    year: z.number().int(),
    comment: z.string(),
    returnedBy: z.string(),
    returnedAt: moment,
  })
  .openapi('ReturnedReport');

export type ReturnedDocument = z.input<typeof returnedDocument>;
export type ReturnedReport = z.input<typeof returnedReport>;
