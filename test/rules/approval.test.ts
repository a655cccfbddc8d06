// Who may do what with a letter in which state (条例 17): two people are enough and fewer never are. The
// whole table is a golden file; what it must never say stands below it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  actsOpenIn,
  type Approver,
  awaitedWord,
  type Holder,
  letterActKeys,
  letterActs,
  letterObstacle,
  type LetterStanding,
  type LetterState,
  letterStates,
  whyNot,
  wordsLostBySaving,
} from '../../src/rules/letters/approval.ts';
import { letterKindKeys } from '../../src/rules/letters/kinds.ts';
import { type Role, roleKeys, roles as roleLabels } from '../../src/rules/roles.ts';
import { type Violation, violations } from '../../src/rules/violations.ts';
import { golden, textTable } from '../text-table.ts';

const states = Object.keys(letterStates) as readonly LetterState[];

function person(staffId: number, roles: readonly Role[], absent: readonly Holder[] = []): Approver {
  return { staffId, roles, absent };
}

const away: Holder = { staffId: 90, roles: ['signatory', 'reviewer'] };

/** Everybody who can stand in some relation to a letter, with the post that would else let him. */
const people = {
  拟稿人: person(1, ['handler']),
  兼签发的拟稿人: person(2, ['handler', 'signatory']),
  改过稿的负责人: person(3, ['office-head']),
  送审的负责人: person(4, ['office-head']),
  案件经办的负责人: person(5, ['office-head', 'reviewer']),
  审核人: person(6, ['reviewer']),
  审核过的签发人: person(7, ['reviewer', 'signatory']),
  签发人: person(8, ['signatory']),
  受托人: person(9, ['handler'], [away]),
  写过稿的受托人: person(10, ['handler'], [away]),
  其他经办人: person(11, ['handler']),
  监督人员: person(12, ['supervisor']),
} as const satisfies Record<string, Approver>;

const related = {
  writtenBy: [1, 2, 3, 10],
  sentUpBy: 4,
  handledBy: 5,
  reviewedBy: 7,
} as const;

interface Place {
  readonly label: string;
  readonly letter: LetterStanding;
}

const places: readonly Place[] = states.flatMap((state) => {
  const letter = { kind: 'R02', state, ...related, isSent: false, isReceived: false } as const;
  const label = letterStates[state];
  return state === 'signed'
    ? [
        { label: `${label}，未送出`, letter },
        { label: `${label}，已送出`, letter: { ...letter, isSent: true } },
        { label: `${label}，已送达`, letter: { ...letter, isSent: true, isReceived: true } },
      ]
    : [{ label, letter }];
});

function posts(held: readonly Role[]): string {
  return held.map((role) => roleLabels[role]).join('、');
}

const marks = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮';

function tableOf(
  middleReview: boolean,
  markOf: (why: Violation) => string,
  kind: LetterStanding['kind'],
) {
  const rows = places.flatMap(({ label, letter }) =>
    letterActKeys
      .filter((act) => actsOpenIn[letter.state].includes(act))
      .map((act) => [
        label,
        letterActs[act],
        ...Object.values(people).map((one) => {
          const why = whyNot({ ...letter, kind }, act, one, { middleReview });
          return why === undefined ? '可' : markOf(why);
        }),
      ]),
  );
  return textTable([['文书的状态', '事项', ...Object.keys(people)], ...rows]);
}

describe('the table of letters', () => {
  it('is what the golden file says, state by state, act by act, person by person', (t) => {
    const reasons: string[] = [];
    const markOf = ({ code }: Violation): string => {
      const zh = `${violations[code].zh}（${violations[code].provision}）`;
      if (!reasons.includes(zh)) reasons.push(zh);
      return marks.charAt(reasons.indexOf(zh));
    };
    const list = Object.entries(people).map(([name, { roles, absent }]) => [
      name,
      posts(roles) + (absent.length > 0 ? `；代不在岗的${posts(away.roles)}` : ''),
    ]);
    const text = [
      '文书：谁在哪一环节可以办理什么（条例第十七条）。没有列出的事项，在那一环节谁都不能办理。',
      '',
      textTable([['人员', '岗位'], ...list]),
      '“拟稿人”“兼签发的拟稿人”“改过稿的负责人”“写过稿的受托人”各存过一版；最后由“送审的负责人”送审；',
      '申请由“案件经办的负责人”经办；设审核环节的，由“审核过的签发人”审核。',
      '',
      '一、答复书，不设审核环节',
      tableOf(false, markOf, 'R02'),
      '',
      '二、答复书，设审核环节',
      tableOf(true, markOf, 'R02'),
      '',
      '三、延期答复告知书（只能由公开机构负责人签发），不设审核环节',
      tableOf(false, markOf, 'P03'),
      '',
      ...reasons.map((reason, i) => `${marks.charAt(i)} ${reason}`),
    ];
    golden(t, 'letter-acts.txt', text.join('\n'));
  });
});

