// What is to be done about a published document because something happened elsewhere (条例 26; 行政处罚法 48, 85).

import type { WorkingCalendar } from './calendar.ts';
import type { IsoDay } from './day.ts';
import {
  publicationDeadlines,
  publishBy,
  type PublicationMatter,
} from './publication-deadlines.ts';

interface DutyRow {
  readonly label: string;
  /** The period it has. */
  readonly matter: PublicationMatter;
  /** What closes it. */
  readonly closedBy: 'withdrawal' | 'publication';
}

export const documentDuties = {
  'penalty-withdrawal': {
    label: '撤回处罚决定信息并公开说明理由',
    matter: 'penalty-withdrawal',
    closedBy: 'withdrawal',
  },
  'amended-text': { label: '公开修改后的文本', matter: 'general', closedBy: 'publication' },
} as const satisfies Record<string, DutyRow>;
export type DocumentDuty = keyof typeof documentDuties;

export function dutyDueOn(duty: DocumentDuty, from: IsoDay, calendar: WorkingCalendar): IsoDay {
  return publishBy(documentDuties[duty].matter, from, calendar).by;
}

export function dutyProvision(duty: DocumentDuty): string {
  return publicationDeadlines[documentDuties[duty].matter].provision;
}

/** How a penalty comes to fall (行政处罚法 48¶2). */
export const annulments = {
  changed: '依法变更',
  revoked: '撤销',
  unlawful: '确认违法',
  void: '确认无效',
} as const;
export type Annulment = keyof typeof annulments;
