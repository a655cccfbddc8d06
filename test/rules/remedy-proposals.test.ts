// Who would reconsider an organ's decision, proposed from where it stands; which confirmed set a reply of a
// day prints; and the clause that comes of it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { type IsoDay, isoOf } from '../../src/rules/day.ts';
import { type RemedyKind } from '../../src/rules/outcomes.ts';
import {
  clauseOfReply,
  periodsWithoutClause,
  remedyClause,
  remedyKindOf,
} from '../../src/rules/remedy.ts';
import {
  type KnownNames,
  proposalText,
  proposeReconsideration,
  type Standing,
  standingKeys,
} from '../../src/rules/remedy-proposal.ts';
import {
  bearsReplies,
  placementAmong,
  type RemedySet,
  remedySetAmong,
  type ReplyName,
} from '../../src/rules/remedy-set.ts';

interface ProposalCase {
  readonly id?: string;
  readonly says: string;
  readonly provision: string;
  readonly standing: Standing;
  readonly inNameOf?: ReplyName;
  readonly names?: KnownNames;
  /** Empty where nothing may be proposed. */
  readonly authorities: readonly string[];
}

const county: KnownNames = { own: '某县某局', government: '某县人民政府' };

const proposals: readonly ProposalCase[] = [
  {
    says: 'a department of a county: the government of the same level',
    provision: '行政复议法24¶1(1)',
    standing: 'department',
    names: county,
    authorities: ['某县人民政府'],
  },
  {
    says: 'a field office acting in its own name: the government of the same level',
    provision: '行政复议法24¶4',
    standing: 'field-office',
    names: county,
    authorities: ['某县人民政府'],
  },
  {
    says: 'an organisation authorised by law: the government of the same level',
    provision: '行政复议法24¶1(4)',
    standing: 'authorised',
    names: county,
    authorities: ['某县人民政府'],
  },
  {
    id: 'L13',
    says: 'a reply in the name of a government: the government above it',
    provision: '行政复议法24¶1(2)',
    standing: 'government',
    names: { own: '某县人民政府', government: '某市人民政府' },
    authorities: ['某市人民政府'],
  },
  {
    id: 'L13',
    says: 'a reply in the name of the government’s office: the government it belongs to',
    provision: '法释〔2021〕5号6；行政复议法24',
    standing: 'government',
    inNameOf: 'office',
    names: { own: '某县人民政府', government: '某市人民政府' },
    authorities: ['某县人民政府'],
  },
  {
    id: 'L13',
    says: 'an office that is kept as an organ of its own: by the name it signs in, not by guessing',
    provision: '法释〔2021〕5号6',
    standing: 'government-office',
    authorities: [],
  },
  {
    says: 'an office of a department has no provision that lets it reply in its own name',
    provision: '法释〔2021〕5号6；行政复议法24',
    standing: 'department',
    inNameOf: 'office',
    names: county,
    authorities: [],
  },
  {
    id: 'L14',
    says: 'a development zone: nothing is proposed, whatever stands above it',
    provision: '法释〔2018〕1号21',
    standing: 'development-zone',
    names: { own: '某经开区管委会', government: '某市人民政府' },
    authorities: [],
  },
  {
    id: 'L15',
    says: 'a county justice bureau: both are named and the applicant chooses',
    provision: '行政复议法28',
    standing: 'justice',
    names: { ...county, department: '某市司法局' },
    authorities: ['某县人民政府', '某市司法局'],
  },
  {
    id: 'L16',
    says: 'a tax bureau: the tax bureau above, never the government beside it',
    provision: '行政复议法27',
    standing: 'vertical',
    names: { ...county, department: '国家税务总局某市税务局' },
    authorities: ['国家税务总局某市税务局'],
  },
  {
    id: 'L16',
    says: 'a provincial government: itself',
    provision: '行政复议法24¶2',
    standing: 'provincial-government',
    names: { own: '某省人民政府' },
    authorities: ['某省人民政府'],
  },
  {
    says: 'a department of the State Council: itself',
    provision: '行政复议法25(1)',
    standing: 'state-council-department',
    names: { own: '某部' },
    authorities: ['某部'],
  },
  {
    says: 'a lawfully dispatched organ: the government that set it up',
    provision: '行政复议法24¶1(3)',
    standing: 'dispatched',
    names: { own: '某行政公署', government: '某省人民政府' },
    authorities: ['某省人民政府'],
  },
  {
    says: 'where the tree of organs knows no name, the place is named instead',
    provision: '行政复议法28',
    standing: 'justice',
    authorities: ['本级人民政府', '上一级司法行政部门'],
  },
];

