// Columns of the queue as a file: what stands on the screen, names masked.

import { applicantKinds } from '../../rules/applicant-kinds.ts';
import { channels } from '../../rules/channels.ts';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import { clockBadge, clockStates } from '../../rules/request/clock-badge.ts';
import { matters } from '../../rules/request/events.ts';
import { urgentLists } from '../../rules/request/urgency.ts';
import type { QueueItem } from './queue-item.ts';
import type { TableColumns } from './table-file.ts';

export const queueColumns: TableColumns<QueueItem> = [
  ['登记编号', (item) => item.number],
  ['机关', (item) => item.organ.name],
  ['所需信息', (item) => item.subject],
  ['事项', (item) => matters[item.matter]],
  ['申请人', (item) => item.maskedName],
  ['申请人类别', (item) => applicantKinds[item.applicantKind]],
  ['渠道', (item) => channels[item.channel].label],
  ['提交日期', (item) => item.submittedOn],
  ['收到日期', (item) => item.receivedOn],
  ['状态', (item) => clockStates[item.clock.state]],
  ['期限', (item) => clockBadge(item.clock).text],
  ['到期', (item) => clockBadge(item.clock).detail],
  ['提示', (item) => item.lists.map((list) => urgentLists[list].label).join('、')],
  ['未联系的工作日', (item) => item.daysWithoutContact],
  ['承办部门', (item) => item.department?.name ?? ''],
  ['经办人', (item) => item.handler?.name ?? ''],
  ['内部期限', (item) => item.internalDueOn],
  ['办结日期', (item) => item.concludedOn],
  ['办理结果', (item) => (item.outcome === null ? '' : wordsOfOutcome(item.outcome).label)],
];
