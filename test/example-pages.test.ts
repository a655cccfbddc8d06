// The example shows every sort of page filled: what replaced and changed others, a 规章 with its 题注, an explanation
// that is looked at, a consultation that is over, what was asked for and is public now.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importRecords } from '../src/commands/imports/import-documents.ts';
import { exampleFiles, withFiles } from '../src/example/attachments.ts';
import { cityRules, exampleRelations } from '../src/example/changed-documents.ts';
import { answeredConsultation } from '../src/example/consultation-answered.ts';
import { exampleDocuments2022 } from '../src/example/documents-2022.ts';
import { exampleDocumentsNow } from '../src/example/documents-now.ts';
import { exampleRequestsNow, workingDaysBefore } from '../src/example/requests-now.ts';
import { exampleTurnedPublic } from '../src/example/turned-public.ts';
import { linesSource } from '../src/formats/old-site/sources.ts';
import { playConsultation } from '../src/main/example-consultation.ts';
import { relate } from '../src/main/example-relations.ts';
import { playRequest } from '../src/main/example-requests.ts';
import { playTurnedPublic } from '../src/main/example-turned-public.ts';
import { nationalCalendar as calendar } from '../src/rules/calendar.ts';
import { day, type IsoDay } from '../src/rules/day.ts';
import { isSimilar, similarityOf } from '../src/rules/similarity.ts';
import { addressOfTitle } from './web/address-of-title.ts';
import { createTestSite, type TestSite } from './web/site.ts';

const today: IsoDay = '2026-12-01';
const housing = '关于印发《青枫经济技术开发区公共租赁住房管理办法》的通知';
let site: TestSite;

before(async () => {
  site = await createTestSite(today, []);
  const { command, organId, context } = site;
  const documents = [
    ...[...exampleDocuments2022()].filter(({ title }) => title === housing),
    ...cityRules,
    ...withFiles(exampleDocumentsNow(day(today), calendar)),
  ];
  const lines = documents.map((document) => JSON.stringify(document));
  const files = { from: exampleFiles, dataFolder: context.dataFolder };
  const imported = await importRecords(command, () => linesSource(lines), { files });
  assert.ok(imported.ok, JSON.stringify(imported));
  assert.deepEqual(imported.value.faults, []);
  const asked = new Set(turned().map(({ request }) => request));
  for (const request of exampleRequestsNow(today, calendar)) {
    if (asked.has(request.key)) await playRequest(command, organId, request);
  }
  await play();
});
after(() => site.close());

function turned(): ReturnType<typeof exampleTurnedPublic> {
  return exampleTurnedPublic(workingDaysBefore(today, calendar));
}

async function play(): Promise<void> {
  const { command, organId } = site;
  await relate(command, organId, exampleRelations(day(today), calendar));
  const consultation = answeredConsultation(day(today), calendar);
  assert.ok(consultation);
  await playConsultation(command, organId, consultation);
  for (const entry of turned()) await playTurnedPublic(command, organId, entry);
}

async function pageOf(title: string): Promise<string> {
  return await site.text(await addressOfTitle(site, title));
}

