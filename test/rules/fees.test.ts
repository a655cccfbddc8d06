// The processing fee against the tiers and examples of the regulation reference, and what must hold of
// any quantity. Provisions are of 国办函〔2020〕109号 unless named.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { isoOf } from '../../src/rules/day.ts';
import {
  assessFee,
  chargeByItem,
  chargeByVolume,
  fen,
  feeDue,
  feeLineText,
  feeAccount,
  type FeeMeasure,
  feeMonth,
  feeUnits,
  type ProcessingFee,
  yuanText,
} from '../../src/rules/fee.ts';

interface Standard {
  readonly unit: string;
  readonly tiers: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly price: number;
  }[];
}

const reference = JSON.parse(
  readFileSync(new URL('../data/fee-tiers.json', import.meta.url), 'utf8'),
) as {
  readonly byItem: Standard;
  readonly byVolume: Standard;
  readonly examples: readonly {
    readonly std: 'byItem' | 'byVolume';
    readonly n: number;
    readonly total: number;
  }[];
};

const of = {
  byItem: (n: number): ProcessingFee => chargeByItem(0, n),
  byVolume: chargeByVolume,
};

function text({ lines, standard }: ProcessingFee): readonly string[] {
  return lines.map((line) => feeLineText(line, standard));
}

describe('the processing fee', () => {
  for (const { std, n, total } of reference.examples) {
    const { unit } = reference[std];
    it(`of ${n} ${unit} is ${total} 元`, () => {
      const fee = of[std](n);
      assert.equal(fee.amount, total * 100);
      assert.equal(feeUnits[fee.standard], unit);
    });
  }

  for (const std of ['byItem', 'byVolume'] as const) {
    it(`changes its price at the ends of the tiers of the reference: ${std}`, () => {
      for (const tier of reference[std].tiers) {
        for (const n of [tier.from, tier.to ?? tier.from + 5000]) {
          assert.equal(of[std](n).amount - of[std](n - 1).amount, tier.price * 100, `${n}`);
        }
      }
    });
  }

  it('by item rises by 100 元 with every further ten, without end', () => {
    for (const n of [31, 40, 41, 50, 51, 60, 61, 140, 141, 1031]) {
      assert.equal(chargeByItem(n - 1).amount, (200 + 100 * Math.floor((n - 31) / 10)) * 100);
    }
  });

  it('of the 35th request of the month is what that request alone costs', () => {
    const fee = chargeByItem(34);
    assert.deepEqual(fee.lines, [{ from: 35, to: 35, units: 1, price: 20000, amount: 20000 }]);
  });

  it('is accounted for tier by tier in the notice', () => {
    assert.deepEqual(text(chargeByVolume(250)), [
      '第1页至第30页，不收费',
      '第31页至第100页，每页10元，共700元',
      '第101页至第200页，每页20元，共2000元',
      '第201页至第250页，每页40元，共2000元',
    ]);
    assert.deepEqual(text(chargeByItem(8, 3)), [
      '第9件至第10件，不收费',
      '第11件，每件100元，共100元',
    ]);
  });

  it('is written in 元, with fen only where there are any', () => {
    assert.deepEqual([yuanText(fen(270000)), yuanText(fen(5))], ['2700元', '0.05元']);
    assert.throws(() => fen(0.5), RangeError);
  });
});

describe('of any quantity', () => {
  const units = fc.integer({ min: 0, max: 3000 });
  const standards = [of.byItem, of.byVolume];

  it('more never costs less', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        for (const fee of standards) assert.ok(fee(a + b).amount >= fee(a).amount);
      }),
    );
  });

  it('the tiers of the notice are whole, follow each other and add up to the amount', () => {
    fc.assert(
      fc.property(units, units, (earlier, items) => {
        for (const [fee, before] of [
          [chargeByItem(earlier, items), earlier],
          [chargeByVolume(items), 0],
        ] as const) {
          let next = before + 1;
          for (const line of fee.lines) {
            assert.equal(line.from, next);
            assert.equal(line.units, line.to - line.from + 1);
            assert.equal(line.amount, line.units * line.price);
            next = line.to + 1;
          }
          assert.equal(next, before + items + 1);
          assert.equal(
            fee.lines.reduce((sum, { amount }) => sum + amount, 0),
            fee.amount,
          );
        }
      }),
    );
  });

  it('charging item by item as they come is charging the month at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (n) => {
        let sum = 0;
        for (let earlier = 0; earlier < n; earlier += 1) sum += chargeByItem(earlier).amount;
        assert.equal(sum, chargeByItem(0, n).amount);
      }),
    );
  });
});

describe('a fee is not asked', () => {
  const cases: readonly (readonly [string, FeeMeasure, string])[] = [
    [
      'by item and by volume at once',
      { byItem: { earlier: 40, items: 1 }, byVolume: { pages: 300 } },
      'fee-standard-mixed',
    ],
    ['by neither', {}, 'fee-quantity-impossible'],
    ['for half a page', { byVolume: { pages: 30.5 } }, 'fee-quantity-impossible'],
    ['for nothing', { byItem: { earlier: 40, items: 0 } }, 'fee-quantity-impossible'],
    ['for a count below nothing', { byItem: { earlier: -1, items: 1 } }, 'fee-quantity-impossible'],
    ['within the first ten of a month', { byItem: { earlier: 9, items: 1 } }, 'fee-not-due'],
    ['within the first thirty pages', { byVolume: { pages: 30 } }, 'fee-not-due'],
    [
      'by volume for what is public already',
      { byVolume: { pages: 300, isPublic: true } },
      'fee-on-public-information',
    ],
  ];
  for (const [says, measure, code] of cases) {
    it(says, () => {
      const answer = assessFee(measure);
      assert.ok(!answer.ok);
      assert.deepEqual(
        answer.violations.map((v) => v.code),
        [code],
      );
    });
  }

  it('and otherwise is', () => {
    const answer = assessFee({ byItem: { earlier: 10, items: 1 } });
    assert.ok(answer.ok);
    assert.equal(answer.fee.amount, 10000);
  });
});

describe('paying', () => {
  it('K33 part leaves the rest open; what was given back does not make the fee unpaid', () => {
    const part = { amount: 30_000, payments: [{ amount: 10_000 }], refunded: 0 };
    assert.deepEqual(feeAccount(part), { paid: 10_000, open: 20_000, refunded: 0 });
    const more = { amount: 30_000, payments: [{ amount: 35_000 }], refunded: 5_000 };
    assert.deepEqual(feeAccount(more), { paid: 35_000, open: 0, refunded: 5_000 });
  });

  it('K32 a notice received on 10 June 2026 is paid by 9 July: 19 June is off', () => {
    assert.equal(isoOf(feeDue('2026-06-10', nationalCalendar).on), '2026-07-09');
  });

  it('requests are counted in the calendar month of their receipt', () => {
    assert.deepEqual(feeMonth('2028-02-10'), { first: '2028-02-01', last: '2028-02-29' });
  });
});
