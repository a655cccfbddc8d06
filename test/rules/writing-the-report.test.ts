// Writing one's own report: overrides, derived figures, the way through the office, editions, the first draft.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Activity } from '../../src/rules/annual-report/activities.ts';
import {
  reportActKeys,
  reportObstacle,
  type ReportStanding,
  reportStates,
  whyNotReport,
} from '../../src/rules/annual-report/approval.ts';
import type { CollectionState } from '../../src/rules/annual-report/roll-up-state.ts';
import { type WayFacts, waySteps } from '../../src/rules/annual-report/way-steps.ts';
import { aspectsMissing, unfinished } from '../../src/rules/annual-report/aspects.ts';
import type { EntryItem } from '../../src/rules/annual-report/cell.ts';
import { derivedNames, figureAt } from '../../src/rules/annual-report/derived.ts';
import { isSame, reportDifference } from '../../src/rules/annual-report/difference.ts';
import { type DraftFacts, firstDraft } from '../../src/rules/annual-report/first-draft.ts';
import { overrideFaults, withOverrides } from '../../src/rules/annual-report/overrides.ts';
import { checkOwnReport, entryFindings } from '../../src/rules/annual-report/own-report.ts';
import { type AnnualReport, reportFigures } from '../../src/rules/annual-report/report.ts';
import { type LedgerSet, tallyTable3, tallyTable4 } from '../../src/rules/annual-report/tally.ts';
import { chipFaults, fillTexts, type ReportTexts } from '../../src/rules/annual-report/texts.ts';
import type { ApplicantKind } from '../../src/rules/applicant-kinds.ts';
import type { Outcome } from '../../src/rules/outcomes.ts';

const group = (
  set: LedgerSet,
  count: number,
  applicantKind: ApplicantKind = 'natural-person',
  outcome: Outcome | null = null,
) => ({ set, applicantKind, outcome, count });

const tables = {
  table2: {
    rules: { made: 0, repealed: 0, 'in-force': 0 },
    'normative-documents': { made: 2, repealed: 1, 'in-force': 7 },
    licensing: 120,
    penalty: 3,
    coercion: 0,
    fees: 25.1,
  },
  table3: tallyTable3([
    group('received', 6),
    group('received', 2, 'business'),
    group('concluded', 6, 'natural-person', 'disclosed'),
    group('concluded', 1, 'business', 'partly-disclosed'),
    group('carried-forward', 1, 'business'),
  ]),
  table4: tallyTable4([]),
};
const published = {
  documents: 40,
  placements: 50,
  inSeveralColumns: 10,
  byColumn: { zdly: 20 },
  interpretations: { picture: 3, text: 1 },
};
const noFees = { notices: 0, due: 0, collected: 0 };
const figures = reportFigures(tables, published, { fees: noFees });
const last = { 'table3.received.total': 5, 'documents.published': 0, 'table2.licensing': 120 };

const wrote = (id: number): ReportStanding => ({
  state: 'submitted',
  writtenBy: [id],
  awaitsPublication: false,
  isWritten: true,
  isYearOver: true,
  isAsSent: true,
  collection: null,
});
const by = (id: number) => ({ kind: 'staff', id, name: '' }) as const;
const plain = { middleReview: false };

const facts: DraftFacts = {
  organ: '某区人民政府',
  year: 2026,
  organClass: 'government',
  figures,
  last,
  activities: [],
  lastProblems: [],
  problems: [],
  columns: [{ slug: 'zdly', name: '重点领域' }],
};
const fill = (text: string): string => text.replaceAll(/【[^】]*】/g, '已按要求办理');

const complete = (texts: ReportTexts): ReportTexts => {
  return {
    ...texts,
    overview: texts.overview.map(({ heading, text }) => ({ heading, text: fill(text) })),
    problems: fill(texts.problems),
    other: fill(texts.other),
    ...(texts.assessment === undefined ? {} : { assessment: fill(texts.assessment) }),
  };
};
const reportOf = (texts: ReportTexts, of: Partial<AnnualReport> = {}): AnnualReport => ({
  organ: { code: 'qu', name: facts.organ },
  year: 2026,
  tables,
  figures,
  texts: fillTexts(texts, { figures, last }),
  ...of,
});

