// Which articles of the 条例 a list of provisions rests on, so that their words can be laid beside what cites them.

import { provisionInWords } from './provision-words.ts';

export interface CitedArticle {
  /** 条例第三十六条第（三）项 */
  readonly provision: string;
  readonly article: number;
  readonly paragraph?: number;
  /** （三）, as the text of the law numbers them. */
  readonly items: readonly string[];
}

/** 规章制定程序条例 is another one. */
const ours = /^条例(?<articles>\d.*)$/u;
const article = /^(?<n>\d{1,3})(?:¶(?<paragraph>\d))?(?<items>(?:\(\d{1,2}\))*)$/u;

/** In the order of the articles, each provision once. */
export function citedArticles(provisions: readonly string[]): readonly CitedArticle[] {
  const parts = provisions.flatMap((provision) => provision.split('；'));
  const found = parts.flatMap((part) =>
    (ours.exec(part)?.groups?.['articles'] ?? '').split('、').flatMap(articleOf),
  );
  const unique = new Map(found.map((one) => [one.provision, one]));
  return [...unique.values()].toSorted((a, b) => a.article - b.article);
}

function articleOf(short: string): readonly CitedArticle[] {
  const { n, paragraph, items = '' } = article.exec(short)?.groups ?? {};
  if (n === undefined) return [];
  const provision = provisionInWords(`条例${short}`);
  return [
    {
      provision,
      article: Number(n),
      ...(paragraph === undefined ? {} : { paragraph: Number(paragraph) }),
      items: items === '' ? [] : (provision.match(/（[^）]+）/gu) ?? []),
    },
  ];
}
