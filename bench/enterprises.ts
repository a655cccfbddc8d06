// The register of firms as it comes in from a table, and whom one item of it reaches, through the database: times, memory,
// the longest time for which nobody else is answered, and the same rows copied inside the database beside it.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { importEnterprises } from '../src/commands/policies/import-enterprises.ts';
import { labelFirms } from '../src/commands/policies/label-firms.ts';
import { type Reach, reachOf } from '../src/commands/policies/policy-reach.ts';
import { pushPolicy } from '../src/commands/policies/push-policy.ts';
import { csvOf } from '../src/formats/csv.ts';
import { xlsxOf } from '../src/formats/xlsx.ts';
import type { IsoDay } from '../src/rules/day.ts';
import type { Condition } from '../src/rules/policy/condition.ts';
import {
  consentHeading,
  enterpriseHeadings,
  factHeading,
} from '../src/rules/policy/enterprise-sheet.ts';
import { type FactKey, factLine, type FactValue } from '../src/rules/policy/facts.ts';
import { matchStateKeys, matchStates } from '../src/rules/policy/match.ts';
import { enterpriseImport } from '../src/store/policies/enterprise-imports.ts';
import { openOffice } from '../test/commands/office.ts';
import {
  creditCodeOf,
  journeyItem,
  publishedDocument,
  publishedItem,
} from '../test/policy-world.ts';
import { randomFirm, seeded } from './many-policies.ts';
import { type Bench, line, ms, timed } from './measure.ts';

/** One row in so many is wrong, as in sheets that people keep. */
const wrongEvery = 500;

function inWords(key: FactKey, value: FactValue): string {
  if (value === null) return '无';
  const { options = {} } = factLine(key);
  const said = (code: unknown): string => options[String(code)] ?? String(code);
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(said).join('、');
  return said(value);
}

function rowOf(n: number, random: () => number): readonly string[] {
  const facts = randomFirm(random);
  const cells: Record<string, string> = {
    统一社会信用代码: n % wrongEvery === 3 ? `91520400MA000000${n % 10}X` : creditCodeOf(n),
    企业名称: `第${n}号企业有限公司`,
    联系人: '某某',
    联系电话: `138${String(n).padStart(8, '0')}`,
    联系邮箱: `firm${n}@example.invalid`,
    [consentHeading]: n % 3 === 0 ? '是' : '',
  };
  for (const [key, value] of Object.entries(facts) as [FactKey, FactValue][]) {
    cells[factHeading(key)] = inWords(key, value);
  }
  return enterpriseHeadings.map((heading) => cells[heading] ?? '');
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

/** Time, the most memory and the longest wait of others. */
async function watched(what: string, work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const wait = monitorEventLoopDelay({ resolution: 5 });
  wait.enable();
  const took = await timed(work);
  wait.disable();
  clearInterval(watch);
  line(
    what,
    `${ms(took)}；内存${megabytes(before)}，最多${megabytes(most)}；不让出的最长一段${ms(wait.max / 1e6)}`,
  );
  return took;
}

export const bench: Bench = {
  about: '企业库：导入、一个事项覆盖的企业、推送（经过数据库）',
  run: async (full) => {
    const count = full ? 100_000 : 5000;
    const office = await openOffice();
    const dataFolder = await mkdtemp(join(tmpdir(), 'gongkai-firms-'));
    const on = (today: IsoDay) => ({ ...office.on(today), dataFolder });
    const context = on('2026-12-01');
    const { db } = context;
    const load = async (kind: 'csv' | 'xlsx', bytes: Uint8Array, isTrial: boolean) => {
      const file = {
        name: `企业.${kind}`,
        bytes,
        source: '测',
        asOf: '2026-11-01',
        isTrial,
      } as const;
      const result = await importEnterprises(context, file, (error) => console.error(error));
      if (!result.ok) throw new Error(JSON.stringify(result));
      await result.value.finished;
      const run = await enterpriseImport(db, context.organId, result.value.id);
      return run?.report;
    };
    try {
      const random = seeded(11);
      const rows = Array.from({ length: count }, (_, n) => rowOf(n, random));
      const columns = enterpriseHeadings.map(
        (heading, i) => [heading, (row: readonly string[]) => row[i] ?? ''] as const,
      );
      const csv = Buffer.from(csvOf(columns, rows));
      const some = rows.slice(0, Math.floor(count / 10));
      const sheet = {
        name: '企业',
        headings: enterpriseHeadings,
        rows: some.map((row) => [...row]),
      };
      const xlsx = new Uint8Array(await xlsxOf(sheet));
      rows.length = 0;
      sheet.rows.length = 0;
      line('企业', `${count}家，CSV ${megabytes(csv.length)}；工作簿${some.length}家`);
      await watched('试导CSV', async () => await load('csv', csv, true));
      let report: Awaited<ReturnType<typeof load>>;
      const took = await watched('导入CSV（目标：10万行 < 2 min）', async () => {
        report = await load('csv', csv, false);
      });
      line(
        '新增、退回',
        `${report?.added}家、${report?.refused}行（${report?.faults.length}行写明行号）`,
      );
      await watched('再导入一次（没有变化）', async () => await load('csv', csv, false));
      await watched(`工作簿${some.length}行`, async () => await load('xlsx', xlsx, false));
      const copied = await timed(async () => {
        await office.database.pool.query(
          'create table bench_firms (like enterprises including all)',
        );
        await office.database.pool.query(
          'insert into bench_firms overriding system value table enterprises',
        );
      });
      line('同样的行在库内照抄', `${ms(copied)}；导入为其${(took / copied).toFixed(1)}倍`);
      await watched('每日重算标签', async () => await labelFirms(on('2026-12-02')));

      const { documentId } = await publishedDocument(context);
      const condition: Condition = {
        all: [
          { fact: 'region', op: 'withinRegion', value: ['52'] },
          { fact: 'age', op: 'gte', value: 2 },
          { fact: 'staff', op: 'gte', value: 20 },
          { fact: 'revenue', op: 'gte', value: 500 },
          { fact: 'badRecord', op: 'notExists' },
        ],
      };
      const content = { ...journeyItem, condition };
      const itemId = await publishedItem(context, documentId, content);
      const given = { organId: context.organId, itemId, condition };
      let reach: Reach | undefined;
      await watched('一个事项比对全部企业（从库里读起）', async () => {
        reach = await (await reachOf(context, given, console.error)).finished;
      });
      const counts = matchStateKeys.map(
        (state) => `${matchStates[state]}${reach?.ids[state].length ?? 0}家`,
      );
      line('其中', counts.join('，'));
      await watched('再看一次（没有变化）', async () => {
        await (
          await reachOf(context, given, console.error)
        ).finished;
      });
      await watched('推送给同意的企业', async () => {
        const pushed = await pushPolicy(context, { itemId, states: ['fits'] });
        line('推送到', pushed.ok ? `${pushed.value.firms}家` : JSON.stringify(pushed));
      });
    } finally {
      await office.database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    }
  },
};
