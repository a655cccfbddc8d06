// Which rules and normative documents Table 2 counts (国办公开办函〔2021〕30号 附表二): made in the
// year, repealed in the year, in force on 31 December. A joint document counts once, at the organ that
// led it (条例 10 ¶3; R17); what is reposted from above counts nowhere (R18). One that ran out without
// being repealed is simply no longer in force (R19).

import type { IsoDay } from '../day.ts';
import type { DocumentKind } from '../document-classes.ts';
import { type ValidityDates, validityOn } from '../validity.ts';
import type { DocumentCount } from './form.ts';

export interface CountedDocument extends ValidityDates {
  readonly kind: DocumentKind;
  /** Made by this organ, as lead where there were several. */
  readonly madeHere: boolean;
  readonly madeOn?: IsoDay | null;
}

export const table2DocumentRows = {
  rule: 'rules',
  'normative-document': 'normative-documents',
} as const satisfies Partial<Record<DocumentKind, string>>;

export function isInTable2(document: CountedDocument, count: DocumentCount, year: number): boolean {
  if (!document.madeHere || !Object.hasOwn(table2DocumentRows, document.kind)) return false;
  const last = `${year}-12-31` as IsoDay;
  switch (count) {
    case 'made':
      return inYear(document.madeOn, year);
    case 'repealed':
      return inYear(document.repealedOn, year);
    case 'in-force': {
      if (!document.madeOn || document.madeOn > last) return false;
      const validity = validityOn(document, last);
      return validity === 'in-force' || validity === 'amended';
    }
  }
}

function inYear(on: IsoDay | null | undefined, year: number): boolean {
  return typeof on === 'string' && on.startsWith(`${year}-`);
}
