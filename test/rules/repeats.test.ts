import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type CurrentRequest,
  type OtherRequest,
  proposalsFor,
  type RepeatProposalKind,
} from '../../src/rules/repeats.ts';
import { mayAskReasons, requestsByMonth } from '../../src/rules/request-frequency.ts';
import { countApplicants, isSameApplicant } from '../../src/rules/same-applicant.ts';
import type { Applicant } from '../../src/rules/application.ts';
import type { IsoDay } from '../../src/rules/day.ts';

const alike = { score: 1, sharedWords: ['竣工验收报告'] };
const unlike = { score: 0.2, sharedWords: [] };
const current: CurrentRequest = { submittedOn: '2026-03-02', isConcluded: false };

/** The same applicant's, at the same organ, alike and open, unless said otherwise. */
const other = (change: Partial<OtherRequest> = {}): OtherRequest => ({
  number: 'KFQ-2026-0001',
  isSameApplicant: true,
  isSameOrgan: true,
  submittedOn: '2026-02-02',
  similarity: alike,
  ...change,
});
const reply = { number: '测公开〔2026〕3号', on: '2026-02-10', servedOn: '2026-02-11' } as const;
const answered = { concludedOn: '2026-02-11', outcome: 'disclosed', reply } as const;
const notHeld = { ...answered, outcome: 'not-held' } as const;

const cases: readonly {
  id: string;
  what: string;
  others: readonly OtherRequest[];
  now?: Partial<CurrentRequest>;
  proposes: readonly RepeatProposalKind[];
}[] = [
  {
    id: 'W03',
    what: 'the identical request by web and by EMS, both open: answered together, not repeated',
    others: [other({ submittedOn: '2026-03-02' })],
    proposes: ['answer-together'],
  },
  {
    id: 'W04',
    what: 'the same again after an answered one: R09',
    others: [other(answered)],
    proposes: ['repeated'],
  },
  {
    id: 'W05',
    what: 'the earlier answer was that it does not exist: search anew first',
    others: [other(notHeld)],
    proposes: ['search-anew'],
  },
  {
    id: 'W05',
    what: 'and the record has since been made: not a repetition',
    others: [other(notHeld)],
    now: { isRecordMadeSince: true },
    proposes: ['not-repeated'],
  },
  {
    id: 'W06',
    what: 'another person asks for what was given to the first: give it, make it public',
    others: [other({ ...answered, isSameApplicant: false })],
    proposes: ['give-and-publish'],
  },
  {
    id: 'W07',
    what: 'the same to the county and to its bureau: neither is a repetition',
    others: [other({ ...answered, isSameOrgan: false })],
    proposes: ['other-organ'],
  },
];

describe('what earlier requests speak for', () => {
  for (const { id, what, others, now = {}, proposes } of cases) {
    it(`${id} ${what}`, () => {
      const found = proposalsFor({ ...current, ...now }, others);
      assert.deepEqual(
        found.map(({ kind }) => kind),
        proposes,
      );
    });
  }

  it('names number and date of the earlier reply for R09, the latest of several', () => {
    const later = {
      number: '测公开〔2026〕9号',
      on: '2026-02-20',
      servedOn: '2026-02-24',
    } as const;
    const found = proposalsFor(current, [
      other(answered),
      other({ ...answered, number: 'KFQ-2026-0002', reply: later }),
    ]);
    assert.deepEqual(found, [
      {
        kind: 'repeated',
        requests: ['KFQ-2026-0002'],
        earlierReply: { number: '测公开〔2026〕9号', on: '2026-02-20' },
      },
    ]);
  });

  for (const [what, change, proposes] of [
    [
      'a reply that was signed but not served',
      { reply: { number: 'x', on: '2026-02-10' } },
      'answer-together',
    ],
    [
      'a reply served after this request came',
      { ...answered, reply: { ...reply, servedOn: '2026-03-03' } },
      'answer-alike',
    ],
    [
      'a reply that was set right afterwards',
      { ...answered, isReplyCorrected: true },
      'answer-anew',
    ],
    [
      'a reply that the request stayed unclear',
      { ...answered, outcome: 'still-unclear' },
      'answer-anew',
    ],
  ] as const) {
    it(`does not call ${what} an earlier reply`, () => {
      assert.deepEqual(
        proposalsFor(current, [other(change)]).map(({ kind }) => kind),
        [proposes],
      );
    });
  }

  it('proposes nothing after a withdrawal, a missing supplement or an unpaid fee', () => {
    for (const outcome of ['other', 'not-supplemented', 'fee-unpaid'] as const) {
      const closed = other({ concludedOn: '2026-02-11', outcome });
      assert.deepEqual(proposalsFor(current, [closed]), [], outcome);
    }
  });

  it('proposes nothing for requests that are not alike, and nothing for a concluded one', () => {
    assert.deepEqual(proposalsFor(current, [other({ ...answered, similarity: unlike })]), []);
    assert.deepEqual(proposalsFor({ ...current, isConcluded: true }, [other(answered)]), []);
  });
});

const received = (month: string, n: number): { number: string; on: IsoDay }[] =>
  Array.from({ length: n }, (_, i) => ({
    number: `N${String(i).padStart(2, '0')}`,
    on: `${month}-${String(1 + (i % 28)).padStart(2, '0')}` as IsoDay,
  }));

describe('how often one applicant asks (条例 35)', () => {
  it('is counted by the calendar month of receipt, newest first, with the list', () => {
    const months = requestsByMonth([...received('2026-02', 3), ...received('2026-03', 23)]);
    assert.deepEqual(
      months.map(({ month, requests, isFrequent }) => [month, requests.length, isFrequent]),
      [
        ['2026-03', 23, true],
        ['2026-02', 3, false],
      ],
    );
  });

  it('lets reasons be asked for from the eleventh in a month on', () => {
    assert.ok(!mayAskReasons(requestsByMonth(received('2026-03', 10)), '2026-03-28'));
    assert.ok(mayAskReasons(requestsByMonth(received('2026-03', 11)), '2026-03-28'));
    assert.ok(!mayAskReasons(requestsByMonth(received('2026-03', 11)), '2026-04-01'));
  });
});

describe('one applicant', () => {
  const person: Applicant = {
    kind: 'natural-person',
    name: '测试人',
    identityNumber: 'e0000000x',
    phone: '138 0000 0000',
  };

  it('is known by the number of the paper, whatever else differs', () => {
    assert.ok(
      isSameApplicant(person, { ...person, name: '测试 人', identityNumber: 'E0000000X ' }),
    );
    assert.ok(!isSameApplicant(person, { ...person, identityNumber: 'E00000001' }));
  });

  it('is known by name and contact where a number is missing, never by the name alone', () => {
    const { identityNumber: _, ...unproved } = person;
    assert.ok(isSameApplicant(person, { ...unproved, phone: '13800000000' }));
    assert.ok(!isSameApplicant(person, { ...unproved, phone: '13800000001' }));
  });

  it('is counted once', () => {
    const second = { ...person, identityNumber: 'E00000002' };
    assert.equal(countApplicants([person, second, person]), 2);
  });
});
