// Figures of Table 2 from other registers: what an entry must hold, and the rows of a workbook of them (条例 20
// ¶1(5)(6)(8), 50). Charges are entered in 万元 as the form prints them and kept in fen.

import { violation, type Violation } from '../violations.ts';
import { type EntryItem, entryItems } from './cell.ts';

export const entryNames: Readonly<Record<EntryItem, string>> = {
  licensing: '行政许可',
  penalty: '行政处罚',
  coercion: '行政强制',
  fees: '行政事业性收费',
};

export interface EntryInput {
  readonly item: EntryItem;
  /** The unit or register; empty: of the whole organ. */
  readonly source?: string;
  /** Decisions; for `fees` 万元. */
  readonly amount: number;
  readonly evidence: string;
}

/** 万元 to fen: six decimals are one fen. */
export function storedAmount(item: EntryItem, amount: number): number {
  return item === 'fees' ? Math.round(amount * 1_000_000) : amount;
}

export function printedAmount(item: EntryItem, stored: number): number {
  return item === 'fees' ? stored / 1_000_000 : stored;
}

export function entryFaults({ item, amount, evidence }: EntryInput): readonly Violation[] {
  const found: Violation[] = [];
  const stored = storedAmount(item, amount);
  const exact = item !== 'fees' || Math.abs(stored / 1_000_000 - amount) < 1e-9;
  if (!Number.isSafeInteger(stored) || stored < 0 || !exact) {
    found.push(violation('amount-impossible', 'amount'));
  }
  if (evidence.trim() === '') found.push(violation('evidence-missing', 'evidence'));
  return found;
}

// ── A workbook of entries ──────────────────────────────────────────────────────────────────────

export const entryHeadings = ['事项', '来源单位', '数量', '依据'] as const;
export const mostEntryRows = 1000;

export interface SheetRow {
  /** As the workbook counts lines, the heading being 1. */
  readonly line: number;
  readonly cells: readonly (string | number | null)[];
}

export interface ReadEntries {
  readonly entries: readonly (Required<EntryInput> & { readonly line: number })[];
  readonly faults: readonly { readonly line: number; readonly reason: string }[];
}

/** @param rows those below the heading; a row without anything in it says nothing */
export function readEntryRows(rows: readonly SheetRow[]): ReadEntries {
  const entries: (Required<EntryInput> & { line: number })[] = [];
  const faults: { line: number; reason: string }[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, cells } of rows) {
    const [name, source, amount, evidence] = entryHeadings.map((_, n) => cells[n] ?? null);
    if ([name, source, amount, evidence].every((cell) => wordsOf(cell) === '')) continue;
    const item = entryItems.find((one) => entryNames[one] === wordsOf(name));
    const read = {
      item: item ?? 'licensing',
      source: wordsOf(source),
      amount: amountOf(amount),
      evidence: wordsOf(evidence),
    };
    const reasons = [
      ...(item === undefined ? [`“事项”应为${Object.values(entryNames).join('、')}之一`] : []),
      ...(read.source.length > 100 ? ['“来源单位”最多100字'] : []),
      ...(read.evidence.length > 500 ? ['“依据”最多500字'] : []),
      ...entryFaults(read).map(({ code }) => reasonOf(code, read.item)),
    ];
    const key = `${read.item} ${read.source}`;
    const earlier = item === undefined ? undefined : lineOf.get(key);
    if (earlier !== undefined) reasons.push(`与第${earlier}行的事项和来源单位相同`);
    else if (item !== undefined) lineOf.set(key, line);
    if (reasons.length > 0) faults.push({ line, reason: reasons.join('；') });
    else entries.push({ line, ...read });
  }
  return { entries, faults };
}

function reasonOf(code: Violation['code'], item: EntryItem): string {
  if (code === 'evidence-missing') return '没有写“依据”';
  return item === 'fees'
    ? '“数量”应为以万元计的金额，最多六位小数，没有的填0'
    : '“数量”应为不小于0的整数，没有的填0';
}

function wordsOf(cell: string | number | null | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

/** A blank is no zero. */
function amountOf(cell: string | number | null | undefined): number {
  if (typeof cell === 'number') return cell;
  const words = wordsOf(cell).replaceAll(',', '');
  return /^\d+(\.\d+)?$/.test(words) ? Number(words) : Number.NaN;
}
