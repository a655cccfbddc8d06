// The example's requests, played through the commands of the house on a database.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { exampleReportTexts2022 } from '../src/example/annual-report-2022.ts';
import { exampleOrgan, exampleStaff } from '../src/example/organ.ts';
import { inPlaceOf } from '../src/example/organs-below.ts';
import { exampleRequests2022 } from '../src/example/requests-2022.ts';
import { requestsBelow2022, requestsBelowNow } from '../src/example/requests-below.ts';
import { exampleRequestsNow } from '../src/example/requests-now.ts';
import type { ExampleRequest } from '../src/example/requests.ts';
import { playRequest } from '../src/main/example-requests.ts';
import { chipFaults } from '../src/rules/annual-report/texts.ts';
import { applicationViolations } from '../src/rules/application.ts';
import { nationalCalendar as calendar } from '../src/rules/calendar.ts';
import { isValidCreditCode } from '../src/rules/credit-code.ts';
import type { IsoDay } from '../src/rules/day.ts';
import { missingFromGuide } from '../src/rules/organ.ts';
import { requestFrom } from '../src/rules/request/fold.ts';
import type { DisclosureRequest } from '../src/rules/request/disclosure-request.ts';
import { replyClock } from '../src/rules/request/state.ts';
import { dueOn } from '../src/rules/request/steps.ts';
import { may } from '../src/rules/roles.ts';
import { eventsOf, requestsBySubmissionKeys } from '../src/store/requests/requests.ts';
import { type Office, openOffice } from './commands/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  await office.database.drop();
});

/** Plays a script, each step on its own day and by its own person; `as` keeps two plays apart. */
async function play(request: ExampleRequest, as = ''): Promise<DisclosureRequest> {
  assert.deepEqual(applicationViolations(request.application, request.submittedOn), []);
  const { db, secrets, clock } = office.on(request.submittedOn);
  const key = `${request.key}${as}`;
  await playRequest({ db, secrets, clock, calendar }, office.organId, { ...request, key });
  const row = (await requestsBySubmissionKeys(db, [key])).get(key);
  assert.ok(row);
  const r = requestFrom(await eventsOf(db, secrets, row.id));
  assert.ok(r);
  return r;
}

async function playAll(
  requests: readonly ExampleRequest[],
  as = '',
): Promise<readonly DisclosureRequest[]> {
  const played: DisclosureRequest[] = [];
  for (const request of requests) played.push(await play(request, as));
  return played;
}

describe('the requests of 2022', () => {
  let played: readonly DisclosureRequest[];
  before(async () => {
    played = await playAll(exampleRequests2022);
  });

  it('are four, all by natural persons, received and concluded in the year', () => {
    assert.equal(played.length, 4);
    for (const r of played) {
      assert.equal(r.applicantKind, 'natural-person');
      assert.equal(r.receivedOn?.slice(0, 4), '2022');
      assert.equal(r.service?.on.slice(0, 4), '2022');
    }
  });

  it('end in four ways, one withheld for third-party rights after its consultation', () => {
    assert.deepEqual(
      played.map((r) => r.reply?.content.outcome),
      ['partly-disclosed', 'third-party-rights', 'not-held', 'disclosed'],
    );
    assert.equal(played[1]?.consultations[0]?.answer?.opinion, 'refuse');
    assert.ok(played[2]?.reply?.content.searchRecord);
  });
});

describe('the requests of today', () => {
  for (const today of [
    '2026-03-02',
    '2026-02-17',
    '2026-10-10',
    '2026-11-22',
    '2027-01-04',
  ] as const) {
    it(`on ${today} are twelve, within their periods, each in a state of its own`, async () => {
      const requests = exampleRequestsNow(today, calendar);
      const played = await playAll(requests, today);
      assert.equal(played.length, 12);
      assert.equal(played.filter((r) => r.matter === 'correction').length, 1);
      const waitsForFee = played.filter(
        (r) => replyClock(r, today, calendar).state === 'awaiting-payment',
      );
      assert.equal(waitsForFee.length, 1);
      for (const request of requests) {
        for (const on of [request.submittedOn, ...request.steps.map((s) => s.on)]) {
          assert.ok(on <= today);
        }
      }
      const due = played.map((r) => dueOn(r, { today, calendar }));
      for (const [i, r] of played.entries()) {
        const day = due[i];
        if (r.service === undefined && day !== undefined)
          assert.ok(day >= today, requests[i]?.key ?? '');
      }
      assert.equal(played.filter((r) => r.service !== undefined).length, 3);
      assert.equal(played.filter((r) => r.receivedOn === undefined).length, 1);
      assert.equal(played.filter((r) => r.draft && !r.reply).length, 1);
      const waiting = played.filter((r) => r.supplement || r.consultations.length > 0);
      assert.equal(waiting.length, 2);
    });
  }

  it('are asked by every kind of applicant but two', () => {
    const kinds = exampleRequestsNow('2026-03-02', calendar).map(
      (r) => r.application.applicant.kind,
    );
    assert.equal(new Set(kinds).size, 5);
  });
});

