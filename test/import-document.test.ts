import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readImportLine, writeImportLine } from '../src/formats/import-documents.ts';
import { nationalCalendar } from '../src/rules/calendar.ts';
import { newImportContext } from '../src/rules/import-context.ts';
import { documentKinds } from '../src/rules/document-classes.ts';
import {
  bodyClasses,
  bodyTags,
  type ImportDocument,
  importFieldLabels,
} from '../src/rules/import-document.ts';

const sound: ImportDocument = {
  key: 'kfq-1',
  title: '关于印发《青枫经济技术开发区工作规则》的通知',
  kind: 'other-official-document',
  documentNumber: '青枫开管办发〔2022〕47号',
  issuers: ['青枫经济技术开发区管理委员会办公室'],
  publisher: '党政办公室',
  madeOn: '2022-03-01',
  publishedAt: '2022-03-03T09:30',
  columns: ['lzyj'],
  openness: 'proactive',
  body: '<p>正文。</p>',
};

function context() {
  const columns = new Map([
    ['lzyj', { catalogue: true }],
    ['zwdt', { catalogue: false }],
  ]);
  return newImportContext(columns, nationalCalendar, Temporal.Instant.from('2023-01-01T00:00Z'));
}

function read(change: Record<string, unknown>, n = 3) {
  return readImportLine(JSON.stringify({ ...sound, ...change }), n, context());
}

