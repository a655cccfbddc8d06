// What is kept of a page is what it would be made anew: after anything that was published, corrected, withdrawn, shared
// or ordered otherwise, and whoever read meanwhile.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import {
  decideOffer,
  endOffer,
  offerDocument,
} from '../../src/commands/documents/offer-document.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { setMatters } from '../../src/commands/documents/keep-catalogue.ts';
import { moveColumn } from '../../src/commands/documents/keep-columns.ts';
import { lockEarlierText } from '../../src/commands/documents/lock-revision.ts';
import { publishScheduled } from '../../src/commands/documents/publish-scheduled.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { diceOf } from '../../src/example/random.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { saveMatter } from '../../src/store/documents/catalogue.ts';
import { columnsOf } from '../../src/store/documents/columns.ts';
import { updateDraft } from '../../src/store/documents/document-drafts.ts';
import { announcePageChange } from '../../src/store/database/page-notice.ts';
import { createPageCache } from '../../src/web/page-cache.ts';
import { listAddress } from '../../src/web/portal/addresses.ts';
import { addressOfDocument } from '../../src/web/portal/parts/list-row.ts';
import { portalAddresses } from '../../src/web/portal/routes.ts';
import { createApp } from '../../src/web/server.ts';
import { createTestSite, type TestSite } from './site.ts';

const rounds = 10;
const dice = diceOf('页面与记录一致');

let site: TestSite;
let origin: string;
let below: CommandContext;
let lists: readonly { readonly id: number; readonly path: string }[];
let matter = 0;
/** Brought in at the beginning; what is written later does something to these. */
let first: readonly number[];

