import { computeRollUp, rollUpFindings } from '../src/commands/reports/compute-roll-up.ts';
import { organById } from '../src/store/people/organs.ts';
import { rollUpLines } from '../src/web/api/roll-up-lines.ts';
import { sql } from 'kysely';
import { createTestDatabase } from '../test/database.ts';
import { applicantKindKeys } from '../src/rules/applicant-kinds.ts';
import { outcomeKeys } from '../src/rules/outcomes.ts';
import { figuresOf, tablesOf } from '../src/rules/annual-report/roll-up-tables.ts';
import { benchOrgan } from './ledger.ts';
import { type Bench, line, median, ms, timesOf } from './measure.ts';

/** A third have sealed their report, the rest are counted from their records. */
export const bench: Bench = {
  about: '一个政府汇总全部下级机关的年度报告：三分之一已签发，其余由记录算出',
  run: async (full) => {
    const organs = full ? 3000 : 300;
    const requests = organs * 100;
    const database = await createTestDatabase();
    try {
      const { db } = database;
      const root = await benchOrgan(db);
      await fill(database, root.id, organs, requests);
      const today = { today: () => '2023-02-01' as const, now: () => Temporal.Now.instant() };
      const lines = await timesOf(5, () => rollUpLines({ db, clock: today }, root.id, 2022));
      line(`各机关报送状态，${organs} 个机关`, ms(median(lines)));
      const sums = await timesOf(5, () => computeRollUp(db, root.id, 2022));
      line(`汇总，${organs} 个机关、${requests} 件申请（目标：3000 个 < 3 s）`, ms(median(sums)));
      const { sum } = await computeRollUp(db, root.id, 2022);
      const organ = await organById(db, root.id);
      if (organ === undefined) throw new Error('no organ');
      const checks = await timesOf(3, () => rollUpFindings(db, organ, 2022, sum));
      line('其中查找矛盾（每个机关勾稽，与上年衔接）', ms(median(checks)));
      line('合计新收', String(sum.figures.get('table3.received.total') ?? 0));
    } finally {
      await database.drop();
    }
  },
};

type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>;

async function fill(
  { db }: TestDatabase,
  rootId: number,
  organs: number,
  requests: number,
): Promise<void> {
  await sql`update organs set kind = 'government', report_deadline_class = 'government'
    where id = ${rootId}`.execute(db);
  await sql`
    insert into organs (parent_id, code, name, short_name, kind, letter_word, reports, report_deadline_class)
    select ${rootId}, 'o' || i, '第' || i || '机关', '机关' || i, 'department', '测公开', true, 'department'
    from generate_series(1, ${organs}::int) i`.execute(db);
  await sql`
    insert into requests (organ_id, number, query_code_hash, channel, applicant_kind, application,
      masked_name, submitted_at, submitted_on, received_on, concluded_on, outcome,
      clock_started_on, clock_state, due_on, sort_on)
    select o.id, 'R' || i, '\\x00', 'online', (${sql.val(applicantKindKeys)}::text[])[1 + i % 6], '\\x00', '*',
      now(), d, d, case when i % 10 > 0 then d + 20 end,
      case when i % 10 > 0 then (${sql.val(outcomeKeys)}::text[])[1 + (i * 11) % 21] end,
      d, case when i % 10 > 0 then 'stopped' else 'running' end, d + 28, d + 28
    from (select i, date '2021-06-01' + (i % 700) as d from generate_series(1, ${requests}::int) i) r
    join organs o on o.code = 'o' || (1 + r.i % ${organs}::int)`.execute(db);
  const figures = figuresOf(tablesOf(new Map([['table3.received.total', 3]])));
  const content = JSON.stringify({ tables: tablesOf(figures), figures: {}, organ: {}, year: 2022 });
  for (const year of [2021, 2022]) {
    await sql`
      insert into annual_report_editions (organ_id, year, edition, content, sealed_at)
      select id, ${year}, 1, ${content}::jsonb, now() from organs
      where parent_id = ${rootId} and (${year} = 2021 or id % 3 = 0)`.execute(db);
  }
  await sql`vacuum analyze`.execute(db);
}
