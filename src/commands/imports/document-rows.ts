// From a checked document to its row.

import { cleanBody } from '../../formats/document-body.ts';
import type { CheckedDocument } from '../../rules/import-document.ts';
import type { NewDocument } from '../../store/tables.ts';

export function importedRow(
  document: CheckedDocument,
  given: {
    readonly organId: number;
    readonly homeColumnId: number;
    readonly indexNumber: string | null;
    readonly madeHere: boolean;
    readonly now: Temporal.Instant;
  },
): NewDocument {
  const isPublic = document.openness === 'proactive';
  const parts = document.documentNumberParts;
  return {
    organ_id: given.organId,
    import_key: document.key,
    title: document.title,
    kind: document.kind,
    document_number: document.documentNumber ?? null,
    number_word: parts?.agency ?? null,
    number_year: parts?.year ?? null,
    number_seq: parts?.sequence ?? null,
    issuers: [...document.issuers],
    publisher: document.publisher,
    source: document.source ?? null,
    made_on: document.madeOn,
    published_at: isPublic ? document.publishedAt : null,
    public_at: isPublic ? given.now : null,
    effective_from: document.effectiveFrom ?? null,
    effective_to: document.effectiveTo ?? null,
    repealed_on: document.repealedOn ?? null,
    made_here: given.madeHere,
    home_column_id: given.homeColumnId,
    theme: document.theme ?? null,
    subtheme: document.subtheme ?? null,
    group_class: document.groupClass ?? null,
    genre: document.genre ?? null,
    interpretation_form: document.interpretationForm ?? null,
    keywords: [...(document.keywords ?? [])],
    summary: document.summary ?? null,
    openness: document.openness,
    openness_reason: document.opennessReason ?? null,
    index_number: given.indexNumber,
    body: cleanBody(document.body),
    imported_from: document.dateSource ?? `导入，标识 ${document.key}`,
    state: isPublic ? 'published' : 'draft',
    created_at: given.now,
    // Nobody has changed it here: among what editors work at it stands by its old date.
    updated_at: document.publishedAt,
  };
}
