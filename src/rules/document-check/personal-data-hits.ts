// Personal data as hits: in the document's own texts each is one, in a file all of a kind are one, since a list is
// masked or answered for as a whole.

import type { DocumentContent } from '../document-content.ts';
import { type KindField, kindFormOf } from '../kind-fields.ts';
import { bodyBlocks, type BodyPiece } from '../personal-data/body-blocks.ts';
import { findPersonalData, type FoundData, type OwnContacts } from '../personal-data/find.ts';
import { type PersonalDataKind, personalDataKinds } from '../personal-data/kinds.ts';
import { placeText, type TextBlock } from '../personal-data/text-block.ts';
import { type CheckHit, hitId, type HitSpot, mostSpots } from './hit.ts';

/** Texts of a document beside its body, by their field. */
export function textFields(content: DocumentContent): readonly (readonly [string, string])[] {
  const { title, summary, source, keywords = [], particulars = {} } = content;
  const fields: (readonly [string, string])[] = [
    ['title', title],
    ['summary', summary ?? ''],
    ['source', source ?? ''],
    ['keywords', keywords.join('、')],
    ...Object.entries(particulars).map(([label, text]) => [`particulars.${label}`, text] as const),
  ];
  return fields.filter(([, text]) => text !== '');
}

export const fieldLabels: Readonly<Record<string, string>> = {
  title: '标题',
  summary: '内容概述',
  source: '信息来源',
  keywords: '主题词',
};

export function labelOfField(field: string): string {
  return fieldLabels[field] ?? field.replace(/^particulars\./, '');
}

export function fieldBlocks(text: string): readonly TextBlock[] {
  return [{ kind: 'paragraph', piece: { text, place: {} } }];
}

interface Told {
  readonly kind: PersonalDataKind;
  readonly masked: string;
  readonly blocking: boolean;
  readonly own: boolean;
  readonly spot: HitSpot;
}

export function personalDataHits(
  content: DocumentContent,
  contacts: OwnContacts,
): readonly CheckHit[] {
  const inBody = findPersonalData(bodyBlocks(content.body), contacts).map(toldOf);
  const inFields = textFields(content).flatMap(([field, text]) => {
    const found = findPersonalData(fieldBlocks(text), contacts);
    const told = found.filter(
      ({ kind }) => kind !== 'landline' || !isOfficeContact(content, field),
    );
    return hitsOf('own', told.map(toldOf), field);
  });
  return [...inFields, ...hitsOf('body', inBody, 'body')];
}

/** The form itself asks for it (条例 20 ¶1 (2), (5)): to ask about it again would only teach people to click it away. */
function isOfficeContact({ kind }: DocumentContent, field: string): boolean {
  const asked: readonly KindField[] = kindFormOf(kind)?.fields ?? [];
  return asked.some((one) => one.isOfficeContact && field === `particulars.${one.label}`);
}

function toldOf({ kind, masked, blocking, own, piece }: FoundData): Told {
  const place = placeText(piece.place);
  const { block } = piece as Partial<BodyPiece>;
  return {
    kind,
    masked,
    blocking,
    own,
    spot: { place, shown: masked, ...(block === undefined ? {} : { block }) },
  };
}

/** One for each number; the codes of firms, which are public mostly, together. */
function hitsOf(where: string, told: readonly Told[], field: string): readonly CheckHit[] {
  const name = (one: Told): string =>
    one.own
      ? hitId(`${one.kind}@${field}`, 'own')
      : one.kind === 'credit-code'
        ? hitId(`${one.kind}@${field}`)
        : hitId(`${one.kind}@${field}`, one.masked);
  return [...Map.groupBy(told, name)].map(([id, all]) => {
    const place = where === 'body' ? '正文' : labelOfField(field);
    return { ...grouped(id, all, place), field };
  });
}

/** Of one file, which bears another name once it was changed. */
export function fileDataHits(
  file: { readonly sha256: string; readonly name: string },
  told: readonly Told[],
  isMaskable: boolean,
): readonly CheckHit[] {
  const name = ({ kind, own }: Told): string =>
    hitId(`${kind}@${file.sha256.slice(0, 16)}`, ...(own ? ['own'] : []));
  return [...Map.groupBy(told, name)].map(([id, all]) => ({
    ...grouped(id, all, `附件“${file.name}”`),
    file: file.sha256,
    maskable: isMaskable && !(all[0]?.own ?? false),
  }));
}

function grouped(id: string, all: readonly Told[], where: string): CheckHit {
  const [first] = all;
  if (first === undefined) throw new Error('a group has a member');
  const { label, provision } = personalDataKinds[first.kind];
  const blocking = all.some((one) => one.blocking);
  const own = first.own ? '本机关公布的，不需处理' : '';
  const many = all.length > 1 ? `，${all.length}处` : '';
  return {
    id,
    check: 'personal-data',
    kind: first.kind,
    weight: first.own ? 'telling' : blocking ? 'blocking' : 'asking',
    title: `${where}有${label}${many}${own === '' ? '' : `（${own}）`}`,
    provision,
    spots: all.slice(0, mostSpots).map(({ spot }) => spot),
    count: all.length,
    maskable: !first.own,
  };
}
