// 热搜词 in the back office: the system administrator fixes and blocks words, and it stands in the log.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addSearches } from '../../src/store/search/hot-words.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let administrator: Caller;
before(async () => {
  house = await openHouse();
  administrator = await house.staff('admin', ['system-administrator']);
});
after(() => house.database.drop());

test('words are fixed, blocked and let go, and who did so is in the log', async () => {
  for (const rule of ['pinned', 'blocked', null]) {
    const answer = await administrator.post('/hot-words', { word: ' 营商环境 ', rule });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const { body } = await administrator.get('/hot-words');
    const expected = rule === null ? [] : [{ word: '营商环境', searches: 0, rule }];
    assert.deepEqual(body.items, expected);
  }
  const log = await house.database.db
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', 'hot-word-ruled')
    .orderBy('id')
    .execute();
  assert.deepEqual(
    log.map(({ detail }) => (detail as { rule: string }).rule),
    ['pinned', 'blocked', 'none'],
  );
});

test('what few searched for is told to nobody, and numbers of persons are no words', async () => {
  const { db } = house.database;
  const organId = house.organs.city;
  await db
    .insertInto('search_terms')
    .values(
      ['公积金', '社保'].map((word) => ({
        level: word,
        term: word,
        pinyin: null,
        initials: null,
        documents: 1,
      })),
    )
    .execute();
  const yesterday = house.context.clock.today();
  await addSearches(db, organId, yesterday, new Map(Object.entries({ 公积金: 400, 社保: 400 })));
  assert.deepEqual((await administrator.get('/hot-words')).body.items, [], 'today is not over');
  const refused = await administrator.post('/hot-words', { word: '13800138000', rule: 'pinned' });
  assert.deepEqual(codes(refused), ['hot-word-unfit']);
});
