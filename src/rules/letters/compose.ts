// A letter's text from what was entered and from the case. The officer may edit it; the checker reads what
// then stands there.

import { namesOf } from '../application.ts';
import type { LetterCase } from './case.ts';
import { disclosureNotice, organLetter, thirdPartyLetter } from './consultation.ts';
import type { LetterFacts } from './facts.ts';
import { letterKinds } from './kinds.ts';
import {
  assistanceLetter,
  consultationNotice,
  delayNotice,
  explanationNotice,
  extensionNotice,
  feeNotice,
  supplementNotice,
} from './process.ts';
import { replyLetter } from './replies.ts';
import type { LetterText } from './sheet.ts';
import { abbreviated } from './words.ts';

export function composeLetter(facts: LetterFacts, c: LetterCase): LetterText {
  return {
    title: letterKinds[facts.kind].title,
    addressee: addresseeOf(facts, c),
    paragraphs: abbreviated(paragraphsOf(facts, c)),
    attachments: [],
  };
}

function addresseeOf(facts: LetterFacts, c: LetterCase): string {
  switch (facts.kind) {
    case 'P04':
    case 'P05':
      return facts.name;
    case 'P10':
      return facts.department;
    case 'P11':
      return c.request.consultations.find(({ id }) => id === facts.consultationId)?.name ?? '';
    default:
      return namesOf(c.application.applicant);
  }
}

function paragraphsOf(facts: LetterFacts, c: LetterCase): readonly string[] {
  switch (facts.kind) {
    case 'P02':
      return supplementNotice(facts, c);
    case 'P03':
      return extensionNotice(facts, c);
    case 'P04':
      return thirdPartyLetter(facts, c);
    case 'P05':
      return organLetter(facts, c);
    case 'P06':
      return consultationNotice(facts, c);
    case 'P07':
      return explanationNotice(facts, c);
    case 'P08':
      return delayNotice(facts, c);
    case 'P09':
      return feeNotice(facts, c);
    case 'P10':
      return assistanceLetter(facts, c);
    case 'P11':
      return disclosureNotice(facts, c);
    default:
      return replyLetter(facts.kind, facts.reply, c);
  }
}
