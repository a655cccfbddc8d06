// Every kind of letter: written from a case without a fault, and refused when any mandatory part is gone.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { printedLetter } from '../../src/formats/print/printed-letter.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { LetterCase } from '../../src/rules/letters/case.ts';
import { letterFaults, sendingFaults } from '../../src/rules/letters/check.ts';
import { composeLetter } from '../../src/rules/letters/compose.ts';
import { broughtToDay } from '../../src/rules/letters/dates.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import { type LetterKind, letterKindKeys, letterNumber } from '../../src/rules/letters/kinds.ts';
import { carriesRemedy, partsOf } from '../../src/rules/letters/parts.ts';
import type { LetterText } from '../../src/rules/letters/sheet.ts';
import { letterSheet } from '../../src/rules/letters/to-sheet.ts';
import { golden } from '../text-table.ts';
import { answeredOverLink, consulted, play, submitted } from './play.ts';
import { refused, replyFacts, type Sample, sampleCase, samples } from './letter-samples.ts';
import { supplied } from './letters-play.ts';

const whole = {
  separability: '整份不能区分处理',
  reasons: '公开后的后果如下所述',
  evidence: '定密审核表',
};

function ids(facts: LetterFacts, text: LetterText, c: LetterCase): readonly (string | undefined)[] {
  return letterFaults(facts, text, c).map(({ field }) => field);
}

/** Said only where there is something to say; what else hangs on them the rules of the reply ask for. */
const optionalFacts = [
  'R07 provided',
  'R10 otherChannel',
  'R17 otherChannel',
  'R02-also-petition otherChannel',
  'R03 noConsultationReason',
  'C03 reasons',
];

/** Facts that are chosen from a list or counted cannot be left blank. */
const chosenFacts = [
  'kind',
  'outcome',
  'correction',
  'consultationId',
  'consultee',
  'standard',
  'days',
  'respondWithin',
  'quantity',
  'earlier',
  'internalDueOn',
  'form',
  'alreadyPublic',
  'noRuleRequiresDisclosure',
];

