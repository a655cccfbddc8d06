// Which period of publication a document of a kind is likely to fall under: what the editor is offered first, and
// whether what was chosen can be (条例 26 and the special laws; P01–P09).

import type { IsoDay } from './day.ts';
import type { DocumentKind, Openness } from './document-classes.ts';
import type { DocumentContent } from './document-content.ts';
import { publicationDeadlines, type PublicationMatter } from './publication-deadlines.ts';
import { violation, type Violation } from './violations.ts';

/** A withdrawal is a duty about what is published already, never a period of a text to come. */
export type TextMatter = Exclude<PublicationMatter, 'penalty-withdrawal'>;

const special: Partial<Record<DocumentKind, readonly TextMatter[]>> = {
  budget: ['department-budget', 'government-budget'],
  procurement: ['procurement-award', 'procurement-contract'],
  licence: ['licence-or-penalty'],
  penalty: ['licence-or-penalty'],
  livelihood: ['land-expropriation'],
  'major-project': ['land-expropriation'],
  notice: ['land-expropriation'],
};

/** The special ones first: whoever publishes an award is asked for the day of the award. */
export function mattersOf(kind: DocumentKind): readonly TextMatter[] {
  return [...(special[kind] ?? []), 'general'];
}

/** Where a special law always applies, the general period is not waited for. */
const always: Partial<Record<DocumentKind, true>> = { licence: true, penalty: true };

export interface Deadline {
  readonly matter: PublicationMatter;
  readonly startsOn: IsoDay;
}

/** The period that a text has: the one entered, else that of its kind, from the day it was made. */
export function deadlineOf({
  kind,
  deadline,
  madeOn,
}: Pick<DocumentContent, 'kind' | 'deadline' | 'madeOn'>): Deadline | undefined {
  if (deadline) return deadline;
  if (!madeOn) return undefined;
  const [usual = 'general'] = always[kind] === true ? mattersOf(kind) : [];
  return { matter: usual, startsOn: madeOn };
}

export function isPublicationDuty(openness: Openness): boolean {
  return openness === 'proactive';
}

/** Of what is published already only a change has a period of its own (P02): another day or matter than before. */
export function deadlineOfChange(
  content: Pick<DocumentContent, 'kind' | 'deadline' | 'madeOn'>,
  published: Pick<DocumentContent, 'kind' | 'deadline' | 'madeOn'>,
): Deadline | undefined {
  const now = deadlineOf(content);
  const before = deadlineOf(published);
  if (now === undefined) return undefined;
  return now.matter === before?.matter && now.startsOn === before.startsOn ? undefined : now;
}

export function deadlineViolations(
  content: Pick<DocumentContent, 'kind' | 'deadline'>,
  today: IsoDay,
): readonly Violation[] {
  const { deadline } = content;
  if (!deadline) return [];
  const { matter, startsOn } = deadline;
  const { provision } = publicationDeadlines[matter];
  const found: Violation[] = [];
  if (matter === 'penalty-withdrawal') {
    found.push({ ...violation('deadline-matter', 'deadline.matter'), provision });
  }
  if (startsOn > today) {
    found.push({ ...violation('deadline-start-future', 'deadline.startsOn', startsOn), provision });
  }
  return found;
}
