// The tables of the rules against the tables of the regulation reference: outcomes and letters, grounds
// of refusal, the printed form, publication periods, receipt. Two readings of one law must agree.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as form from '../../src/rules/annual-report/form.ts';
import { channels } from '../../src/rules/channels.ts';
import {
  isOutcome,
  outcomeGroups,
  type Outcome,
  outcomeKeys,
  outcomes,
  outcomesOf,
  refusalGrounds,
} from '../../src/rules/outcomes.ts';
import { displayPeriods, publicationDeadlines } from '../../src/rules/publication-deadlines.ts';

function data(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'));
}

/** Half-width brackets, colons and commas; no blanks: how a label was typed decides nothing. */
function level(label: string): string {
  return label
    .replaceAll(/[（(]/gu, '(')
    .replaceAll(/[）)]/gu, ')')
    .replaceAll(/[，,]/gu, ',')
    .replaceAll(/[：:]/gu, ':')
    .replaceAll(/\s/gu, '');
}

interface ReplyKind {
  readonly item: string;
  readonly doc: string;
  readonly table3: string;
}

interface Ground {
  readonly code: string;
  readonly article: string;
  readonly zh: string;
  readonly table3: Outcome;
  readonly preReview: boolean;
}

const replyKinds = data('reply-kinds.json') as readonly ReplyKind[];
const grounds = data('exemption-grounds.json') as readonly Ground[];
const withheldByGround: readonly Outcome[] = outcomesOf('withheld').filter(
  (key) => key !== 'administrative-inquiry',
);

/** Two items of 条例 36 share an outcome with another and have a letter of their own. */
const variants: Readonly<Record<string, string>> = { '36(1)': 'R01', '36(5)': 'R06' };

describe('outcomes and the kinds of reply of 条例 35 to 39', () => {
  for (const { item, doc, table3 } of replyKinds) {
    it(`${item}: letter ${doc}`, () => {
      const keys = item === '36(3)' ? withheldByGround : [table3];
      for (const key of keys) {
        assert.ok(isOutcome(key), key);
        assert.equal(variants[item] ?? outcomes[key].letter, doc);
      }
    });
  }

  it('every outcome is a kind of reply, and its letter belongs to that kind', () => {
    for (const key of outcomeKeys) {
      const kinds = replyKinds.filter(({ item, table3 }) =>
        item === '36(3)' ? withheldByGround.includes(key) : table3 === key,
      );
      assert.ok(
        kinds.some(({ doc }) => doc === outcomes[key].letter),
        key,
      );
    }
  });
});

describe('grounds of refusal of 条例 14 to 16', () => {
  const ours = Object.values(refusalGrounds);

  for (const { code, article, zh, table3, preReview } of grounds) {
    it(`${code} ${zh}`, () => {
      const same = ours.filter(({ label }) => sameGround(label, zh));
      assert.equal(same.length, 1);
      const [ground] = same;
      assert.ok(ground);
      assert.equal(ground.outcome, table3);
      assert.equal(ground.provision, `条例${article.replace('-', '¶')}`);
      assert.equal(outcomes[ground.outcome].remedy === 'review-first', preReview);
    });
  }

  it('there are no others but content that is no government information', () => {
    const others = ours.filter(({ label }) => !grounds.some(({ zh }) => sameGround(label, zh)));
    assert.deepEqual(
      others.map(({ label }) => label),
      ['不属于政府信息的内容'],
    );
  });
});

/** The reference shortens two of them: 内部事务信息-人事管理, 其他…造成损害. */
function sameGround(label: string, zh: string): boolean {
  if (label.startsWith('公开会对第三方')) return zh.startsWith('其他公开会对第三方');
  return bare(label) === bare(zh);
}

function bare(text: string): string {
  return text.replaceAll(/[-：]/gu, '').replaceAll('其他', '');
}

interface PrintedRow {
  readonly key?: form.Table3Row;
  readonly group?: string;
  readonly zh?: string;
  readonly sumOf?: readonly string[];
}

interface Block {
  readonly head: string;
  readonly columns: readonly { readonly key: string; readonly zh: string }[];
  readonly rows: readonly { readonly key: string; readonly zh: string }[];
}

interface Tables {
  readonly table2: { readonly title: string; readonly blocks: readonly Block[] };
  readonly table3: {
    readonly title: string;
    readonly note: string;
    readonly columns: readonly { readonly key: form.Table3Column; readonly zh: string }[];
    readonly rows: readonly PrintedRow[];
  };
  readonly table4: {
    readonly title: string;
    readonly columns: readonly { readonly zh: string; readonly key: form.Table4Block }[];
    readonly subZh: Readonly<Record<string, string>>;
  };
}

const printed = data('annual-tables-2021.json') as Tables;
const trial = data('annual-tables-2019.json') as Pick<Tables, 'table2'>;

type Labels = Readonly<Record<string, string>>;

function listed(
  blocks: readonly { readonly head: string; readonly columns: Labels; readonly rows: Labels }[],
): readonly Block[] {
  const list = (labels: Labels): Block['rows'] =>
    Object.entries(labels).map(([key, zh]) => ({ key, zh }));
  return blocks.map(({ head, columns, rows }) => ({
    head,
    columns: list(columns),
    rows: list(rows),
  }));
}

