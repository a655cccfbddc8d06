// The forms of the paper file: what each states, that none says more than it may, and that a file is closed
// only when it is known what it lacks.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { CaseRecord } from '../../src/rules/forms/case-record.ts';
import { applicationForm } from '../../src/rules/forms/application-form.ts';
import { archiveChecklist, missingItems } from '../../src/rules/forms/archive-checklist.ts';
import { caseForms, letterForms } from '../../src/rules/forms/case-forms.ts';
import { caseIndex } from '../../src/rules/forms/case-index.ts';
import type { FormSheet } from '../../src/rules/letters/sheet.ts';
import type { ReplyContent } from '../../src/rules/request/events.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import { fileOf, fresh, full, lengthy, letterOf, papers, recordOf } from './case-records.ts';

/** A sheet as one reads it: every label with what stands beside it. */
function textOf(sheet: FormSheet): string {
  const rows = sheet.rows.flatMap(({ heading, boxes }) => [
    ...(heading === undefined ? [] : [`【${heading}】`]),
    ...boxes.map(
      ({ label, content, foot }) => `${label}｜${content}${foot === undefined ? '' : `｜${foot}`}`,
    ),
  ]);
  const { list } = sheet;
  const listed =
    list === undefined
      ? []
      : [list.columns.map(({ label }) => label), ...list.rows].map((row) => row.join('｜'));
  return [sheet.title, sheet.reference ?? '', ...rows, ...listed, ...sheet.notes].join('\n');
}

function everySheet(c: CaseRecord): readonly (readonly [string, FormSheet])[] {
  const ofCase = Object.entries(caseForms).map(([key, form]) => [key, form.sheet(c)] as const);
  const ofLetters = c.papers.flatMap((letter) =>
    Object.entries(letterForms)
      .filter(([, { fits }]) => fits(letter))
      .map(([key, form]) => [`${letter.kind} ${key}`, form.sheet(c, letter)] as const),
  );
  return [...ofCase, ...ofLetters];
}

const golden = { serializers: [(value: unknown) => `${String(value)}\n`] };

describe('every form', () => {
  for (const [name, record] of [
    ['fresh', fresh],
    ['full', full],
  ] as const) {
    it(`of a case that is ${name} states what it must`, (t) => {
      const text = everySheet(record)
        .map(([key, sheet]) => `── ${key} ──\n${textOf(sheet)}`)
        .join('\n\n');
      t.assert.fileSnapshot(text, join(import.meta.dirname, `../golden/forms-${name}.txt`), golden);
    });
  }

  it('empty, for those who write on paper, asks for what 条例 29 asks for and for no purpose', (t) => {
    const guide = { officeName: '政务公开办公室', phone: '0000-5550100', address: '测试路1号' };
    const text = textOf(applicationForm({ name: '测试管理委员会', guide }));
    t.assert.fileSnapshot(text, join(import.meta.dirname, '../golden/forms-empty.txt'), golden);
    for (const asked of [
      '公民姓名',
      '证件号码',
      '联系电话',
      '名称',
      '文号',
      '获取方式',
      '载体形式',
    ]) {
      assert.ok(text.includes(asked), asked);
    }
    assert.doesNotMatch(text.replaceAll('不需要说明用途', ''), /用途：|申请用途|所需信息的用途/);
    assert.ok(text.includes('测试路1号'));
  });

  it('has every column of every line of its lists', () => {
    for (const [key, { list }] of everySheet(lengthy)) {
      for (const row of list?.rows ?? []) assert.equal(row.length, list?.columns.length, key);
    }
  });
});

