// Whoever reads, prints or takes away what names a person leaves a line: who, what, why, from where
// (个人信息保护法 51, 54). The reason is typed, so it is sealed like everything that may name somebody.

import { type AuditEntry, appendAuditLog } from '../../store/database/audit-log.ts';
import type { StaffCall } from './endpoint.ts';

export async function logLook(
  { context, session, http }: Pick<StaffCall, 'context' | 'session' | 'http'>,
  {
    reason,
    action = 'applicant-revealed',
    ...entry
  }: Pick<AuditEntry, 'object' | 'detail'> & {
    readonly action?: AuditEntry['action'];
    readonly reason?: string;
  },
): Promise<void> {
  await appendAuditLog(context.db, {
    at: context.clock.now(),
    actor: { kind: 'staff', id: session.staffId, name: session.name },
    action,
    address: context.addressOf(http),
    reason: reason === undefined ? undefined : { text: reason, secrets: context.secrets },
    ...entry,
  });
}
