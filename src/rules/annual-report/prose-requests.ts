// TX-NAR, requests: a figure of the prose that names a quantity of Table 3 is that quantity
// (条例 50; 国办公开办函〔2021〕30号). Equality with a near quantity (received together with brought
// forward) is a matter of wording: a question.

import { type OutcomeGroup, outcomes, outcomeKeys, type Outcome } from '../outcomes.ts';
import { applicantKindKeys, applicantKinds } from '../applicant-kinds.ts';
import type { Table3Column } from './form.ts';
import type { Finding } from './finding.ts';
import type { Claim } from './prose-claims.ts';
import { labelOf, type Mention, type Sentence, tailOf } from './prose-numbers.ts';
import { isPartial } from './prose-scope.ts';
import {
  groupFigure,
  legalColumns,
  plus,
  rowFigure,
  type Tallies,
  toHandle,
} from './quantities.ts';

const counted = new Set(['件', '件次', '宗', '份', '起', '例', '条', '个', '项', '次']);

/** Which total the prose last spoke of; its split by applicants goes with it. */
export type Base = 'received' | 'all' | 'concluded';

export function requestClaim(
  sentence: Sentence,
  mention: Mention,
  tallies: Tallies,
  year: number | null,
  base: Base,
): Claim | null {
  if (!counted.has(mention.unit)) return null;
  const label = labelOf(sentence, mention);
  const tail = tailOf(sentence, mention);
  if (/复议|诉讼|起诉|应诉|规范性文件|规章/.test(label)) return null;
  const carried = carriedClaim(label, tail, tallies, year);
  if (carried !== null) return carried;
  if (isPartial(label)) return null;
  const isLabelBare = /^(其中|另有|还有|有|共|的|、)*$/.test(label);
  const words = isLabelBare ? tail : label;
  return (
    outcomeClaim(words, sentence, tallies) ??
    applicantClaim(words, sentence, tallies, base) ??
    (isLabelBare ? null : flowClaim(label, mention.unit, sentence, tallies))
  );
}

export function aboutRequests({ context, text }: Sentence): boolean {
  if (/(信息|政务)公开[^,;]{0,10}申请|依申请|公开申请|申请公开|申请人/.test(context + text))
    return true;
  return groupWords.filter(([, word]) => word.test(text)).length >= 3;
}

function carriedClaim(
  label: string,
  tail: string,
  tallies: Tallies,
  year: number | null,
): Claim | null {
  const next = year === null ? '20\\d\\d' : String(year + 1);
  const previous = year === null ? '20\\d\\d' : String(year - 1);
  const forward = new RegExp(
    `(结转|转结|转入|转|顺延|延续|延期|延至|留待)(到|至|入|为)?((下|次|明|来)(一)?(个)?年|${next}年)`,
  );
  const back = new RegExp(
    `(上|去|前)(一)?(个)?年(度)?(末|底)?(的)?(结转|转入|转结|转来|遗留|接转)|结转自?(上|去)(一)?年|${previous}年(度)?(结转|转入|遗留)`,
  );
  const figure = (row: 'brought-forward' | 'carried-forward', name: string): Claim => ({
    name,
    where: `table3.${row}.total`,
    right: [rowFigure(tallies, row)],
    loose: [],
  });
  // 「结转上年后新收到47件」 counts the new ones.
  if (back.test(label) && !/(新收|收到|受理)[^转]*$/.test(label))
    return figure('brought-forward', '上年结转');
  if (forward.test(label)) return figure('carried-forward', '结转下年度');
  if (/^(的)?.{0,14}$/.test(tail) && forward.test(tail))
    return figure('carried-forward', '结转下年度');
  // 「72件申请按照《条例》顺延到下年度答复」: the words follow the figure.
  return forward.test(tail.slice(0, 30)) ? figure('carried-forward', '结转下年度') : null;
}

const groupWords: readonly (readonly [OutcomeGroup, RegExp])[] = [
  ['withheld', /不予公开/],
  ['unavailable', /无法提供/],
  ['not-processed', /不予处理/],
  ['otherwise-concluded', /其[他它]处理/],
  ['partly-disclosed', /部分公开/],
  ['disclosed', /予以公开|同意公开|全部公开/],
];

