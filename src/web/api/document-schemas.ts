// Documents as JSON: what an editor writes on the way in, a line of the list and a whole document on the way out.

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
import { type RelationKind, relationKinds } from '../../rules/document-content.ts';
import {
  type DocumentAct,
  documentActs,
  type DraftState,
  draftStates,
  type ReviewStep,
  reviewSteps,
  secrecyQuestionKeys,
} from '../../rules/document-review.ts';
import {
  type DisplayEnding,
  displayEndings,
  type DisplayMatter,
  displayMatters,
  publicationDeadlines,
  type PublicationMatter,
} from '../../rules/publication-deadlines.ts';
import {
  day,
  dayOut,
  documentDay,
  faultSchema,
  id,
  keysOf,
  moment,
  organBrief,
  plainText,
  smallId,
  text,
} from './schemas.ts';

export const kind = z.enum(keysOf<DocumentKind>(documentKinds));
export const openness = z.enum(keysOf<Openness>(opennessLabels));
export const states = ['draft', 'published', 'withdrawn'] as const;
export const step = z.enum(keysOf<ReviewStep>(reviewSteps));
export const act = z.enum(keysOf<DocumentAct>(documentActs));

const details = z.object({
  /** What it does to other documents on the day given. */
  relations: z
    .array(
      z.object({
        kind: z.enum(keysOf<RelationKind>(relationKinds)),
        documentId: id.nullable(),
        name: text(500),
        on: documentDay,
        until: documentDay.nullable(),
      }),
    )
    .max(1000),
  /** Other issuers that agreed to the release (条例 11). */
  confirmations: z.array(z.object({ organ: text(200), by: text(100), on: day })).max(20),
  /** The period of a special law in which it is to be on the site (条例 26). */
  deadline: z
    .object({ matter: z.enum(keysOf<PublicationMatter>(publicationDeadlines)), startsOn: day })
    .nullable(),
  /** 公示、公告、征求意见: until when it stands. */
  display: z
    .object({
      matter: z.enum(keysOf<DisplayMatter>(displayMatters)),
      lastDayOn: day,
      reason: text(500).nullable(),
      atEnd: z.enum(keysOf<DisplayEnding>(displayEndings)).nullable(),
    })
    .nullable(),
  interpretation: z
    .object({ need: z.enum(['due', 'not-needed']), reason: text(500).nullable() })
    .nullable(),
  /** Fields of the kind by their label. */
  particulars: z.record(text(50), plainText().max(2000)),
  /** What an issue of the gazette prints, in its order. */
  contents: z
    .array(z.object({ documentId: id, name: text(500), page: z.number().int().min(1).nullable() }))
    .max(500)
    .exactOptional(),
  /** Where it was posted on the spot; the photograph is one of its files. */
  postings: z
    .array(z.object({ place: text(200), on: day, photo: text(64).nullable() }))
    .max(200)
    .exactOptional(),
  /** Hits of the check that were looked at and let stand. */
  letStand: z.array(z.object({ hit: text(200), reason: text(500) })).max(200),
});

/** As written by the editor; `null` says "none". */
export const draft = z
  .object({
    title: text(500),
    kind,
    documentNumber: text(100).nullable(),
    issuers: z.array(text(200)).max(20),
    publisher: text(200),
    source: text(200).nullable(),
    madeOn: documentDay.nullable(),
    effectiveFrom: documentDay.nullable(),
    effectiveTo: documentDay.nullable(),
    repealedOn: documentDay.nullable(),
    /** Ids, the home column first. */
    columns: z.array(smallId).max(50),
    theme: z.enum(themes).nullable(),
    subtheme: text(100).nullable(),
    groupClass: text(100).nullable(),
    genre: z.enum(genres).nullable(),
    keywords: z.array(text(50)).max(30),
    summary: text(2000).nullable(),
    openness,
    opennessReason: text(500).nullable(),
    interpretsId: id.nullable(),
    interpretationForm: z.enum(keysOf<InterpretationForm>(interpretationForms)).nullable(),
    body: plainText().max(2_000_000),
    /** Files that were uploaded, in the order in which readers see them. */
    attachments: z.array(z.object({ sha256: text(64), name: text(200) })).max(100),
    ...details.shape,
  })
  .openapi('DocumentDraft');

export const draftState = z.enum(keysOf<DraftState>(draftStates));

export const listed = z
  .object({
    id,
    version: z.number().int(),
    title: z.string(),
    kind,
    documentNumber: z.string().nullable(),
    indexNumber: z.string().nullable(),
    state: z.enum(states),
    /** Of the text that is being written or reviewed; none when there is none. */
    draftState: draftState.nullable(),
    openness,
    madeOn: dayOut.nullable(),
    publishedAt: moment.nullable(),
    /** Last day on which it is to be on the site (条例 26). */
    publishBy: dayOut.nullable(),
    updatedAt: moment,
    /** How often its page was opened (浏览次数). */
    views: z.number().int(),
    homeColumn: z.string(),
  })
  .openapi('DocumentLine');

export const answers = z.object(
  Object.fromEntries(secrecyQuestionKeys.map((key) => [key, z.boolean()])) as {
    [K in (typeof secrecyQuestionKeys)[number]]: z.ZodBoolean;
  },
);

export const word = z
  .object({
    act: z.string(),
    step: step.nullable(),
    revision: z.number().int(),
    round: z.number().int(),
    version: z.number().int(),
    opinion: z.string().nullable(),
    answers: z.record(z.string(), z.boolean()).nullable(),
    by: z.string().nullable(),
    inPlaceOf: z.string().nullable(),
    at: moment,
  })
  .openapi('DocumentWord');

const shownDraft = z.object({
  ...draft.shape,
  kind: z.string(),
  genre: z.string().nullable(),
  theme: z.string().nullable(),
});

export const detail = z
  .object({
    id,
    organ: organBrief,
    version: z.number().int(),
    state: z.enum(states),
    revision: z.number().int(),
    indexNumber: z.string().nullable(),
    /** What it will bear if nobody is published before it in its year. */
    foreseenIndexNumber: z.string().nullable(),
    publishedAt: moment.nullable(),
    revisedAt: moment.nullable(),
    publishBy: dayOut.nullable(),
    updatedAt: moment,
    withdrawnReason: z.string().nullable(),
    locked: z.boolean(),
    editor: z.string().nullable(),
    /** Where the portal shows it. */
    address: z.string().nullable(),
    /** The text that is being written or reviewed; none when what is published is all there is. */
    draftState: draftState.nullable(),
    way: z.array(step),
    agreed: z.array(step),
    awaited: step.nullable(),
    /** Whether the word that is waited for answers the questions of secrecy. */
    asksSecrecy: z.boolean(),
    publishAt: moment.nullable(),
    reason: z.string().nullable(),
    /** What the caller may do now, and why not what he may not. */
    acts: z.array(z.object({ act, open: z.boolean(), why: z.string().nullable() })),
    /** In whose place the caller gives the word that is waited for. */
    forStaffId: smallId.nullable(),
    /** What keeps it off the site as it stands. */
    faults: z.array(faultSchema),
    words: z.array(word),
    /** Found at the hour it was published, and not looked at by anybody yet. */
    askedAnew: z.object({ at: moment, titles: z.array(z.string()) }).nullable(),
    /** What is being written to explain it. */
    draftsExplaining: z.array(z.object({ id: z.number().int(), title: z.string() })),
    /** As it is being written, or else as it was published. */
    draft: shownDraft,
  })
  .openapi('Document');

export const content = shownDraft.openapi('DocumentContent');

export const saved = z.object({ id, version: z.number().int() }).openapi('SavedDocument');