describe('what goes to others', () => {
  it('never says who applied, even where the applicant names himself in what he asks for', () => {
    const { name, phone = '' } = full.application.applicant;
    const talkative: CaseRecord = {
      ...full,
      application: { ...full.application, description: `本人${name}（${phone}）购房的合同` },
    };
    const sheets = everySheet(talkative).filter(
      ([key]) => key.endsWith('consultation') || key === 'P04 service',
    );
    assert.equal(sheets.length, 3);
    for (const [key, sheet] of sheets) {
      assert.ok(!textOf(sheet).includes(name), key);
      assert.ok(!textOf(sheet).includes(phone), key);
    }
  });

  it('names nobody of those who apply together either; the forms of the office name each', () => {
    const others = [
      { name: '同申请乙', identityType: 'passport', identityNumber: 'E77777777' },
    ] as const;
    const { applicant } = full.application;
    const together: CaseRecord = {
      ...full,
      application: {
        ...full.application,
        applicant: { ...applicant, others },
        description: '申请人某甲和同申请乙购房的合同',
      },
    };
    assert.ok(!textOf(caseForms.consultation.sheet(together)).includes('同申请乙'));
    for (const form of ['application', 'register'] as const) {
      assert.match(
        textOf(caseForms[form].sheet(together)),
        /共同申请人｜同申请乙　护照　E77777777/,
      );
    }
    assert.match(textOf(caseForms.index.sheet(together)), /申请人某甲等2人申请公开/);
  });

  it('is told by the permission that printing needs: what names the applicant says so', () => {
    const { name } = full.application.applicant;
    for (const form of Object.values(caseForms)) {
      if (textOf(form.sheet(full)).includes(name)) assert.ok(form.namesApplicant, form.title);
    }
  });
});

describe('the approval sheet (条例 17)', () => {
  it('has the words of the last round in its boxes and those of every round in its list', () => {
    const text = approvalOf('R03');
    assert.match(text, /签发意见｜同意发出。\n（代签某（代签发某），2026-07-01 09:12）/);
    assert.match(text, /审核意见｜同意，条款准确。/);
    assert.match(text, /保密审查结论｜经保密审查，不涉及国家秘密，可以发出。/);
    assert.match(text, /承办人意见｜送审，未另写意见/);
    assert.match(text, /2026-06-30 10:00｜退回｜签发某｜第1稿｜请写明区分处理的方式。/);
  });

  it('of a lengthened period is called after it', () => {
    assert.match(approvalOf('P03'), /^延长答复期限审批单/);
  });

  it('of a letter that was sent back leaves the place of the signature free', () => {
    const letter = papers.at(-1);
    assert.ok(letter);
    const returned = { ...letter, opinions: letter.opinions.slice(0, 2) };
    assert.match(textOf(letterForms.approval.sheet(full, returned)), /签发意见｜｜签名：/);
  });
});

