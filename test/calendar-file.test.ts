import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHolidayNotice } from '../src/formats/holiday-notice.ts';

const notice = {
  year: 2027,
  sources: ['试验用通知'],
  holidays: [{ name: '春节', off: ['2027-02-05', '2027-02-11'], makeUpDays: ['2027-02-14'] }],
};

function faultsOf(change: object): readonly string[] {
  const read = readHolidayNotice(JSON.stringify({ ...notice, ...change }));
  return read.ok ? [] : read.faults;
}

function off(from: string, to: string, makeUpDays: readonly string[] = []): object {
  return { holidays: [{ name: '春节', off: [from, to], makeUpDays }] };
}

describe('the file of a holiday notice', () => {
  it('is read with its local days', () => {
    const localDays = [{ on: '2027-04-09', working: false, source: '某州公布的决定' }];
    const read = readHolidayNotice(JSON.stringify({ ...notice, localDays }));
    assert.ok(read.ok);
    assert.deepEqual(read.file, { notice, localDays });
  });

  it('is refused with the field that is wrong', () => {
    assert.match(faultsOf({ year: 1999 })[0] ?? '', /^year：/);
    assert.match(faultsOf({ sources: [] })[0] ?? '', /^sources：/);
    assert.match(faultsOf(off('2027-02-30', '2027-03-01'))[0] ?? '', /holidays\.0\.off\.0/);
    assert.match(faultsOf(off('2027-02-11', '2027-02-05'))[0] ?? '', /不能早于/);
    assert.match(faultsOf(off('2026-02-05', '2026-02-11'))[0] ?? '', /不在2027年/);
    const weekday = off('2027-02-05', '2027-02-11', ['2027-02-15']);
    assert.match(faultsOf(weekday)[0] ?? '', /2027-02-15不是周末/);
  });

  it('is refused when it is no JSON', () => {
    assert.equal(readHolidayNotice('{').ok, false);
  });
});