function factKeys(facts: LetterFacts): readonly string[] {
  return Object.entries('reply' in facts ? facts.reply : facts)
    .filter(([key, value]) => !chosenFacts.includes(key) && value !== '' && !isEmpty(value))
    .map(([key]) => key);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function withoutFact(facts: LetterFacts, key: string): LetterFacts {
  return 'reply' in facts
    ? { ...facts, reply: { ...facts.reply, [key]: key === 'grounds' ? [] : '' } }
    : { ...facts, [key]: '' };
}

/** The day on which the samples are written, with nothing done yet. */
function plainCase(on?: IsoDay): LetterCase {
  return sampleCase({
    name: '',
    facts: { kind: 'P03', days: 1, reason: '' },
    ...(on ? { on } : {}),
  });
}

/** Every word as it is printed, the slip aside. */
function onPaper(text: LetterText, facts: LetterFacts, c: LetterCase): string {
  const number = letterNumber('测公开', facts.kind, 2026, 7);
  const sheet = letterSheet(text, c, { facts, number, signedOn: c.on });
  const printed = printedLetter(sheet);
  return [
    printed.issuer,
    printed.number,
    '',
    printed.title.join(''),
    '',
    printed.addressee,
    ...printed.paragraphs.map((paragraph) => `    ${paragraph.text}`),
    '',
    `        ${printed.issuer}`,
    `        ${printed.date}`,
    ...printed.contact,
    ...(printed.slip === null ? [] : ['', '（附：征求意见回执）']),
  ].join('\n');
}

/** The text without these words, wherever they stand. */
function without(text: LetterText, words: readonly string[]): LetterText {
  const strip = (line: string): string =>
    words.reduce((rest, word) => rest.replaceAll(word.replace(/[。；;.，,]+$/u, ''), '＿'), line);
  return { ...text, addressee: strip(text.addressee), paragraphs: text.paragraphs.map(strip) };
}

describe('letters', () => {
  it('are written for every kind there is', () => {
    const written = new Set<LetterKind>(samples.map(({ facts }) => facts.kind));
    assert.deepEqual(
      letterKindKeys.filter((kind) => !written.has(kind)),
      [],
    );
  });

  for (const one of samples) {
    const { name, facts, says } = one;
    it(`${name} ${says ?? ''} reads as its golden file, whole, and lacks each part taken out of it`, (t) => {
      const c = sampleCase(one);
      const text = composeLetter(facts, c);
      golden(t, `letters/${name}.txt`, onPaper(text, facts, c));
      assert.deepEqual(ids(facts, text, c), [], JSON.stringify(text, undefined, 1));
      for (const { id, values } of partsOf(facts.kind)) {
        const words = values(facts, c).flatMap((value) => value.split('\n'));
        assert.ok(
          words.every((word) => word.trim() !== ''),
          id,
        );
        for (const word of words) {
          assert.ok(ids(facts, without(text, [word]), c).includes(id), `${id}: ${word}`);
        }
      }
      if (carriesRemedy(facts.kind)) {
        for (const word of ['测试市人民政府', '测试区人民法院', '60日内', '提起行政诉讼']) {
          const missing = ids(facts, without(text, [word]), c).includes('remedy');
          assert.equal(missing, facts.kind !== 'C03', `${facts.kind} ${word}`);
        }
      }
    });
  }

  it('lack what nobody entered: a blank fact is a part that is missing', () => {
    for (const one of samples) {
      const c = sampleCase(one);
      for (const key of factKeys(one.facts)) {
        const bare = withoutFact(one.facts, key);
        const needed = !optionalFacts.includes(`${one.name} ${key}`);
        const found = letterFaults(bare, composeLetter(bare, c), c);
        assert.equal(found.length > 0, needed, `${one.name} without ${key}`);
      }
    }
  });

  it('L07 of the process open no remedy: a clause there is a fault', () => {
    for (const one of samples.filter(({ facts }) => !carriesRemedy(facts.kind))) {
      const c = sampleCase(one);
      const text = composeLetter(one.facts, c);
      assert.ok(!/复议|诉讼/u.test(text.paragraphs.join('')), one.facts.kind);
      const more = { ...text, paragraphs: [...text.paragraphs, '可以申请行政复议。'] };
      assert.deepEqual(
        letterFaults(one.facts, more, c).map(({ code }) => code),
        ['remedy-clause-unwanted'],
      );
    }
  });

  it('L01 a refusal under 14 to 16 that offers the court at once is refused', () => {
    const facts = replyFacts({ ...whole, outcome: 'state-secret', grounds: ['14-state-secret'] });
    const c = plainCase();
    const text = composeLetter(facts, c);
    const suit = '也可以自收到之日起6个月内直接向测试区人民法院提起行政诉讼。';
    const more = { ...text, paragraphs: [...text.paragraphs, suit] };
    assert.deepEqual(
      letterFaults(facts, more, c).map(({ code }) => code),
      ['remedy-direct-suit'],
    );
  });

  it('L02 nor does a partial reply offer it for the part that is withheld', () => {
    const facts = replyFacts({
      outcome: 'partly-disclosed',
      ...supplied,
      grounds: ['15-trade-secret'],
      withheldPart: '单价',
      reasons: '属于商业秘密',
      separability: '遮挡单价',
    });
    const c = plainCase();
    const text = composeLetter(facts, c);
    const suit = '对不予公开的部分，也可以直接向测试区人民法院提起行政诉讼。';
    const more = { ...text, paragraphs: [...text.paragraphs, suit] };
    assert.deepEqual(
      letterFaults(facts, more, c).map(({ code }) => code),
      ['remedy-direct-suit'],
    );
  });

  it('a letter that leaves the choice may not send the applicant to reconsideration first', () => {
    const facts = replyFacts(supplied);
    const c = plainCase();
    const text = composeLetter(facts, c);
    const first = '应当先自收到之日起60日内向测试市人民政府申请行政复议。';
    assert.deepEqual(
      letterFaults(facts, { ...text, paragraphs: [...text.paragraphs, first] }, c).map(
        ({ code }) => code,
      ),
      ['remedy-review-first'],
    );
  });

  it('speak of the day they are signed, not of the day they were written', () => {
    for (const kind of ['P02', 'P04', 'P05-co-producer', 'P07', 'P09-by-item'] as const) {
      const one = samples.find(({ name }) => name === kind);
      assert.ok(one);
      const written = sampleCase({ ...one, on: '2026-03-04' });
      const signed = sampleCase({ ...one, on: '2026-03-10' });
      const text = composeLetter(one.facts, written);
      assert.deepEqual(ids(one.facts, text, signed), ['respondWithin'], kind);
      const brought = broughtToDay(text, one.facts, signed);
      assert.deepEqual(brought, composeLetter(one.facts, signed), kind);
      assert.deepEqual(ids(one.facts, brought, signed), [], kind);
      assert.deepEqual(broughtToDay(brought, one.facts, signed), brought, kind);
    }
  });

  it('leave the officer’s own words alone, and are refused where these name another day', () => {
    const [one] = samples;
    assert.ok(one);
    const c = sampleCase(one);
    const text = composeLetter(one.facts, c);
    const own = {
      ...text,
      paragraphs: text.paragraphs.map((line) =>
        line.replace(/（以.*?为准）/u, '，截止日为2026年3月20日'),
      ),
    };
    assert.deepEqual(broughtToDay(own, one.facts, c), own);
    assert.deepEqual(ids(one.facts, own, c), ['respondWithin']);
  });

  it('K14 a supplement notice that leaves the house too late may not promise a new period', () => {
    const [one] = samples;
    assert.ok(one);
    const c = sampleCase({ ...one, on: '2026-03-11' });
    const text = composeLetter(one.facts, c);
    const way = { isElectronic: false } as const;
    const sent = (on: IsoDay) => sendingFaults(one.facts, text, c, { ...way, on });
    assert.deepEqual(sent('2026-03-11'), []);
    assert.deepEqual(
      sent('2026-03-12').map(({ code, field }) => [code, field]),
      [
        ['letter-part-missing', 'restart'],
        ['letter-part-missing', 'consequence'],
        ['late-notice-threatens', 'consequence'],
      ],
    );
  });

  it('K14 a late supplement notice does not call silence abandonment, whoever writes it in', () => {
    const one = samples.find(({ name }) => name === 'P02-late');
    assert.ok(one);
    const c = sampleCase(one);
    const text = composeLetter(one.facts, c);
    assert.ok(!text.paragraphs.join('').includes('视为放弃'));
    assert.deepEqual(ids(one.facts, text, c), []);
    const threat = [...text.paragraphs, '逾期不补正的，视为放弃申请。'];
    const threatening = letterFaults(one.facts, { ...text, paragraphs: threat }, c);
    assert.deepEqual(
      threatening.map(({ code }) => code),
      ['late-notice-threatens'],
    );
  });

  it('L17 what goes out by internet names the internet channel of reconsideration', () => {
    const one = samples.find(({ name }) => name === 'R02-other-form');
    assert.ok(one);
    const c = sampleCase({ ...one, electronic: false });
    const text = without(composeLetter(one.facts, c), ['https://fuyi.test.example/']);
    assert.deepEqual(ids(one.facts, text, c), [], 'on paper it need not');
    const sent = (isElectronic: boolean) =>
      sendingFaults(one.facts, text, c, { on: c.on, isElectronic }).map(({ field }) => field);
    assert.deepEqual([sent(false), sent(true)], [[], ['internetRemedy']]);
    assert.deepEqual(ids(one.facts, text, sampleCase(one)), ['internetRemedy']);
    const old = { ...c, on: '2023-12-20' } as const;
    assert.deepEqual(sendingFaults(one.facts, text, old, { on: old.on, isElectronic: true }), []);
  });

  it('an extension without a period to lengthen names no dates and is not signed (33 ¶2)', () => {
    const { request } = play([submitted('2026-03-02', 'online')]);
    const c = { ...plainCase(), request };
    const facts: LetterFacts = { kind: 'P03', days: 10, reason: '卷宗分散' };
    assert.deepEqual(ids(facts, composeLetter(facts, c), c), ['dates']);
  });

  it('are not misread: a period of 5 is not one of 15, a request about a suit opens none', () => {
    const facts: LetterFacts = {
      kind: 'P02',
      unclear: '没有名称',
      items: '名称',
      guidance: '年份',
      respondWithin: 5,
    };
    const c = plainCase();
    const text = composeLetter({ ...facts, respondWithin: 15 }, c);
    assert.deepEqual(ids(facts, text, c), ['respondWithin']);
    const about = { ...c.application, title: '2024年行政复议决定书', description: '' };
    const here = { ...c, application: about };
    assert.deepEqual(ids(facts, composeLetter(facts, here), here), []);
  });

  it('W12 keep what was entered for the part that is no request', () => {
    const facts = replyFacts({ ...supplied, otherChannel: '某信访局' });
    const c = plainCase();
    const text = composeLetter(facts, c);
    assert.deepEqual(ids(facts, without(text, ['某信访局']), c), ['otherChannel']);
  });

  it('L09 to others never name the applicant; the one to the applicant never names the others', () => {
    const facts: LetterFacts = { kind: 'P04', name: '某建设公司', content: '申请人某甲要的合同' };
    const c = plainCase();
    assert.deepEqual(
      letterFaults(facts, composeLetter(facts, c), c).map(({ code }) => code),
      ['applicant-named'],
    );
    const told: Sample = {
      name: 'P06',
      facts: { kind: 'P06', consultationId: '1' },
      steps: refused,
    };
    const here = sampleCase(told);
    const text = composeLetter(told.facts, here);
    const more = { ...text, paragraphs: [...text.paragraphs, '正在征求某公司的意见。'] };
    assert.deepEqual(
      letterFaults(told.facts, more, here).map(({ code }) => code),
      ['third-party-named'],
    );
  });

  it('L09 nor do they name who speaks for the applicant, nor what the others marked as theirs', () => {
    const facts: LetterFacts = { kind: 'P04', name: '某建设公司', content: '代理人某丙要的合同' };
    const c = plainCase();
    const applicant = { ...c.application.applicant, agent: '某丙', contactName: '某丁' };
    const here = { ...c, application: { ...c.application, applicant } };
    assert.deepEqual(
      letterFaults(facts, composeLetter(facts, here), here).map(({ code }) => code),
      ['applicant-named'],
    );
    const answered = play([
      submitted('2026-03-02'),
      consulted('2026-03-03'),
      answeredOverLink('2026-03-04'),
    ]).request;
    const told: LetterFacts = { kind: 'P06', consultationId: '1' };
    const toApplicant = { ...c, request: answered };
    const text = composeLetter(told, toApplicant);
    assert.deepEqual(letterFaults(told, text, toApplicant), []);
    for (const words of ['某公司', '戊先生', '13900000000', '反应釜的温度曲线']) {
      assert.ok(!text.paragraphs.join('').includes(words), words);
      const more = { ...text, paragraphs: [...text.paragraphs, `涉及${words}。`] };
      assert.deepEqual(
        letterFaults(told, more, toApplicant).map(({ code }) => code),
        ['third-party-named'],
        words,
      );
    }
  });

  it('W13 W14 a question, and a record of the Party, are told that they are no request', () => {
    for (const reasons of ['所提为咨询事项', '所需为党委文件，不属于本机关的政府信息']) {
      const facts = replyFacts({
        outcome: 'other',
        situation: '咨询',
        reasons,
        otherChannel: '某热线',
      });
      const text = composeLetter(facts, plainCase()).paragraphs.join('');
      assert.match(text, /第二条/u);
      assert.match(text, /某热线/u);
    }
  });

  it('W18 what an archive keeps after its transfer was due is asked for by the rules of archives', () => {
    const facts = replyFacts({
      outcome: 'administrative-inquiry',
      reasons: '该档案移交期限已满，已移交国家档案馆',
      specialRule: '《中华人民共和国档案法》第二十八条',
      provided: '到某档案馆查阅',
    });
    const c = plainCase();
    assert.equal(facts.kind, 'R12');
    assert.deepEqual(ids(facts, composeLetter(facts, c), c), []);
  });

  it('can be written and checked whatever is typed', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(typed, typed, fc.integer(), (a, b, n) => {
        const all: readonly LetterFacts[] = [
          { kind: 'P02', items: a, guidance: b, respondWithin: n },
          { kind: 'P03', days: n, reason: a },
          { kind: 'P04', name: a, content: b },
          { kind: 'P08', days: n, reason: b },
          replyFacts({ reasons: a, provided: b, separability: a }),
        ];
        for (const facts of all) {
          const c = plainCase();
          letterFaults(facts, composeLetter(facts, c), c);
        }
      }),
      { numRuns: 60 },
    );
  });
});
