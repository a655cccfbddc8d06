// Every kind of letter: written from a case without a fault, and refused when any mandatory part is gone.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { LetterCase } from '../../src/rules/letters/case.ts';
import { letterFaults } from '../../src/rules/letters/check.ts';
import { composeLetter } from '../../src/rules/letters/compose.ts';
import { type LetterFacts, replyKindOf } from '../../src/rules/letters/facts.ts';
import { type LetterKind, letterKindKeys } from '../../src/rules/letters/kinds.ts';
import { carriesRemedy, partsOf } from '../../src/rules/letters/parts.ts';
import type { LetterText } from '../../src/rules/letters/sheet.ts';
import type { ReplyContent } from '../../src/rules/request/events.ts';
import { letterCaseOf } from './letters-play.ts';
import {
  answered,
  consulted,
  explained,
  explanationAsked,
  explanationNoticeServed,
  feeNoticeServed,
  feeNotified,
  letterServed,
  play,
  searched,
  type Step,
  submitted,
  supplementAsked,
  supplemented,
  supplementNoticeServed,
} from './play.ts';

const received = submitted('2026-03-02');
const base: ReplyContent = { outcome: 'disclosed', grounds: [], reasons: '经查，事实如下所述' };

function reply(more: Partial<ReplyContent>): LetterFacts {
  const content = { ...base, ...more };
  return { kind: replyKindOf(content), reply: content };
}

interface Sample {
  readonly says: string;
  readonly steps: readonly Step[];
  readonly on: LetterCase['on'];
  readonly facts: LetterFacts;
}

function sample(
  facts: LetterFacts,
  steps: readonly Step[] = [],
  on: LetterCase['on'] = '2026-03-10',
  says = '',
): Sample {
  return { says, steps: [received, ...steps], on, facts };
}

const asked = [
  consulted('2026-03-04'),
  letterServed('2026-03-05'),
  answered('2026-03-09', 'refuse'),
];
const unclear = [supplementAsked('2026-03-04'), supplementNoticeServed('2026-03-05')];
const many = [
  explanationAsked('2026-03-04'),
  explanationNoticeServed('2026-03-05'),
  explained('2026-03-06'),
];
const fee = [feeNotified('2026-03-04'), feeNoticeServed('2026-03-05')];
const whole = { separability: '整份不能区分处理', reasons: '公开后的后果如下所述' };

const samples: readonly Sample[] = [
  sample({
    kind: 'P02',
    items: '文件的名称\n文件的年份',
    guidance: '可从批复入手',
    respondWithin: 15,
  }),
  sample({ kind: 'P03', days: 10, reason: '卷宗分存三处' }),
  sample({ kind: 'P04', name: '某建设公司', content: '采购合同的单价' }),
  sample({ kind: 'P05', consultee: 'co-producer', name: '某局', content: '联合印发的文件' }),
  sample({ kind: 'P05', consultee: 'other-organ', name: '某局', content: '往来的函' }),
  sample({ kind: 'P06', consultationId: '1' }, asked),
  sample({ kind: 'P07', evidence: '2026年3月：23件', respondWithin: 15 }),
  sample({ kind: 'P08', days: 12, reason: '数量较大' }, many),
  sample({ kind: 'P09', standard: 'by-volume', quantity: 68, earlier: 0, payment: '到窗口缴纳' }),
  sample({ kind: 'P09', standard: 'by-item', quantity: 1, earlier: 22, payment: '到窗口缴纳' }),
  sample({ kind: 'P10', department: '规划处', materials: '协助检索', internalDueOn: '2026-03-16' }),
  sample(
    { kind: 'P11', consultationId: '1', content: '合同的总价', reasons: '涉及公共利益' },
    asked,
  ),
  sample(reply({ provided: '某网站，2025年公报第3期', alreadyPublic: true })),
  sample(reply({ provided: '批复复印件1份共3页', otherForm: '原件不宜复制，安排查阅' })),
  sample(
    reply({
      outcome: 'partly-disclosed',
      provided: '合同文本1份',
      grounds: ['15-trade-secret'],
      separability: '遮挡第2页的单价',
    }),
  ),
  sample(
    reply({
      outcome: 'partly-disclosed',
      provided: '会议纪要1份',
      grounds: ['37-not-government-information'],
      separability: '遮挡党务内容',
    }),
    [],
    '2026-03-10',
    'L03',
  ),
  ...(
    [
      ['state-secret', '14-state-secret'],
      ['prohibited-by-law', '14-prohibited'],
      ['security-and-stability', '14-public-security'],
      ['third-party-rights', '15-privacy'],
      ['internal-affairs', '16-personnel'],
      ['deliberative-process', '16-draft'],
      ['enforcement-file', '16-enforcement'],
    ] as const
  ).map(([outcome, ground]) => sample(reply({ ...whole, outcome, grounds: [ground] }))),
  sample(
    {
      kind: 'R04',
      reply: { ...base, ...whole, outcome: 'state-secret', grounds: ['14-state-secret'] },
    },
    [],
    '2026-03-20',
  ),
  sample(reply({ outcome: 'not-held' }), [searched('2026-03-06')]),
  sample(reply({ outcome: 'not-held', responsibleOrgan: '某局，电话0000-1' })),
  sample(reply({ outcome: 'would-require-creation' })),
  sample(reply({ outcome: 'still-unclear' }), [...unclear, supplemented('2026-03-09')]),
  sample(reply({ outcome: 'repeated', earlierReply: '某公开〔2025〕9号，2025年8月1日' })),
  sample(reply({ outcome: 'petition-or-complaint', otherChannel: '某信访局' })),
  sample(reply({ outcome: 'published-material', otherChannel: '某图书馆' })),
  sample(
    reply({
      outcome: 'administrative-inquiry',
      specialRule: '《某条例》第五条',
      provided: '到登记窗口查询',
    }),
  ),
  sample(reply({ outcome: 'excessive' }), many),
  sample(reply({ outcome: 'reconfirmation', earlierReply: '2025年8月1日邮寄取得' })),
  sample(reply({ outcome: 'not-supplemented' }), unclear, '2026-04-01'),
  sample(reply({ outcome: 'fee-unpaid' }), fee, '2026-04-10'),
  sample(reply({ outcome: 'other' })),
  sample(
    reply({
      outcome: 'record-corrected',
      correction: { before: '2人', after: '3人', verification: '核对户口簿' },
    }),
  ),
  sample(reply({ outcome: 'record-not-corrected' })),
  sample(reply({ outcome: 'correction-referred', correction: { competentOrgan: '某局' } })),
];

