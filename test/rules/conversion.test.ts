import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Application } from '../../src/rules/application.ts';
import { decisionViolations, draftTitle } from '../../src/rules/conversion.ts';

const application: Application = {
  applicant: {
    kind: 'natural-person',
    name: '张测试',
    identityType: 'passport',
    identityNumber: 'E12345678',
    phone: '13800001234',
    email: 'zhang@test.example',
    address: '某某路1号',
  },
  title: '',
  description: '',
  carrierForm: 'paper',
  deliveryWish: 'post',
};
const asking = (title: string, description = ''): Application => ({
  ...application,
  title,
  description,
});

describe('the title of a draft from a request (条例 44)', () => {
  for (const [what, from, title] of [
    ['is what was asked for', asking('青枫大道竣工验收报告'), '青枫大道竣工验收报告'],
    ['does without the words of asking', asking('请提供：青枫镇预算。'), '青枫镇预算'],
    ['does without the applicant', asking('申请公开张测试所在村的规划'), '所在村的规划'],
    [
      'does without anybody’s numbers and addresses',
      asking('王某（13911112222，110101199003070011，w@a.example）的低保审批表'),
      '王某（，，）的低保审批表',
    ],
    ['comes from the description where there is no title', asking('', '水质月报'), '水质月报'],
  ] as const) {
    it(what, () => assert.equal(draftTitle(from), title));
  }
});

describe('a decision on a suggestion', () => {
  const decision = { decision: 'accepted', reason: '可以公开', title: '水质月报' } as const;
  const codes = (change: object): readonly string[] =>
    decisionViolations('open', { ...decision, ...change }, application).map(({ code }) => code);

  it('needs a reason either way, and a title only when accepted', () => {
    assert.deepEqual(codes({}), []);
    assert.deepEqual(codes({ reason: '  ' }), ['conversion-reason-missing']);
    assert.deepEqual(codes({ title: '' }), ['title-missing']);
    assert.deepEqual(codes({ decision: 'declined', title: '' }), []);
  });

  it('lets no title through that names the applicant or holds anybody’s number', () => {
    for (const title of ['张测试的月报', '月报13800001234', '月报13911112222', '寄某某路1号']) {
      assert.deepEqual(codes({ title }), ['conversion-names-applicant'], title);
    }
  });

  it('is made once', () => {
    const again = decisionViolations('declined', decision, application);
    assert.deepEqual(
      again.map(({ code, provision }) => [code, provision]),
      [['conversion-decided', '条例44']],
    );
  });
});
