// From what an editor wrote to the row that readers and counts see.

import { cleanBody } from '../../formats/document-body.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { IsoDay } from '../../rules/day.ts';
import { endingOf } from '../../rules/display-period.ts';
import { detailsOf, type DocumentContent } from '../../rules/document-content.ts';
import { checkDocumentNumber } from '../../rules/document-number.ts';
import { isCountedFrom, publishBy } from '../../rules/publication-deadlines.ts';
import { type Deadline, deadlineOf, isPublicationDuty } from '../../rules/publication-matters.ts';
import { organSubtree } from '../../store/people/organs.ts';
import type { NewDocument } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';

export type ContentColumns = Omit<
  NewDocument,
  'organ_id' | 'import_key' | 'state' | 'version' | 'revision' | 'editor_id' | 'created_at'
>;

export async function rowOf(
  { db, organId, clock, calendar }: CommandContext,
  content: DocumentContent,
): Promise<ContentColumns> {
  const number = content.documentNumber?.trim() ?? '';
  const checked = number === '' ? undefined : checkDocumentNumber(number);
  // A number in a wrong form stays as typed until it is mended; it has no parts to be found by.
  const parts = checked !== undefined && 'parts' in checked ? checked.parts : undefined;
  const names = (await organSubtree(db, organId)).flatMap((o) => [o.name, o.short_name]);
  const [home] = content.columns;
  if (home === undefined) throw new Error('the columns were checked');
  return {
    title: content.title.trim(),
    kind: content.kind,
    document_number: number === '' ? null : number,
    number_word: parts?.agency ?? null,
    number_year: parts?.year ?? null,
    number_seq: parts?.sequence ?? null,
    issuers: [...content.issuers],
    publisher: content.publisher,
    source: content.source ?? null,
    made_on: content.madeOn ?? null,
    effective_from: content.effectiveFrom ?? null,
    effective_to: content.effectiveTo ?? null,
    repealed_on: content.repealedOn ?? null,
    made_here: names.includes(content.issuers[0] ?? ''),
    home_column_id: home,
    theme: content.theme ?? null,
    subtheme: content.subtheme ?? null,
    group_class: content.groupClass ?? null,
    genre: content.genre ?? null,
    keywords: [...(content.keywords ?? [])],
    summary: content.summary ?? null,
    openness: content.openness,
    openness_reason: content.opennessReason ?? null,
    interprets_id: content.interpretsId ?? null,
    interpretation_form: content.interpretationForm ?? null,
    body: cleanBody(content.body),
    details: JSON.stringify(detailsOf(content)),
    publish_by: lastDayToPublish(content, deadlineOf(content), calendar),
    // Of what stays to be read afterwards nothing is to be done on that day.
    display_until:
      content.display && endingOf(content.display) !== 'stay' ? content.display.lastDayOn : null,
    updated_at: clock.now(),
  };
}

/** 条例 26 counts from the day it was made; special laws from a day of their own. */
export function lastDayToPublish(
  { openness }: Pick<DocumentContent, 'openness'>,
  deadline: Deadline | undefined,
  calendar: WorkingCalendar,
): IsoDay | null {
  if (deadline === undefined || !isPublicationDuty(openness)) return null;
  // What was made before the calendar begins is published as it is found: nobody can count its days.
  if (!isCountedFrom(deadline.startsOn, calendar)) return null;
  return publishBy(deadline.matter, deadline.startsOn, calendar).by;
}
