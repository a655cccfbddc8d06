// One document as the desk shows it: the text, where it stands on its way, what the caller may do with it.

import type { z } from '@hono/zod-openapi';
import { beijingDay } from '../../rules/beijing-time.ts';
import { documentAddress } from '../../rules/document-address.ts';
import type { DocumentContent } from '../../rules/document-content.ts';
import {
  answersSecrecy,
  awaitedStep,
  type DocumentAct,
  documentActs,
  type DraftStanding,
  leaveOfDocument,
  whyNotDocument,
} from '../../rules/document-review.ts';
import { foreseenIndexNumber } from '../../commands/documents/index-numbers.ts';
import { submissionFaults } from '../../commands/documents/submission-faults.ts';
import { sentenceOf, violation } from '../../rules/violations.ts';
import { faultOf } from '../refusals.ts';
import { may } from '../../rules/roles.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import {
  draftOf,
  type SpokenWord,
  standingsOf,
  wordsOfDocument,
} from '../../store/documents/document-drafts.ts';
import { contentOfRow } from '../../store/documents/document-revisions.ts';
import { draftsExplaining } from '../../store/documents/editor-tasks.ts';
import { staffMember } from '../../store/people/staff.ts';
import { approverCalling, type Caller } from './approver.ts';
import type { content, detail, word } from './document-schemas.ts';
import type { StaffCall } from './endpoint.ts';
import { type FoundDocument, organsInScope } from './scope.ts';

export async function documentView(
  call: StaffCall,
  row: FoundDocument,
): Promise<z.output<typeof detail>> {
  const { db, clock, calendar } = call.context;
  const organ = (await organsInScope(call)).find(({ id }) => id === row.organ_id);
  const draft = await draftOf(db, row.id);
  const standing = (await standingsOf(db, [row.id])).get(row.id);
  const caller = await approverCalling(call);
  const editor = row.editor_id === null ? undefined : await staffMember(db, row.editor_id);
  const publishedOn = row.published_at === null ? undefined : beijingDay(row.published_at);
  const written = row.locked ? sealedAway(row) : (draft?.content ?? (await contentOfRow(db, row)));
  const placed = (await columnsOf(db, row.organ_id)).filter(({ id }) =>
    written.columns.includes(id),
  );
  const awaited = standing === undefined ? undefined : awaitedStep(standing);
  const leave = standing === undefined ? undefined : leaveOfDocument(caller, standing, 'agree');
  const faults =
    draft === undefined
      ? []
      : submissionFaults(written, placed, { row, draft, today: clock.today(), calendar });
  return {
    id: row.id,
    organ: { code: organ?.code ?? '', name: organ?.name ?? '' },
    version: row.version,
    state: row.state,
    revision: row.revision,
    indexNumber: row.index_number,
    foreseenIndexNumber: await foreseenIndexNumber(
      { db, clock, organId: row.organ_id },
      written,
      row.index_number,
    ),
    publishedAt: row.published_at?.toString() ?? null,
    revisedAt: row.revised_at?.toString() ?? null,
    publishBy: row.publish_by,
    updatedAt: row.updated_at.toString(),
    withdrawnReason: row.withdrawn_reason,
    locked: row.locked,
    editor: editor?.name ?? null,
    address:
      row.state !== 'published' || publishedOn === undefined
        ? null
        : documentAddress(row.home_path, publishedOn, row.id),
    draftState: draft?.state ?? null,
    way: [...(standing?.way ?? [])],
    agreed: standing?.agreed.map(({ step }) => step) ?? [],
    awaited: awaited ?? null,
    asksSecrecy: awaited !== undefined && answersSecrecy(standing?.way ?? [], awaited),
    publishAt: draft?.publish_at?.toString() ?? null,
    reason: draft?.reason ?? null,
    acts: actsOf(row, standing, caller),
    forStaffId: leave?.allowed === true ? (leave.forStaffId ?? null) : null,
    faults: faults.map(faultOf),
    askedAnew:
      row.asked_anew === null || row.locked
        ? null
        : { at: row.asked_anew.at, titles: [...row.asked_anew.titles] },
    draftsExplaining: [
      ...(await draftsExplaining(db, { organId: row.organ_id, documentId: row.id })),
    ],
    words: (await wordsOfDocument(db, row.id)).map(wordOut),
    draft: contentOut(written),
  };
}

