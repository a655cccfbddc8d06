// How far somebody sees: the own organ and what lies below it. What lies outside is answered as if it
// were not there, so that nobody learns of it by trying numbers.

import type { CommandContext, Result } from '../../commands/context.ts';
import { done, refusedFor } from '../../commands/context.ts';
import { documentById } from '../../store/documents/documents.ts';
import { may, type Role } from '../../rules/roles.ts';
import { organById, organSubtree } from '../../store/people/organs.ts';
import type { QueueScope } from '../../store/requests/queue.ts';
import { requestById } from '../../store/requests/requests.ts';
import { type StaffMember, staffMember } from '../../store/people/staff.ts';
import type { OrganRow, RequestRow } from '../../store/tables.ts';
import type { StaffCall } from './endpoint.ts';

export async function organsInScope({ context, session }: StaffCall): Promise<readonly OrganRow[]> {
  return await organSubtree(context.db, session.organId);
}

/** The organ of that code; without one, the caller's own. */
export async function organInScope(call: StaffCall, code?: string): Promise<Result<OrganRow>> {
  const wanted = code ?? call.session.organCode;
  const organ = (await organsInScope(call)).find((organ) => organ.code === wanted);
  return organ === undefined ? refusedFor('organ-unknown', 'organ') : done(organ);
}

/** The organs of a list: one by its code, or all that the caller sees. */
export async function organIdsInScope(
  call: StaffCall,
  code: string | undefined,
): Promise<Result<readonly number[]>> {
  if (code === undefined) return done((await organsInScope(call)).map((organ) => organ.id));
  const organ = await organInScope(call, code);
  return organ.ok ? done([organ.value.id]) : organ;
}

/**
 * Whose requests a list shows: the organs seen; for somebody of an inner office, which is no organ of its
 * own (条例 27), what was passed to that office or to himself.
 */
export async function queueScope(
  call: StaffCall,
  code: string | undefined,
): Promise<Result<QueueScope>> {
  const { organId, staffId } = call.session;
  const organs = await organsInScope(call);
  if (organs.find(({ id }) => id === organId)?.kind !== 'internal') {
    const organIds = await organIdsInScope(call, code);
    return organIds.ok ? done({ organIds: organIds.value }) : organIds;
  }
  return done({ departmentIds: organs.map(({ id }) => id), staffId });
}

export interface FoundRequest {
  readonly row: RequestRow;
  /** The organ that answers it. */
  readonly organ: OrganRow;
  /** Seen because it was passed to the caller's inner office: to be handled there, not decided. */
  readonly asDepartment: boolean;
}

export async function requestInScope(call: StaffCall, id: number): Promise<Result<FoundRequest>> {
  const { db } = call.context;
  const row = await requestById(db, id);
  if (row === undefined) return refusedFor('request-unknown');
  const organs = await organsInScope(call);
  const own = organs.find((organ) => organ.id === row.organ_id);
  if (own !== undefined) return done({ row, organ: own, asDepartment: false });
  const isPassed =
    row.handler_id === call.session.staffId ||
    organs.some((organ) => organ.kind === 'internal' && organ.id === row.department_id);
  const organ = isPassed ? await organById(db, row.organ_id) : undefined;
  return organ === undefined
    ? refusedFor('request-unknown')
    : done({ row, organ, asDepartment: true });
}

/** The posts that count over a request: an inner office handles what was passed to it and signs nothing. */
export function postsOver(
  roles: readonly Role[],
  { asDepartment }: Pick<FoundRequest, 'asDepartment'>,
): readonly Role[] {
  if (!asDepartment) return roles;
  return may(roles, 'handle-requests') ? ['handler'] : [];
}

export type FoundDocument = NonNullable<Awaited<ReturnType<typeof documentById>>>;

export async function documentInScope(
  call: StaffCall,
  id: number,
): Promise<Result<{ row: FoundDocument; organ: OrganRow }>> {
  const row = await documentById(call.context.db, id);
  const organ = row && (await organsInScope(call)).find((organ) => organ.id === row.organ_id);
  return row === undefined || organ === undefined
    ? refusedFor('document-unknown')
    : done({ row, organ });
}

export async function staffInScope(call: StaffCall, id: number): Promise<Result<StaffMember>> {
  const member = await staffMember(call.context.db, id);
  const seen =
    member !== undefined &&
    (await organsInScope(call)).some((organ) => organ.id === member.organId);
  return seen ? done(member) : refusedFor('staff-unknown');
}

/** What a command is given when the caller acts for an organ in scope. */
export function commandContext({ context, session }: StaffCall, organId: number): CommandContext {
  const { db, clock, calendar, secrets, dataFolder } = context;
  const actor = { kind: 'staff', id: session.staffId, name: session.name } as const;
  return { db, clock, calendar, secrets, dataFolder, actor, organId };
}
