// What the steps on the way leave in the file: answers of the applicant, opinions of others, payments, searches.

import type { IsoDay } from '../day.ts';
import { fen, yuanText } from '../fee.ts';
import { dayText } from '../request/clock-badge.ts';
import { consultees } from '../request/events.ts';
import { standingOf } from '../request/opinions.ts';
import type { CaseRecord } from './case-record.ts';
import { type ChecklistItem, item } from './checklist-item.ts';
import { standingText } from './consultation-words.ts';

export function courseItems(c: CaseRecord): readonly ChecklistItem[] {
  const { request: r } = c;
  const { supplement, explanation, fee } = r;
  const found: ChecklistItem[] = [];
  if (supplement !== undefined) found.push(answerItem('补正材料', supplement));
  if (explanation !== undefined) found.push(answerItem('申请人说明的理由', explanation));
  found.push(...opinionItems(c));
  if (r.extensionDays > 0) found.push(approvedBy(c, '延长答复期限的批准', 'P03'));
  if (r.delayDays > 0) found.push(approvedBy(c, '合理延迟的批准', 'P08'));
  if (fee !== undefined) {
    const paid = fee.payments.reduce((sum, { amount }) => sum + amount, 0);
    const note = paid === 0 ? '没有缴费' : `已缴${yuanText(fen(paid))}`;
    // Not paid is an outcome of its own (109号 6), and then no receipt is missing.
    const isClosedUnpaid = r.reply?.content.outcome === 'fee-unpaid';
    found.push(item('缴费记录', paid > 0 || isClosedUnpaid || r.withdrawnOn !== undefined, note));
  }
  if (r.withdrawnOn !== undefined) found.push(withdrawalItem(c));
  return found;
}

function answerItem(
  name: string,
  asked: { readonly receivedOn?: IsoDay; readonly servedOn?: IsoDay },
): ChecklistItem {
  const { receivedOn, servedOn } = asked;
  if (receivedOn !== undefined) return item(name, true, `${dayText(receivedOn)}收到`);
  // Silence is proved by the service of the notice.
  return item(
    name,
    servedOn !== undefined,
    servedOn === undefined ? '告知书没有送达记录' : '申请人没有答复，告知书有送达记录',
  );
}

function opinionItems(c: CaseRecord): readonly ChecklistItem[] {
  return c.request.consultations.map((one) => {
    const standing = standingOf(one, c.on, c.calendar);
    const name = `${consultees[one.consultee]}${one.name}的意见`;
    return item(name, standing !== 'awaited', standingText(standing));
  });
}

function approvedBy(c: CaseRecord, name: string, kind: 'P03' | 'P08'): ChecklistItem {
  const letter = c.papers.find((one) => one.kind === kind && one.signedOn !== undefined);
  const note = letter?.number ?? '没有批准的记录';
  return item(name, letter !== undefined, note);
}

function withdrawalItem({ events, files }: CaseRecord): ChecklistItem {
  const event = events.findLast((one) => one.event.kind === 'withdrawn')?.event;
  const note = event?.kind === 'withdrawn' ? (event.note ?? '') : '';
  const byApplicant = events.some(
    (one) => one.event.kind === 'withdrawn' && one.actor.kind === 'applicant',
  );
  const hasPaper = files.some(({ kind }) => kind === 'scan');
  return item(
    '撤回申请的材料',
    byApplicant || note !== '' || hasPaper,
    byApplicant ? '申请人网上撤回' : note === '' ? '没有书面材料，也没有记录撤回的情况' : note,
  );
}
