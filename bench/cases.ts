// The office's two daily pages as the desk asks for them, through the API with everything sealed as it is:
// the queue among so many open requests, and one request. Beside each the bare reading of the same rows by
// their keys from the same database, which no page can be quicker than.

import { cutoffsOn } from '../src/rules/request/urgency.ts';
import { countQueue, listQueue } from '../src/store/requests/queue.ts';
import { type Caller, type House, openHouse } from '../test/api/house.ts';
import { fillApplications, fillEvents } from './applications.ts';
import { openLedger } from './ledger.ts';
import { type Bench, line, ms, quantile, timesOf } from './measure.ts';

const day = '2026-10-12';

export const bench: Bench = {
  about: '办理台账和一件申请的页面：后台接口全程，与按编号直接读取同样的行相比',
  run: async (full) => {
    const n = full ? 100_000 : 10_000;
    const house = await openHouse();
    try {
      house.setClock(day);
      const clerk = await house.staff('clerk', ['handler']);
      const { db, secrets } = house.context;
      await openLedger(db, house.organs.city, n);
      await fillApplications(db, secrets, house.organs.city);
      await fillEvents(db, secrets);
      await house.database.pool.query('vacuum analyze requests');
      const runs = full ? 100 : 30;
      const first = await idsOnPage(house, 0);
      const bareQueue = await timesOf(runs, () => readBare(house, first));
      for (const [what, path] of queuePages(n)) {
        report(`台账${what}，共${n}件`, await timesOf(runs, () => ask(clerk, path)), bareQueue);
      }
      const scope = { organIds: [house.organs.city] };
      const cutoffs = cutoffsOn(day, house.context.calendar);
      const counting = await timesOf(runs, () =>
        countQueue(db, { scope, standing: 'open', cutoffs }),
      );
      report('其中清点各栏和红黄牌', counting, bareQueue);
      let next = 0;
      const caseIds = await idsOnPage(house, Math.floor(n / 2));
      const one = (): number => caseIds[(next += 1) % caseIds.length] ?? 0;
      const bareCase = await timesOf(runs, () => readBare(house, [one()]));
      const facts = await timesOf(runs, () => ask(clerk, `/requests/${one()}`));
      report(`一件申请（期限、步骤、文书），共${n}件`, facts, bareCase);
      const like = await timesOf(runs, () => ask(clerk, `/requests/${one()}/similar`));
      report('一件申请页内的相似申请', like, bareCase);
    } finally {
      await house.database.drop();
    }
  },
};

function queuePages(n: number): readonly (readonly [string, string])[] {
  const last = Math.floor(n / 50);
  return [
    ['第一页', '/requests?tab=open'],
    ['最后一页', `/requests?tab=open&page=${last}`],
    ['红牌', '/requests?tab=open&list=red'],
    ['按编号找', '/requests?tab=open&number=99'],
    ['按收到日期倒排', '/requests?tab=open&sort=received&direction=desc'],
  ];
}

async function ask(person: Caller, path: string): Promise<void> {
  const { status } = await person.get(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
}

async function idsOnPage({ context, organs }: House, offset: number): Promise<readonly number[]> {
  const filter = {
    scope: { organIds: [organs.city] },
    standing: 'open',
    cutoffs: cutoffsOn(day, context.calendar),
  } as const;
  const page = { sort: 'due', direction: 'asc', limit: 50, offset } as const;
  return (await listQueue(context.db, filter, page)).map(({ id }) => id);
}

/** Rows and events by their keys, nothing opened, nothing counted. */
async function readBare({ context: { db } }: House, ids: readonly number[]): Promise<void> {
  await db.selectFrom('requests').selectAll().where('id', 'in', ids).execute();
  await db.selectFrom('request_events').selectAll().where('request_id', 'in', ids).execute();
}

function report(what: string, times: readonly number[], bare: readonly number[]): void {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  const ratio = p50 / quantile(bare, 0.5);
  line(
    `${what}（目标：p95 < 100 ms）`,
    `p50 ${ms(p50)}，p95 ${ms(p95)}，直接读取的 ${ratio.toFixed(1)} 倍`,
  );
}
