// What a page of results says beside them: limits that were not kept, what else may be tried, where to ask what is not here.

import { html } from './html.ts';
import type { SearchResult } from '../../store/search/search.ts';
import { columnOfKind, contactAddress } from './addresses.ts';
import type { Html, PageRequest } from './page.ts';
import {
  areDaysReversed,
  isCut,
  longestQuestion,
  misreadLimits,
  narrowedBy,
  searchAddress,
  type SearchQuery,
  widened,
} from './search-query.ts';

export function notKept({ http }: PageRequest, query: SearchQuery): Html | '' {
  const values = (name: string): readonly string[] => http.req.queries(name) ?? [];
  const misread = misreadLimits(values);
  const said = [
    ...(isCut(values)
      ? [`一次最多用${longestQuestion}字来找，后面的没有用上：找一段话，取其中一句就够`]
      : []),
    ...misread.map(({ label, text }) => `${label}“${text}”读不懂，没有按它限制`),
    ...(areDaysReversed(query) ? ['发布日期的起始日晚于截止日，中间没有信息'] : []),
  ];
  return said.length === 0
    ? ''
    : html`<p class="notice notice-warning" role="status">${said.join('；')}。</p>`;
}

export function hints(): Html {
  return html`<div class="empty">
    <p>
      输入几个词，会找出同时有这些词的信息；输入文号（无论用哪种括号）、索引号或者文件的网址，都会把那份文件排在最前。
    </p>
    <ul>
      ${['住房保障 补贴', '47号', '招聘 公告'].map(
        (text) => html`<li><a href="/sousuo/?q=${encodeURIComponent(text)}">${text}</a></li>`,
      )}
    </ul>
    <p>
      <small
        >词加引号，要原样出现：“住房保障”；词前加减号，不要有它：补贴
        -购房；几个词有一个就行，中间写大写的OR或者竖线：公租房 OR 廉租房。</small
      >
    </p>
  </div>`;
}

/** An old address, or documents that went meanwhile: there are hits, but not so far back. */
export function beyondTheLast(query: SearchQuery, { readTo }: SearchResult): Html {
  if (readTo !== undefined) return html`<p class="empty">较新的里面没有。</p>`;
  const first = searchAddress(query, { page: undefined, after: undefined });
  return html`<p class="empty">这一页没有结果了。<a href="${first}">回到第一页</a></p>`;
}

/** A document of another subject may have the number. */
export function numberAlone(query: SearchQuery, lacked: string): Html {
  const byWords = searchAddress(query, { q: lacked, page: undefined, after: undefined });
  return html`<p class="meant" role="status">
    以下只有文号相符，里面没有“${lacked}”。<a href="${byWords}">不限文号，只查“${lacked}”</a>
  </p>`;
}

/** Before what merely comes near: who knows that it is not there need not read it all. */
export function wayOut({ site }: PageRequest): Html | '' {
  const apply = columnOfKind(site.columns, 'apply');
  return apply === undefined
    ? ''
    : html`<p>本站没有公开的，可以<a href="/${apply.path}/">提出政府信息公开申请</a>。</p>`;
}

/** The words of a phrase, wherever they stand; undefined where none was asked for. */
function withoutQuotes({ phrase, q = '', ...rest }: SearchQuery): string | undefined {
  const text = `${q.replaceAll(/["“]([^"“”]+)["”]/gu, ' $1 ')} ${phrase ?? ''}`;
  const plain = text.replaceAll(/\s+/gu, ' ').trim();
  return phrase === undefined && plain === q.replaceAll(/\s+/gu, ' ').trim()
    ? undefined
    : searchAddress({ ...rest, q: plain });
}

export function nothing(
  { site }: PageRequest,
  query: SearchQuery,
  lead: '没有找到。' | '除了上面列出的，没有别的信息含有这些词。' | '没有要找的？',
): Html {
  const apply = columnOfKind(site.columns, 'apply');
  // What the restrictions keep out may well be published: first they go.
  const isNarrowed = narrowedBy(query).length > 0;
  const loose = withoutQuotes(query);
  return html`<div class="empty" role="status">
    <p><strong>${lead}</strong>可以：</p>
    <ul>
      <li>换一个说法，或者少输几个词</li>
      ${
        loose === undefined
          ? ''
          : html`<li><a href="${loose}">有这些词就行，不要求连在一起原样出现</a></li>`
      }
      ${isNarrowed ? html`<li><a href="${widened(query)}">去掉栏目、种类、年份等限制</a></li>` : ''}
      <li>到<a href="/wzdt/">网站地图</a>里按栏目找</li>
      ${
        apply === undefined || isNarrowed
          ? ''
          : html`<li>本站没有公开的，可以<a href="/${apply.path}/">提出政府信息公开申请</a></li>`
      }
      ${
        isNarrowed
          ? ''
          : html`<li>
              应当有而没有的内容、打不开的链接，可以<a href="${contactAddress}">给我们留言</a>
            </li>`
      }
    </ul>
  </div>`;
}