function levelled(blocks: readonly Block[]): readonly Block[] {
  const list = (items: Block['rows']): Block['rows'] =>
    items.map(({ key, zh }) => ({ key, zh: level(zh) }));
  return blocks.map(({ head, columns, rows }) => ({
    head: level(head),
    columns: list(columns),
    rows: list(rows),
  }));
}

describe('the form of the annual report', () => {
  it('prints the rows of Table 3 in this order and in these words', () => {
    const rows = printed.table3.rows.filter((row) => row.key !== undefined);
    assert.deepEqual(
      form.table3Rows.map((key) => [key, level(form.table3RowLabels[key])]),
      rows.map(({ key, zh = '' }) => [key, level(zh)]),
    );
    assert.equal(level(form.table3Note), level(printed.table3.note));
  });

  it('adds up in （七） exactly the outcomes', () => {
    const total = printed.table3.rows.find(({ key }) => key === 'concluded');
    assert.deepEqual(total?.sumOf, outcomeKeys);
  });

  it('groups them under its headings', () => {
    const headings = printed.table3.rows.flatMap(({ group = '' }) => (group ? [level(group)] : []));
    for (const group of [
      'withheld',
      'unavailable',
      'not-processed',
      'otherwise-concluded',
    ] as const) {
      assert.ok(headings.includes(level(outcomeGroups[group])), group);
      const first = outcomesOf(group)[0];
      const heading = printed.table3.rows.findIndex(
        (row) => level(row.group ?? '') === level(outcomeGroups[group]),
      );
      assert.equal(printed.table3.rows[heading + 1]?.key, first);
    }
  });

  it('has these columns of applicants', () => {
    assert.deepEqual(
      form.table3Columns.map((key) => ({ key, zh: form.table3ColumnLabels[key] })),
      printed.table3.columns,
    );
  });

  it('has these blocks of Table 2, in 2021 and on trial in 2019', () => {
    assert.deepEqual(levelled(listed(form.table2Blocks)), levelled(printed.table2.blocks));
    assert.deepEqual(levelled(listed(form.table2Blocks2019)), levelled(trial.table2.blocks));
  });

  it('has these blocks and results of Table 4', () => {
    assert.deepEqual(
      form.table4BlockKeys,
      printed.table4.columns.map(({ key }) => key),
    );
    for (const { key, zh } of printed.table4.columns)
      assert.ok(zh.endsWith(form.table4Blocks[key]));
    assert.deepEqual({ ...form.remedyResults, total: '总计' }, printed.table4.subZh);
  });

  it('has the titles of parts two to four over its tables', () => {
    for (const { title } of [printed.table2, printed.table3, printed.table4]) {
      assert.ok((form.reportParts as readonly string[]).includes(title), title);
    }
  });
});

interface Period {
  readonly id: string;
  readonly n: number;
  readonly unit: 'workday' | 'day';
  readonly basis: string;
  readonly kind?: 'minDuration';
}

const periods = data('special-publication-deadlines.json') as readonly Period[];

function stated(kind?: 'minDuration'): readonly unknown[] {
  return periods
    .filter((row) => row.kind === kind)
    .map(({ n, unit, basis }) => [n, unit === 'day' ? 'day' : 'working-day', articles(basis)]);
}

function ours(
  table: Readonly<Record<string, { days: number; unit: string; provision: string }>>,
): readonly unknown[] {
  return Object.values(table).map(({ days, unit, provision }) => [days, unit, articles(provision)]);
}

describe('periods of publication', () => {
  it('by when: the same periods on the same articles', () => {
    assert.deepEqual(ours(publicationDeadlines), stated());
  });

  it('for how long: the same minimum periods on the same articles', () => {
    assert.deepEqual(ours(displayPeriods), stated('minDuration'));
  });
});

/** 预算法第14条第1款 and 预算法14¶1 alike give 预算法 14 1. */
function articles(text: string): string {
  return (text.match(/\d+/gu) ?? []).join(' ') || text;
}

interface ReceiptRule {
  readonly channel: string;
  readonly receivedOn: string;
  readonly article: string;
}

describe('receipt by channel', () => {
  const ours: Readonly<Record<string, keyof typeof channels>> = {
    in_person: 'in-person',
    registered_mail_or_ems: 'post',
    ordinary_mail: 'ordinary-mail',
    internet: 'online',
    fax: 'fax',
    oral: 'oral',
  };
  const rules = data('receipt-rules.json') as readonly ReceiptRule[];

  for (const { channel, receivedOn, article } of rules) {
    it(`${channel}: ${receivedOn}`, () => {
      const key = ours[channel];
      assert.ok(key);
      const byBoth = /confirmedWithApplicant|bothPartiesConfirmed/u.test(receivedOn);
      assert.equal(channels[key].receipt, byBoth ? 'on-confirmation' : 'on-submission');
      assert.equal(articles(channels[key].provision), articles(article));
    });
  }
});
