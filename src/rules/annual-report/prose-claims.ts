// A figure of the prose as a claim about the tables, and what follows when they differ.

import type { Finding } from './finding.ts';
import type { Mention, Sentence } from './prose-numbers.ts';

export interface Claim {
  readonly name: string;
  /** Cells that it names. */
  readonly where: string;
  /** The quantity named, first; others that the wording covers as well. `null`: not known. */
  readonly right: readonly (number | null)[];
  /** Near quantities that loose wording may mean: equal to one of them, it is asked, not asserted. */
  readonly loose: readonly (number | null)[];
  /** The wording itself is no safe name of the quantity. */
  readonly vague?: boolean;
}

export function contradiction(
  claim: Claim,
  mention: Mention,
  sentence: Sentence,
  narrower: boolean,
): Finding | null {
  const [expected] = claim.right;
  if (expected === undefined || expected === null || claim.right.includes(mention.value))
    return null;
  const printed = `${mention.value}${mention.unit}`;
  const base = {
    rule: 'TX-NAR',
    where: `part${sentence.part} ${claim.where}`,
    expected,
    actual: mention.value,
    quote: sentence.quote,
  } as const;
  if (claim.loose.includes(mention.value)) {
    return {
      ...base,
      severity: 'question',
      message: `正文${printed}，表格“${claim.name}”为${expected}；正文数与相近口径（如含上年结转）一致，请确认措辞。`,
    };
  }
  const unsure =
    narrower || claim.vague === true || [...claim.right, ...claim.loose].includes(null);
  return {
    ...base,
    severity: unsure ? 'question' : 'error',
    message: unsure
      ? `正文${printed}，表格“${claim.name}”为${expected}，请确认是否同一口径。`
      : `正文${printed}，表格“${claim.name}”为${expected}，两者不一致。`,
  };
}
