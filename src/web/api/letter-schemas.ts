// What letters look like on the wire: facts by kind, the text, and one letter with all that was said of it.

import { z } from '@hono/zod-openapi';
import { correctionOutcomeKeys } from '../../rules/corrections.ts';
import {
  type LetterKind,
  letterKindKeys,
  letterKinds,
  type ReplyKind,
} from '../../rules/letters/kinds.ts';
import {
  awaitedWordKeys,
  letterActKeys,
  type LetterState,
  letterStates,
  spokenActs,
} from '../../rules/letters/approval.ts';
import { outcomeKeys, type RefusalGround, refusalGrounds } from '../../rules/outcomes.ts';
import { type ReceiverRelation, receiverRelations } from '../../rules/letters/service-note.ts';
import {
  type DeliveryMethod,
  deliveryMethods,
  type SuppliedForm,
  suppliedForms,
} from '../../rules/request/events.ts';
import { answerLink } from './answer-link-view.ts';
import { day, dayOut, faultSchema, id, keysOf, moment, smallId, text } from './schemas.ts';

const replyContent = z
  .object({
    outcome: z.enum([...outcomeKeys, ...correctionOutcomeKeys]),
    grounds: z.array(z.enum(keysOf<RefusalGround>(refusalGrounds))).max(20),
    reasons: text(),
    provided: text().exactOptional(),
    form: z.enum(keysOf<SuppliedForm>(suppliedForms)).exactOptional(),
    copies: text(200).exactOptional(),
    delivery: text(500).exactOptional(),
    withheldPart: text().exactOptional(),
    evidence: text().exactOptional(),
    separability: text().exactOptional(),
    searchRecord: text().exactOptional(),
    responsibleOrgan: text(500).exactOptional(),
    earlierRequest: text(200).exactOptional(),
    earlierReply: text(500).exactOptional(),
    existing: text().exactOptional(),
    publication: text(500).exactOptional(),
    situation: text(500).exactOptional(),
    noConsultationReason: text().exactOptional(),
    overrideReason: text().exactOptional(),
    noRuleRequiresDisclosure: z.boolean().exactOptional(),
    alreadyPublic: z.boolean().exactOptional(),
    otherForm: text(1000).exactOptional(),
    otherChannel: text(1000).exactOptional(),
    specialRule: text(1000).exactOptional(),
    correction: z
      .object({
        before: text().exactOptional(),
        after: text().exactOptional(),
        verification: text().exactOptional(),
        competentOrgan: text(500).exactOptional(),
      })
      .exactOptional(),
  })
  .openapi('ReplyContent');

const replyKinds = letterKindKeys.filter(
  (kind): kind is ReplyKind => !kind.startsWith('P'),
) as readonly ReplyKind[];

const respondWithin = z.number().int();

export const letterFacts = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('P02'),
      unclear: text().exactOptional(),
      items: text(),
      guidance: text(),
      respondWithin,
    }),
    z.object({ kind: z.literal('P03'), days: z.number().int(), reason: text() }),
    z.object({ kind: z.literal('P04'), name: text(200), content: text() }),
    z.object({
      kind: z.literal('P05'),
      consultee: z.enum(['co-producer', 'other-organ']),
      name: text(200),
      content: text(),
    }),
    z.object({ kind: z.literal('P06'), consultationId: text(50) }),
    z.object({ kind: z.literal('P07'), evidence: text(), respondWithin }),
    z.object({ kind: z.literal('P08'), days: z.number().int(), reason: text() }),
    z.object({
      kind: z.literal('P09'),
      standard: z.enum(['by-item', 'by-volume']),
      quantity: z.number().int().min(1).max(1_000_000),
      /** Counted by the register, whatever is sent. */
      earlier: z.number().int().min(0).max(1_000_000).default(0),
      isPublic: z.boolean().exactOptional(),
      payment: text(1000),
    }),
    z.object({
      kind: z.literal('P10'),
      department: text(200),
      materials: text(),
      internalDueOn: day,
    }),
    z.object({
      kind: z.literal('P11'),
      consultationId: text(50),
      content: text(),
      reasons: text(),
    }),
    z.object({
      kind: z.enum(replyKinds),
      reply: replyContent,
      corrects: id.exactOptional(),
    }),
  ])
  .openapi('LetterFacts');

const line = text(5000);

export const letterText = z
  .object({
    title: text(200),
    addressee: text(200),
    paragraphs: z.array(line).max(200),
    attachments: z.array(text(200)).max(50),
  })
  .openapi('LetterText');

