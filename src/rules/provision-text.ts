// Provisions are kept short (条例36(1)、16¶2) and spelled out where people read them on paper: 条例第三十六条
// 第（一）项.

/** Names that are followed by articles; numbers behind the name of a standard are something else. */
const cited = /((?:条例|法|办法|号))(\d+(?:¶\d+)?(?:\(\d+\))*(?:、\d+(?:¶\d+)?(?:\(\d+\))*)*)/gu;

export function provisionText(provision: string): string {
  return provision.replaceAll(cited, (_, name: string, articles: string) => {
    const spelled = articles.split('、').map(articleText);
    return `${name}${spelled.join('、')}`;
  });
}

/** The articles of the 条例 itself among them, each once. */
export function regulationArticles(provisions: readonly string[]): readonly number[] {
  const found = provisions.flatMap((provision) =>
    [...provision.matchAll(cited)]
      .filter(([, name], i, all) => name === '条例' && isOwn(provision, all[i]?.index ?? 0))
      .flatMap(([, , articles = '']) =>
        articles.split('、').map((one) => Number.parseInt(one, 10)),
      ),
  );
  return [...new Set(found)].toSorted((a, b) => a - b);
}

/** 规章制定程序条例 is another one. */
function isOwn(provision: string, at: number): boolean {
  return at === 0 || /[；、，\s]/u.test(provision.charAt(at - 1));
}

function articleText(article: string): string {
  const [, n = '', paragraph, items = ''] = /^(\d+)(?:¶(\d+))?((?:\(\d+\))*)$/u.exec(article) ?? [];
  const numbered = [...items.matchAll(/\d+/gu)].map(
    ([item]) => `第（${chineseNumber(Number(item))}）项`,
  );
  return (
    `第${chineseNumber(Number(n))}条` +
    (paragraph === undefined ? '' : `第${chineseNumber(Number(paragraph))}款`) +
    numbered.join('、')
  );
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