before(async () => {
  site = await createTestSite();
  origin = await site.listen();
  const { db } = site.context;
  const organ = await db
    .insertInto('organs')
    .values({
      parent_id: site.organId,
      code: 'jyj',
      name: '青枫经济技术开发区教育局',
      short_name: '教育局',
      kind: 'department',
      letter_word: '青教',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  below = { ...site.command, organId: organ.id };
  await db
    .insertInto('columns')
    .values({ organ_id: organ.id, slug: 'jyxx', path: 'jyxx', name: '教育信息', kind: 'list' })
    .execute();
  await db.updateTable('columns').set({ takes_offers: true }).execute();
  lists = (await columnsOf(db, site.organId)).filter(
    ({ kind, link, parent_id }) => kind === 'list' && link === null && parent_id !== null,
  );
  await db
    .updateTable('columns')
    .set({ list_form: 'gazette' })
    .where('id', '=', lists[0]?.id ?? 0)
    .execute();
  await saveMatter(db, { organId: site.organId, area: 1 }, oneMatter);
  matter = (await db.selectFrom('catalogue_matters').select('id').executeTakeFirstOrThrow()).id;
  first = (await db.selectFrom('documents').select('id').orderBy('id').execute()).map(
    ({ id }) => id,
  );
});
after(async () => await site.close());

const oneMatter = {
  position: 1,
  matter: '住房保障',
  submatter: '公共租赁住房',
  content: '申请条件',
  basis: '条例',
  deadline: '20个工作日',
  body: '管委会',
  channels: ['政府网站'],
  toAll: true,
  toGroup: '',
  proactive: true,
  onRequest: false,
  county: true,
  township: false,
};

/** What somebody does; refusals are part of it. */
type Act = () => Promise<unknown>;

async function rowOfOne(of?: 'published' | 'withdrawn', organId = site.organId) {
  const rows = await site.context.db
    .selectFrom('documents')
    .select(['id', 'version', 'revision', 'state'])
    .where('organ_id', '=', organId)
    .where('state', '=', of ?? 'published')
    .orderBy('id')
    .execute();
  return rows.length === 0 ? undefined : dice.pick(rows);
}

let written = 0;
function content(columns: readonly number[], isOwn = true): DocumentContent {
  written += 1;
  const kinds = ['notice', 'normative-document', 'interpretation', 'news', 'gazette'] as const;
  const kind = dice.pick(kinds);
  const act = dice.pick(['amends', 'repeals', 'extends', 'lapses', 'clarifies'] as const);
  return {
    title: `关于第${written}件事的通知`,
    kind,
    issuers: ['青枫经济技术开发区管理委员会'],
    publisher: '青枫经济技术开发区管理委员会',
    madeOn: '2026-03-27',
    columns: [...columns],
    openness: 'proactive',
    interpretsId: isOwn && kind === 'interpretation' ? dice.pick(first) : null,
    body: `<p>第${written}件事。</p>`,
    ...(isOwn && kind === 'gazette'
      ? {
          particulars: { 年份: '2026', 期号: String(written) },
          contents: dice.some(first, 2).map((documentId) => ({ documentId, name: '某文件' })),
        }
      : {}),
    ...(isOwn && kind === 'normative-document'
      ? {
          relations: [
            {
              kind: act,
              documentId: dice.pick(first),
              name: '某办法',
              on: dice.pick(['2026-03-01', '2026-03-30', '2026-05-01']),
              ...(act === 'extends' ? { until: '2028-01-01' } : {}),
            },
          ],
        }
      : {}),
  };
}

/** Cleared by whoever had to, which is another test's matter. */
async function publish(
  context: CommandContext,
  text: DocumentContent,
  existing?: { readonly id: number; readonly version: number },
): Promise<void> {
  const saved = await saveDocument(context, text, existing);
  if (!saved.ok) return;
  await updateDraft(context.db, saved.value.id, {
    state: 'cleared',
    publish_at: context.clock.now(),
    reason: '更正',
  });
  await publishScheduled(context);
}

const someLists = (): number[] => dice.some(lists, dice.int(1, 2)).map(({ id }) => id);

const acts: Readonly<Record<string, Act>> = {
  publish: async () => await publish(site.command, content(someLists())),
  'publish below': async () => {
    const [own] = await columnsOf(site.context.db, below.organId);
    assert.ok(own);
    await publish(below, content([own.id], false));
  },
  revise: async () => {
    const row = await rowOfOne();
    if (row) await publish(site.command, content(someLists()), row);
  },
  'publish again': async () => {
    const row = await rowOfOne('withdrawn');
    if (row) await publish(site.command, content(someLists()), row);
  },
  withdraw: async () => {
    const row = await rowOfOne();
    if (row) {
      await withdrawDocument(site.command, {
        ...row,
        reason: '测试',
        undo: dice.int(0, 1) === 1,
        leak: dice.int(0, 9) === 0,
      });
    }
  },
  'withdraw below': async () => {
    const row = await rowOfOne('published', below.organId);
    if (row) await withdrawDocument(below, { ...row, reason: '测试', undo: false });
  },
  take: async () => {
    const row = await rowOfOne('published', below.organId);
    if (!row) return;
    const key = { documentId: row.id, columnId: dice.pick(lists).id };
    await offerDocument(below, key);
    await decideOffer(site.command, { ...key, take: true });
  },
  'move out': async () => {
    const offers = await site.context.db
      .selectFrom('document_offers')
      .select(['document_id as documentId', 'column_id as columnId'])
      .where('state', '=', 'taken')
      .execute();
    if (offers.length > 0) await endOffer(site.command, { ...dice.pick(offers), reason: '调整' });
  },
  answer: async () => {
    const row = await rowOfOne();
    if (row) await setMatters(site.command, { id: row.id, matters: [matter] });
  },
  'lock an earlier text': async () => {
    const row = await rowOfOne();
    if (row) {
      await lockEarlierText(site.command, {
        id: row.id,
        revision: row.revision - 1,
        reason: '测试',
      });
    }
  },
  reorder: async () => {
    await moveColumn(site.command, dice.pick(lists).id, {
      parentId: (await parentOf(dice.pick(lists).id)) ?? null,
      before: dice.pick(lists).id,
    });
  },
};

async function parentOf(id: number): Promise<number | null | undefined> {
  return (await columnsOf(site.context.db, site.organId)).find((one) => one.id === id)?.parent_id;
}

/** Every address that there is, and some that there are no more. */
async function addresses(): Promise<readonly string[]> {
  const { db } = site.context;
  const documents = await db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(['d.id', 'd.published_at', 'home.path as home_path'])
    .execute();
  const columns = (await columnsOf(db, site.organId)).filter(({ link }) => link === null);
  return [
    ...(await portalAddresses(db)),
    ...documents.flatMap(({ published_at, ...row }) =>
      published_at === null ? [] : [addressOfDocument({ ...row, published_at })],
    ),
    ...columns.flatMap(({ path }) => [
      listAddress(path, 2),
      listAddress(path, 1, 2026),
      `/feed/${path}.xml`,
    ]),
    '/feed.atom',
    '/sitemap.xml',
  ];
}

async function kept(path: string): Promise<string> {
  const answered = await fetch(origin + path, { redirect: 'manual' });
  return `${answered.status} ${await answered.text()}`;
}

/** Notices come in the order of the commits: when this one has come, all before it have. */
async function noticesHeard(): Promise<void> {
  const { db, pages } = site.context;
  const probe = async () => await pages.remember('probe', ['document:-1'], async () => ({}));
  const before = await probe();
  await announcePageChange(db, ['document:-1']);
  for (const end = performance.now() + 60_000; (await probe()) === before;) {
    assert.ok(performance.now() < end, 'the notice came');
    await pause(5);
  }
}

/** The same site without memory. */
function fresh(): (path: string) => Promise<string> {
  const { context } = site;
  const pages = createPageCache(context.clock.today, {});
  const app = createApp({ ...context, pages });
  return async (path) => {
    const answered = await app.request(path);
    return `${answered.status} ${await answered.text()}`;
  };
}

function firstDifference(is: string, anew: string): string | undefined {
  const lines = anew.split('\n');
  const at = is.split('\n').findIndex((line, i) => line !== lines[i]);
  return is === anew ? undefined : `line ${at}: ${is.split('\n')[at]} / ${lines[at]}`;
}

test('every page that is kept equals the page made anew, whatever was done and read meanwhile', async (t) => {
  const make = fresh();
  let fromMemory = 0;
  for (let round = 0; round < rounds; round += 1) {
    const often = ['publish', 'publish', 'revise', 'revise', ...Object.keys(acts)];
    const chosen = Array.from({ length: dice.int(2, 5) }, () => dice.pick(often));
    // Otherwise nearly every round would throw everything away.
    if (dice.int(0, 2) > 0)
      chosen.splice(0, Infinity, ...chosen.filter((act) => act !== 'reorder'));
    const all = await addresses();
    const done = new AbortController();
    const readers = Array.from({ length: 3 }, async (_, n) => {
      for (let i = n; !done.signal.aborted; i += 7) await kept(all[(i * 13) % all.length] ?? '/');
    });
    await Promise.all(chosen.map(async (act) => await acts[act]?.()));
    done.abort();
    await Promise.all(readers);
    await noticesHeard();
    for (const path of new Set([...all, ...(await addresses())])) {
      const before = site.lines.length;
      const is = await kept(path);
      // Made just now: there is nothing to compare.
      if (site.lines.length > before) continue;
      fromMemory += 1;
      assert.equal(
        firstDifference(is, await make(path)),
        undefined,
        `${chosen.join(', ')}: ${path}`,
      );
    }
  }
  t.diagnostic(`${fromMemory} pages from memory, ${written} texts`);
  assert.ok(fromMemory > rounds * 50, `${fromMemory} pages came from memory`);
  assert.deepEqual(site.errors, []);
});
