// A third party answers its letter over the link (条例 15, 32): when the link opens, what is asked of an answer,
// and that the clock takes it as it takes one on paper. Cases K20, K23, K24a, L11, L12 and journey J3.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { explainPeriod, opinionDays, opinionLapse } from '../../src/rules/clock.ts';
import { day, type IsoDay, isoOfOrdinal, ordinalOf } from '../../src/rules/day.ts';
import { linkObstacle } from '../../src/rules/request/answer-link.ts';
import { opinionClock } from '../../src/rules/request/opinion-clock.ts';
import {
  mostMarks,
  type OnlineOpinion,
  onlineOpinionViolations,
  type SecretMark,
} from '../../src/rules/request/online-answer.ts';
import {
  answered,
  answeredOverLink,
  consulted,
  drafted,
  enteredOn,
  holds,
  letterServed,
  openLink,
  play,
  refuses,
  saidOnline,
  signed,
  type Step,
  submitted,
  supplementAsked,
  supplementNoticeServed,
  supplemented,
  withdrawn,
} from './play.ts';

const { opinion: _, parts: __, reasons: ___, ...speaker } = saidOnline;
const agrees: OnlineOpinion = { ...speaker, opinion: 'agree', marks: [] };
const partly: OnlineOpinion = { ...saidOnline, marks: [] };
const [mark] = saidOnline.marks as readonly [SecretMark];

/** Why the link does not open on that day; `undefined` when it does. */
function why(steps: readonly Step[], on: IsoDay, link = openLink): string | undefined {
  const { request } = play(steps);
  return linkObstacle(request, link, { today: on, calendar: nationalCalendar })?.code;
}

const codes = (o: OnlineOpinion): readonly string[] =>
  onlineOpinionViolations(o).map(({ code, field }) => `${code} ${field ?? ''}`);

function toldOverLink(sent: IsoDay, on: IsoDay, due: IsoDay): void {
  holds({
    id: '',
    says: '',
    provision: '33¶3',
    steps: [submitted('2026-03-02'), consulted(sent), answeredOverLink(on)],
    expect: [{ on, due }],
  });
}

describe('an answer over the link and the clock', () => {
  it('J3 sent and received 20 May, answered in part 3 June: due 29 June', () => {
    holds({
      id: 'J3',
      says: '',
      provision: '32、33¶3',
      steps: [
        submitted('2026-04-30'),
        supplementAsked('2026-05-08'),
        supplementNoticeServed('2026-05-08'),
        supplemented('2026-05-15'),
        consulted('2026-05-20'),
        letterServed('2026-05-20'),
        answeredOverLink('2026-06-03'),
      ],
      expect: [{ on: '2026-06-03', state: 'running', due: '2026-06-29' }],
    });
  });

  it('K23 K24a with one day or none left it stops the clock as paper does', () => {
    toldOverLink('2026-03-27', '2026-04-10', '2026-04-13');
    toldOverLink('2026-03-30', '2026-04-11', '2026-04-13');
  });

  it('the event says that it came over the link and by whom', () => {
    const { events, request } = play([
      submitted('2026-03-02'),
      consulted('2026-03-06'),
      answeredOverLink('2026-03-09'),
    ]);
    assert.deepEqual(events.at(-1)?.actor, { kind: 'third-party' });
    const answer = request.consultations[0]?.answer;
    assert.deepEqual(answer?.online?.marks, [mark]);
    assert.equal(answer?.online?.parts, '第一章');
    assert.equal(answer?.reasons, '第三章是未公开的工艺');
  });
});

describe('the link opens', () => {
  const sent = [submitted('2026-03-02'), consulted('2026-03-06')];
  const served = [...sent, letterServed('2026-03-10')];

  it('K20 for the 15 working days from proved service, and not a day longer', () => {
    assert.equal(why(served, '2026-03-31'), undefined);
    assert.equal(why(served, '2026-04-01'), 'answer-link-expired');
    play([...served, refuses(answeredOverLink('2026-04-01'), 'answer-link-expired')]);
  });

  it('naming the last day with its weekday when it is over', () => {
    const { request } = play(served);
    const late = linkObstacle(request, openLink, {
      today: '2026-04-01',
      calendar: nationalCalendar,
    });
    assert.match(late?.detail ?? '', /最后一天是2026年3月31日（周二）/);
  });

  it('without an end while service is not proved: the period never runs from sending', () => {
    assert.equal(why(sent, '2026-06-30'), undefined);
    assert.equal(opinionClock(consultationOf(sent), '2026-06-30', nationalCalendar), undefined);
  });

  it('not before the letter is sent, not for a void one, not once it is shut', () => {
    const { consultationId: _, ...unsent } = openLink;
    assert.equal(why([submitted('2026-03-02')], '2026-03-06', unsent), 'answer-link-not-sent');
    assert.equal(why(sent, '2026-03-09', { ...openLink, isVoid: true }), 'answer-link-void');
    assert.equal(why(sent, '2026-03-09', { ...openLink, isRevoked: true }), 'answer-link-revoked');
  });

  it('once: not after its own answer, nor after one that staff entered', () => {
    const twice = [...sent, answeredOverLink('2026-03-09')];
    assert.equal(why(twice, '2026-03-09'), 'consultation-answered');
    play([...twice, refuses(answeredOverLink('2026-03-09'), 'consultation-answered')]);
    play([...twice, refuses(answered('2026-03-09'), 'consultation-answered')]);
    assert.equal(why([...sent, answered('2026-03-09')], '2026-03-10'), 'consultation-answered');
  });

  it('not after the reply is signed or the request withdrawn, and does not say which', () => {
    const replied = [...sent, drafted('2026-03-09', 'other'), signed('2026-03-09')];
    assert.equal(why(replied, '2026-03-10'), 'answer-link-closed');
    assert.equal(why([...sent, withdrawn('2026-03-09')], '2026-03-10'), 'answer-link-closed');
  });

  it('while paper that comes late is still entered by staff, who then weigh it', () => {
    play([...served, answered('2026-04-10', 'refuse')]);
  });
});

