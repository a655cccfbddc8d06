// What the paper file of a case must hold, by its course and its outcome, and what of it is missing (条例 36,
// 45; 235号; 法释〔2025〕8号: the organ proves search, ground and service). Shown before the file is closed.

import { missingFromApplication } from '../application.ts';
import { channels, needsConfirmation } from '../channels.ts';
import { dayText } from '../request/clock-badge.ts';
import type { CaseRecord } from './case-record.ts';
import { type ChecklistItem, item } from './checklist-item.ts';
import { courseItems } from './course-items.ts';
import { letterItems } from './letter-items.ts';
import { replyItems } from './reply-items.ts';

export function archiveChecklist(c: CaseRecord): readonly ChecklistItem[] {
  return [...intakeItems(c), ...courseItems(c), ...c.papers.flatMap(letterItems), ...replyItems(c)];
}

export function missingItems(c: CaseRecord): readonly ChecklistItem[] {
  return archiveChecklist(c).filter(({ isThere }) => !isThere);
}

function intakeItems(c: CaseRecord): readonly ChecklistItem[] {
  const { request: r, application, files } = c;
  const lacking = missingFromApplication(application);
  const identity = lacking.filter((name) => name !== '联系电话');
  const hasScan = files.some(({ kind }) => kind === 'scan' || kind === 'application');
  const isOnline = r.channel === 'online';
  const isDerived = r.origin !== undefined;
  return [
    item(
      '政府信息公开申请',
      isOnline || isDerived || hasScan,
      isOnline
        ? '网上提交，申请表可以打印'
        : isDerived
          ? `原件在${r.origin.number}案卷`
          : hasScan
            ? '申请原件的扫描件'
            : `${channels[r.channel].label}的申请没有扫描件`,
    ),
    ...(identity.length === 0
      ? [item('身份证明', true, '')]
      : identity.map((name) =>
          item(name, r.supplement?.receivedOn !== undefined, '申请时没有提供'),
        )),
    ...(needsConfirmation(r.channel) && !isDerived
      ? [
          item(
            '收到申请的确认记录',
            r.receivedOn !== undefined,
            r.receivedOn === undefined
              ? '双方没有确认收到之日'
              : `${dayText(r.receivedOn)}双方确认`,
          ),
        ]
      : []),
  ];
}
