// Documents that wait for the caller's word, or that came back to whoever sent them up.

import {
  awaitedStep,
  leaveOfDocument,
  type ReviewStep,
  whyNotDocument,
} from '../../rules/document-review.ts';
import type { IsoDay } from '../../rules/day.ts';
import { may } from '../../rules/roles.ts';
import {
  draftsInReview,
  returnedDrafts,
  standingsOf,
} from '../../store/documents/document-drafts.ts';
import { staffNames } from '../../store/people/staff.ts';
import { approverCalling } from './approver.ts';
import type { StaffCall } from './endpoint.ts';
import type { InboxItem, ReturnedDocument } from './inbox-item.ts';
import { organsInScope } from './scope.ts';

export interface WaitingDocument {
  readonly id: number;
  readonly title: string;
  readonly organ: string;
  readonly step: ReviewStep;
  readonly submittedBy: number | null;
  readonly since: Temporal.Instant;
  readonly publishBy: IsoDay | null;
  readonly forName: string | null;
}

/** The longest waiting first. */
export async function documentsWaiting(call: StaffCall): Promise<readonly WaitingDocument[]> {
  const organs = await organsInScope(call);
  const caller = await approverCalling(call);
  const drafts = await draftsInReview(
    call.context.db,
    organs.map(({ id }) => id),
  );
  const standings = await standingsOf(
    call.context.db,
    drafts.map((draft) => draft.document_id),
  );
  return drafts.flatMap((draft) => {
    const standing = standings.get(draft.document_id);
    const step = standing === undefined ? undefined : awaitedStep(standing);
    if (standing === undefined || step === undefined) return [];
    if (whyNotDocument(standing, 'agree', caller) !== undefined) return [];
    const leave = leaveOfDocument(caller, standing, 'agree');
    const stood = caller.absent.find(
      ({ staffId }) => leave.allowed && staffId === leave.forStaffId,
    );
    return [
      {
        id: draft.document_id,
        title: draft.content.title,
        organ: organs.find(({ id }) => id === draft.organ_id)?.name ?? '',
        step,
        submittedBy: draft.submitted_by,
        since: draft.submitted_at ?? draft.saved_at,
        publishBy: draft.publish_by,
        forName: stood?.name ?? null,
      },
    ];
  });
}

export async function documentItems(call: StaffCall): Promise<readonly InboxItem[]> {
  const waiting = await documentsWaiting(call);
  const names = await staffNames(
    call.context.db,
    waiting.map(({ submittedBy }) => submittedBy ?? -1),
  );
  return waiting.map(({ id, title, organ, step, submittedBy, since, publishBy, forName }) => ({
    about: 'document' as const,
    id,
    kind: null,
    title,
    act: 'agree' as const,
    draftedBy: names.get(submittedBy ?? -1) ?? '',
    since: since.toString(),
    faults: [],
    forName,
    request: null,
    report: null,
    document: { organ, step, publishBy },
    offer: null,
    policy: null,
  }));
}

/** To whoever wrote it: mended there, then sent up again. */
export async function documentsReturned(call: StaffCall): Promise<readonly ReturnedDocument[]> {
  const { context, session } = call;
  if (!may(session.roles, 'edit-documents')) return [];
  const rows = await returnedDrafts(context.db, session.staffId);
  const names = await staffNames(
    context.db,
    rows.map(({ returnedBy }) => returnedBy ?? -1),
  );
  return rows.map(({ returnedBy, returnedAt, ...row }) => ({
    ...row,
    // What the system kept off the site at its hour came back by nobody's hand.
    returnedBy: returnedBy === null ? '系统' : (names.get(returnedBy) ?? ''),
    returnedAt: returnedAt.toString(),
  }));
}
