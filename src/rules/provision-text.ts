// Provisions are kept short (条例36(1)、16¶2) and spelled out where people read them on paper: 条例第三十六条
// 第（一）项.

/** Names that are followed by articles; numbers behind the name of a standard are something else. */
const cited = /((?:条例|法|办法|号))(\d+(?:¶\d+)?(?:\(\d+\))*(?:、\d+(?:¶\d+)?(?:\(\d+\))*)*)/gu;

export function provisionText(provision: string): string {
  return provision.replaceAll(cited, (_, name: string, list: string) => {
    const spelled = list.split('、').map((one) => spelledArticle(articleOf(one)));
    return `${name}${spelled.join('、')}`;
  });
}

export interface CitedArticle {
  /** 条例第三十六条第（三）项 */
  readonly provision: string;
  readonly article: number;
  readonly paragraph?: number;
  /** （三）, as the text of the law numbers them. */
  readonly items: readonly string[];
}

/** The articles of the 条例 itself among provisions, in their order, each once. */
export function citedArticles(provisions: readonly string[]): readonly CitedArticle[] {
  const found = provisions.flatMap((provision) =>
    [...provision.matchAll(cited)]
      .filter((match) => match[1] === '条例' && isOwn(provision, match.index))
      .flatMap((match) => (match[2] ?? '').split('、').map(articleOf)),
  );
  const named = found.map((one) => ({ provision: `条例${spelledArticle(one)}`, ...one }));
  const unique = new Map(named.map((one) => [one.provision, one]));
  return [...unique.values()].toSorted((a, b) => a.article - b.article);
}

/** 规章制定程序条例 is another one. */
function isOwn(provision: string, at: number): boolean {
  return at === 0 || /[；、，\s]/u.test(provision.charAt(at - 1));
}

type Article = Omit<CitedArticle, 'provision'>;

function articleOf(short: string): Article {
  const [, n = '', paragraph, list = ''] = /^(\d+)(?:¶(\d+))?((?:\(\d+\))*)$/u.exec(short) ?? [];
  return {
    article: Number(n),
    ...(paragraph === undefined ? {} : { paragraph: Number(paragraph) }),
    items: [...list.matchAll(/\d+/gu)].map(([item]) => `（${chineseNumber(Number(item))}）`),
  };
}

function spelledArticle({ article, paragraph, items }: Article): string {
  const part = paragraph === undefined ? '' : `第${chineseNumber(paragraph)}款`;
  return `第${chineseNumber(article)}条${part}${items.map((item) => `第${item}项`).join('、')}`;
}

const digits = '零一二三四五六七八九';

/** Articles beyond 99 keep their figures. */
function chineseNumber(n: number): string {
  if (n >= 100) return String(n);
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? '' : digits.charAt(n % 10);
  if (tens === 0) return digits.charAt(n);
  return `${tens === 1 ? '' : digits.charAt(tens)}十${ones}`;
}
