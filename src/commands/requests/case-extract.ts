// The record of a case for machines: what the forms are printed from, with the name under which each paper lies
// in the exported file.

import type { CaseRecord } from '../../rules/forms/case-record.ts';
import { archiveChecklist } from '../../rules/forms/archive-checklist.ts';
import { caseIndex } from '../../rules/forms/case-index.ts';

export function caseExtract(c: CaseRecord, names: readonly string[]): object {
  const { number, application, request, events, papers, files, issuer, on } = c;
  return {
    number,
    organ: issuer.name,
    on,
    application,
    request,
    events: events.map(({ seq, event, actor, recordedAt }) => ({
      seq,
      event,
      actor,
      recordedAt: recordedAt.toString(),
    })),
    letters: papers.map(({ opinions, ...letter }) => ({
      ...letter,
      opinions: opinions.map((said) => ({ ...said, at: said.at.toString() })),
    })),
    files,
    checklist: archiveChecklist(c),
    index: caseIndex(c).map(({ title, number: about, author, on: madeOn }, i) => ({
      file: names[i],
      title,
      number: about,
      author,
      on: madeOn,
    })),
  };
}
