// Whose request, and of what kind: what an application must and may not contain, and which reply fits.
// Provisions without a name are of the 条例.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tallyTable3 } from '../../src/rules/annual-report/tally.ts';
import type { ApplicantKind } from '../../src/rules/applicant-kinds.ts';
import {
  type Application,
  applicationViolations,
  missingFromApplication,
} from '../../src/rules/application.ts';
import { outcomes } from '../../src/rules/outcomes.ts';
import { violations, type ViolationCode } from '../../src/rules/violations.ts';
import {
  answered,
  type Case,
  consulted,
  drafted,
  holds,
  letterServed,
  refuses,
  repliedOn,
  submitted,
} from './play.ts';

const complete: Application = {
  applicant: { kind: 'natural-person', name: '张某', phone: '13800001234', address: '某路1号' },
  title: '某道路工程批准文件',
  description: '2025年的批准文件',
  carrierForm: 'paper',
  deliveryWish: 'post',
};

type Changes = Partial<Omit<Application, 'applicant'>> & {
  readonly applicant?: Partial<Application['applicant']>;
};

function application(changes: Changes): Application {
  return { ...complete, ...changes, applicant: { ...complete.applicant, ...changes.applicant } };
}

interface FormCase {
  readonly id: string;
  readonly says: string;
  readonly provision: string;
  readonly form: Changes;
  readonly refused: readonly ViolationCode[];
  /** What a supplement notice would ask for. */
  readonly lacks?: readonly string[];
}

const forms: readonly FormCase[] = [
  {
    id: 'K19',
    says: 'no identity proof: not refused, asked for in a supplement notice',
    provision: '29、30',
    form: {},
    refused: [],
    lacks: ['身份证明'],
  },
  {
    id: 'K07',
    says: 'taken down by staff for somebody who cannot write: the form names the writer',
    provision: '29、43',
    form: { filledByStaff: '窗口工作人员', applicant: { needsHelp: true } },
    refused: [],
  },
  {
    id: 'W08',
    says: 'a lawyer for a villager: the villager applies, the authority letter is asked for',
    provision: '29；表三',
    form: { applicant: { identityNumber: 'E00000001', agent: '某律师' } },
    refused: [],
    lacks: ['委托代理人的授权委托书'],
  },
  {
    id: 'W10',
    says: 'a passport is accepted as it is written',
    provision: '29',
    form: { applicant: { identityType: 'passport', identityNumber: 'E12345678' } },
    refused: [],
    lacks: [],
  },
  {
    id: 'W10',
    says: 'the check character is asked of resident identity cards only',
    provision: '29',
    form: { applicant: { identityType: 'resident-id', identityNumber: 'E12345678' } },
    refused: ['identity-number-invalid'],
  },
  {
    id: 'W11',
    says: 'a complete application without a purpose is complete',
    provision: '27、29',
    form: { applicant: { identityType: 'passport', identityNumber: 'E12345678' } },
    refused: [],
    lacks: [],
  },
];

describe('applications: the form', () => {
  for (const { id, says, provision, form, refused, lacks } of forms) {
    it(`${id} ${says}`, () => {
      const filled = application(form);
      const codes = applicationViolations(filled, '2026-03-02').map((v) => v.code);
      assert.deepEqual(codes, refused, provision);
      if (lacks !== undefined) assert.deepEqual(missingFromApplication(filled), lacks, provision);
    });
  }

  it('W11 nothing that can be refused asks for a purpose', () => {
    const asking = Object.values(violations).filter(({ zh }) => /用途|目的|需要的理由/.test(zh));
    assert.deepEqual(asking, []);
  });

  it('R04 an applicant of no kind is asked for it, never counted as a zero', () => {
    const filled = application({ applicant: { kind: '' as 'business' } });
    const codes = applicationViolations(filled, '2026-03-02').map((v) => v.code);
    assert.deepEqual(codes, ['applicant-kind-missing']);
  });
});

