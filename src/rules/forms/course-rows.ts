// How a request went, for the register sheet: supplement, explanation, consultations, extension, fee, searches.

import { feeStandards, fen, yuanText } from '../fee.ts';
import type { FormRow } from '../letters/sheet.ts';
import { dayText } from '../request/clock-badge.ts';
import type { CaseRecord } from './case-record.ts';
import { consultationLines } from './consultation-words.ts';

/** What happened on the way; a sheet printed before anything did leaves room to write. */
export function courseRows(c: CaseRecord): readonly FormRow[] {
  const { request: r } = c;
  const lines: (readonly [string, string])[] = [];
  if (r.supplement !== undefined) {
    const { requestedOn, receivedOn } = r.supplement;
    const answer = receivedOn === undefined ? '' : `，${dayText(receivedOn)}收到补正`;
    lines.push(['补正', `${dayText(requestedOn)}告知${answer}`]);
  }
  if (r.explanation !== undefined) {
    const { requestedOn, receivedOn } = r.explanation;
    const answer = receivedOn === undefined ? '' : `，${dayText(receivedOn)}收到`;
    lines.push(['说明理由', `${dayText(requestedOn)}告知${answer}`]);
  }
  if (r.consultations.length > 0) lines.push(['征求意见', consultationLines(c)]);
  if (r.extensionDays > 0) lines.push(['延长期限', `${r.extensionDays}个工作日（条例第三十三条）`]);
  if (r.delayDays > 0) lines.push(['合理延迟', `${r.delayDays}个工作日（条例第三十五条）`]);
  if (r.fee !== undefined) {
    const { amount, standard, notifiedOn, payments } = r.fee;
    const paid = payments.reduce((sum, one) => sum + one.amount, 0);
    lines.push([
      '收费',
      `${feeStandards[standard]}${yuanText(fen(amount))}，${dayText(notifiedOn)}通知，已缴${yuanText(fen(paid))}`,
    ]);
  }
  if (r.searches.length > 0) {
    const each = r.searches.map((one) => `${dayText(one.on)}，${one.places}：${one.found}`);
    lines.push(['检索', each.join('\n')]);
  }
  return lines.length === 0
    ? [{ boxes: [{ label: '补正、征求意见、延长等情况', content: '' }], height: 5 }]
    : lines.map(([label, content]) => ({ boxes: [{ label, content }] }));
}
