// What a reply to an application for correction must say (条例 41; letters C01–C03).

import { violation, type Violation, type ViolationCode } from '../violations.ts';
import type { ReplyContent } from './events.ts';

export function correctionViolations(reply: ReplyContent): readonly Violation[] {
  const { correction = {}, reasons } = reply;
  const needed: readonly (readonly [string, string | undefined, ViolationCode])[] =
    reply.outcome === 'record-corrected'
      ? [
          ['before', correction.before, 'correction-missing'],
          ['after', correction.after, 'correction-missing'],
          ['verification', correction.verification, 'correction-missing'],
        ]
      : reply.outcome === 'correction-referred'
        ? [['competentOrgan', correction.competentOrgan, 'competent-organ-missing']]
        : [['reasons', reasons, 'reasons-missing']];
  return needed
    .filter(([, text]) => text === undefined || text.trim() === '')
    .map(([field, , code]) => violation(code, field));
}