describe('the file before it is closed (条例 45)', () => {
  it('of a case on its whole way lacks what nobody entered, and nothing else', () => {
    assert.deepEqual(names(full), ['内部协办函（测公开协〔2026〕1号）']);
  });

  it('of a request on paper wants the scan of it', () => {
    const [first, ...others] = full.events;
    assert.ok(first?.event.kind === 'submitted');
    const posted = { ...first, event: { ...first.event, channel: 'post' as const } };
    const record = recordOf([posted, ...others], '2026-07-06', {
      papers,
      files: full.files.filter(({ kind }) => kind !== 'application'),
    });
    assert.ok(names(record).includes('政府信息公开申请'));
    const scanned = { ...record, files: [...record.files, fileOf(9, { kind: 'scan' })] };
    assert.ok(!names(scanned).includes('政府信息公开申请'));
  });

  it('wants an answer, or the proof that there was none, for each who was asked', () => {
    const unanswered = full.events.filter(({ event }) => event.kind !== 'opinion-received');
    const record = { ...full, request: request(unanswered), on: '2026-06-05' as const };
    assert.ok(names(record).includes('第三方某公司的意见'));
    // After fifteen working days from service the silence itself is on file (32).
    assert.ok(!names({ ...record, on: '2026-07-06' }).includes('第三方某公司的意见'));
  });

  it('wants what was given: the redacted copy where part was withheld (37)', () => {
    const without = { ...full, files: full.files.filter(({ kind }) => kind !== 'redacted') };
    assert.ok(names(without).includes('区分处理后提供的政府信息'));
  });

  it('wants the proof of service of each letter that was sent (235号)', () => {
    const unproved = papers.map(({ receivedOn: _, ...letter }) =>
      letter.kind === 'R03' ? { ...letter, proof: '' } : letter,
    );
    assert.ok(names({ ...full, papers: unproved }).includes('部分公开告知书的送达凭证'));
  });

  it('wants no letter left undecided', () => {
    const draft = letterOf({ kind: 'P03', days: 5, reason: '再延长' }, { id: 9, state: 'draft' });
    const found = missingItems({ ...full, papers: [...papers, draft] }).map(({ note }) => note);
    assert.ok(found.includes('草稿，请签发或者作废'));
  });

  for (const [outcome, item, evidence] of [
    ['not-held', '检索记录', { searchRecord: '档案室，关键词：合同' }],
    ['third-party-rights', '第三方意见', { noConsultationReason: '第三方已经注销' }],
    ['deliberative-process', '没有规定应当公开的核查', { noRuleRequiresDisclosure: true }],
    ['repeated', '前次答复', { earlierReply: '测公开〔2025〕1号' }],
    ['disclosed', '提供的政府信息', { alreadyPublic: true }],
    ['disclosed', '提供的政府信息', { form: 'inspection' }],
  ] as const) {
    it(`of ${outcome} wants ${item}, unless the reply itself shows it`, () => {
      const bare: ReplyContent = { outcome, grounds: [], reasons: '理由' };
      assert.ok(names(repliedWith(bare)).includes(item));
      assert.ok(!names(repliedWith({ ...bare, ...evidence })).includes(item));
    });
  }

  it('of a request withdrawn by its applicant wants no reply', () => {
    const [first] = full.events;
    assert.ok(first);
    const withdrawn = {
      event: { kind: 'withdrawn', on: '2026-05-06' },
      actor: { kind: 'applicant' },
      seq: 2,
      recordedAt: first.recordedAt,
    } as const;
    const record = recordOf([first, withdrawn], '2026-05-07', { files: full.files });
    assert.ok(!archiveChecklist(record).some(({ name }) => name === '答复书'));
    assert.ok(!names(record).includes('撤回申请的材料'));
  });
});

describe('the index of the file', () => {
  it('has the answer before the request, and every paper once', () => {
    const entries = caseIndex(full);
    const titles = entries.map(({ title }) => title);
    assert.equal(titles[0], '部分公开告知书');
    assert.ok(titles.indexOf('政府信息公开申请表') > 0);
    assert.equal(titles.at(-1), '卷内备考表');
    const files = entries.flatMap(({ source }) =>
      source.kind === 'file' ? [source.file.position] : [],
    );
    assert.deepEqual(
      files.toSorted((a, b) => a - b),
      full.files.map(({ position }) => position),
    );
    const letters = entries.filter(({ source }) => source.kind === 'letter');
    assert.equal(letters.length, papers.length);
  });
});

function request(events: CaseRecord['events']): CaseRecord['request'] {
  const folded = requestFrom(events);
  assert.ok(folded);
  return folded;
}

/** The same request answered otherwise, asked of nobody and searched nowhere. */
function repliedWith(content: ReplyContent): CaseRecord {
  const kept = ['submitted', 'receipt-confirmed', 'reply-signed', 'reply-served'];
  const events = full.events
    .filter(({ event }) => kept.includes(event.kind))
    .map((one) =>
      one.event.kind === 'reply-signed' ? { ...one, event: { ...one.event, reply: content } } : one,
    );
  return { ...full, events, request: request(events), files: [] };
}

function names(c: CaseRecord): readonly string[] {
  return missingItems(c).map(({ name }) => name);
}

function approvalOf(kind: string): string {
  const letter = full.papers.find((one) => one.kind === kind);
  assert.ok(letter);
  return textOf(letterForms.approval.sheet(full, letter));
}
