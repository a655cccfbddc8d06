// Everything that is checked of a document before it is sent up, and again before it goes on the site.

import type { DocumentContent, DocumentFile } from '../document-content.ts';
import type { OwnContacts } from '../personal-data/find.ts';
import type { PersonalDataKind } from '../personal-data/kinds.ts';
import { type Place, placeText } from '../personal-data/text-block.ts';
import { bodyFaults } from './body-faults.ts';
import { fileFaults } from './file-faults.ts';
import { type CheckHit, hitId, type HitWeight } from './hit.ts';
import { linkHits } from './links.ts';
import { interpretationFaults, metadataFaults } from './metadata-faults.ts';
import { fileDataHits, personalDataHits } from './personal-data-hits.ts';
import { type CheckWord, fileWordHits, wordHits } from './word-hits.ts';

/** What a file was found to hold. */
export type FileFacts =
  | { readonly ok: false; readonly why: string }
  | {
      readonly ok: true;
      readonly isMaskable: boolean;
      readonly hits: readonly {
        readonly kind: PersonalDataKind;
        readonly masked: string;
        readonly place: Place;
        readonly blocking: boolean;
        readonly own: boolean;
      }[];
      readonly words: readonly { readonly word: string; readonly place: Place }[];
      readonly secrecyMark?: string | undefined;
      readonly notes: readonly string[];
    };

export interface CheckFacts {
  readonly contacts: OwnContacts;
  readonly words: readonly CheckWord[];
  /** Titles of others of the organ with the same number. */
  readonly sameNumber: readonly string[];
  /** Addresses of this site that lead nowhere. */
  readonly deadLinks: readonly string[];
  /** Addresses of other sites that were looked at and lead nowhere. */
  readonly deadOutside: readonly { readonly href: string; readonly why: string }[];
  /** Addresses of other sites that could not be looked at: the server reached nobody. */
  readonly unreached?: readonly string[];
  /** By the sum of the file; absent: it is not there. */
  readonly files: ReadonlyMap<string, FileFacts>;
}

const order: readonly HitWeight[] = ['blocking', 'asking', 'telling'];

export function documentHits(content: DocumentContent, facts: CheckFacts): readonly CheckHit[] {
  const hits = [
    ...personalDataHits(content, facts.contacts),
    ...wordHits(content, facts.words),
    ...(content.attachments ?? []).flatMap((file) => hitsOfFile(file, facts)),
    ...bodyFaults(content),
    ...metadataFaults(content),
    ...numberHits(content, facts.sameNumber),
    ...linkHits(content, facts.deadLinks, facts.deadOutside, facts.unreached),
    ...interpretationFaults(content),
  ];
  return hits.toSorted((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
}

function hitsOfFile(file: DocumentFile, { files, words }: CheckFacts): readonly CheckHit[] {
  const facts = files.get(file.sha256);
  if (facts === undefined) {
    return [
      {
        id: hitId(`gone@${file.sha256.slice(0, 16)}`),
        check: 'file',
        weight: 'blocking',
        title: `附件“${file.name}”已不在库中，请重新上传`,
        provision: '条例17',
        spots: [],
        count: 1,
        file: file.sha256,
      },
    ];
  }
  if (!facts.ok) return fileFaults(file, { why: facts.why });
  const told = facts.hits.map(({ kind, masked, place, blocking, own }) => ({
    kind,
    masked,
    blocking,
    own,
    spot: { place: placeText(place), shown: masked },
  }));
  return [
    ...fileDataHits(file, told, facts.isMaskable),
    ...fileWordHits(file, facts.words, words),
    ...fileFaults(file, { notes: facts.notes, secrecyMark: facts.secrecyMark }),
  ];
}

function numberHits(
  { documentNumber }: DocumentContent,
  sameNumber: readonly string[],
): readonly CheckHit[] {
  const number = documentNumber?.trim() ?? '';
  if (number === '' || sameNumber.length === 0) return [];
  return [
    {
      id: hitId('number@document', number),
      check: 'number',
      weight: 'asking',
      title: `发文字号${number}已用于《${sameNumber[0] ?? ''}》${sameNumber.length > 1 ? `等${sameNumber.length}份文件` : ''}`,
      provision: 'GB/T 9704',
      spots: [],
      count: sameNumber.length,
      field: 'documentNumber',
    },
  ];
}
