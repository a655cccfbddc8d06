// Registers of this system from which figures of Table 2 can be counted, held against what was entered (条例 20 ¶1(5)
// (6)(8), 50): decisions of the year on licences and penalties, and processing fees, which are a charge among others.

import type { EntryItem } from './cell.ts';
import { entryNames, printedAmount } from './entries.ts';
import type { Finding } from './finding.ts';

export const countedRegisters = {
  licensing: { name: '双公示行政许可', source: '', counts: '本年作出的许可决定' },
  penalty: { name: '双公示行政处罚', source: '', counts: '本年作出的处罚决定' },
  /** What else the organ charges is entered beside it. */
  fees: { name: '信息处理费', source: '信息处理费', counts: '本年实收的信息处理费' },
} as const satisfies Partial<Record<EntryItem, object>>;
export type CountedItem = keyof typeof countedRegisters;
export const countedItems = Object.keys(countedRegisters) as readonly CountedItem[];

export function countedItem(item: EntryItem): CountedItem | undefined {
  return countedItems.find((one) => one === item);
}

export interface Entered {
  readonly item: EntryItem;
  readonly source: string;
  readonly amount: number;
}

export interface RegisterStanding {
  /** What was entered for the same thing: fen for fees; `null`: nothing yet. */
  readonly entered: number | null;
  /** Register less entries. */
  readonly difference: number | null;
  /** Entries that the figure of the register takes the place of, so that nothing is counted twice. */
  readonly replaced: readonly string[];
}

/** Licences and penalties are whole in their register; of fees it knows only its own. */
export function registerStanding(
  item: CountedItem,
  counted: number,
  entries: readonly Entered[],
): RegisterStanding {
  const { source } = countedRegisters[item];
  const own = entries.filter((one) => one.item === item);
  const same = item === 'fees' ? own.filter((one) => one.source === source) : own;
  const entered = same.length === 0 ? null : same.reduce((sum, { amount }) => sum + amount, 0);
  return {
    entered,
    difference: entered === null ? null : counted - entered,
    replaced: same.map((one) => one.source).filter((one) => one !== source),
  };
}

/** T2-ENTRY: an empty register speaks against nobody: decisions may be published elsewhere. */
export function registerFindings(
  counts: Readonly<Partial<Record<CountedItem, number>>>,
  entries: readonly Entered[],
): readonly Finding[] {
  return countedItems.flatMap((item): readonly Finding[] => {
    const counted = counts[item] ?? 0;
    const { entered, difference } = registerStanding(item, counted, entries);
    if (counted === 0 || entered === null || difference === 0) return [];
    const { name } = countedRegisters[item];
    const [says, said] = [counted, entered].map((one) => printedAmount(item, one));
    const unit = item === 'fees' ? '万元' : '件';
    return [
      {
        rule: 'T2-ENTRY',
        severity: 'warning',
        where: `table2.${item}`,
        expected: says ?? null,
        actual: said ?? null,
        message: `“${entryNames[item]}”填报${said}${unit}，${name}登记${says}${unit}，请核对，或者采用登记的数。`,
      },
    ];
  });
}
