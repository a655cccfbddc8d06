// What a letter says beside what the officer entered: the case, the organ and the bodies of remedy.

import type { Application } from '../application.ts';
import type { WorkingCalendar } from '../calendar.ts';
import type { IsoDay } from '../day.ts';
import type { Guide } from '../organ.ts';
import type { RemedyBodies } from '../remedy.ts';
import type { DisclosureRequest } from '../request/disclosure-request.ts';

export interface LetterCase {
  /** Number of the request: KFQ-2026-0007. */
  readonly number: string;
  readonly request: DisclosureRequest;
  readonly application: Application;
  readonly issuer: {
    /** In whose name the letter speaks. */
    readonly name: string;
    readonly guide: Guide;
    /** 行政机关 that the office belongs to, where the letter is the office's. */
  };
  /** The set that holds on the day of the letter (remedy settings); absent where none is confirmed. */
  readonly remedy?: RemedyBodies;
  /** A third party can answer on the organ's own site, by the code on the slip of its letter. */
  readonly answersOnline?: boolean;
  /** Letters already sent in this case that others cite: number and days. */
  readonly letters: readonly CitedLetter[];
  /** The applicant's requests to the organ before this one in the calendar month of its receipt (109号). */
  readonly earlierInMonth?: number;
  readonly calendar: WorkingCalendar;
  /** The day the letter bears: today while it is a draft. */
  readonly on: IsoDay;
}

export interface CitedLetter {
  readonly kind: string;
  readonly number: string;
  readonly signedOn: IsoDay;
  readonly sentOn?: IsoDay;
  readonly receivedOn?: IsoDay;
}