function outcomeClaim(words: string, sentence: Sentence, tallies: Tallies): Claim | null {
  const groups = groupWords.filter(([, word]) => word.test(words)).map(([group]) => group);
  const isBoth =
    groups.length === 2 && groups.includes('disclosed') && groups.includes('partly-disclosed');
  const disclosed = groupFigure(tallies, 'disclosed');
  const partly = groupFigure(tallies, 'partly-disclosed');
  if (isBoth || /(?<!不予)(?<!主动)公开(和|及|或|、|与)部分公开/.test(words)) {
    return {
      name: '予以公开与部分公开之和',
      where: 'table3.disclosed.total table3.partly-disclosed.total',
      right: [plus(disclosed, partly)],
      loose: [],
    };
  }
  const leaf = leafIn(words);
  if (groups.length > 1) return null;
  const group = groups[0];
  if (group !== undefined && aboutRequests(sentence)) {
    const exact = groupFigure(tallies, group);
    // 「属于国家秘密不予公开2件」 names one row; 「因本机关不掌握等原因」 the whole group.
    const isLeaf = leaf !== null && !/等/.test(words);
    const one = isLeaf && leaf !== null ? rowFigure(tallies, leaf) : null;
    return {
      name: groupNames[group],
      where: `table3.${isLeaf && leaf !== null ? leaf : group}.total`,
      right: [isLeaf ? one : exact],
      // 「同意公开」 may leave out what was published already.
      vague: group === 'disclosed' && !/予以公开/.test(words),
      loose: [
        ...(isLeaf ? [exact] : []),
        ...(group === 'disclosed' ? [plus(disclosed, partly)] : []),
      ],
    };
  }
  if (leaf === null || /等/.test(words)) return null;
  return {
    name: `“${outcomes[leaf].label}”`,
    where: `table3.${leaf}.total`,
    right: [rowFigure(tallies, leaf)],
    loose: [],
  };
}

const groupNames: Readonly<Record<OutcomeGroup, string>> = {
  disclosed: '予以公开',
  'partly-disclosed': '部分公开',
  withheld: '不予公开',
  unavailable: '无法提供',
  'not-processed': '不予处理',
  'otherwise-concluded': '其他处理',
};