export const sending = z.object({
  on: day,
  method: z.enum(keysOf<DeliveryMethod>(deliveryMethods)),
  postal: z.boolean().exactOptional(),
  postageCollected: z.boolean().exactOptional(),
  tracking: text(100).exactOptional(),
  note: text(1000).exactOptional(),
});

/** What 送达回证 says beside day and way. */
export const serviceNote = z
  .object({
    place: text(300).exactOptional(),
    receiver: text(100).exactOptional(),
    relation: z.enum(keysOf<ReceiverRelation>(receiverRelations)).exactOptional(),
    server: text(100).exactOptional(),
  })
  .openapi('ServiceNote');

/** A letter signed and sent on paper, typed afterwards: its true days and what proves them. */
export const lateEntry = z
  .object({
    signedOn: day,
    signedBy: smallId,
    number: text(60).exactOptional(),
    secrecyReview: text(1000),
    sending,
    receivedOn: day.exactOptional(),
    /** Place of the scan among the files of the case. */
    scan: z.number().int().min(0),
    reason: text(1000),
  })
  .openapi('LateEntry');

export const letterBrief = z
  .object({
    id,
    requestId: id,
    kind: z.enum(keysOf<LetterKind>(letterKinds)),
    state: z.enum(keysOf<LetterState>(letterStates)),
    number: z.string().nullable(),
    version: z.number().int(),
    draftedBy: z.string(),
    signedBy: z.string().nullable(),
    signedOn: dayOut.nullable(),
    sentOn: dayOut.nullable(),
    sentMethod: z.enum(keysOf<DeliveryMethod>(deliveryMethods)).nullable(),
    proof: z.string().nullable(),
    receivedOn: dayOut.nullable(),
  })
  .openapi('LetterBrief');

const word = z.enum(['review', 'sign']);
const awaited = z.enum(awaitedWordKeys);

export const letterDetail = letterBrief
  .extend({
    /** The applicant is hidden: the clear words are given for a reason (`/letters/{id}/reveal`). */
    masked: z.boolean(),
    facts: letterFacts,
    text: letterText,
    /** The text as the facts alone would give it now: what the officer changed shows against it. */
    composed: letterText,
    service: serviceNote.nullable(),
    /** What was entered of the paper, and by whom it was entered and looked at; also of one sent back. */
    late: z
      .object({
        entry: lateEntry,
        signedByName: z.string(),
        scanName: z.string(),
      })
      .nullable(),
    /** Who may have signed it on paper; empty when it is no draft. */
    signatories: z.array(z.object({ id: smallId, name: z.string() })),
    /** Earlier tries to hand it over that did not get there. */
    failed: z.array(
      z.object({
        sentOn: dayOut,
        method: z.enum(keysOf<DeliveryMethod>(deliveryMethods)),
        proof: z.string(),
        failedOn: dayOut,
        why: z.string(),
      }),
    ),
    /** A notice that did not get there: until when it may go out again as it stands; `fits`: its words still do. */
    atRest: z
      .object({ asks: z.enum(['supplement', 'fee']), by: dayOut.nullable(), fits: z.boolean() })
      .nullable(),
    /** Mandatory parts that the text lacks. */
    faults: z.array(faultSchema),
    /** How a third party answers it online; absent for other kinds and for organs without a site. */
    answerLink: answerLink.nullable(),
    /** Each act, whether the caller may do it now, and why not. */
    acts: z.array(
      z.object({
        act: z.enum(letterActKeys),
        open: z.boolean(),
        why: faultSchema.exactOptional(),
      }),
    ),
    /** The words on this draft that the caller could give and could not once he has saved it (条例 17). */
    savingCosts: z.array(word),
    /** The word it waits for and everybody who may give it; nobody when all are barred. */
    awaits: z.object({ act: awaited, of: z.array(z.string()) }).nullable(),
    versions: z.array(
      z.object({
        version: z.number().int(),
        savedBy: z.string(),
        savedAt: moment,
        text: letterText,
        facts: letterFacts,
      }),
    ),
    opinions: z.array(
      z.object({
        version: z.number().int(),
        act: z.enum(spokenActs),
        opinion: z.string().exactOptional(),
        secrecyReview: z.string().exactOptional(),
        name: z.string(),
        forName: z.string().exactOptional(),
        at: moment,
      }),
    ),
  })
  .openapi('LetterDetail');