describe('the reconsideration authority is proposed', () => {
  for (const { id, says, provision, standing, inNameOf = 'organ', ...one } of proposals) {
    it(`${id === undefined ? '' : `${id} `}${says}`, () => {
      const proposal = proposeReconsideration(standing, inNameOf, one.names);
      assert.equal(proposal.provision, provision);
      assert.deepEqual('silence' in proposal ? [] : proposal.authorities, one.authorities);
      if ('silence' in proposal) assert.notEqual(proposal.silence, '', 'it says why not');
    });
  }

  it('L14 and no proposal of any organ speaks of a court', () => {
    for (const standing of standingKeys) {
      for (const inNameOf of ['organ', 'office'] as const) {
        const text = proposalText(proposeReconsideration(standing, inNameOf));
        assert.doesNotMatch(text, /法院/);
        assert.match(text, /须经指定人员确认|不作建议|分别设置/);
      }
    }
  });
});

const bodies = { reconsideration: '某市人民政府', court: '某区人民法院' };

function setFrom(id: number, validFrom: IsoDay, more: Partial<RemedySet> = {}): RemedySet {
  return {
    ...bodies,
    id,
    inNameOf: 'organ',
    issuer: '某机关',
    confirmedBy: '某律师',
    confirmedOn: validFrom,
    validFrom,
    isDefault: true,
    ...more,
  };
}

describe('the confirmed set of a day', () => {
  const sets = [
    setFrom(1, '2019-05-15', { validUntil: '2023-12-31' }),
    setFrom(2, '2024-01-01'),
    setFrom(3, '2025-01-01', { inNameOf: 'office', isDefault: false }),
  ];
  const on = (day: IsoDay, name?: ReplyName): number | undefined =>
    remedySetAmong(sets, day, name)?.id;

  it('L14 is none before the first one: nothing is signed then', () => {
    assert.equal(on('2019-05-14'), undefined);
    assert.deepEqual([on('2023-12-31'), on('2024-01-01')], [1, 2]);
  });

  it('L13 is the office’s only where the reply bears the office’s name', () => {
    assert.deepEqual([on('2025-06-01'), on('2025-06-01', 'office')], [2, 3]);
    assert.equal(on('2024-06-01', 'office'), undefined);
  });

  it('L13 is the office’s from the day on that it replies in its own name', () => {
    const turned = [...sets, setFrom(4, '2026-01-01', { inNameOf: 'office' })];
    assert.equal(remedySetAmong(turned, '2026-01-01')?.inNameOf, 'office');
    const back = [...turned, setFrom(5, '2027-01-01')];
    assert.equal(remedySetAmong(back, '2027-01-01')?.id, 5, 'and the organ’s again later');
  });

  it('keeps the name replied in where nothing is said of it', () => {
    assert.equal(bearsReplies(sets, { inNameOf: 'organ', validFrom: '2026-01-01' }), true);
    assert.equal(bearsReplies(sets, { inNameOf: 'office', validFrom: '2026-01-01' }), false);
    const none = { inNameOf: 'organ', validFrom: '2026-01-01', isDefault: false } as const;
    assert.equal(bearsReplies(sets, none), true, 'without another nothing could be signed');
  });

  it('never overlaps another of its name, in whatever order they are entered', () => {
    const dayOfYear = fc
      .integer({ min: 0, max: 2000 })
      .map((n) => isoOf(Temporal.PlainDate.from('2020-01-01').add({ days: n })));
    fc.assert(
      fc.property(fc.uniqueArray(dayOfYear, { maxLength: 12 }), (days) => {
        let kept: readonly RemedySet[] = [];
        for (const [id, validFrom] of days.entries()) {
          const { ends, validUntil, sameDay } = placementAmong(kept, {
            inNameOf: 'organ',
            validFrom,
          });
          assert.equal(sameDay, undefined);
          kept = kept.map((set) =>
            set.id === ends?.id ? { ...set, validUntil: ends.validUntil } : set,
          );
          kept = [...kept, setFrom(id, validFrom, validUntil === undefined ? {} : { validUntil })];
        }
        const inOrder = days.toSorted();
        for (const day of days) {
          const holding = kept.filter(
            (set) => set.validFrom <= day && (set.validUntil ?? '9999-12-31') >= day,
          );
          assert.deepEqual(
            holding.map(({ validFrom }) => validFrom),
            [inOrder[inOrder.indexOf(day)]],
          );
        }
      }),
    );
  });
});