describe('a line of the import file', () => {
  it('P18 with a secrecy mark is stopped before it is stored, and its text is not repeated', () => {
    const result = read({ body: '<p>机密★10年</p><p>某事项的具体内容。</p>' });
    assert.ok(result && 'faults' in result);
    const [fault] = result.faults;
    assert.equal(fault?.code, 'secrecy-mark');
    assert.doesNotMatch(fault?.message ?? '', /具体内容/);
  });

  it('that is sound gives a document with its moments and the parts of its number', () => {
    const result = readImportLine(writeImportLine(sound), 1, context());
    assert.ok(result && 'document' in result);
    assert.equal(result.document.publishedAt.toString(), '2022-03-03T01:30:00Z');
    assert.equal(result.document.publishedOn, '2022-03-03');
    assert.equal(result.document.documentNumberParts?.sequence, 47);
    assert.deepEqual(result.warnings, []);
  });

  it('that is empty is passed over; a byte order mark does no harm', () => {
    assert.equal(readImportLine('  \n', 2, context()), undefined);
    const result = readImportLine(`\uFEFF${writeImportLine(sound)}`, 1, context());
    assert.ok(result && 'document' in result);
  });

  for (const [what, change, field, code, says] of [
    ['an impossible day', { madeOn: '2022-02-30' }, 'madeOn', 'impossible-date', '2022-02-30'],
    ['a day in words', { madeOn: '2022年3月1日' }, 'madeOn', 'impossible-date', '成文日期'],
    [
      'an impossible time',
      { publishedAt: '2022-03-03T25:00' },
      'publishedAt',
      'impossible-date',
      '25:00',
    ],
    [
      'a day without time',
      { publishedAt: '2022-03-03' },
      'publishedAt',
      'impossible-date',
      '发布时间',
    ],
    [
      'wrong brackets',
      { documentNumber: '青枫开管办发[2022]47号' },
      'documentNumber',
      'document-number',
      '〔2022〕47号',
    ],
    ['an unknown column', { columns: ['lzyj', 'nowhere'] }, 'columns', 'unknown-column', 'nowhere'],
    ['no column', { columns: [] }, 'columns', 'missing', '栏目'],
    ['no title', { title: ' ' }, 'title', 'missing', '标题'],
    ['a title that is a number', { title: 7 }, 'title', 'wrong-type', '标题'],
    ['a title of a page', { title: '长'.repeat(201) }, 'title', 'too-long', '201'],
    ['made after publication', { madeOn: '2022-03-04' }, 'madeOn', 'wrong-order', '晚于'],
    [
      'publication to come',
      { publishedAt: '2023-03-03T09:30' },
      'publishedAt',
      'in-the-future',
      '没有到',
    ],
    ['an unknown kind', { kind: 'story' }, 'kind', 'unknown-value', 'story'],
    ['an unknown theme', { theme: '杂项' }, 'theme', 'unknown-value', '杂项'],
    ['an unknown field', { titel: 'x' }, 'titel', 'unknown-field', 'titel'],
    ['withheld without reason', { openness: 'withheld' }, 'opennessReason', 'missing', '理由'],
    ['news in the catalogue', { kind: 'news' }, 'columns', 'news-in-catalogue', '政务动态'],
    [
      'an end before the start',
      { effectiveFrom: '2022-04-01', effectiveTo: '2022-03-31' },
      'effectiveTo',
      'wrong-order',
      '早于',
    ],
  ] as const) {
    it(`${what} is refused, naming row and field`, () => {
      const result = read(change);
      assert.ok(result && 'faults' in result);
      assert.deepEqual(
        result.faults.map((f) => [f.row, f.field, f.code]),
        [[3, field, code]],
      );
      assert.ok(result.faults[0]?.message.startsWith('第3行'));
      assert.ok(result.faults[0]?.message.includes(says));
    });
  }

  it('with several faults names them all', () => {
    const result = read({ title: '', madeOn: '2022-13-01', columns: ['x'], issuers: '办公室' });
    assert.ok(result && 'faults' in result);
    assert.deepEqual(result.faults.map((f) => f.field).sort(), [
      'columns',
      'issuers',
      'madeOn',
      'title',
    ]);
  });

  it('that is not JSON, or not an object, is refused', () => {
    for (const line of ['{"key": ', '[]', '7', 'null']) {
      const result = readImportLine(line, 9, context());
      assert.ok(result && 'faults' in result);
      assert.equal(result.faults[0]?.row, 9);
    }
  });

  it('twice with the same key or the same number is a duplicate that names the first row', () => {
    const shared = context();
    readImportLine(JSON.stringify(sound), 1, shared);
    const again = readImportLine(JSON.stringify(sound), 2, shared);
    assert.ok(again && 'faults' in again);
    assert.deepEqual(
      again.faults.map((f) => f.field),
      ['key', 'documentNumber'],
    );
    assert.ok(again.faults.every((f) => f.code === 'duplicate' && f.message.includes('第1行')));
  });

  it('published later than 20 working days after it was made is taken in with a warning', () => {
    const result = read({ publishedAt: '2022-04-20T10:00' });
    assert.ok(result && 'document' in result);
    assert.deepEqual(
      result.warnings.map((w) => [w.field, w.provision]),
      [['publishedAt', '条例26']],
    );
  });

  it('from before the calendar begins is taken in: nobody can count its working days', () => {
    const result = read({
      documentNumber: '青枫开管办发〔2009〕47号',
      madeOn: '2009-03-01',
      publishedAt: '2010-03-03T09:30',
    });
    assert.ok(result && 'document' in result);
  });
});

describe('the manual of the import file', () => {
  const manual = readFileSync(new URL('../docs/import.md', import.meta.url), 'utf8');

  it('names every field with its label, every kind, and what a body may hold', () => {
    for (const [field, label] of Object.entries(importFieldLabels)) {
      assert.ok(manual.includes(`| \`${field}\` | ${label} |`), field);
    }
    for (const [kind, { label, catalogue }] of Object.entries(documentKinds)) {
      assert.ok(
        manual.includes(`| \`${kind}\` | ${label} | ${catalogue ? '可以' : '不可以'} |`),
        kind,
      );
    }
    for (const word of [...bodyTags, ...bodyClasses])
      assert.ok(manual.includes(`\`${word}\``), word);
  });

  it('shows an example that comes in', () => {
    const example = /```json\n(.*)\n```/.exec(manual)?.[1] ?? '';
    const result = readImportLine(example, 1, context());
    assert.ok(result && 'document' in result, JSON.stringify(result));
  });
});