test('a measure that was replaced and one that was changed say so and lead there, and back', async () => {
  const old = await pageOf('关于印发《青枫经济技术开发区社区老年食堂运营补贴暂行办法》的通知');
  assert.match(old, /已废止/);
  assert.match(
    old,
    /validity-by">自2026年11月2日起由<a href="[^"]+">《关于印发〈青枫经济技术开发区社区老年食堂运营补贴办法〉的通知》<\/a/,
  );
  const lately = await pageOf('关于印发《青枫经济技术开发区社区老年食堂运营补贴办法》的通知');
  assert.match(lately, /《关于印发〈青枫经济技术开发区社区老年食堂运营补贴暂行办法〉的通知》<\/a/);
  assert.match(
    await pageOf(housing),
    /已修改[^]*《关于修改〈青枫经济技术开发区公共租赁住房管理办法〉的决定》<\/a/,
  );
});

test('a 规章 of the city bears its 题注 with the amendment, and is not counted as made here', async () => {
  const page = await pageOf('青枫市开发区管理办法');
  assert.match(
    page,
    /2019年11月8日青枫市人民政府令第12号公布[^<]*根据2024年7月1日起施行的《青枫市人民政府关于修改〈青枫市开发区管理办法〉的决定》修改/,
  );
  const rules = await site.context.db
    .selectFrom('documents')
    .select('made_here')
    .where('kind', '=', 'rule')
    .execute();
  assert.deepEqual(rules, [{ made_here: false }, { made_here: false }]);
});

test('an explanation that is looked at has its picture, which says what it shows, and the words', async () => {
  const page = await pageOf('《青枫经济技术开发区电动自行车停放充电管理规定》一图看懂');
  const [, source = ''] =
    /<img[^>]*src="([^"]+)"[^>]*alt="图解：公共门厅[^"]+明码标价/.exec(page) ?? [];
  const picture = await site.get(source);
  assert.equal(picture.headers.get('content-type'), 'image/png');
  assert.ok((await picture.arrayBuffer()).byteLength < 60_000);
  assert.match(page, /一、背景依据/);
});

test('a consultation that is over leads to its result, which counts what was said and names nobody', async () => {
  const list = await site.text('/zhengji/');
  assert.match(list, /已反馈[^]*电动自行车停放充电管理规定（征求意见稿）/);
  const result = await pageOf(
    '关于《关于公开征求青枫经济技术开发区电动自行车停放充电管理规定（征求意见稿）意见的公告》公众意见采纳情况的反馈',
  );
  assert.match(result, /共收到意见7条[^]*采纳5条，部分采纳1条，未采纳1条/);
  assert.doesNotMatch(result, /佟栖梧|郤云舒/);
});

test('what two people had asked for and what one suggested is public now, without them', async () => {
  const page = await site.text('/zhuangongkai/');
  assert.match(page, /枫林一路人行天桥加装电梯工程施工计划<\/a>/);
  assert.match(page, /社区老年食堂运营补贴标准和发放情况<\/a>/);
  assert.doesNotMatch(page, /邰晚晴|缪石泉|青禾/);
  const [one, two] = exampleRequestsNow(today, calendar).filter(({ key }) =>
    key.includes('footbridge'),
  );
  assert.ok(one && two && isSimilar(similarityOf(one.application, two.application)));
});

const count = async () =>
  await site.context.db
    .selectFrom('documents')
    .select((eb) => [
      eb.fn.countAll<number>().as('documents'),
      eb
        .selectFrom('public_comments')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('comments'),
      eb
        .selectFrom('document_relations')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('relations'),
      eb
        .selectFrom('conversion_suggestions')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('turned'),
    ])
    .executeTakeFirstOrThrow();

test('a first start that was interrupted adds nothing twice', async () => {
  const had = await count();
  await play();
  assert.deepEqual(await count(), had);
});

test('whenever it is started, all of it is of before that day and none of before 2023', () => {
  for (const start of [
    '2022-06-15',
    '2023-01-04',
    '2023-03-10',
    '2024-02-19',
    '2026-10-12',
    '2027-02-10',
  ] as const) {
    const consultation = answeredConsultation(day(start), calendar);
    const days = [
      ...(consultation === undefined ? [] : [consultation.draft.on, consultation.resultOn]),
      ...(consultation?.comments.map(({ on }) => on) ?? []),
      ...exampleTurnedPublic(workingDaysBefore(start, calendar)).flatMap(
        ({ suggestedOn, decidedOn, on, content }) => [suggestedOn, decidedOn, on, content.madeOn],
      ),
    ];
    assert.ok(
      days.every((on) => on >= '2023-01-01' && on < start),
      `${start}: ${days.join(' ')}`,
    );
  }
});
