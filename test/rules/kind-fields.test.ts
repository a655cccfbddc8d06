// Fields of a kind: asked for where the law lists them, checked for form, printed without what is a person's own.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  consultationState,
  kindFieldViolations,
  kindForms,
  maskedName,
  publicFields,
} from '../../src/rules/kind-fields.ts';

const penalty = {
  行政相对人名称: '张三丰',
  行政相对人类别: '自然人',
  统一社会信用代码: '91330100MA27XXXXXX',
  处罚决定文书号: '青市监罚〔2026〕1号',
  违法行为类型: '无照经营',
  违法事实: '未取得营业执照从事经营。',
  处罚依据: '《无证无照经营查处办法》第十三条',
  处罚类别: '罚款',
  处罚内容: '罚款1000元',
  处罚决定日期: '2026-03-02',
  处罚机关: '青枫经济技术开发区市场监督管理局',
};
const missing = (violations: readonly { field?: string | undefined }[]): string[] =>
  violations.map(({ field = '' }) => field.replace('particulars.', ''));

describe('fields of a kind', () => {
  test('an institution says what 条例 20(2) lists', () => {
    const found = kindFieldViolations({ kind: 'institution', particulars: { 负责人: '李某' } });
    assert.deepEqual(missing(found), ['主要职责', '办公地址', '办公时间', '联系电话']);
  });

  test('a penalty may be published as its decision in full; a record that is begun is a whole one', () => {
    assert.deepEqual(kindFieldViolations({ kind: 'penalty' }), []);
    assert.deepEqual(kindFieldViolations({ kind: 'penalty', particulars: penalty }), []);
    const begun = kindFieldViolations({ kind: 'penalty', particulars: { 处罚类别: '罚款' } });
    assert.equal(begun.length, 9);
  });

  test('days, choices and addresses are checked for what they are', () => {
    const consultation = {
      征集单位: '某局',
      开始日期: '2026-04-01',
      截止日期: '2026-03-31',
      起草说明: '说明',
      反馈渠道: '电话',
      结果反馈: 'https://elsewhere.example/',
    };
    const found = kindFieldViolations({ kind: 'consultation', particulars: consultation });
    assert.deepEqual(missing(found), ['结果反馈', '截止日期']);
    const wrong = { ...penalty, 行政相对人类别: '其他', 处罚决定日期: '2026年3月2日' };
    assert.deepEqual(missing(kindFieldViolations({ kind: 'penalty', particulars: wrong })), [
      '行政相对人类别',
      '处罚决定日期',
    ]);
  });

  test('news has no fields', () => {
    assert.deepEqual(kindFieldViolations({ kind: 'news', particulars: { 随便: '什么' } }), []);
    assert.deepEqual(publicFields('news', { 随便: '什么' }), []);
  });
});

describe('what the page prints', () => {
  test('of a natural person neither the whole name nor a number', () => {
    const shown = Object.fromEntries(
      publicFields('penalty', penalty).map(({ label, value }) => [label, value]),
    );
    assert.equal(shown['行政相对人名称'], '张**');
    assert.equal(shown['统一社会信用代码'], undefined);
    assert.equal(maskedName(maskedName('欧阳明')), '欧**');
  });

  test('a delegate by name only where he agreed, a group always', () => {
    const reply = { 类型: '政协提案', 提出人: '王五', 提出人类别: '代表、委员个人' };
    const sponsor = (more: object): string | undefined =>
      publicFields('proposal-reply', { ...reply, ...more }).find(({ label }) => label === '提出人')
        ?.value;
    assert.equal(sponsor({}), undefined);
    assert.equal(sponsor({ 提出人同意公开姓名: '否' }), undefined);
    assert.equal(sponsor({ 提出人同意公开姓名: '是' }), '王五');
    assert.equal(sponsor({ 提出人: '教育界', 提出人类别: '代表团、界别、党派团体' }), '教育界');
  });

  test('no two fields of a kind have the same label', () => {
    for (const { fields } of Object.values(kindForms)) {
      const labels = fields.map(({ label }) => label);
      assert.equal(new Set(labels).size, labels.length);
    }
  });
});

test('a consultation is ahead, open, closed after its last day, answered once its result is there', () => {
  const days = { 开始日期: '2026-03-02', 截止日期: '2026-04-01' };
  assert.equal(consultationState(days, '2026-03-01'), 'ahead');
  assert.equal(consultationState(days, '2026-03-02'), 'open');
  assert.equal(consultationState(days, '2026-04-01'), 'open');
  assert.equal(consultationState(days, '2026-04-02'), 'closed');
  assert.equal(
    consultationState({ ...days, 结果反馈: '/yjzj/202605/t20260501_9.html' }, '2026-05-02'),
    'answered',
  );
});

test('a reply says what came of it in one of the three classes, or not at all', () => {
  const reply = {
    类型: '政协提案',
    届次: '第五届第三次会议',
    编号: '12',
    案由: '关于停车',
    提出人类别: '代表团、界别、党派团体',
    答复日期: '2026-03-02',
    主办单位: '某局',
  };
  const violationsOf = (more: object) =>
    kindFieldViolations({ kind: 'proposal-reply', particulars: { ...reply, ...more } });
  assert.deepEqual(violationsOf({}), []);
  assert.deepEqual(violationsOf({ 办理结果: 'B类（列入计划逐步解决）' }), []);
  assert.deepEqual(missing(violationsOf({ 办理结果: '满意' })), ['办理结果']);
});