describe('overrides', () => {
  const one = {
    cell: 'table3.received.total',
    printed: 9,
    reason: '漏登一件',
    by: '乙',
    on: '2027-01-12',
  } as const;

  it('prints the other figure, keeps the computed one, and the check takes what is printed', () => {
    const made = withOverrides(tables, [one]);
    assert.equal(made.tables.table3.received.total, 9);
    assert.equal(tables.table3.received.total, 8);
    assert.deepEqual(made.overrides, [{ ...one, computed: 8 }]);
    const found = checkOwnReport({ ...reportOf(firstDraft(facts)), ...made }, 'government');
    const wheres = found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    assert.ok(wheres.includes('T3-ROW') && wheres.includes('T3-ID'), wheres.join(' '));
    const told = found.find(({ rule }) => rule === 'OVERRIDE');
    assert.deepEqual([told?.expected, told?.actual], [8, 9]);
    assert.match(told?.message ?? '', /漏登一件（乙，2027-01-12）/);
  });

  const codes = (change: object): string[] =>
    overrideFaults(tables, { ...one, ...change }).map(({ code }) => code);

  it('wants a cell of the form, a possible figure, another one, and a reason', () => {
    assert.deepEqual(codes({}), []);
    assert.deepEqual(codes({ cell: 'documents.published' }), ['cell-unknown']);
    assert.deepEqual(codes({ reason: ' ' }), ['override-reason-missing']);
    assert.deepEqual(codes({ printed: 1.5 }), ['amount-impossible']);
    assert.deepEqual(codes({ printed: 8 }), ['override-unchanged']);
    assert.deepEqual(codes({ cell: 'table2.fees', printed: 25.15 }), []);
  });
});

describe('derived figures', () => {
  const source = { figures, last };
  const value = (name: string, from: typeof source | { figures: typeof figures } = source) => {
    const found = figureAt(name, from);
    return found.ok ? found.value : found.why;
  };

  it('shares are of all results, of the row of applicants, of all placements', () => {
    assert.equal(value('share.table3.disclosed.total'), '85.7%');
    assert.equal(value('share.table3.received.business'), '25%');
    assert.equal(value('share.columns.zdly'), '40%');
    assert.equal(value('share.interpretations.picture'), '75%');
    assert.equal(value('share.table3.received.total'), 'unknown');
  });

  it('growth says the word with it; last year is what was sealed', () => {
    assert.equal(value('growth.table3.received.total'), '增长60%');
    assert.equal(value('growth.table2.licensing'), '持平');
    assert.equal(value('last.table3.received.total'), 5);
    const fallen = { figures, last: { ...last, 'table3.received.total': 16 } };
    assert.equal(value('growth.table3.received.total', fallen), '下降50%');
  });

  it('is refused at its place where nothing can be computed', () => {
    const texts = {
      lead: '{{no.such}}',
      overview: [{ heading: '一', text: '比上年{{growth.documents.published}}' }],
      problems: '{{share.table4.reconsideration.upheld}}',
      other: '{{last.table4.reconsideration.total}}，{{ 新收 }}',
    };
    assert.deepEqual(chipFaults(texts, source), [
      { place: 'lead', name: 'no.such', why: 'unknown' },
      { place: 'overview.0.text', name: 'growth.documents.published', why: 'no-base' },
      { place: 'problems', name: 'share.table4.reconsideration.upheld', why: 'no-base' },
      { place: 'other', name: 'last.table4.reconsideration.total', why: 'no-last-year' },
      { place: 'other', name: '新收', why: 'unknown' },
    ]);
    assert.equal(value('growth.table3.received.total', { figures }), 'no-last-year');
  });

  it('offers only what can be used', () => {
    const names = derivedNames(source);
    assert.ok(names.includes('growth.table3.received.total'));
    assert.ok(!names.includes('growth.documents.published'));
    assert.ok(names.every((name) => figureAt(name, source).ok));
    assert.ok(derivedNames({ figures }).every((name) => name.startsWith('share.')));
  });
});

const open = (more: Partial<ReportStanding>, settings = plain): string[] =>
  reportActKeys.filter(
    (act) => reportObstacle({ ...wrote(1), ...more }, act, by(9), settings) === undefined,
  );

const signatory = { staffId: 9, roles: ['signatory'] as const, absent: [] };

