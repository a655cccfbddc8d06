// 卷内文件目录: what lies in the file and in which order. The answer before what it answers, a letter before its
// approval and the proof of its service, papers of one kind by date (归档文件整理规则 DA/T 22).

import { namesOf } from '../application.ts';
import { type CaseFileKind, caseFileKinds } from '../case-files.ts';
import type { IsoDay } from '../day.ts';
import { isReplyKind } from '../letters/kinds.ts';
import { approvalTitle } from './approval-sheet.ts';
import type { CaseFile, CaseLetter, CaseRecord } from './case-record.ts';

export type CaseForm = 'application' | 'register' | 'log' | 'checklist';

/** Where a paper comes from. */
export type PaperSource =
  | { readonly kind: 'form'; readonly form: CaseForm }
  | { readonly kind: 'letter' | 'approval' | 'service'; readonly letter: CaseLetter }
  | { readonly kind: 'file'; readonly file: CaseFile };

export interface IndexEntry {
  readonly title: string;
  readonly number?: string;
  /** 责任者: who made it. */
  readonly author: string;
  readonly on?: IsoDay;
  readonly note?: string;
  readonly source: PaperSource;
}

export function caseIndex(c: CaseRecord): readonly IndexEntry[] {
  const signed = c.papers.filter(({ signedOn }) => signedOn !== undefined);
  const replies = signed.filter(({ kind, state }) => isReplyKind(kind) && state !== 'void');
  const others = signed.filter((letter) => !replies.includes(letter));
  const loose = c.files.filter(({ letterId }) => !replies.some(({ id }) => id === letterId));
  const of = (...kinds: CaseFileKind[]) =>
    loose.filter(({ kind }) => kinds.includes(kind)).map(fileEntry(c));
  return [
    ...replies.toReversed().flatMap((letter) => letterEntries(c, letter)),
    formEntry(c, 'application'),
    ...of('application'),
    formEntry(c, 'register'),
    ...others.flatMap((letter) => letterEntries(c, letter)),
    ...of('supplement', 'explanation', 'opinion'),
    ...of('identity', 'scan', 'record', 'redacted', 'proof'),
    formEntry(c, 'log'),
    formEntry(c, 'checklist'),
  ];
}

const formTitles: Readonly<Record<CaseForm, string>> = {
  application: '政府信息公开申请表',
  register: '政府信息公开申请登记表',
  log: '办理经过',
  checklist: '卷内备考表',
};

function formEntry(c: CaseRecord, form: CaseForm): IndexEntry {
  const isApplication = form === 'application';
  return {
    title: formTitles[form],
    author: isApplication ? namesOf(c.application.applicant) : c.issuer.name,
    ...(isApplication || form === 'register' ? { on: c.request.submittedOn } : { on: c.on }),
    source: { kind: 'form', form },
  };
}

/** A letter, what went out with it, its approval, the proof of its service. */
function letterEntries(c: CaseRecord, letter: CaseLetter): readonly IndexEntry[] {
  const { text, number, signedOn, sentOn, state } = letter;
  const about = number === undefined ? {} : { number };
  const on = signedOn === undefined ? {} : { on: signedOn };
  const isVoid = state === 'void';
  const enclosed = c.files.filter(({ letterId }) => letterId === letter.id);
  return [
    {
      title: text.title,
      ...about,
      author: c.issuer.name,
      ...on,
      ...(isVoid ? { note: '已作废' } : {}),
      source: { kind: 'letter', letter },
    },
    ...enclosed.map(fileEntry(c)),
    {
      title: `${approvalTitle(letter.kind)}（${text.title}）`,
      ...about,
      author: c.issuer.name,
      ...on,
      source: { kind: 'approval', letter },
    },
    ...(sentOn === undefined
      ? []
      : [
          {
            title: `送达回证（${text.title}）`,
            ...about,
            author: c.issuer.name,
            on: sentOn,
            source: { kind: 'service', letter },
          } as const,
        ]),
  ];
}

const fromOutside: readonly CaseFileKind[] = ['application', 'supplement', 'explanation'];

function fileEntry(c: CaseRecord): (file: CaseFile) => IndexEntry {
  return (file) => ({
    title: file.name,
    author: fromOutside.includes(file.kind)
      ? namesOf(c.application.applicant)
      : file.kind === 'opinion'
        ? ''
        : c.issuer.name,
    on: file.addedOn,
    note: caseFileKinds[file.kind],
    source: { kind: 'file', file },
  });
}
