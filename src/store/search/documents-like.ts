// Published documents that may be what a text in somebody's own words asks for. Unlike a search not every
// word has to occur, but most of what the text is about: a word weighs the more the fewer documents have
// it, and more in a title. Nothing is kept of the text.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { inHalves } from './search-conditions.ts';
import type { ListedDocument } from '../documents/documents.ts';
import { anyOf, namingWords, queryWords, wordQuery } from './search-words.ts';

/** Said in every application and in most titles: they tell nothing. */
const emptyWords = new Set(
  '政府 信息 公开 申请 情况 相关 有关 文件 资料 内容 材料 名称 名单 全部 所有 具体 需要 希望 获取 提供 包括 以及 关于 通知 年度 工作 项目'.split(
    ' ',
  ),
);

const mostWords = 12;
/** Candidates are what the rarest words find. */
const rarest = 4;
/** Of all that the words weigh, so much has to occur [choice]. */
const leastShare = 0.6;
/** A word outside the title [choice]. */
const inBody = 0.4;
/** And so much of what they weigh, the place taken into account [choice]. */
const leastScore = 0.55;
const longestWait = '400ms';

export async function documentsLike(
  db: Database,
  text: string,
  limit: number,
): Promise<readonly ListedDocument[]> {
  const words = queryWords(text)
    .filter((word) => word.length > 1 && !emptyWords.has(word))
    .slice(0, mostWords);
  if (words.length < 2) return [];
  return await db.transaction().execute(async (tx) => {
    await sql`select set_config('statement_timeout', ${longestWait}, true)`.execute(tx);
    const naming = namingWords(text);
    // 我家、想看 occur nowhere and tell nothing; a thing that occurs nowhere tells that it is not here.
    const weighed = (await weights(tx, words)).filter(({ word, n }) => n > 0 || naming.has(word));
    const known = weighed.filter(({ n }) => n > 0);
    const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
    if (known.length === 0) return [];
    const first = known.toSorted((a, b) => b.weight - a.weight).slice(0, rarest);
    const { rows } = await sql<ListedDocument>`
      with asked (word, weight) as (
        select word::tsquery, weight from unnest(
          ${known.map(({ word }) => wordQuery(word))}::text[],
          ${known.map(({ weight }) => weight)}::float8[]
        ) as given (word, weight)
      ), candidates as (
        ${inHalves(
          (
            half,
          ) => sql`select document_id, words, ts_filter(words, '{a}') as title from document_search s
            where ${half} and words @@ ${anyOf(first.map(({ word }) => word))}::tsquery`,
        )}
      ), found as (
        select c.document_id, sum(asked.weight) as occurs,
          sum(case when c.title @@ asked.word then asked.weight else asked.weight * ${inBody}::float8 end)
            as score
        from candidates c join asked on c.words @@ asked.word
        group by c.document_id
      )
      select d.id, d.title, d.kind, d.document_number, d.issuers, d.publisher, d.made_on,
        d.published_at, d.effective_from, d.effective_to, d.repealed_on, d.amended_on, d.summary,
        home.path as home_path, home.name as home_name
      from found f
      join documents d on d.id = f.document_id
      join columns home on home.id = d.home_column_id
      where f.occurs >= ${total * leastShare}::float8 and f.score >= ${total * leastScore}::float8
      order by f.score desc, length(d.title), d.published_at desc, d.id desc
      limit ${limit}`.execute(tx);
    return rows;
  });
}

interface Weighed {
  readonly word: string;
  /** Documents that have it. */
  readonly n: number;
  readonly weight: number;
}

/** ln(N/n) of each word; one that no document has weighs as one that a single document has. */
async function weights(db: Database, words: readonly string[]): Promise<readonly Weighed[]> {
  const { rows } = await sql<Weighed>`
    with site as (select count(*)::float8 as all_of_it from document_search)
    select given.word, n, ln((all_of_it + 1) / greatest(1, n)) as weight
    from site, unnest(${[...words]}::text[], ${words.map(wordQuery)}::text[]) as given (word, query),
      lateral (
        select count(*) as n from (${inHalves(
          (half) =>
            sql`select from document_search s where ${half} and words @@ given.query::tsquery`,
        )}) as found
      ) as counted`.execute(db);
  return rows;
}