function caseOf({ steps, on }: Sample): LetterCase {
  return letterCaseOf(play(steps).request, on, { calendar: nationalCalendar });
}

function ids(facts: LetterFacts, text: LetterText, c: LetterCase): readonly (string | undefined)[] {
  return letterFaults(facts, text, c).map(({ field }) => field);
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

  for (const [n, one] of samples.entries()) {
    const { facts } = one;
    const outcome = 'reply' in facts ? ` ${facts.reply.outcome}` : '';
    it(`${facts.kind}${outcome} (${n}) is whole, and lacks each part that is taken out of it`, () => {
      const c = caseOf(one);
      const text = composeLetter(facts, c);
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

  it('L07 of the process open no remedy: a clause there is a fault', () => {
    for (const one of samples.filter(({ facts }) => !carriesRemedy(facts.kind))) {
      const c = caseOf(one);
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
    const facts = reply({ ...whole, outcome: 'state-secret', grounds: ['14-state-secret'] });
    const c = caseOf(sample(facts));
    const text = composeLetter(facts, c);
    const suit = '也可以自收到之日起6个月内直接向测试区人民法院提起行政诉讼。';
    const more = { ...text, paragraphs: [...text.paragraphs, suit] };
    assert.deepEqual(
      letterFaults(facts, more, c).map(({ code }) => code),
      ['remedy-direct-suit'],
    );
  });

  it('L02 nor does a partial reply offer it for the part that is withheld', () => {
    const facts = reply({
      outcome: 'partly-disclosed',
      provided: '合同文本1份',
      grounds: ['15-trade-secret'],
      separability: '遮挡单价',
    });
    const c = caseOf(sample(facts));
    const text = composeLetter(facts, c);
    const suit = '对不予公开的部分，也可以直接向测试区人民法院提起行政诉讼。';
    const more = { ...text, paragraphs: [...text.paragraphs, suit] };
    assert.deepEqual(
      letterFaults(facts, more, c).map(({ code }) => code),
      ['remedy-direct-suit'],
    );
  });

  it('are not misread: a period of 5 is not one of 15, a request about a suit opens none', () => {
    const facts: LetterFacts = { kind: 'P02', items: '名称', guidance: '年份', respondWithin: 5 };
    const c = caseOf(sample(facts));
    const text = composeLetter({ ...facts, respondWithin: 15 }, c);
    assert.deepEqual(ids(facts, text, c), ['respondWithin']);
    const about = { ...c.application, title: '2024年行政复议决定书', description: '' };
    const here = { ...c, application: about };
    assert.deepEqual(ids(facts, composeLetter(facts, here), here), []);
  });

  it('W12 keep what was entered for the part that is no request', () => {
    const facts = reply({ provided: '文件1份', otherChannel: '某信访局' });
    const c = caseOf(sample(facts));
    const text = composeLetter(facts, c);
    assert.deepEqual(ids(facts, without(text, ['某信访局']), c), ['otherChannel']);
  });

  it('L09 to others never name the applicant; the one to the applicant never names the others', () => {
    const facts: LetterFacts = { kind: 'P04', name: '某建设公司', content: '申请人某甲要的合同' };
    const c = caseOf(sample(facts));
    assert.deepEqual(
      letterFaults(facts, composeLetter(facts, c), c).map(({ code }) => code),
      ['applicant-named'],
    );
    const told = sample({ kind: 'P06', consultationId: '1' }, asked);
    const here = caseOf(told);
    const text = composeLetter(told.facts, here);
    const more = { ...text, paragraphs: [...text.paragraphs, '正在征求某公司的意见。'] };
    assert.deepEqual(
      letterFaults(told.facts, more, here).map(({ code }) => code),
      ['third-party-named'],
    );
  });

  it('W13 W14 a question, and a record of the Party, are told that they are no request', () => {
    for (const reasons of ['所提为咨询事项', '所需为党委文件，不属于本机关的政府信息']) {
      const facts = reply({ outcome: 'other', reasons, otherChannel: '某热线' });
      const text = composeLetter(facts, caseOf(sample(facts))).paragraphs.join('');
      assert.match(text, /第二条/u);
      assert.match(text, /某热线/u);
    }
  });

  it('W18 what an archive keeps after its transfer was due is asked for by the rules of archives', () => {
    const facts = reply({
      outcome: 'administrative-inquiry',
      reasons: '该档案移交期限已满，已移交国家档案馆',
      specialRule: '《中华人民共和国档案法》第二十八条',
      provided: '到某档案馆查阅',
    });
    const c = caseOf(sample(facts));
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
          reply({ reasons: a, provided: b, separability: a }),
        ];
        for (const facts of all) {
          const c = caseOf(sample(facts));
          letterFaults(facts, composeLetter(facts, c), c);
        }
      }),
      { numRuns: 60 },
    );
  });
});
