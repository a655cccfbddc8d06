import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { opennessViolations } from '../../src/rules/openness-change.ts';

describe('what was public and is to be no more', () => {
  const reason = '涉及第三方商业秘密，条例第十五条';
  const cases = [
    ['proactive', null, 'proactive', []],
    ['upon-request', null, 'proactive', ['openness-reason-missing']],
    ['withheld', '  ', 'proactive', ['openness-reason-missing']],
    ['withheld', reason, 'proactive', ['openness-takes-down']],
    // Never on the site: nothing is taken away from anybody.
    ['withheld', null, undefined, []],
  ] as const;
  for (const [openness, opennessReason, published, expected] of cases) {
    test(`${published ?? 'a draft'} to ${openness}, ${opennessReason?.trim() || 'without a reason'}`, () => {
      const found = opennessViolations({ openness, opennessReason }, published);
      assert.deepEqual(
        found.map(({ code }) => code),
        expected,
      );
    });
  }
});