/** Of what leaked the desk repeats nothing either: the case file is opened for a reason (个人信息保护法 57). */
function sealedAway(row: FoundDocument): DocumentContent {
  return {
    title: lockedTitle,
    kind: row.kind,
    issuers: [],
    publisher: row.publisher,
    columns: [row.home_column_id],
    openness: row.openness,
    body: '',
  };
}

export const lockedTitle = '内容已封存';

const draftActs = Object.keys(documentActs).filter(
  (act): act is Exclude<DocumentAct, 'publish' | 'withdraw'> =>
    act !== 'publish' && act !== 'withdraw',
);

function actsOf(
  row: FoundDocument,
  standing: DraftStanding | undefined,
  caller: Caller,
): z.output<typeof detail>['acts'] {
  // What is published is changed by beginning a draft beside it.
  const begin: DraftStanding = { state: 'writing', way: [], writtenBy: [], agreed: [] };
  const found = draftActs.map((act) => {
    const why = row.locked
      ? violation('document-locked')
      : standing === undefined && act !== 'save'
        ? violation('document-state')
        : whyNotDocument(standing ?? begin, act, caller);
    return { act, open: why === undefined, why: why === undefined ? null : sentenceOf(why) };
  });
  const out = row.state === 'published' ? undefined : violation('document-not-published');
  const why =
    out ?? (may(caller.roles, 'withdraw-documents') ? undefined : violation('not-permitted'));
  return [
    ...found,
    { act: 'withdraw', open: why === undefined, why: why === undefined ? null : sentenceOf(why) },
  ];
}

/** Every field is there, `null` where nothing was written. */
export function contentOut(c: DocumentContent): z.output<typeof content> {
  return {
    title: c.title,
    kind: c.kind,
    documentNumber: c.documentNumber ?? null,
    issuers: [...c.issuers],
    publisher: c.publisher,
    source: c.source ?? null,
    madeOn: c.madeOn ?? null,
    effectiveFrom: c.effectiveFrom ?? null,
    effectiveTo: c.effectiveTo ?? null,
    repealedOn: c.repealedOn ?? null,
    columns: [...c.columns],
    theme: c.theme ?? null,
    subtheme: c.subtheme ?? null,
    groupClass: c.groupClass ?? null,
    genre: c.genre ?? null,
    keywords: [...(c.keywords ?? [])],
    summary: c.summary ?? null,
    openness: c.openness,
    opennessReason: c.opennessReason ?? null,
    interpretsId: c.interpretsId ?? null,
    interpretationForm: c.interpretationForm ?? null,
    body: c.body,
    attachments: (c.attachments ?? []).map(({ sha256, name }) => ({ sha256, name })),
    relations: (c.relations ?? []).map(({ documentId = null, until = null, ...rest }) => ({
      ...rest,
      documentId,
      until,
    })),
    confirmations: [...(c.confirmations ?? [])],
    deadline: c.deadline ?? null,
    display: c.display
      ? { ...c.display, reason: c.display.reason ?? null, atEnd: c.display.atEnd ?? null }
      : null,
    interpretation: c.interpretation
      ? { ...c.interpretation, reason: c.interpretation.reason ?? null }
      : null,
    particulars: { ...c.particulars },
    postings: (c.postings ?? []).map(({ photo = null, ...one }) => ({ ...one, photo })),
    contents: (c.contents ?? []).map(({ page = null, ...entry }) => ({ ...entry, page })),
    letStand: [...(c.letStand ?? [])],
  };
}

export function wordOut(said: SpokenWord): z.output<typeof word> {
  return { ...said, answers: said.answers, at: said.at.toString() };
}
