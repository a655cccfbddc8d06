// 张贴 (土地管理法实施条例 26, 28, 31; P09): what concerns land to be expropriated is posted in the township, the village and
// its groups as well; where, on which day, and a photograph of it are kept with the notice and shown beneath it.

import type { IsoDay } from './day.ts';
import type { DocumentContent } from './document-content.ts';
import type { DisplayMatter, PublicationMatter } from './publication-deadlines.ts';
import { violation, type Violation } from './violations.ts';

export interface Posting {
  /** 村民委员会公告栏, 乡镇人民政府门口 and the like. */
  readonly place: string;
  readonly on: IsoDay;
  /** One of the document's files. */
  readonly photo?: string | null;
}

const postedMatters: readonly (PublicationMatter | DisplayMatter)[] = [
  'land-expropriation',
  'land-preannouncement',
  'land-compensation-plan',
];

/** Whether the law wants it posted on the spot as well. */
export function isPostedOnSpot({
  deadline,
  display,
}: {
  readonly deadline?: { readonly matter: string } | null;
  readonly display?: { readonly matter: string } | null;
}): boolean {
  return [deadline?.matter, display?.matter].some((matter) =>
    (postedMatters as readonly (string | undefined)[]).includes(matter),
  );
}

export function isPhoto(name: string): boolean {
  return /\.(?:jpe?g|png)$/i.test(name);
}

/**
 * That nothing is recorded yet keeps no notice off the site, which has a last day of its own; what is recorded is whole
 * and has happened.
 */
export function postingViolations(
  { postings = [], attachments = [] }: Pick<DocumentContent, 'postings' | 'attachments'>,
  today: IsoDay,
): readonly Violation[] {
  const found: Violation[] = [];
  for (const [i, { place, on, photo = null }] of postings.entries()) {
    const field = `postings.${i}`;
    const line = `第${i + 1}处`;
    if (place.trim() === '') found.push(violation('posting-place-missing', field, line));
    if (on > today) found.push(violation('posting-ahead', field, line));
    const isThere = attachments.some(({ sha256, name }) => sha256 === photo && isPhoto(name));
    if (photo !== null && !isThere) found.push(violation('posting-photo-unknown', field, line));
  }
  return found;
}
