// What a document may say that it does to others (条例 20(1); 国办发〔2018〕37号).

import type { DocumentContent } from './document-content.ts';
import { violation, type Violation } from './violations.ts';

export function relationViolations({
  relations = [],
}: Pick<DocumentContent, 'relations'>): readonly Violation[] {
  const found: Violation[] = [];
  const seen = new Set<string>();
  for (const [i, { kind, documentId, name, on, until }] of relations.entries()) {
    const field = `relations.${i}`;
    if (name.trim() === '') found.push(violation('relation-unnamed', `${field}.name`));
    if (kind === 'extends' && !until) {
      found.push(violation('relation-until-missing', `${field}.until`, name));
    }
    if (kind === 'extends' && until && until < on) {
      found.push(violation('effective-range', `${field}.until`, name));
    }
    const other = `${documentId ?? name.trim()}`;
    if (kind !== 'clarifies' && seen.has(other)) {
      found.push(violation('relation-twice', field, name));
    }
    if (kind !== 'clarifies') seen.add(other);
  }
  return found;
}
