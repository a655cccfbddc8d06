// A list of the old site on its way in: its addresses lead to a column of this one, no document comes with it
// (国办发〔2017〕47号: links must not break when a site moves).

import type { ImportContext } from './import-context.ts';
import { sayTo } from './import-context.ts';
import type { ImportFault } from './import-document.ts';
import { ownPlaceAt, readOldAddress } from './old-address.ts';

export interface ColumnAddress {
  readonly key: string;
  readonly path: string;
  /** The code of the column. */
  readonly column: string;
}

/**
 * A row that names one column and old addresses and nothing else: whoever leaves the title out by mistake has written
 * more than that.
 */
export function isColumnRow(value: unknown): value is {
  readonly columns: readonly string[];
  readonly oldAddresses: readonly string[];
} {
  if (typeof value !== 'object' || value === null) return false;
  const given = Object.entries(value).filter(([, one]) => one !== undefined);
  return (
    given.length === 2 &&
    given.every(([name, list]) => ['columns', 'oldAddresses'].includes(name) && isTexts(list))
  );
}

function isTexts(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === 'string');
}

/** An address that is the column's own here needs nothing and is left out. */
export function checkColumnRow(
  {
    columns,
    oldAddresses,
  }: { readonly columns: readonly string[]; readonly oldAddresses: readonly string[] },
  row: number,
  context: ImportContext,
  place?: string,
): { readonly addresses: readonly ColumnAddress[] } | { readonly faults: readonly ImportFault[] } {
  const faults: ImportFault[] = [];
  const say = sayTo(faults, row, place);
  const [code = '', ...others] = columns;
  const column = context.columns.get(code);
  if (others.length > 0) say('columns', 'wrong-type', '旧栏目页只能转到一个栏目');
  if (column === undefined) say('columns', 'unknown-column', `没有代码为“${code}”的栏目`);
  const addresses: ColumnAddress[] = [];
  for (const address of new Set(oldAddresses.map((one) => one.trim()))) {
    const read = readOldAddress(address);
    if ('fault' in read) {
      say('oldAddresses', 'old-address', `“${address}”${read.fault}`);
      continue;
    }
    const own = context.places.get(read.key.slice(1));
    if (own?.slug !== undefined && own.slug === code) continue;
    const at = ownPlaceAt(read.key, context.places);
    const before = context.seen.get(`address ${read.key}`);
    if (at !== undefined) {
      say('oldAddresses', 'old-address', `“${address}”在本站是${at}，不能转到别处`);
    } else if (before !== undefined && before !== row) {
      const text = `“${address}”与第${before}行重复，一个旧地址只能转到一处`;
      say('oldAddresses', 'old-address', text);
    } else {
      context.seen.set(`address ${read.key}`, row);
      // A folder is asked for with its stroke: so it stands in the map for the old server.
      const end = /\/(?:$|[?#])/.test(address) && !read.path.includes('?') ? '/' : '';
      addresses.push({ key: read.key, path: `${read.path}${end}`, column: code });
    }
  }
  return faults.length > 0 ? { faults } : { addresses };
}