function receivedRow(
  kinds: readonly ApplicantKind[],
): Readonly<Record<ApplicantKind | 'total', number>> {
  return tallyTable3(
    kinds.map((applicantKind) => ({ set: 'received', applicantKind, outcome: null, count: 1 })),
  ).received;
}

describe('applications: the columns of Table 3', () => {
  it('W08 the villager counts as a natural person, the firm in its own name as a legal service', () => {
    const row = receivedRow(['natural-person', 'legal-service']);
    assert.deepEqual(
      [row['natural-person'], row['legal-service'], row['other-organization'], row.total],
      [1, 1, 0, 2],
    );
  });

  it('W09 a licensed one-man business is a business, an owners’ committee is of the others', () => {
    const row = receivedRow(['business', 'other-organization']);
    assert.deepEqual([row.business, row['other-organization'], row.total], [1, 1, 2]);
  });
});

const replies: readonly Case[] = [
  {
    id: 'W03',
    says: 'two identical requests both open: neither repeats the other, an earlier reply is wanting',
    provision: '36(6)',
    steps: [
      submitted('2026-03-04', 'post'),
      refuses(drafted('2026-03-10', 'repeated'), 'earlier-reply-missing'),
    ],
    expect: [{ on: '2026-03-10', state: 'running', outcome: undefined }],
  },
  {
    id: 'W04',
    says: 'the same request after an answered one: told so, with number and date of that reply',
    provision: '36(6)',
    steps: [
      submitted('2026-03-02'),
      ...repliedOn('2026-03-10', 'repeated', {
        earlierReply: '某公开〔2026〕3号，2026年2月10日',
      }),
    ],
    expect: [{ on: '2026-03-10', outcome: 'repeated', onTime: true }],
  },
  {
    id: 'W13',
    says: 'a question for advice is no request: another reply, which says why',
    provision: '2、39',
    steps: [
      submitted('2026-03-02'),
      refuses(drafted('2026-03-10', 'other', { reasons: ' ' }), 'reasons-missing'),
      ...repliedOn('2026-03-10', 'other'),
    ],
    expect: [{ on: '2026-03-10', outcome: 'other' }],
  },
  {
    id: 'W15',
    says: 'a copy of what another department made: its name and contact instead of a search record',
    provision: '10¶1、36(5)',
    steps: [
      submitted('2026-03-02'),
      refuses(drafted('2026-03-10', 'not-held'), 'search-record-missing'),
      ...repliedOn('2026-03-10', 'not-held', { responsibleOrgan: '某局，0000-00000000' }),
    ],
    expect: [{ on: '2026-03-10', outcome: 'not-held' }],
  },
  {
    id: 'W16',
    says: 'a record obtained from a company and kept here: given only after its word or its 15 wd',
    provision: '10¶1、32',
    steps: [
      submitted('2026-03-02'),
      consulted('2026-03-06'),
      letterServed('2026-03-10'),
      refuses(drafted('2026-03-31', 'disclosed'), 'third-party-pending'),
      ...repliedOn('2026-04-01', 'disclosed'),
    ],
    expect: [{ on: '2026-04-01', outcome: 'disclosed', due: '2026-04-23', onTime: true }],
  },
  {
    id: 'W16',
    says: 'its consent opens the record at once',
    provision: '32',
    steps: [
      submitted('2026-03-02'),
      consulted('2026-03-06'),
      answered('2026-03-12'),
      ...repliedOn('2026-03-12', 'disclosed'),
    ],
    expect: [{ on: '2026-03-12', outcome: 'disclosed' }],
  },
];

describe('applications: the reply that fits', () => {
  for (const one of replies) it(`${one.id} ${one.says}`, () => void holds(one));

  it('W13 W14 what is not government information at all is counted under the last row', () => {
    const { letter, printed, remedy } = outcomes.other;
    assert.deepEqual([letter, printed, remedy], ['R17', '3.其他', 'direct']);
  });
});
