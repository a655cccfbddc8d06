// Every refusal the rules can give: a code, the provision it rests on and the sentence a person reads.
// Rules return these as values and never throw; the web adds the HTTP status, nothing else.

import { application } from './violations/application.ts';
import { everywhere } from './violations/everywhere.ts';
import { letters } from './violations/letters.ts';
import { policies } from './violations/policies.ts';
import { publication } from './violations/publication.ts';
import { readers } from './violations/readers.ts';
import { remedies } from './violations/remedies.ts';
import { reply } from './violations/reply.ts';
import { report } from './violations/report.ts';
import { staff } from './violations/staff.ts';
import { steps } from './violations/steps.ts';
import { thirdParty } from './violations/third-party.ts';

export const violations = {
  ...everywhere,
  ...application,
  ...steps,
  ...thirdParty,
  ...reply,
  ...letters,
  ...publication,
  ...report,
  ...staff,
  ...remedies,
  ...readers,
  ...policies,
};

export type ViolationCode = keyof typeof violations;

export interface Violation {
  readonly code: ViolationCode;
  readonly provision: string;
  /** The field of the form or of the JSON body that the refusal is about. */
  readonly field?: string;
  /** Figures that make the sentence exact: a day, a number of days. */
  readonly detail?: string;
}

export function violation(code: ViolationCode, field?: string, detail?: string): Violation {
  return {
    code,
    provision: violations[code].provision,
    ...(field === undefined ? {} : { field }),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** The sentence a person reads, with the article. */
export function sentenceOf(v: Violation): string {
  const detail = v.detail === undefined ? '' : `（${v.detail}）`;
  return `${violations[v.code].zh}${detail}。依据：${v.provision}`;
}
