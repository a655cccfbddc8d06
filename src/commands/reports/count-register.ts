// What a register of this system says for a figure of Table 2, with the records it counts (条例 20 ¶1(5)(6)(8), 50).

import { xlsxOf } from '../../formats/xlsx.ts';
import { type CountedItem, countedRegisters } from '../../rules/annual-report/counted-registers.ts';
import { beijingDay, beijingMinute } from '../../rules/beijing-time.ts';
import { recordsBehind } from '../../store/documents/credit-records.ts';
import { feeMovements, feeTotalsOf } from '../../store/reports/report-fees.ts';
import type { CommandContext } from '../context.ts';

export interface RegisterCount {
  readonly item: CountedItem;
  /** Decisions; fen for fees. */
  readonly counted: number;
  readonly at: Temporal.Instant;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const kinds = { licensing: 'licence', penalty: 'penalty' } as const;
const movements = {
  'fee-notified': '发出收费通知',
  'fee-paid': '收到',
  'fee-refunded': '退还',
} as const;

export async function countRegister(
  { db, secrets, clock, organId }: CommandContext,
  item: CountedItem,
  year: number,
): Promise<RegisterCount> {
  const at = clock.now();
  if (item === 'fees') {
    const found = await feeMovements(db, secrets, organId, year);
    const headings = ['申请编号', '日期', '事项', '金额（元）'];
    const rows = found.map(({ request, on, kind, amount }) => [
      request,
      on,
      movements[kind],
      amount / 100,
    ]);
    return { item, counted: Math.round(feeTotalsOf(found).collected * 100), at, headings, rows };
  }
  const records = await recordsBehind(db, organId, kinds[item], year);
  const headings = ['决定文书号', '标题', '决定日期', '发布日期', '系统编号'];
  const rows = records.map(({ id, number, title, decidedOn, publishedAt }) => [
    number,
    title,
    decidedOn,
    publishedAt === null ? '未公开' : beijingDay(publishedAt),
    id,
  ]);
  return { item, counted: records.length, at, headings, rows };
}

export async function registerSheet(count: RegisterCount, year: number): Promise<Uint8Array> {
  const { name, counts } = countedRegisters[count.item];
  return await xlsxOf({
    name,
    headings: count.headings,
    rows: count.rows,
    note: `${year}年，${counts}，${beijingMinute(count.at)}计数`,
  });
}
