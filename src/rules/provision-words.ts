// A provision as the house writes it (条例36(1)(2)) in the words of the law: 条例第三十六条第（一）（二）项. For
// people who read law rarely; staff keep the short form.

const digits = '零一二三四五六七八九';

/** 1 to 999: 三十六, 一百零三. */
function inChinese(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const ofHundreds = hundreds === 0 ? '' : `${digits[hundreds]}百`;
  const ofTens =
    tens === 0
      ? hundreds > 0 && ones > 0
        ? '零'
        : ''
      : `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十`;
  return `${ofHundreds}${ofTens}${ones === 0 ? '' : digits[ones]}`;
}

/** Name of the law, its articles one after the other; standards and documents without articles stay. */
const cited = /^(?<name>.*?[法例定施号])(?<articles>\d.*)$/u;
const article = /^(?<n>\d{1,3})(?:¶(?<paragraph>\d))?(?<items>(?:\(\d{1,2}\))*)$/u;

export function provisionInWords(provision: string): string {
  return provision
    .split('；')
    .map((part) => {
      const { name, articles } = cited.exec(part)?.groups ?? {};
      if (name === undefined || articles === undefined) return part;
      const words = articles.split('、').map(articleInWords);
      return words.every((one) => one !== undefined) ? `${name}${words.join('、')}` : part;
    })
    .join('；');
}

function articleInWords(text: string): string | undefined {
  const { n, paragraph, items = '' } = article.exec(text)?.groups ?? {};
  if (n === undefined) return undefined;
  const ofParagraph = paragraph === undefined ? '' : `第${inChinese(Number(paragraph))}款`;
  const numbers = Array.from(items.matchAll(/\d+/g), ([i]) => `（${inChinese(Number(i))}）`);
  const ofItems = numbers.length === 0 ? '' : `第${numbers.join('')}项`;
  return `第${inChinese(Number(n))}条${ofParagraph}${ofItems}`;
}