describe('the clause of a reply', () => {
  const channel = { ...bodies, internetReconsideration: 'https://fuyi.example/' };
  const secret = { outcome: 'state-secret', grounds: ['14-state-secret'] } as const;

  it('L17 names the internet channel that its set has, in full sentences', () => {
    const clause = clauseOfReply(secret, '2026-03-02', channel);
    assert.equal(
      clause,
      '对不予公开的决定不服的，应当先自收到本告知书之日起60日内向某市人民政府申请行政复议；' +
        '对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向某区人民法院提起行政诉讼。' +
        '行政复议申请也可以通过互联网提出：https://fuyi.example/。',
    );
  });

  it('L18 decided on 20 December 2023 stays as it was: either way, and no internet channel', () => {
    assert.equal(
      clauseOfReply(secret, '2023-12-20', channel),
      '对本答复不服的，可以自收到本告知书之日起60日内向某市人民政府申请行政复议，' +
        '或者自收到本告知书之日起6个月内向某区人民法院提起行政诉讼。',
    );
  });

  it('L02 of a partial reply says first of the refused part, then of the rest', () => {
    assert.equal(
      remedyClause('split', bodies),
      '对其中不予公开的部分不服的，应当先自收到本告知书之日起60日内向某市人民政府申请行政复议；' +
        '对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向某区人民法院提起行政诉讼。' +
        '对其余部分不服的，可以自收到本告知书之日起60日内向某市人民政府申请行政复议，' +
        '或者自收到本告知书之日起6个月内向某区人民法院提起行政诉讼。',
    );
  });
});

describe('a correction passed on to another organ', () => {
  it('decides nothing and opens no remedy, whenever it was', () => {
    for (const on of ['2023-12-20', '2026-03-02'] as const) {
      assert.equal(remedyKindOf('correction-referred', [], on), 'none');
    }
    assert.equal(remedyClause('none', bodies), '');
  });
});

interface WithoutClause {
  readonly says: string;
  readonly kind: RemedyKind;
  readonly correctedOn?: IsoDay;
  readonly expect: readonly (IsoDay | undefined)[];
}

const forgotten: readonly WithoutClause[] = [
  {
    says: 'until it is put right both periods end a year after the letter',
    kind: 'direct',
    expect: ['2027-03-10', '2027-03-10'],
  },
  {
    says: 'a corrected letter starts them: 60 days and six months from its receipt',
    kind: 'direct',
    correctedOn: '2026-04-03',
    expect: ['2026-06-02', '2026-10-08'],
  },
  {
    says: 'a late correction never reaches beyond the year',
    kind: 'direct',
    correctedOn: '2027-01-20',
    expect: ['2027-03-10', '2027-03-10'],
  },
  {
    says: 'a refusal opens no suit before reconsideration, clause or no clause',
    kind: 'review-first',
    correctedOn: '2026-04-03',
    expect: ['2026-06-02', undefined],
  },
];

describe('a letter received on 10 March 2026 without a clause (20¶3; 法释〔2018〕1号64)', () => {
  for (const { says, kind, correctedOn, expect } of forgotten) {
    it(`L19 ${says}`, () => {
      const periods = periodsWithoutClause(kind, '2026-03-10', correctedOn, nationalCalendar);
      const { reconsiderationBy, suitBy } = periods;
      assert.deepEqual([isoOf(reconsiderationBy.on), suitBy && isoOf(suitBy.on)], expect);
    });
  }
});
