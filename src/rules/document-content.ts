// What an editor writes: one document with all that is known of it. A draft, the text that readers see and every
// earlier revision have this one shape (条例 12, 17, 20, 26).

import type { IsoDay } from './day.ts';
import type {
  DocumentKind,
  Genre,
  InterpretationForm,
  Openness,
  Theme,
} from './document-classes.ts';
import type { GazetteEntry } from './gazette.ts';
import type { Posting } from './postings.ts';
import type { DisplayEnding, DisplayMatter, PublicationMatter } from './publication-deadlines.ts';

export interface DocumentContent extends DocumentDetails {
  readonly title: string;
  readonly kind: DocumentKind;
  /** 发文字号 as typed; its parts are read from it. */
  readonly documentNumber?: string | null;
  /** 发文机关, the lead organ first. */
  readonly issuers: readonly string[];
  /** 发布机构. */
  readonly publisher: string;
  /** 信息来源. */
  readonly source?: string | null;
  /** 成文日期. */
  readonly madeOn?: IsoDay | null;
  readonly effectiveFrom?: IsoDay | null;
  /** Last day in force. */
  readonly effectiveTo?: IsoDay | null;
  readonly repealedOn?: IsoDay | null;
  /** Ids, the home column first. */
  readonly columns: readonly number[];
  readonly theme?: Theme | null;
  readonly subtheme?: string | null;
  readonly groupClass?: string | null;
  readonly genre?: Genre | null;
  readonly keywords?: readonly string[];
  readonly summary?: string | null;
  readonly openness: Openness;
  readonly opennessReason?: string | null;
  /** The document that this one explains. */
  readonly interpretsId?: number | null;
  readonly interpretationForm?: InterpretationForm | null;
  /** HTML-lite, see `bodyTags`. */
  readonly body: string;
  /** Files already in the vault, with the names that readers get. */
  readonly attachments?: readonly DocumentFile[];
}

export interface DocumentFile {
  readonly sha256: string;
  readonly name: string;
}

/** Its attachments: pictures of the text are files too, and stand in it. */
export function filesBeside<File extends DocumentFile>(
  body: string,
  files: readonly File[],
): readonly File[] {
  return files.filter(({ sha256 }) => !body.includes(`data-file="${sha256}"`));
}

/** What no list is sorted or filtered by: kept together beside the columns of the row. */
export interface DocumentDetails {
  /** What this document does to others on the day given, each linked both ways (条例 20(1)). */
  readonly relations?: readonly DocumentRelation[];
  /** Organs that took part in making it and agreed to its release (条例 11). */
  readonly confirmations?: readonly Confirmation[];
  /** The period in which it is to be on the site; absent: the general one, from the day it was made. */
  readonly deadline?: { readonly matter: PublicationMatter; readonly startsOn: IsoDay } | null;
  /** 公示, 公告, 征求意见: until when it stands. */
  readonly display?: {
    readonly matter: DisplayMatter;
    readonly lastDayOn: IsoDay;
    /** Why the period is shorter than the law's, where the law lets it be. */
    readonly reason?: string | null;
    /** What becomes of the page then; absent: what is usual for the matter. */
    readonly atEnd?: DisplayEnding | null;
  } | null;
  /** Whether an interpretation has to come with it, and why not (国办发〔2016〕80号). */
  readonly interpretation?: {
    readonly need: 'due' | 'not-needed';
    readonly reason?: string | null;
  } | null;
  /** Fields of the kind by their label: office hours of an institution, supplier of an award. */
  readonly particulars?: Readonly<Record<string, string>>;
  /** What an issue of the gazette prints, in its order (条例 23). */
  readonly contents?: readonly GazetteEntry[];
  /** Where it was posted on the spot (土地管理法实施条例 31). */
  readonly postings?: readonly Posting[];
  /** Hits of the check that the editor looked at and let stand, with the reason. */
  readonly letStand?: readonly { readonly hit: string; readonly reason: string }[];
}

export const relationKinds = {
  repeals: { label: '废止', passive: '被废止' },
  replaces: { label: '替代（原文件废止）', passive: '被替代' },
  amends: { label: '修改', passive: '被修改' },
  lapses: { label: '宣布失效', passive: '被宣布失效' },
  extends: { label: '延长有效期', passive: '有效期被延长' },
  clarifies: { label: '澄清', passive: '有澄清说明' },
} as const;
export type RelationKind = keyof typeof relationKinds;

export interface DocumentRelation {
  readonly kind: RelationKind;
  /** Absent: the document named is not in this system. */
  readonly documentId?: number | null;
  readonly name: string;
  /** First day on which the other is no longer what it was; of a clarification, the day of what it clarifies. */
  readonly on: IsoDay;
  /** The new last day in force, where it is extended. */
  readonly until?: IsoDay | null;
}

export interface Confirmation {
  readonly organ: string;
  readonly by: string;
  readonly on: IsoDay;
}

/** 发文机关 beside the lead organ, each asked before the document is released (条例 11). */
export function jointIssuers(issuers: readonly string[]): readonly string[] {
  return [...new Set(issuers.slice(1))].filter((issuer) => issuer !== issuers[0]);
}

export function confirmationText({ organ, by, on }: Confirmation): string {
  return `${organ}（${by}，${on}）`;
}

/** The parts of a content that live in one field of the row. */
export function detailsOf(content: DocumentContent): DocumentDetails {
  const {
    relations,
    confirmations,
    deadline,
    display,
    interpretation,
    particulars,
    contents,
    postings,
    letStand,
  } = content;
  const details = {
    relations,
    confirmations,
    deadline,
    display,
    interpretation,
    particulars,
    contents,
    postings,
    letStand,
  };
  return Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** 来源 as readers are told it: who made it public, where no other is named. */
export function sourceOf(document: {
  readonly source?: string | null;
  readonly publisher: string;
}): string {
  return document.source ?? document.publisher;
}
