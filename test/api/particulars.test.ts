import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
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

describe('the particulars of an organ', () => {
  it('are saved without the items left blank, and the guide says what it lacks', async () => {
    const guide = { officeName: '办公室', phone: '0000-5550100', fax: '' };
    const saved = await head.put('/organs/city/particulars', { guide, site: {} });
    assert.equal(saved.status, 200);
    const { body } = await head.get('/organs/city/particulars');
    assert.deepEqual(body.guide, { officeName: '办公室', phone: '0000-5550100' });
    assert.equal(body.updatedOn, '2026-03-02');
    assert.ok(body.missing.includes('传真号码'));
  });

  it('are refused where head or foot could not print them, each at its field', async () => {
    const site = { identifier: '12', partyMark: 'javascript:x', superiors: '中国政府网' };
    const answer = await head.put('/organs/city/particulars', { guide: {}, site });
    assert.equal(answer.status, 422);
    assert.deepEqual(codes(answer), [
      'site-identifier-form',
      'site-link-form',
      'site-superiors-form',
    ]);
  });

  it('are not a handler’s to change, nor those of an organ elsewhere', async () => {
    const body = { guide: {}, site: {} };
    assert.equal((await handler.put('/organs/city/particulars', body)).status, 403);
    assert.equal((await head.put('/organs/stranger/particulars', body)).status, 404);
  });
});

describe('figures that other registers give', () => {
  it('stand in Table 2 with who entered them; charges in 万元', async () => {
    const path = '/organs/city/annual-reports/2026/entries';
    const evidence = '2026年许可台账';
    assert.equal((await head.put(`${path}/licensing`, { amount: 12, evidence })).status, 200);
    assert.equal((await head.put(`${path}/fees`, { amount: 25.1, evidence })).status, 200);
    const { body } = await head.get('/organs/city/annual-reports/2026');
    assert.equal(body.tables.table2.licensing, 12);
    assert.equal(body.tables.table2.fees, 25.1);
    const records = '/organs/city/annual-reports/2026/records?cell=table2.licensing';
    const [entry] = (await head.get(records)).body.items;
    assert.equal(entry.evidence, evidence);
  });

  it('are refused without evidence, or as parts of a decision', async () => {
    const path = '/organs/city/annual-reports/2026/entries/penalty';
    assert.deepEqual(codes(await head.put(path, { amount: 1, evidence: ' ' })), [
      'evidence-missing',
    ]);
    assert.deepEqual(codes(await head.put(path, { amount: 1.5, evidence: '台账' })), [
      'amount-impossible',
    ]);
  });
});

async function table4(): Promise<unknown> {
  return (await head.get('/organs/city/annual-reports/2026')).body.tables.table4.reconsideration;
}

describe('a reconsideration', () => {
  it('is pending until its result is recorded', async () => {
    const filed = { block: 'reconsideration', filedOn: '2026-01-05' };
    const { body } = await handler.post('/organs/city/remedies', filed);
    const decided = { ...filed, result: 'upheld', decidedOn: '2026-02-20' };
    assert.deepEqual(await table4(), { upheld: 0, corrected: 0, other: 0, pending: 1, total: 1 });
    assert.equal(
      (await handler.post('/organs/city/remedies', { remedyId: body.id, ...decided })).status,
      200,
    );
    assert.deepEqual(await table4(), { upheld: 1, corrected: 0, other: 0, pending: 0, total: 1 });
  });

  it('of nobody is refused', async () => {
    const filed = { block: 'reconsideration', filedOn: '2026-01-05' };
    const answer = await handler.post('/organs/city/remedies', { remedyId: 999999, ...filed });
    assert.deepEqual(codes(answer), ['remedy-unknown']);
    const later = { ...filed, filedOn: '2026-12-01' };
    assert.deepEqual(codes(await handler.post('/organs/city/remedies', later)), ['date-in-future']);
  });
});
