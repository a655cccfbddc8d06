// Publishing: by when, and for how long. `wd` = working day.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import {
  displayedUntil,
  type DisplayMatter,
  displayViolations,
  interpretationDueOn,
  type PublicationMatter,
  publishBy,
} from '../../src/rules/publication-deadlines.ts';
import type { ViolationCode } from '../../src/rules/violations.ts';

interface DeadlineCase {
  readonly id: string;
  readonly says: string;
  readonly matter: PublicationMatter;
  readonly from: IsoDay;
  readonly by: IsoDay;
  readonly periodEnds?: IsoDay;
  readonly provision: string;
}

const deadlines: readonly DeadlineCase[] = [
  {
    id: 'P01',
    says: 'a normative document signed on 10 February is on the site within 20 wd',
    matter: 'general',
    from: '2026-02-10',
    by: '2026-03-16',
    provision: '条例26',
  },
  {
    id: 'P02',
    says: 'its amendment of 1 April has 20 wd of its own',
    matter: 'general',
    from: '2026-04-01',
    by: '2026-04-30',
    provision: '条例26',
  },
  {
    id: 'P03',
    says: 'final accounts: 20 plain days ending in the holiday are not rolled behind it',
    matter: 'department-budget',
    from: '2026-09-15',
    by: '2026-09-30',
    periodEnds: '2026-10-05',
    provision: '预算法14¶2',
  },
  {
    id: 'P04',
    says: 'an annulled penalty is withdrawn within three wd, the worked Saturday among them',
    matter: 'penalty-withdrawal',
    from: '2026-09-30',
    by: '2026-10-10',
    provision: '行政处罚法48¶2、85',
  },
  {
    id: 'P05',
    says: 'a licence decided before the holiday is on the site within seven wd',
    matter: 'licence-or-penalty',
    from: '2026-09-28',
    by: '2026-10-13',
    provision: '国家发展改革委双公示要求',
  },
  {
    id: 'P08',
    says: 'a procurement award is announced within two wd',
    matter: 'procurement-award',
    from: '2026-09-30',
    by: '2026-10-09',
    provision: '政府采购法实施条例43',
  },
  {
    id: 'P09',
    says: 'a land approval is announced within 15 wd, 中秋 off and two weekend days worked',
    matter: 'land-expropriation',
    from: '2026-09-18',
    by: '2026-10-15',
    provision: '土地管理法实施条例31',
  },
];

describe('publishing: by when', () => {
  for (const { id, says, matter, from, by, periodEnds = by, provision } of deadlines) {
    it(`${id} ${says}`, () => {
      const expected = { by, periodEnds, provisional: false, provision };
      assert.deepEqual(publishBy(matter, from, nationalCalendar), expected);
    });
  }

  it('P01 beyond the published calendar the day is provisional', () => {
    assert.equal(publishBy('general', '2026-12-20', nationalCalendar).provisional, true);
    assert.equal(publishBy('department-budget', '2026-12-20', nationalCalendar).provisional, true);
  });

  it('P21 an interpretation is due three wd after its document and holds nothing back', () => {
    assert.equal(interpretationDueOn('2026-02-13', nationalCalendar), '2026-02-25');
  });
});

/** A decision draft posted on 1 September. */
function draftOpenUntil(lastDay: IsoDay, reason?: string): readonly ViolationCode[] {
  return shortfall('decision-draft', '2026-09-01', lastDay, reason);
}

function shortfall(
  matter: DisplayMatter,
  posted: IsoDay,
  last: IsoDay,
  reason?: string,
): readonly ViolationCode[] {
  return displayViolations(matter, posted, last, nationalCalendar, reason).map((v) => v.code);
}

describe('publishing: for how long', () => {
  it('P06 a recruitment list of 28 September stands through 10 October', () => {
    assert.equal(displayedUntil('recruitment-list', '2026-09-28', nationalCalendar), '2026-10-10');
    assert.deepEqual(shortfall('recruitment-list', '2026-09-28', '2026-10-10'), []);
    const short = displayViolations(
      'recruitment-list',
      '2026-09-28',
      '2026-10-09',
      nationalCalendar,
      '已无异议',
    );
    assert.deepEqual(
      short.map((v) => [v.code, v.provision]),
      [['display-too-short', '公务员法32']],
    );
  });

  it('P07 a decision draft open for 15 days needs a published reason, for 30 days none', () => {
    assert.deepEqual(draftOpenUntil('2026-09-16'), ['display-reason-missing']);
    assert.deepEqual(draftOpenUntil('2026-09-16', ' '), ['display-reason-missing']);
    assert.deepEqual(draftOpenUntil('2026-09-16', '汛情紧急'), []);
    assert.deepEqual(draftOpenUntil('2026-09-30'), ['display-reason-missing']);
    assert.deepEqual(draftOpenUntil('2026-10-01'), []);
  });
});
