// TX-NAR, Table 2 in words: normative documents made, repealed and in force; licences and penalties.

import type { Claim } from './prose-claims.ts';
import { labelOf, type Mention, type Sentence } from './prose-numbers.ts';
import { knownAt, type Tallies } from './quantities.ts';

/** Drafts, filings, comments and others' documents are not what Table 2 counts. */
const elsewhere =
  /备案|审查|审核|解读|清理|刊登|部门|征求|前置|评估|修改|修订|起草|送审|转发|较|比|增|减|涉及|宣传|汇编/;

export function documentClaim(
  sentence: Sentence,
  mention: Mention,
  tallies: Tallies,
): Claim | null {
  const label = labelOf(sentence, mention);
  if (['件', '部', '份', '项', '个'].includes(mention.unit)) {
    return normativeClaim(label, tallies) ?? decisionClaim(label, sentence, mention, tallies);
  }
  return decisionClaim(label, sentence, mention, tallies);
}

function normativeClaim(label: string, tallies: Tallies): Claim | null {
  if (!/规范性文件$|规范性文件共?$/.test(label) || /规章/.test(label) || elsewhere.test(label))
    return null;
  if (knownAt(tallies, 'table2-2019.normative-documents.newly-made') !== null) {
    return trialFormClaim(label, tallies);
  }
  const column = /现行有效|继续有效/.test(label)
    ? 'in-force'
    : /废止|失效/.test(label)
      ? 'repealed'
      : /制发|制定|出台|新制|印发|制作/.test(label)
        ? 'made'
        : null;
  if (column === null) return null;
  const place = `table2.normative-documents.${column}`;
  return {
    name: `行政规范性文件${{ 'in-force': '现行有效', repealed: '废止', made: '制发' }[column]}件数`,
    where: place,
    right: [knownAt(tallies, place)],
    loose: [],
    // 印发 also passes on other papers; without 行政 other organs' documents may be meant.
    vague: /印发|制作/.test(label),
  };
}

/** The trial form has three columns that 公开 and 制定 may mean. */
function trialFormClaim(label: string, tallies: Tallies): Claim | null {
  if (!/公开|制发|制定|出台|新制|制作/.test(label)) return null;
  const place = 'table2-2019.normative-documents';
  const figures = ['newly-disclosed', 'newly-made', 'disclosed-total'].map((column) =>
    knownAt(tallies, `${place}.${column}`),
  );
  return {
    name: '规范性文件',
    where: `${place}.newly-disclosed`,
    right: figures,
    loose: [],
    vague: true,
  };
}

const decisions: readonly (readonly [string, RegExp])[] = [
  ['licensing', /行政许可/],
  ['penalty', /行政处罚/],
  ['coercion', /行政强制/],
];

/** 「作出行政处罚决定120件」; other wordings count matters, not decisions, and are only asked about. */
function decisionClaim(
  label: string,
  sentence: Sentence,
  mention: Mention,
  tallies: Tallies,
): Claim | null {
  if (mention.unit === '万元' && /行政事业性收费/.test(label) && !elsewhere.test(label)) {
    const fees = knownAt(tallies, 'table2.fees');
    const near = fees !== null && Math.abs(fees - mention.value) < 0.01 ? [mention.value] : [];
    return {
      name: '行政事业性收费',
      where: 'table2.fees',
      right: [fees, ...near],
      loose: [],
      vague: true,
    };
  }
  if (!['件', '宗', '起', '次', '个', '项'].includes(mention.unit)) return null;
  const named = decisions.filter(([, word]) => word.test(label));
  const [row] = named[0] ?? [];
  if (row === undefined || named.length > 1 || elsewhere.test(label)) return null;
  if (!/(作出|实施|办理|下达|处理).{0,12}$|决定$/.test(label)) return null;
  const trial = knownAt(tallies, `table2-2019.${row}.decisions`);
  return {
    name: `${row === 'licensing' ? '行政许可' : row === 'penalty' ? '行政处罚' : '行政强制'}处理决定数量`,
    where: trial === null ? `table2.${row}` : `table2-2019.${row}.decisions`,
    right: [trial ?? knownAt(tallies, `table2.${row}`)],
    loose: [],
    vague: !label.endsWith('决定') || !/作出/.test(sentence.text),
  };
}
