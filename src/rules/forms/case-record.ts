// Everything a paper file is made from: the request with its application, every letter with what was said
// of it, every event with who entered it, every file (条例 45: 登记、审核、办理、答复、归档).

import type { SpokenAct } from '../letters/approval.ts';
import type { CaseFileKind } from '../case-files.ts';
import type { IsoDay } from '../day.ts';
import type { LetterState } from '../letters/approval.ts';
import type { LetterCase } from '../letters/case.ts';
import type { LetterFacts } from '../letters/facts.ts';
import type { LetterKind } from '../letters/kinds.ts';
import type { ServiceNote } from '../letters/service-note.ts';
import type { LetterText } from '../letters/sheet.ts';
import type { RedactionBox } from '../redaction.ts';
import type { FailedAttempt } from '../request/attempts.ts';
import type { DeliveryMethod, RecordedEvent } from '../request/events.ts';

export interface CaseRecord extends LetterCase {
  /** In the order of their making, void ones too. */
  readonly papers: readonly CaseLetter[];
  readonly events: readonly CaseEvent[];
  readonly files: readonly CaseFile[];
  /** A review stands between draft and signature. */
  readonly middleReview: boolean;
}

export interface CaseLetter {
  readonly id: number;
  readonly kind: LetterKind;
  readonly state: LetterState;
  readonly number?: string;
  readonly facts: LetterFacts;
  readonly text: LetterText;
  readonly draftedBy: string;
  readonly signedOn?: IsoDay;
  readonly sentOn?: IsoDay;
  readonly sentMethod?: DeliveryMethod;
  /** Item number, sending log, what was said of a service without signature. */
  readonly proof?: string;
  readonly receivedOn?: IsoDay;
  readonly service?: ServiceNote;
  /** Earlier tries that did not get there. */
  readonly failed?: readonly FailedAttempt[];
  readonly opinions: readonly CaseOpinion[];
}

export interface CaseOpinion {
  readonly version: number;
  readonly act: SpokenAct;
  readonly opinion?: string;
  /** Conclusion of the secrecy review, given with the signature (17 ¶2). */
  readonly secrecyReview?: string;
  readonly name: string;
  readonly forName?: string;
  readonly at: Temporal.Instant;
}

export interface CaseEvent extends RecordedEvent {
  readonly seq: number;
  readonly recordedAt: Temporal.Instant;
}

export interface CaseFile {
  readonly position: number;
  readonly name: string;
  readonly kind: CaseFileKind;
  readonly mediaType: string;
  readonly addedOn: IsoDay;
  /** The letter it goes out with. */
  readonly letterId: number | null;
  /** Of a redacted copy: what was blacked out, and why. */
  readonly boxes: readonly RedactionBox[];
}
