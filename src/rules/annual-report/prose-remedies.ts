// TX-NAR, Table 4 in words: cases of reconsideration and litigation, and what is said of their results.

import type { Finding } from './finding.ts';
import { type Table4Block } from './form.ts';
import type { Claim } from './prose-claims.ts';
import { labelOf, type Mention, type Sentence } from './prose-numbers.ts';
import { isNarrowerText } from './prose-scope.ts';
import { knownAt, plus, type Tallies } from './quantities.ts';
import { table4Place } from './reconcile-table4.ts';

const suits: readonly Table4Block[] = ['litigation-direct', 'litigation-after-reconsideration'];

/** Cases of others (the organ reviews them), of stages or of changes count differently. */
const elsewhere =
  /审理|立案|败诉|胜诉|调解|撤诉|出庭|一审|二审|再审|新增|较|比|同比|增|降|减|受理行政复议|办理行政复议案件|率|通知书|决定书|答辩|听证|参加|参与|代理|建议书|意见书/;

export function remedyClaim(sentence: Sentence, mention: Mention, tallies: Tallies): Claim | null {
  if (!['件', '起', '宗', '例', '件次'].includes(mention.unit)) return null;
  const label = labelOf(sentence, mention);
  const blocks = blocksIn(label, sentence);
  if (blocks.length === 0 || elsewhere.test(label)) return null;
  const sum = (column: string): number | null =>
    plus(...blocks.map((block) => knownAt(tallies, table4Place(block, column))));
  const result = resultIn(label);
  const total = sum('total');
  const settled = plus(total, negative(sum('pending')));
  const named = result === 'settled' ? settled : sum(result);
  const parts = blocks.map((block) => knownAt(tallies, table4Place(block, 'total')));
  const column = result === 'settled' ? 'total' : result;
  return {
    name:
      blocks.length === 1
        ? '该类案件'
        : blocks.includes('reconsideration')
          ? '复议诉讼案件'
          : '诉讼案件',
    where: blocks.map((block) => table4Place(block, column)).join(' '),
    right: [named],
    loose: [total, settled, ...parts],
    // Reconsideration and suits of other kinds are no business of Table 4.
    vague:
      !/复议|诉讼|起诉/.test(label) || !/信息公开|依申请/.test(sentence.context + sentence.text),
  };
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}

function resultIn(label: string): 'upheld' | 'corrected' | 'pending' | 'settled' | 'total' {
  if (/维持/.test(label)) return 'upheld';
  if (/纠正|纠错|撤销|确认违法|责令/.test(label)) return 'corrected';
  if (/(尚|还)?未(审|办)结|正在审理|待审/.test(label)) return 'pending';
  return /审结|办结|结案/.test(label) ? 'settled' : 'total';
}

function blocksIn(label: string, sentence: Sentence): readonly Table4Block[] {
  if (/相关案件/.test(label) && /复议.{0,8}诉讼/.test(sentence.text))
    return ['reconsideration', ...suits];
  const review = /复议(?!后|直接|诉讼)/.test(label.replace(/未经复议|复议后/g, ''));
  const suit = /诉讼|起诉|应诉/.test(label);
  if (/未经复议|直接起诉/.test(label)) return ['litigation-direct'];
  if (/复议后/.test(label)) return ['litigation-after-reconsideration'];
  return [...(review ? (['reconsideration'] as const) : []), ...(suit ? suits : [])];
}

// ── Words about results ────────────────────────────────────────────────────────────────────────

interface Saying {
  readonly words: RegExp;
  /** Results that the words deny. */
  readonly denies: readonly ('corrected' | 'other' | 'pending' | 'total')[];
  readonly litigationOnly?: boolean;
}

const sayings: readonly Saying[] = [
  {
    words: /(均|全部|都)(已)?(获|被|予以|得到|获得|判决|裁定|决定)*维持/,
    denies: ['corrected', 'other', 'pending'],
  },
  { words: /(均|全部|都)(已)?(审结|结案|办结)/, denies: ['pending'] },
  {
    words: /(均|全部|都)胜诉|(零|无|无一|没有|未发生)败诉/,
    denies: ['corrected'],
    litigationOnly: true,
  },
  { words: /(零|无|无一|没有|未发生)(被)?纠(错|正)|无一(件)?被(撤销|纠)/, denies: ['corrected'] },
  {
    words:
      /(未发生|没有发生|未出现|未产生|无|没有|未有)(因)?(政府)?(信息公开)?[^,;败纠撤错、]{0,12}行政(复议|诉讼)(?![^,;]{0,24}(败诉|纠错|纠正|撤销|责令|不利|确认违法))/,
    denies: ['total'],
  },
];

const resultNames = {
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
  total: '总计',
};

/** 「均获维持」 while cases were corrected or are pending, 「未发生行政复议」 while Table 4 counts some. */
export function remedySayings(
  sentence: Sentence,
  tallies: Tallies,
  organ: string | null,
): readonly Finding[] {
  if (!/复议|诉讼/.test(sentence.text)) return [];
  return sayings.flatMap((saying): readonly Finding[] => {
    const match = saying.words.exec(sentence.text);
    if (match === null) return [];
    const around = saying.denies.includes('total') ? match[0] : sentence.text;
    const blocks = saying.litigationOnly === true ? suits : sayingBlocks(around);
    const against = blocks.flatMap((block) =>
      saying.denies.flatMap((result) => {
        const count = knownAt(tallies, table4Place(block, result));
        return count === null || count === 0 ? [] : [{ block, result, count }];
      }),
    );
    if (against.length === 0) return [];
    const before = sentence.text.slice(0, match.index);
    // 「已审结的均维持」 speaks of the settled ones only.
    const settledOnly = /(已审结|审结的|已结案|办结的|已办结)[^;]{0,10}$/.test(before);
    const certain = against.filter((a) => a.result !== 'pending' && a.result !== 'other');
    const isWhole =
      !isNarrowerText(before, organ) && /信息公开|依申请/.test(sentence.context + sentence.text);
    const isError = isWhole && (!settledOnly || certain.length > 0);
    return [
      {
        rule: 'TX-NAR',
        severity: isError ? 'error' : 'question',
        where: [`part${sentence.part}`, ...against.map((a) => table4Place(a.block, a.result))].join(
          ' ',
        ),
        expected: against.map((a) => `${resultNames[a.result]}${a.count}件`).join('、'),
        actual: match[0],
        quote: sentence.quote,
        message: `正文称“${match[0]}”，而表四有${against
          .map((a) => `${blockNames[a.block]}${resultNames[a.result]}${a.count}件`)
          .join('、')}。`,
      },
    ];
  });
}

const blockNames: Readonly<Record<Table4Block, string>> = {
  reconsideration: '行政复议',
  'litigation-direct': '未经复议直接起诉',
  'litigation-after-reconsideration': '复议后起诉',
};

function sayingBlocks(text: string): readonly Table4Block[] {
  return [
    ...(/复议/.test(text) ? (['reconsideration'] as const) : []),
    ...(/诉讼/.test(text) ? suits : []),
  ];
}