describe('the requests to the organs below', () => {
  it('end in 2022 but one, which the next year brings forward', async () => {
    const played = await playAll(requestsBelow2022);
    assert.deepEqual(
      played.map((r) => r.service?.on.slice(0, 4)),
      ['2022', '2022', '2023', '2022', '2022'],
    );
    for (const r of played) assert.equal(r.receivedOn?.slice(0, 4), '2022');
  });

  for (const today of ['2026-02-17', '2026-10-10', '2027-01-04'] as const) {
    it(`wait on ${today} within their period`, async () => {
      for (const r of await playAll(requestsBelowNow(today, calendar), today)) {
        const due = dueOn(r, { today, calendar });
        assert.ok(due !== undefined && due >= today);
      }
    });
  }

  it('are asked of organs of the example, handled and signed by two people', () => {
    for (const { organ } of requestsBelow2022) {
      const people = exampleStaff.filter((person) => person.organ === organ);
      assert.deepEqual(
        people.map(({ username }) => username),
        [inPlaceOf('jingban', organ), inPlaceOf('qianfa', organ)],
      );
    }
  });
});

describe('the example organ', () => {
  const all = [exampleOrgan, ...exampleOrgan.children];

  it('has a complete guide and sound codes, and reports beside three organs below it', () => {
    assert.deepEqual(missingFromGuide(exampleOrgan.guide ?? {}), []);
    for (const organ of all) assert.ok(isValidCreditCode(organ.creditCode ?? ''), organ.name);
    assert.equal(new Set(all.map((o) => o.creditCode)).size, all.length);
    assert.deepEqual(
      all.filter((o) => o.reports).map((o) => o.code),
      ['kfq', 'kfq-scj', 'kfq-hbj', 'kfq-qyj'],
    );
    assert.equal(all.filter((o) => o.disclosureOffice).length, 1);
  });

  it('has people to handle, to lengthen and to sign, none of them the same', () => {
    const holders = (['handle-requests', 'extend-period', 'sign-replies'] as const).map(
      (permission) => exampleStaff.filter(({ roles }) => may(roles, permission)),
    );
    for (const staff of holders) assert.ok(staff.length > 0);
    const clerk = exampleStaff.find(({ username }) => username === 'jingban');
    assert.ok(clerk && !may(clerk.roles, 'sign-replies') && !may(clerk.roles, 'extend-period'));
  });
});

describe('the text of the report for 2022', () => {
  const { lead, overview, problems, other, assessment } = exampleReportTexts2022;
  const whole = [lead, ...overview.map((s) => s.heading + s.text), problems, other, assessment];

  it('has the five sections of part one, the results of 条例 50(4) and the fee statement', () => {
    for (const [i, word] of [
      '主动公开',
      '依申请公开',
      '政府信息管理',
      '平台建设',
      '监督保障',
    ].entries()) {
      assert.ok(overview[i]?.heading.includes(word));
    }
    for (const word of ['工作考核', '社会评议', '责任追究']) assert.ok(assessment?.includes(word));
    assert.ok(other.includes('发出收费通知0件，应收0元，实收0元'));
  });

  it('writes no figure that a record can give, except through a chip', () => {
    const columns = ['gkxx', 'zwdt', 'zdly', 'jdgk', 'sydwzp', 'xxly', 'fdzdgknr'];
    const known: Record<string, number> = Object.fromEntries(
      [
        'documents.published',
        'documents.placements',
        'documents.inTwoColumns',
        'table2.normative-documents.made',
        'table3.received.natural-person',
        'table3.received.organizations',
        'table4.reconsideration.total',
        'table4.litigation-direct.total',
        ...columns.map((slug) => `columns.${slug}`),
        ...[
          'received',
          'brought-forward',
          'disclosed',
          'partly-disclosed',
          'third-party-rights',
          'not-held',
          'concluded',
          'carried-forward',
        ].map((row) => `table3.${row}.total`),
      ].map((name) => [name, 0]),
    );
    assert.deepEqual(chipFaults(exampleReportTexts2022, { figures: known }), []);
    for (const text of whole) {
      assert.doesNotMatch(text ?? '', /5981|6677|1864|4027|696/);
    }
    for (const name of Object.keys(known)) assert.ok(whole.some((t) => t?.includes(`{{${name}}}`)));
  });

  it('is signed within the time set for the organ', () => {
    assert.equal(exampleOrgan.reportDeadlineClass, 'government');
    const signedOn = exampleReportTexts2022.signedOn as IsoDay;
    assert.ok(signedOn > '2023-01-01' && signedOn <= '2023-03-31');
  });
});
