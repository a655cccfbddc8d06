// An organ dissolved: its open requests pass to the successor, and the counts of both in the database are those
// of the rules, record by record.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import * as fc from 'fast-check';
import { computeReport } from '../../src/commands/reports/compute-report.ts';
import { dissolveOrgan } from '../../src/commands/people/dissolve-organ.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { table3Columns } from '../../src/rules/annual-report/form.ts';
import { type Holder, isInSet, ledgerSets } from '../../src/rules/annual-report/tally.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../../src/rules/day.ts';
import { insertOrgan, organById } from '../../src/store/people/organs.ts';
import { requestsBehind } from '../../src/store/reports/report-requests.ts';
import type { OrganRow } from '../../src/store/tables.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
let old: OrganRow;
let fresh: OrganRow;
const dissolvedOn: IsoDay = '2022-06-15';

before(async () => {
  office = await openOffice();
  const made = async (code: string): Promise<OrganRow> => {
    const row = await insertOrgan(office.database.db, {
      parent_id: office.organId,
      code,
      name: `${code}局`,
      short_name: code,
      kind: 'department',
      letter_word: code,
      reports: true,
      report_deadline_class: 'department',
    });
    assert.ok(row);
    return row;
  };
  old = await made('old');
  fresh = await made('fresh');
});
after(async () => {
  await office.database.drop();
});

interface Entry {
  readonly receivedOn: IsoDay;
  readonly concludedOn?: IsoDay;
}

const from = ordinalOfIso('2021-11-01');
const entry: fc.Arbitrary<Entry> = fc
  .record({
    received: fc.integer({ min: 0, max: 400 }),
    took: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 4 }),
  })
  .map(({ received, took }) => ({
    receivedOn: isoOfOrdinal(from + received),
    ...(took === null ? {} : { concludedOn: isoOfOrdinal(from + received + took) }),
  }));

async function ledgerOf(entries: readonly Entry[]): Promise<void> {
  const { db } = office.database;
  await db.deleteFrom('requests').execute();
  await db
    .updateTable('organs')
    .set({ dissolved_on: null, successor_id: null, dissolved_by: null })
    .where('id', '=', old.id)
    .execute();
  if (entries.length === 0) return;
  await db
    .insertInto('requests')
    .values(
      entries.map(({ receivedOn, concludedOn }, i) => ({
        organ_id: old.id,
        number: `T-${i}`,
        query_code_hash: Buffer.alloc(1),
        channel: 'online' as const,
        applicant_kind: 'natural-person' as const,
        application: Buffer.alloc(1),
        masked_name: '*',
        submitted_at: Temporal.Instant.from('2021-11-01T00:00:00Z'),
        submitted_on: receivedOn,
        received_on: receivedOn,
        concluded_on: concludedOn ?? null,
        outcome: concludedOn === undefined ? null : ('disclosed' as const),
        clock_state: 'running' as const,
        sort_on: receivedOn,
      })),
    )
    .execute();
}

function isHanded({ concludedOn }: Entry): boolean {
  return concludedOn === undefined || concludedOn > dissolvedOn;
}

function dissolve(document = '编办发〔2022〕8号') {
  const input = { on: dissolvedOn, document, successor: 'fresh' };
  return dissolveOrgan({ ...office.on('2024-01-01'), organId: old.id }, input);
}

it('R06 counts in the database what the rules count, for both, and every year balances', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 30 }), async (entries) => {
      await ledgerOf(entries);
      assert.ok((await dissolve()).ok);
      for (const year of [2021, 2022, 2023]) {
        for (const [organ, holder] of [
          [old, 'former'],
          [fresh, 'present'],
        ] as const satisfies readonly (readonly [OrganRow, Holder])[]) {
          const own = entries.flatMap((one) => {
            if (isHanded(one)) return [{ ...one, handedOn: dissolvedOn }];
            return holder === 'former' ? [one] : [];
          });
          const { table3 } = (await computeReport(office.on('2024-01-01'), organ, year)).tables;
          for (const set of ledgerSets) {
            const expected = own.filter((one) =>
              isInSet(one, set, year, 'handedOn' in one ? holder : 'present'),
            ).length;
            assert.equal(table3[set].total, expected, `${holder} ${set} ${year}`);
            const page = { limit: 100, offset: 0 };
            const { total } = await requestsBehind(
              office.database.db,
              organ.id,
              year,
              { set },
              page,
            );
            assert.equal(total, expected, `behind ${holder} ${set} ${year}`);
          }
          for (const column of table3Columns) {
            assert.equal(
              table3.received[column] + table3['brought-forward'][column],
              table3.concluded[column] + table3['carried-forward'][column],
            );
          }
        }
      }
    }),
    { numRuns: 25 },
  );
});

it('R06 is said in both reports, once, and nobody can ask the dissolved organ any more', async () => {
  await ledgerOf([
    { receivedOn: '2022-05-20' },
    { receivedOn: '2022-01-04', concludedOn: '2022-02-01' },
  ]);
  assert.deepEqual(await dissolve(), { ok: true, value: { handedOver: 1 } });
  const context = office.on('2024-01-01');
  const of = async (organ: OrganRow, year: number) =>
    (await computeReport(context, (await organById(office.database.db, organ.id)) ?? organ, year))
      .succession;
  const handover = { on: dissolvedOn, requests: { 'natural-person': 1 } };
  assert.deepEqual(await of(old, 2022), { from: [], to: { name: 'fresh局', ...handover } });
  assert.deepEqual(await of(fresh, 2022), { from: [{ name: 'old局', ...handover }] });
  assert.equal(await of(fresh, 2023), undefined);
  const again = await dissolve();
  assert.deepEqual(again.ok ? [] : again.violations.map(({ code }) => code), [
    'organ-already-dissolved',
  ]);
  const asked = await receiveRequest({ ...context, organId: old.id }, {
    channel: 'in-person',
    on: '2023-12-29',
    submissionKey: 'to-the-dissolved',
    application: {
      applicant: { kind: 'business', name: '测试', phone: '13800000000' },
      title: '某文件',
      description: '',
      carrierForm: 'paper',
      deliveryWish: 'collect',
    },
  } as unknown as Parameters<typeof receiveRequest>[1]);
  assert.deepEqual(asked.ok ? [] : asked.violations.map(({ code }) => code), ['organ-unknown']);
});
