// TX-PCT: percentages whose two figures the report itself gives.

import type { Finding } from './finding.ts';
import type { Mention, Sentence } from './prose-numbers.ts';
import { rowFigure, type Tallies, toHandle } from './quantities.ts';

/** `outcome`: the share's figure names an outcome of Table 3, so its whole is known. */
export function shares(
  sentence: Sentence,
  before: Sentence | undefined,
  tallies: Tallies,
  outcome: (mention: Mention) => boolean,
): readonly Finding[] {
  const { text, mentions } = sentence;
  return mentions.flatMap((percent, i): readonly Finding[] => {
    const part = mentions[i - 1];
    if (percent.unit !== '%' || part === undefined || part.unit === '%' || part.rough) return [];
    const between = text.slice(part.end, percent.start);
    if (!/^[^,;。]{0,10}[,(]?(分别)?占[^,;。%]{0,14}$/.test(between)) return [];
    const isOutcome = outcome(part);
    const earlier = [...(before?.mentions ?? []), ...mentions.slice(0, i - 1)].filter(
      (m) => m.unit === part.unit && m.value >= part.value && !m.rough,
    );
    const wholes = isOutcome
      ? [rowFigure(tallies, 'concluded'), rowFigure(tallies, 'received'), toHandle(tallies)]
      : earlier.map((m) => m.value);
    return judge(sentence, part, percent, wholes, isOutcome, decimalsAt(text, percent));
  });
}

function judge(
  sentence: Sentence,
  part: Mention,
  percent: Mention,
  wholes: readonly (number | null)[],
  isOutcome: boolean,
  decimals: number,
): readonly Finding[] {
  const known = wholes.filter((w): w is number => w !== null && w > 0);
  const [whole] = isOutcome ? known : known.toReversed();
  if (whole === undefined || known.length < wholes.length) return [];
  const step = 10 ** -decimals;
  const off = Math.min(...known.map((w) => Math.abs((part.value / w) * 100 - percent.value)));
  if (percent.rough || off <= step / 2 + 1e-9) return [];
  // Cut off instead of rounded, or rounded up: a matter of taste, asked at most.
  const isNear = off < step;
  const expected = Number(((part.value / whole) * 100).toFixed(decimals));
  // Other wholes than those in sight are possible where the part is no outcome.
  const severity = isNear || !isOutcome ? 'question' : 'error';
  return [
    {
      rule: 'TX-PCT',
      severity,
      where: `part${sentence.part}`,
      expected,
      actual: percent.value,
      quote: sentence.quote,
      message: `${part.value}${part.unit}占${whole}${part.unit}的${expected}%，正文写作${percent.value}%${isNear ? '（是否截断而未四舍五入）' : ''}。`,
    },
  ];
}

function decimalsAt(text: string, percent: Mention): number {
  return /\.(\d+)/.exec(text.slice(percent.start, percent.end))?.[1]?.length ?? 0;
}

const grown = /增长|增加|上升|提高|上涨/;
const shrunk = /下降|减少|降低|回落|下滑/;

/** 「749件，较上年的700件增长7%」, 「从700件增至749件，增长7%」: growth with both figures given. */
export function growth(sentence: Sentence): readonly Finding[] {
  const { text } = sentence;
  const mentions = sentence.mentions.filter((m) => m.unit !== '年');
  return mentions.flatMap((percent, i): readonly Finding[] => {
    const [first, second] = [mentions[i - 2], mentions[i - 1]];
    if (percent.unit !== '%' || first === undefined || second === undefined) return [];
    if (first.unit !== second.unit || first.rough || second.rough || percent.rough) return [];
    const between = text.slice(first.end, second.start);
    const verb = text.slice(second.end, percent.start);
    const sign = grown.test(verb) ? 1 : shrunk.test(verb) ? -1 : 0;
    if (sign === 0 || !/^[^,;。]{0,4},?[^,;。]{0,10}$/.test(verb)) return [];
    const isFromTo = /^(增|降|减|上升|下降|提高|增加|减少|增长)(至|到|为)$/.test(between);
    const isCompared = /^,?(较|比|同比)(上年|去年|上一年|20\d\d年)(度|同期)?(的|为)?$/.test(
      between,
    );
    if (!isFromTo && !isCompared) return [];
    const [now, before] = isFromTo ? [second.value, first.value] : [first.value, second.value];
    const isShare = first.unit === '%';
    return judgeGrowth(sentence, percent, { now, before, sign, isShare });
  });
}

interface Change {
  readonly now: number;
  readonly before: number;
  readonly sign: number;
  /** Both are percentages themselves. */
  readonly isShare: boolean;
}

function judgeGrowth(
  sentence: Sentence,
  percent: Mention,
  { now, before, sign, isShare }: Change,
): readonly Finding[] {
  if (before === 0) return [];
  const actual = sign * percent.value;
  // From one share to another people often write the points between them as per cent.
  if (isShare && Math.abs(now - before - actual) < 0.01) return [];
  const exact = ((now - before) / before) * 100;
  const step = 10 ** -decimalsAt(sentence.text, percent);
  const off = Math.abs(exact - actual);
  if (off <= step / 2 + 1e-9) return [];
  const expected = Number(exact.toFixed(decimalsAt(sentence.text, percent)));
  return [
    {
      rule: 'TX-PCT',
      severity: off < step ? 'question' : 'error',
      where: `part${sentence.part}`,
      expected,
      actual,
      quote: sentence.quote,
      message: `由${before}到${now}，变化为${expected}%，正文写作${actual}%。`,
    },
  ];
}