const anyPerson: fc.Arbitrary<Approver> = fc.record({
  staffId: fc.integer({ min: 1, max: 6 }),
  roles: fc.subarray([...roleKeys]),
  absent: fc.array(
    fc.record({ staffId: fc.integer({ min: 1, max: 6 }), roles: fc.subarray([...roleKeys]) }),
    { maxLength: 2 },
  ),
});

const anyLetter: fc.Arbitrary<LetterStanding> = fc.record({
  kind: fc.constantFrom(...letterKindKeys),
  state: fc.constantFrom(...states),
  writtenBy: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
  sentUpBy: fc.integer({ min: 1, max: 6 }),
  handledBy: fc.integer({ min: 1, max: 6 }),
  reviewedBy: fc.integer({ min: 1, max: 6 }),
  isSent: fc.boolean(),
  isReceived: fc.boolean(),
});

describe('whatever posts, delegations and versions there are', () => {
  const settings = fc.record({ middleReview: fc.boolean() });

  it('nobody reviews or signs what he wrote, sent up or handles, in whosever place', () => {
    fc.assert(
      fc.property(anyLetter, anyPerson, settings, (letter, one, at) => {
        const his = [...letter.writtenBy, letter.sentUpBy, letter.handledBy];
        if (!his.includes(one.staffId)) return;
        for (const act of ['review', 'sign'] as const) {
          assert.notEqual(whyNot(letter, act, one, at), undefined);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('with a middle review three people take part, and nobody signs before it', () => {
    fc.assert(
      fc.property(anyLetter, anyPerson, (letter, one) => {
        if (whyNot(letter, 'sign', one, { middleReview: true }) !== undefined) return;
        assert.equal(letter.state, 'reviewed');
        assert.notEqual(letter.reviewedBy, one.staffId);
      }),
      { numRuns: 2000 },
    );
  });

  it('a delegation lends a post and never lifts a bar', () => {
    fc.assert(
      fc.property(anyLetter, anyPerson, settings, (letter, one, at) => {
        for (const act of letterActKeys) {
          if (whyNot(letter, act, one, at) !== undefined) continue;
          const all = { ...one, roles: roleKeys, absent: [] };
          assert.equal(whyNot(letter, act, all, at), undefined, act);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('whoever is warned before saving could have signed, and is barred once he has saved', () => {
    fc.assert(
      fc.property(anyLetter, anyPerson, settings, (letter, one, at) => {
        const { sentUpBy: _, ...draft } = { ...letter, state: 'draft' as const };
        for (const word of wordsLostBySaving(draft, one, at)) {
          const ready = word === 'review' || !at.middleReview ? 'submitted' : 'reviewed';
          const before = { ...draft, state: ready, reviewedBy: 0 } as const;
          assert.equal(whyNot(before, word, one, at), undefined);
          const after = { ...before, writtenBy: [...letter.writtenBy, one.staffId] };
          assert.notEqual(whyNot(after, word, one, at), undefined);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('whoever is asked for a word may give it or send the letter back', () => {
    fc.assert(
      fc.property(anyLetter, anyPerson, settings, (letter, one, at) => {
        if (letter.state !== 'submitted' && letter.state !== 'reviewed') return;
        if (whyNot(letter, awaitedWord(letter, at), one, at) !== undefined) return;
        assert.equal(whyNot(letter, 'return', one, at), undefined);
      }),
    );
  });
});

describe('two people', () => {
  const letter = {
    kind: 'P02',
    state: 'submitted',
    writtenBy: [1],
    sentUpBy: 1,
    handledBy: 1,
    isSent: false,
    isReceived: false,
  } as const;

  it('are enough: one drafts and handles, the other signs', () => {
    const by = { kind: 'staff', id: 2, name: '' } as const;
    assert.equal(letterObstacle(letter, 'sign', by, { middleReview: false }), undefined);
  });

  it('are needed: no set of posts lets one person do both', () => {
    const all = person(1, roleKeys, [{ staffId: 2, roles: roleKeys }]);
    assert.equal(whyNot(letter, 'sign', all, { middleReview: false })?.code, 'signatory-is-author');
  });

  it('may be the delegate of whoever drafted, and whoever drafted', () => {
    const delegate = person(2, ['handler'], [{ staffId: 1, roles: ['signatory'] }]);
    assert.equal(whyNot(letter, 'sign', delegate, { middleReview: false }), undefined);
  });
});