/** The one row that the words name in the form's own words. */
function leafIn(words: string): Outcome | null {
  const named = outcomeKeys.filter(
    (key) =>
      outcomes[key].group !== 'disclosed' &&
      outcomes[key].group !== 'partly-disclosed' &&
      outcomes[key].group !== 'otherwise-concluded' &&
      words.includes(outcomes[key].label.replace(/(相关)?政府信息$|申请$|事项$|信息$/, '')),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

function applicantClaim(
  words: string,
  sentence: Sentence,
  tallies: Tallies,
  base: Base,
): Claim | null {
  if (!aboutRequests(sentence)) return null;
  const columns = columnsIn(words);
  if (columns === null) return null;
  const [first = 'total'] = columns;
  const name =
    first === 'natural-person' ? '自然人' : columns.length > 1 ? '法人或其他组织' : '该类申请人';
  const figures = {
    received: rowFigure(tallies, 'received', columns),
    all: toHandle(tallies, columns),
    concluded: rowFigure(tallies, 'concluded', columns),
  };
  return {
    name: `${name}申请`,
    where: `table3.received.${columns.length > 1 ? 'organizations' : first}`,
    right: [figures.received, figures[base]],
    loose: [figures.all, figures.concluded],
  };
}

function columnsIn(words: string): readonly Table3Column[] | null {
  if (/自然人|公民/.test(words)) return /法人|组织/.test(words) ? null : ['natural-person'];
  if (/法人/.test(words)) return legalColumns;
  const kind = applicantKindKeys.find(
    (key) => key !== 'other-organization' && words.includes(applicantKinds[key]),
  );
  return kind === undefined ? null : [kind];
}

function flowClaim(
  label: string,
  unit: string,
  sentence: Sentence,
  tallies: Tallies,
): Claim | null {
  if (!aboutRequests(sentence) || !namesRequests(label, sentence)) return null;
  if (elsewhere.test(label)) return null;
  const claim = flowNamed(label, sentence, tallies);
  // Other things than requests are counted by these: 「未答复申请的单位5个」, 「申请办理规程2项」.
  return claim === null || !/^[个项条次]$/.test(unit) ? claim : { ...claim, vague: true };
}

/** Applications for something else, papers about requests, and who had none. */
const elsewhere =
  /许可|登记|救助|补贴|补助|低保|审批|资质|认定|仲裁|赔偿|听证|规程|制度|流程|指南|模板|办法|未(收|接)到|没有(收|接)到/;

function flowNamed(label: string, sentence: Sentence, tallies: Tallies): Claim | null {
  const received = rowFigure(tallies, 'received');
  const concluded = rowFigure(tallies, 'concluded');
  const all = toHandle(tallies);
  if (/收办|收到并|接收办理/.test(label)) {
    const right = [all, received, concluded];
    return { name: '收办', where: 'table3.received.total', right, loose: [] };
  }
  if (/办结|答复|办复|回复|办理完/.test(label)) {
    const where = 'table3.concluded.total';
    // Of this year's requests those not carried forward: less than the total where some came from last year.
    const ofThisYear = minus(received, rowFigure(tallies, 'carried-forward'));
    const loose = rowFigure(tallies, 'brought-forward') === 0 ? [] : [ofThisYear];
    return { name: '办理结果总计', where, right: [concluded], loose };
  }
  if (/收到|新收|受理|接收|接到|收悉/.test(label)) {
    // The sentence itself says that what came from last year is among them.
    const saysSo = /(上|去|前)(一)?(个)?年(度)?(末|底)?(的)?(结转|转入|遗留)/.test(sentence.text);
    const right = saysSo ? [received, all] : [received];
    return { name: '本年新收', where: 'table3.received.total', right, loose: [all] };
  }
  if (!/办理|处理/.test(label)) return null;
  // 办理 says neither received nor concluded: any of the three is right.
  return {
    name: '办理',
    where: 'table3.concluded.total',
    right: [concluded, all, received],
    loose: [],
  };
}

const bareVerb =
  /^(全|本|我|各)?(省|市|县|区|州|镇|乡|街道|局|委|厅|办|机关|单位)?(全年|本年|年度|本年度|当年|年内)?(共|总共|共计|合计|累计|一共)?(已|均|均已|全部|按期|按时|依法|及时)*(收到|新收|受理|接收|办结|答复|办复|办理)(完毕|共)?$/;

/** The label says 申请, or only the verb where the sentence is about requests and nothing else. */
function namesRequests(label: string, sentence: Sentence): boolean {
  if (/申请/.test(label)) return /公开|依申请|收到|受理|办理|办结|答复|新收/.test(label);
  if (/案件|复议|诉讼/.test(sentence.text)) return false;
  return bareVerb.test(label);
}

/** The total that a flow figure turned out to be. */
export function baseOf(value: number, tallies: Tallies): Base | null {
  if (value === rowFigure(tallies, 'received')) return 'received';
  if (value === toHandle(tallies)) return 'all';
  return value === rowFigure(tallies, 'concluded') ? 'concluded' : null;
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

/** 「未收到政府信息公开申请」 while Table 3 counts some. */
export function noRequests(sentence: Sentence, tallies: Tallies): readonly Finding[] {
  const match =
    /(未|没有)(收到|接到|受理)(过|任何)?((政府)?信息公开申请|依申请公开(事项|申请|件)?|政府信息申请)(?!的|费|人)/.exec(
      sentence.text,
    );
  const received = rowFigure(tallies, 'received');
  if (match === null || received === null || received === 0) return [];
  return [
    {
      rule: 'TX-NAR',
      severity: /本级|办公室|部门/.test(sentence.text.slice(0, match.index)) ? 'question' : 'error',
      where: `part${sentence.part} table3.received.total`,
      expected: received,
      actual: match[0],
      quote: sentence.quote,
      message: `正文称“${match[0]}”，而表三本年新收${received}件。`,
    },
  ];
}
