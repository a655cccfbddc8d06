// Figures in prose against the tables, against each other and against arithmetic: parts one, five and six.

import type { Finding } from './finding.ts';
import type { PrintedPart } from './printed.ts';
import { contradiction } from './prose-claims.ts';
import { documentClaim } from './prose-documents.ts';
import { type Mention, type Sentence, sentencesOf } from './prose-numbers.ts';
import { partSums } from './prose-parts.ts';
import { growth, shares } from './prose-percent.ts';
import { remedyClaim, remedySayings } from './prose-remedies.ts';
import { type Base, baseOf, noRequests, requestClaim } from './prose-requests.ts';
import { isNarrower, isOtherYear, splitsAPart } from './prose-scope.ts';
import { rowFigure, type Tallies, toHandle } from './quantities.ts';

export interface ProseContext {
  readonly organ: string | null;
  readonly year: number | null;
}

export function auditProse(
  parts: readonly PrintedPart[],
  tallies: Tallies,
  context: ProseContext,
): readonly Finding[] {
  return [1, 5, 6].flatMap((number) => {
    const text = parts.find((part) => part.number === number)?.text ?? '';
    const sentences = sentencesOf(number, text);
    return [
      ...narrative(sentences, tallies, context),
      ...partSums(sentences),
      ...sentences.flatMap((sentence, i) => [
        ...shares(sentence, sentences[i - 1], tallies, (mention) =>
          isOutcome(sentence, mention, tallies, context),
        ),
        ...growth(sentence),
        ...remedySayings(sentence, tallies, context.organ),
        ...noRequests(sentence, tallies),
      ]),
    ];
  });
}

/** TX-NAR: each figure that names a quantity of a table. */
function narrative(
  sentences: readonly Sentence[],
  tallies: Tallies,
  { organ, year }: ProseContext,
): readonly Finding[] {
  const findings: Finding[] = [];
  const wholes = [
    rowFigure(tallies, 'received'),
    toHandle(tallies),
    rowFigure(tallies, 'concluded'),
  ];
  let base: Base = 'received';
  for (const sentence of sentences) {
    for (const mention of sentence.mentions) {
      if (mention.rough || isOtherYear(sentence, mention, year)) continue;
      const request = requestClaim(sentence, mention, tallies, year, base);
      if (request?.where.endsWith('.total') === true) base = baseOf(mention.value, tallies) ?? base;
      const claim =
        request ??
        remedyClaim(sentence, mention, tallies) ??
        documentClaim(sentence, mention, tallies);
      if (claim === null) continue;
      const narrower =
        isNarrower(sentence, mention, organ) ||
        (request !== null && splitsAPart(sentence, mention, wholes));
      const finding = contradiction(claim, mention, sentence, narrower);
      if (finding !== null) findings.push(finding);
    }
  }
  return findings;
}

/** Whether a figure counts an outcome of Table 3. */
function isOutcome(
  sentence: Sentence,
  mention: Mention,
  tallies: Tallies,
  { year }: ProseContext,
): boolean {
  const claim = requestClaim(sentence, mention, tallies, year, 'received');
  return (
    claim !== null && !/received|brought-forward|carried-forward|concluded\./.test(claim.where)
  );
}
