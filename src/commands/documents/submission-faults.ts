// What keeps a draft off the site by its own words: asked when it is sent up and with the last word, and shown on
// its page beforehand, so that the page and the refusal never say different things (条例 11–14, 20, 26).

import { isCataloguePath } from '../../rules/disclosure-columns.ts';
import type { DocumentContent } from '../../rules/document-content.ts';
import { gazetteViolations } from '../../rules/gazette.ts';
import { kindFieldViolations } from '../../rules/kind-fields.ts';
import { opennessViolations } from '../../rules/openness-change.ts';
import { postingViolations } from '../../rules/postings.ts';
import { consultationPeriodViolations } from '../../rules/public-consultation.ts';
import { publicationViolations } from '../../rules/publication.ts';
import type { Violation } from '../../rules/violations.ts';
import type { ColumnRow, DocumentRow } from '../../store/tables.ts';
import { timeFaults } from './time-faults.ts';

/** @param columns those the draft is to stand in */
export function submissionFaults(
  content: DocumentContent,
  columns: readonly Pick<ColumnRow, 'path'>[],
  given: Parameters<typeof timeFaults>[1] & {
    readonly row: Pick<DocumentRow, 'openness'>;
  },
): readonly Violation[] {
  const { row } = given;
  const catalogues = columns.map(({ path }) => ({ catalogue: isCataloguePath(path) }));
  return [
    ...publicationViolations(content, catalogues, given),
    ...opennessViolations(content, row.state === 'published' ? row.openness : undefined),
    ...timeFaults(content, given),
    ...kindFieldViolations(content),
    ...gazetteViolations(content),
    ...postingViolations(content, given.today),
    ...consultationPeriodViolations(content),
  ];
}
