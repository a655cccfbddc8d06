import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPostedOnSpot, postingViolations } from '../../src/rules/postings.ts';

describe('P09 a notice of expropriation is posted in the villages too', () => {
  const photo = [{ sha256: 'p', name: '张贴照片.jpg' }];
  test('which notices are', () => {
    assert.ok(isPostedOnSpot({ deadline: { matter: 'land-expropriation' } }));
    assert.ok(isPostedOnSpot({ display: { matter: 'land-compensation-plan' } }));
    assert.ok(!isPostedOnSpot({ deadline: { matter: 'general' }, display: null }));
  });

  test('what is recorded has a place, has happened, and its photograph is among the files', () => {
    const on = '2026-10-14';
    const whole = [{ place: '某村公告栏', on, photo: 'p' }] as const;
    assert.deepEqual(postingViolations({ postings: whole, attachments: photo }, '2026-10-15'), []);
    assert.deepEqual(postingViolations({ attachments: photo }, '2026-10-15'), []);
    const wrong = [{ place: ' ', on, photo: 'q' }] as const;
    const found = postingViolations({ postings: wrong, attachments: photo }, '2026-10-13');
    assert.deepEqual(
      found.map(({ code }) => code),
      ['posting-place-missing', 'posting-ahead', 'posting-photo-unknown'],
    );
  });
});
