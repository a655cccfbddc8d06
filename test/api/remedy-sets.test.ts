// The dated bodies of remedy of an organ: entered, corrected, never two on one day, and what stands on a
// reply of each day.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { saveRemedySet } from '../../src/commands/remedies/save-remedy-set.ts';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { remedySetOn } from '../../src/store/remedies/remedy-settings.ts';
import { testBodies } from '../remedy-bodies.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let head: Caller;
let handler: Caller;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  head = await house.staff('head', ['office-head']);
  handler = await house.staff('handler', ['handler']);
});
after(async () => {
  await house.database.drop();
});

const path = '/organs/city/remedy-sets';
const set = {
  inNameOf: 'organ',
  issuer: '测试市管理委员会',
  reconsideration: '测试市人民政府',
  court: '测试铁路运输法院',
  confirmedBy: '某公职律师',
  confirmedOn: '2026-03-01',
  validFrom: '2026-04-01',
} as const;

async function courtOn(on: IsoDay): Promise<string | undefined> {
  return (await remedySetOn(house.database.db, house.organs.city, on))?.court;
}

async function listed(): Promise<boolean[]> {
  const { body } = await head.get('/organs');
  return body.items.map((organ: { remedyConfirmed: boolean }) => organ.remedyConfirmed);
}

describe('the bodies of remedy', () => {
  it('end on the eve of the next set of the same name', async () => {
    assert.equal((await head.post(path, set)).status, 200);
    const { body } = await head.get(path);
    assert.deepEqual(
      body.items.map((one: { validFrom: string; validUntil?: string }) => [
        one.validFrom,
        one.validUntil,
      ]),
      [
        ['2019-05-15', '2026-03-31'],
        ['2026-04-01', undefined],
      ],
    );
    assert.equal(body.current, body.items[0].id);
    assert.deepEqual(
      [await courtOn('2026-03-31'), await courtOn('2026-04-01')],
      ['测试人民法院', '测试铁路运输法院'],
    );
  });

  it('entered later for an earlier time end before the set that follows', async () => {
    const between = { ...set, court: '测试中间法院', validFrom: '2024-01-01' };
    assert.equal((await head.post(path, between)).status, 200);
    const days = ['2023-12-31', '2024-01-01', '2026-03-31', '2026-04-01'] as const;
    assert.deepEqual(await Promise.all(days.map(courtOn)), [
      '测试人民法院',
      '测试中间法院',
      '测试中间法院',
      '测试铁路运输法院',
    ]);
  });

  it('of one name never begin twice on one day: the earlier entry is corrected instead', async () => {
    const again = await head.post(path, { ...set, court: '测试互联网法院' });
    assert.deepEqual([again.status, codes(again)], [409, ['remedy-set-same-day']]);
    const { body } = await head.get(path);
    const corrects = body.items.at(-1).id as number;
    const corrected = { ...set, validFrom: '2026-01-01', court: '测试互联网法院', corrects };
    assert.equal((await head.post(path, corrected)).status, 200);
    assert.equal(await courtOn('2026-04-01'), '测试互联网法院');
    assert.equal(await courtOn('2026-03-31'), '测试中间法院', 'its days stay as they were');
    const unknown = await head.post(path, { ...set, corrects: 999999 });
    assert.deepEqual([unknown.status, codes(unknown)], [404, ['remedy-set-unknown']]);
  });

  it('keep what a correction replaced in the log', async () => {
    const { rows } = await house.database.pool.query<{ court: string }>(
      `select detail->'was'->>'court' as court from audit_log
       where action = 'remedy-set-confirmed' and detail ? 'was'`,
    );
    assert.deepEqual(rows, [{ court: '测试铁路运输法院' }]);
  });

  it('L14 are written in full with who confirmed them, and not ahead of their confirmation', async () => {
    const blank = { ...set, validFrom: '2026-05-01', court: ' ', confirmedBy: '' };
    assert.deepEqual(codes(await head.post(path, blank)), [
      'remedy-authority-unconfirmed',
      'remedy-authority-unconfirmed',
    ]);
    const ahead = { ...set, validFrom: '2026-05-01', confirmedOn: '2026-03-03' };
    assert.deepEqual(codes(await head.post(path, ahead)), ['date-in-future']);
    const old = { ...set, validFrom: '2019-05-14' };
    assert.deepEqual(codes(await head.post(path, old)), ['remedy-set-too-early']);
  });

  it('L13 of the office stand beside those of the organ, used once it replies in its own name', async () => {
    const office = { ...set, inNameOf: 'office', issuer: '测试市管委会办公室' } as const;
    const spare = { ...office, validFrom: '2026-05-01', reconsideration: '测试市管理委员会' };
    assert.equal((await head.post(path, spare)).status, 200);
    const named = await remedySetOn(house.database.db, house.organs.city, '2026-05-02', 'office');
    assert.equal(named?.reconsideration, '测试市管理委员会');
    assert.equal(await courtOn('2026-05-02'), '测试互联网法院', 'the organ still replies itself');
    const own = { ...office, validFrom: '2026-06-01', court: '测试区法院', isDefault: true };
    assert.equal((await head.post(path, own)).status, 200);
    const days = ['2026-05-31', '2026-06-01'] as const;
    assert.deepEqual(await Promise.all(days.map(courtOn)), ['测试互联网法院', '测试区法院']);
  });

  it('are not a handler’s to confirm, nor those of an organ elsewhere', async () => {
    assert.equal((await handler.post(path, set)).status, 403);
    assert.equal((await head.post('/organs/other/remedy-sets', set)).status, 404);
  });

  it('entered by two at once still hold one at a time', async () => {
    const context = {
      db: house.database.db,
      clock: house.context.clock,
      calendar: nationalCalendar,
      actor: { kind: 'system' },
      organId: house.organs.office,
    } as const;
    const days = ['2026-07-01', '2026-07-15', '2026-08-01', '2026-07-01'] as const;
    const results = await Promise.all(
      days.map((validFrom) => saveRemedySet(context, { ...testBodies, validFrom })),
    );
    assert.equal(results.filter(({ ok }) => ok).length, 3);
    const { rows } = await house.database.pool.query<{ n: number }>(
      `select count(*)::int as n from remedy_settings a join remedy_settings b
         on a.organ_id = b.organ_id and a.in_name_of = b.in_name_of and a.id < b.id
         and daterange(a.valid_from, a.valid_until, '[]') && daterange(b.valid_from, b.valid_until, '[]')`,
    );
    assert.deepEqual(rows, [{ n: 0 }]);
  });

  it('say in the list of organs whether a reply of today could be signed', async () => {
    assert.deepEqual(await listed(), [true, true]);
    await house.database.db
      .deleteFrom('remedy_settings')
      .where('organ_id', '=', house.organs.office)
      .execute();
    assert.deepEqual(await listed(), [true, false]);
  });
});