describe('the way through the office', () => {
  it('nobody signs what he wrote, entered, overrode or sent up; another does', () => {
    assert.equal(
      reportObstacle(wrote(1), 'sign', by(1), plain)?.code,
      'report-signatory-is-author',
    );
    assert.equal(
      reportObstacle({ ...wrote(1), sentUpBy: 3 }, 'sign', by(3), plain)?.code,
      'report-signatory-is-author',
    );
    assert.equal(reportObstacle(wrote(1), 'sign', by(2), plain), undefined);
    // He may send it back, so that a report which he alone could sign is never stuck.
    assert.equal(reportObstacle(wrote(1), 'return', by(1), plain), undefined);
  });

  it('with a middle review three people are needed', () => {
    const reviewed = { middleReview: true };
    assert.equal(reportObstacle(wrote(1), 'sign', by(2), reviewed)?.code, 'letter-not-reviewed');
    assert.equal(reportObstacle(wrote(1), 'review', by(1), reviewed)?.code, 'reviewer-is-author');
    const after: ReportStanding = { ...wrote(1), state: 'reviewed', reviewedBy: 2 };
    assert.equal(reportObstacle(after, 'sign', by(2), reviewed)?.code, 'signatory-is-reviewer');
    assert.equal(reportObstacle(after, 'sign', by(3), reviewed), undefined);
  });

  it('which act is open in which state, of the office', () => {
    const reviewed = { middleReview: true };
    const states: readonly (readonly [Partial<ReportStanding>, string[], string[]])[] = [
      [{ state: 'draft', isWritten: false }, ['write'], ['write']],
      [{ state: 'draft' }, ['write', 'submit'], ['write', 'submit']],
      [{ state: 'submitted' }, ['return', 'sign'], ['return', 'review']],
      // Signed is what was sent up: it goes back, or is sent up again as it is now.
      [{ state: 'submitted', isAsSent: false }, ['submit', 'return'], ['submit', 'return']],
      [{ state: 'reviewed' }, ['return', 'sign'], ['return', 'sign']],
      [{ state: 'reviewed', isAsSent: false }, ['submit', 'return'], ['submit', 'return']],
      // Not written any more; published once, or corrected.
      [
        { state: 'sealed', awaitsPublication: true },
        ['publish', 'correct'],
        ['publish', 'correct'],
      ],
      [{ state: 'sealed' }, ['correct'], ['correct']],
    ];
    for (const [standing, without, withReview] of states) {
      assert.deepEqual(open(standing), without, JSON.stringify(standing));
      assert.deepEqual(open(standing, reviewed), withReview, JSON.stringify(standing));
    }
    assert.equal(
      new Set(states.map(([{ state }]) => state)).size,
      Object.keys(reportStates).length,
    );
  });

  it('which act is open in which state, between organ and superior', () => {
    const states: Readonly<Record<CollectionState, readonly string[]>> = {
      'not-started': [],
      drafting: ['send'],
      returned: ['send'],
      submitted: ['send-back', 'accept'],
      sealed: ['send', 'send-back', 'accept'],
      accepted: ['send-back'],
    };
    const acts = ['send', 'send-back', 'accept'];
    const openOf = (more: Partial<ReportStanding>) => open(more).filter((a) => acts.includes(a));
    for (const [collection, expected] of Object.entries(states)) {
      // However far it is in its own office.
      for (const state of ['draft', 'submitted', 'reviewed', 'sealed'] as const) {
        const standing = { state, collection: collection as CollectionState };
        assert.deepEqual(openOf(standing), expected, collection);
      }
    }
    assert.deepEqual(openOf({ collection: null }), []);
    assert.deepEqual(openOf({ collection: 'drafting', isYearOver: false }), []);
    assert.deepEqual(openOf({ collection: 'drafting', isWritten: false }), []);
    assert.equal(whyNotReport(wrote(1), 'accept', signatory, plain)?.code, 'report-no-superior');
    const sent = { ...wrote(1), collection: 'submitted' } as const;
    assert.equal(whyNotReport(sent, 'accept', signatory, plain)?.code, 'not-permitted');
  });

  it('is one line of steps for whoever looks', () => {
    const facts: WayFacts = {
      state: 'draft',
      collection: 'drafting',
      awaitsPublication: false,
      isPublished: false,
      isSentBack: false,
      isCorrection: false,
      middleReview: false,
    };
    const line = (more: Partial<WayFacts>): string =>
      waySteps({ ...facts, ...more })
        .map(({ state }) => ({ done: '✓', now: '●', back: '↩', open: '○' })[state])
        .join('');
    assert.equal(line({}), '●○○○○');
    assert.equal(line({ collection: null }), '●○○○');
    assert.equal(line({ isSentBack: true }), '↩○○○○');
    assert.equal(line({ state: 'submitted' }), '✓✓●○○');
    assert.equal(line({ state: 'submitted', middleReview: true }), '✓●○○○');
    assert.equal(line({ state: 'reviewed', middleReview: true }), '✓✓●○○');
    assert.equal(line({ collection: 'returned' }), '↩○○↩○');
    const sealed = { state: 'sealed', collection: 'sealed', awaitsPublication: true } as const;
    assert.equal(line(sealed), '✓✓✓●●');
    assert.equal(
      line({ ...sealed, collection: 'accepted', awaitsPublication: false, isPublished: true }),
      '✓✓✓✓✓',
    );
  });

  it('the signature can be given in the place of somebody away, the writing cannot', () => {
    const absent = [{ staffId: 7, roles: ['signatory', 'office-head'] as const }];
    const delegate = { staffId: 2, roles: ['reviewer'] as const, absent };
    assert.equal(whyNotReport(wrote(1), 'sign', delegate, plain), undefined);
    const draft: ReportStanding = { ...wrote(1), state: 'draft' };
    assert.equal(whyNotReport(draft, 'submit', delegate, plain)?.code, 'not-permitted');
  });
});

