// The address that a QR code holds: number and code stand behind the # and never reach a server. The page
// takes them from there (scripts/fragment.js) and forgets them.

import type { ColumnRow } from '../../store/tables.ts';
import { trackStep } from './addresses.ts';

export function progressAddress(
  origin: string,
  column: ColumnRow,
  key: { readonly number: string; readonly code: string },
): string {
  const fragment = new URLSearchParams({ n: key.number, c: key.code });
  return `${origin}/${column.path}/${trackStep}/#${fragment.toString()}`;
}
