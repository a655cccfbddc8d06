// Figures in running text: where they stand, what they count, and whether they are exact.

export interface Mention {
  readonly value: number;
  readonly unit: string;
  /** Position in the sentence's comparable text; `end` is behind the unit. */
  readonly start: number;
  readonly end: number;
  /** 约, 近, 余, 多, 万: no exact figure. */
  readonly rough: boolean;
}

export interface Sentence {
  readonly part: number;
  /** Half-width and without spaces. */
  readonly text: string;
  /** As printed. */
  readonly quote: string;
  /** What the two sentences before said: a sentence may leave out what is counted. */
  readonly context: string;
  readonly mentions: readonly Mention[];
}

/** Longer ones first, so that 件次 is not taken for 件. */
const units =
  '个工作日 万元 亿元 件次 人次 部门 件 条 份 宗 起 例 项 个 期 篇 次 部 元 名 家 场 册 % 页 处 种 类 人 天 年 月 日 号'.split(
    ' ',
  );

/** No honest sentence has more; the checks would cost the square of their number. */
const mostFigures = 200;

/** Sentences of a part, in order. */
export function sentencesOf(part: number, text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const paragraph of text.split('\n')) {
    for (const [quote] of paragraph.matchAll(/[^。！？]{1,4000}[。！？]*/g)) {
      const comparable = halfWidth(quote);
      if (comparable === '') continue;
      const context = sentences.slice(-2).map((s) => s.text);
      const figures = mentionsIn(comparable);
      sentences.push({
        part,
        text: comparable,
        quote: quote.trim(),
        context: context.join(''),
        mentions: figures.length > mostFigures ? [] : figures,
      });
    }
  }
  return sentences;
}

const isPlain = /^[\x21-\x7e、。“”\u4e00-\u9fff]*$/;

export function halfWidth(text: string): string {
  // Most words have nothing to change, and asking is cheaper than changing.
  return isPlain.test(text) ? text : text.normalize('NFKC').replaceAll(/\s+/g, '');
}

function mentionsIn(text: string): readonly Mention[] {
  return [...text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].flatMap((match): readonly Mention[] => {
    const start = match.index;
    if (isPartOfName(text, start)) return [];
    let end = start + match[0].length;
    const scale = /^[万亿千百]?[余多几]?/.exec(text.slice(end, end + 2))?.[0] ?? '';
    const isMoney = /^[万亿]元/.test(text.slice(end, end + 2));
    if (!isMoney) end += scale.length;
    const unit = units.find((u) => text.startsWith(u, end)) ?? '';
    const before = text.slice(Math.max(0, start - 2), start);
    const rough =
      (!isMoney && scale !== '') || /[约近超逾达]$|突破$|超过$|将近$|大约$/.test(before);
    if (match[0].length > 18) return [];
    const value = Number(match[0].replaceAll(',', ''));
    return [
      { value, unit, start, end: end + unit.length, rough: rough && !/[到]达$/.test(before) },
    ];
  });
}

/** Digits of document numbers, model names and telephone numbers count nothing. */
function isPartOfName(text: string, start: number): boolean {
  return /[〔[A-Za-z.\-/+第]$/.test(text.slice(Math.max(0, start - 1), start));
}

/** Text that says what a mention counts: from the last break or figure up to it. */
export function labelOf(sentence: Sentence, mention: Mention): string {
  const index = sentence.mentions.indexOf(mention);
  const from = sentence.mentions[index - 1]?.end ?? 0;
  const before = withoutRemarks(sentence.text.slice(from, mention.start));
  const clauses = before.split(/[,;:(]/);
  const label = (clauses.at(-1) ?? '').replace(/^[、)]+/, '');
  // 「收到政府信息公开申请，共计75件」: the clause before says what is counted.
  const isBare = /^(共|共计|合计|总计|总数为|计|为|达|有|一共|累计)*$/.test(label);
  // 「95件已办结，15件正在办理」: what follows a figure at once is said of that figure.
  const isOfOther = clauses.length === 2 && counts(sentence.mentions[index - 1]);
  return isBare && clauses.length > 1 && !isOfOther ? `${clauses.at(-2) ?? ''}${label}` : label;
}

function counts(mention: Mention | undefined): boolean {
  return mention !== undefined && !['', '年', '月', '日', '号'].includes(mention.unit);
}

/** Text right behind a mention, up to the next break or figure. */
export function tailOf(sentence: Sentence, mention: Mention): string {
  const next = sentence.mentions[sentence.mentions.indexOf(mention) + 1]?.start;
  const tail = sentence.text.slice(mention.end, next ?? mention.end + 40);
  return tail.split(/[,;:()、]/)[0] ?? '';
}

function withoutRemarks(text: string): string {
  return text.replaceAll(/\([^()\d]{0,60}\)/g, '');
}