describe('the first draft', () => {
  it('R22 says that no processing fee was charged, with three noughts', () => {
    const { other } = fillTexts(firstDraft(facts), { figures, last });
    assert.match(other, /收费通知0件，应收0元，实收0元/);
    assert.equal(unfinished(other).length, 0);
  });

  it('R23 a fee of 380 yuan stands in part six; whether Table 2 has it is asked', () => {
    const charged = reportFigures(tables, published, {
      fees: { notices: 1, due: 380, collected: 380 },
    });
    const { other } = fillTexts(firstDraft({ ...facts, figures: charged }), { figures: charged });
    assert.match(other, /收费通知1件，应收380元，实收380元/);
    assert.match(unfinished(other)[0] ?? '', /表二/);
    assert.equal(charged['table2.fees'], 25.1);
  });

  it('R24 documents and placements stand apart, and the prose agrees with the tables', () => {
    const texts = complete(firstDraft(facts));
    const filled = fillTexts(texts, { figures, last });
    const first = filled.overview[0]?.text ?? '';
    assert.match(first, /政府信息40条，在各栏目展示50条次/);
    assert.match(first, /政策解读4件，其中文字解读1件、图解3件/);
    const found = checkOwnReport(reportOf(texts), 'government');
    assert.deepEqual(
      found.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('R27 states results of a government even when there were none; a department has no such part', () => {
    const { assessment = '' } = firstDraft(facts);
    for (const word of ['工作考核', '社会评议', '责任追究']) assert.ok(assessment.includes(word));
    assert.equal(firstDraft({ ...facts, organClass: 'department' }).assessment, undefined);
  });

  it('R27 that there was no assessment is for a person to say, not for a draft without records', () => {
    const { assessment = '' } = firstDraft(facts);
    assert.equal(unfinished(assessment).length, 3);
    assert.doesNotMatch(assessment, /本年度没有开展/);
    const given: Activity = {
      kind: 'appraisal',
      heldOn: '2026-11-02',
      people: null,
      note: '满意93%',
    };
    const told = firstDraft({ ...facts, activities: [given] }).assessment ?? '';
    assert.equal(unfinished(told).length, 2);
    assert.match(told, /社会评议：.*满意93%/);
  });

  it('what nobody entered is no 0 somebody vouches for', () => {
    const report = reportOf(firstDraft(facts));
    const none = {
      ...report,
      tables: { ...tables, table2: { ...tables.table2, penalty: 0, fees: 0 } },
    };
    const cells = (entered: readonly EntryItem[]) =>
      entryFindings(none, entered).map(({ where, severity }) => `${severity} ${where}`);
    assert.ok(cells([]).includes('warning table2.penalty'));
    assert.ok(!cells(['penalty']).includes('warning table2.penalty'));
    assert.deepEqual(entryFindings(none, ['licensing', 'penalty', 'coercion', 'fees']), []);
    const reason = {
      cell: 'table2.fees',
      computed: 0,
      printed: 0,
      reason: '停征',
      by: '某某',
      on: '2027-01-06',
    } as const;
    const overridden = { ...none, overrides: [reason] };
    assert.ok(entryFindings(overridden, []).every(({ where }) => where !== 'table2.fees'));
  });

  it('tells of trainings, of last year’s problems with what was done, and of this year’s', () => {
    const activities: Activity[] = [
      { kind: 'training', heldOn: '2026-05-08', people: 60, note: '举办答复文书培训' },
      { kind: 'training', heldOn: '2026-09-01', people: null, note: '以案说法' },
    ];
    const of = { problem: '解读形式单一', measure: '每件文件配图解' };
    const texts = firstDraft({
      ...facts,
      activities,
      lastProblems: [{ ...of, progress: '已配图解三件', isSettled: true }],
      problems: [{ ...of, problem: '个别信息发布偏晚', progress: '', isSettled: false }],
    });
    assert.match(texts.overview[4]?.text ?? '', /5月举办答复文书培训；9月以案说法/);
    assert.match(
      texts.problems,
      /2025年度报告所列问题的改进情况：一是解读形式单一，已配图解三件，已经解决/,
    );
    assert.match(texts.problems, /2026年存在的主要问题：一是个别信息发布偏晚/);
  });

  it('without a request, a document or last year says so and compares nothing', () => {
    const nothing = {
      table2: { ...tables.table2, 'normative-documents': { made: 0, repealed: 0, 'in-force': 0 } },
      table3: tallyTable3([]),
      table4: tallyTable4([]),
    };
    const none = { documents: 0, placements: 0, inSeveralColumns: 0, byColumn: {} };
    const bare = { figures: reportFigures(nothing, none) };
    const texts = firstDraft({ ...facts, ...bare, last: undefined });
    assert.deepEqual(chipFaults(texts, bare), []);
    assert.match(texts.overview[1]?.text ?? '', /没有收到政府信息公开申请/);
    assert.doesNotMatch(JSON.stringify(texts), /growth\.|last\./);
  });

  it('places left to be completed are an error until they are completed', () => {
    const found = checkOwnReport(reportOf(firstDraft(facts)), 'government');
    assert.ok(found.some(({ rule, severity }) => rule === 'TX-UNFINISHED' && severity === 'error'));
  });
});

describe('what is missing', () => {
  it('names each aspect with a sentence whose chips can be used', () => {
    const empty = { lead: '', overview: [], problems: '', other: '' };
    const missing = aspectsMissing(empty, 'government');
    assert.equal(missing.length, 5 + 3 + 1 + 1);
    for (const { sentence } of missing) {
      assert.deepEqual(chipFaults({ ...empty, lead: sentence }, { figures }), [], sentence);
      assert.notEqual(sentence, '');
    }
    assert.equal(aspectsMissing(empty, 'department').length, 7);
    assert.deepEqual(aspectsMissing(complete(firstDraft(facts)), 'government'), []);
  });
});

describe('editions', () => {
  it('R26 the difference names cells and lines; the signature alone is none', () => {
    const before = reportOf(complete(firstDraft(facts)));
    assert.ok(before.texts);
    const resigned = { ...before, texts: { ...before.texts, signedOn: '2027-05-06' } };
    assert.ok(isSame(reportDifference(before, resigned)));
    const after: AnnualReport = {
      ...before,
      tables: { ...tables, table2: { ...tables.table2, penalty: 4 } },
      texts: { ...before.texts, problems: '一是发布偏晚。' },
    };
    const { cells, texts } = reportDifference(before, after);
    assert.deepEqual(
      cells.map(({ cell, before: was, after: is }) => [cell, was, is]),
      [['table2.penalty', 3, 4]],
    );
    assert.deepEqual(
      texts.map(({ part, after: lines }) => [part, lines]),
      [['五、存在的主要问题及改进情况', ['一是发布偏晚。']]],
    );
    assert.ok(!isSame({ cells, texts }));
  });
});