function consultationOf(steps: readonly Step[]) {
  const [consultation] = play(steps).request.consultations;
  assert.ok(consultation);
  return consultation;
}

describe('service that is proved after the answer', () => {
  const answeredFirst = [
    submitted('2026-03-02'),
    consulted('2026-03-06'),
    answeredOverLink('2026-04-10'),
  ];

  it('is recorded on its own day, not later than the answer', () => {
    const late = refuses(
      enteredOn('2026-04-13', letterServed('2026-04-13')),
      'served-after-answer',
    );
    const { request } = play([
      ...answeredFirst,
      late,
      enteredOn('2026-04-13', letterServed('2026-04-10')),
    ]);
    assert.equal(request.consultations[0]?.servedOn, '2026-04-10');
    play([
      ...answeredFirst,
      letterServed('2026-04-10'),
      refuses(letterServed('2026-04-10'), 'consultation-already-served'),
    ]);
  });

  it('K20 ends the pause with the 15 days that ran from it: an answer after them adds none', () => {
    holds({
      id: 'K20',
      says: '',
      provision: '32、33¶3',
      steps: [...answeredFirst, enteredOn('2026-04-13', letterServed('2026-03-10'))],
      expect: [{ on: '2026-04-13', due: '2026-04-23' }],
    });
  });

  it('is not asked for where nobody could be reached', () => {
    play([
      submitted('2026-03-02'),
      consulted('2026-03-06'),
      answered('2026-03-20', 'none', '1', '查无此人'),
      refuses(letterServed('2026-03-20'), 'consultation-answered'),
    ]);
  });
});

describe('an answer over the link', () => {
  it('is taken whole, with marks or without', () => {
    assert.deepEqual(codes(agrees), []);
    assert.deepEqual(codes({ ...partly, marks: [mark, { ...mark, where: '' }] }), []);
    assert.deepEqual(codes({ ...agrees, opinion: 'refuse', reasons: '会泄露工艺' }), []);
  });

  it('L11 gives reasons when it refuses; one on paper without any is entered all the same', () => {
    assert.deepEqual(codes({ ...agrees, opinion: 'refuse' }), ['opinion-grounds-missing reasons']);
    play([submitted('2026-03-02'), consulted('2026-03-06'), answered('2026-03-09', 'refuse')]);
  });

  it('L12 in part names the parts: consent covers only what it names', () => {
    const { parts: _, ...without } = partly;
    assert.deepEqual(codes(without), ['opinion-parts-missing parts']);
    assert.deepEqual(codes({ ...partly, parts: ' ' }), ['opinion-parts-missing parts']);
  });

  it('says for each mark what it is, of which kind and why', () => {
    const marks = [mark, { ...mark, what: '', why: '', kind: 'x' as 'other' }];
    assert.deepEqual(codes({ ...agrees, marks }), [
      'mark-incomplete mark-1-what',
      'mark-kind-missing mark-1-kind',
      'mark-grounds-missing mark-1-why',
    ]);
    const many = Array.from({ length: mostMarks + 1 }, () => mark);
    assert.match(codes({ ...agrees, marks: many }).join(), /marks-too-many/);
  });

  it('says who speaks, with what authority and how to reach him', () => {
    const respondent = { name: '', phone: '12345', capacity: 'boss' as 'self' };
    assert.deepEqual(codes({ ...agrees, respondent }), [
      'respondent-missing name',
      'respondent-phone-invalid phone',
      'capacity-missing capacity',
    ]);
  });

  it('is never none of the choices, and no text is cut off in silence', () => {
    const wrong = { ...agrees, opinion: 'none' as 'agree', reasons: '长'.repeat(20_001) };
    assert.deepEqual(codes(wrong), ['opinion-missing opinion', 'opinion-too-long reasons']);
  });
});

describe('the third party’s own clock', () => {
  const consultation = consultationOf([
    submitted('2026-05-18'),
    consulted('2026-05-20'),
    letterServed('2026-05-20'),
  ]);
  const on = (today: IsoDay) => {
    const clock = opinionClock(consultation, today, nationalCalendar);
    return clock && [clock.dayNumber, clock.remaining, clock.lastOn];
  };

  it('J3 served 20 May: the day itself counts nothing, the 15th is 10 June', () => {
    assert.deepEqual(on('2026-05-20'), [0, 15, '2026-06-10']);
    assert.deepEqual(on('2026-06-03'), [10, 5, '2026-06-10']);
    assert.deepEqual(on('2026-06-10'), [15, 0, '2026-06-10']);
  });

  it('accounts for every day, and the last of them is the day of lapse', () => {
    const [first, last] = [ordinalOf(day('2018-01-01')), ordinalOf(day('2026-11-30'))];
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (o) => {
        const served = isoOfOrdinal(o);
        const days = explainPeriod(served, opinionDays, nationalCalendar);
        assert.equal(days.at(-1)?.on, opinionLapse(served, nationalCalendar));
        const counted = days.flatMap(({ n }) => n ?? []);
        assert.deepEqual(
          counted,
          Array.from({ length: opinionDays }, (_, i) => i + 1),
        );
      }),
      { numRuns: 200 },
    );
  });
});
