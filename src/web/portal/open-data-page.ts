// 开放数据: how programs of others get at what is open (条例 24), what they may ask for and what they have to keep in mind.

import { html } from './html.ts';
import { classCodesAddress } from '../../formats/open-data/class-codes-file.ts';
import {
  documentSchemaAddress,
  tombstoneSchemaAddress,
} from '../../formats/open-data/open-document.ts';
import { callsPerMinute, countedExactly, mostPerPage } from '../../rules/open-data.ts';
import { oaiAddress, openDataFolder } from './open-data-addresses.ts';
import { manifestName } from './open-data-files.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { fieldTable } from './parts/field-table.ts';
import { telephone } from './parts/telephone.ts';

export function openDataPage({ context, site }: PageRequest): Page {
  const { origin } = context;
  const { organ, columns } = site;
  const list = `${origin}/api/public/documents`;
  const column = columns.find(({ kind, link }) => kind === 'list' && link === null);
  return {
    keep: 'public',
    topics: [`organ:${organ.id}`],
    title: '开放数据',
    trail: [{ label: '开放数据' }],
    body: html`<article class="prose">
      <h1>开放数据</h1>
      <p>
        本站主动公开的全部政府信息都可以由程序读取、下载（《中华人民共和国政府信息公开条例》第二十四条），不用登记，不收费用。网站上撤下的，这里同时撤下。
      </p>
      <h2>接口</h2>
      ${fieldTable('接口', ['地址', '给出'], doors(organ.code), 0)}
      <p>
        列表的筛选条件都可以不写，写几项就同时满足几项；写了这里没有的参数，回答 400
        并指出是哪一个：
      </p>
      ${fieldTable('列表的筛选条件', ['参数', '含义'], filters, 0)}
      ${example('最新的二十件', `curl '${list}'`)}
      ${example('现行有效的行政规范性文件', `curl '${list}?kind=normative-document&validity=in-force'`)}
      ${column === undefined ? '' : example(`“${column.name}”栏目`, `curl '${list}?column=${column.path}'`)}
      <p>
        字段的含义见<a href="${documentSchemaAddress}">JSON Schema</a>，全部接口见<a
          href="/api/openapi.json"
          >OpenAPI 说明</a
        >。每次回答都有 ETag，带 If-None-Match 再来，没有变化的只回答 304。
      </p>
      <p>
        主题、组配、体裁分类在名称之外给出代码（themeCode、subthemeCode、groupClassCode、genreCode），全部代码和名称见<a
          href="${classCodesAddress}"
          >分类代码表（CSV）</a
        >。
      </p>
      <h2>跟随变化</h2>
      <p>
        记住上次读到的最后一件的
        changedAt，下次从它读起。其后发布、更正的都在里面，撤下的只有编号、地址、时刻和原因的种类（见<a
          href="${tombstoneSchemaAddress}"
          >JSON Schema</a
        >），收到后请同时删除。
      </p>
      ${example('某一时刻以后的变化', `curl '${list}?changedSince=2026-03-01T00:00:00Z&limit=${mostPerPage}'`)}
      <h2>全部数据</h2>
      <p>每天凌晨生成一次；有信息撤下的，几分钟内重新生成，其间暂停下载（503）。支持断点续传。</p>
      ${fieldTable('文件', ['文件', '内容'], files, 0)}
      ${example('下载全部文件', `curl -C - -O '${origin}${openDataFolder}documents.jsonl.gz'`)}
      <h2>OAI-PMH</h2>
      <p>
        图书馆、档案馆的采集程序可以使用 OAI-PMH 2.0，元数据为 Dublin
        Core（oai_dc），集合即栏目，撤下的信息一直保留删除标记。
      </p>
      ${example('采集', `curl '${origin}${oaiAddress}?verb=ListRecords&metadataPrefix=oai_dc'`)}
      <h2>请求次数</h2>
      <p>
        每个网络地址每分钟${callsPerMinute.address}次；超过的回答 429，请按 Retry-After
        给出的秒数等候。需要更多的，可以向本站登记，使用令牌（Authorization:
        Bearer）每分钟${callsPerMinute.token}次${contact(site.organ.guide)}。
      </p>
      <h2>使用</h2>
      <ul>
        <li>
          法律、法规，国家机关的决议、决定、命令和其他具有立法、行政、司法性质的文件，不适用著作权法（《中华人民共和国著作权法》第五条）。其他内容使用时请注明来源和地址，不得歪曲、篡改。
        </li>
        <li>
          处理其中的个人信息，应当遵守《中华人民共和国个人信息保护法》第二十七条；公示期内的名单不在这里提供正文，期满后不得继续传播。
        </li>
        <li>内容以本站页面为准。</li>
      </ul>
    </article>`,
  };
}

function contact({ officeName, phone }: PageRequest['site']['organ']['guide']): Html | '' {
  if (phone === undefined) return '';
  return html`，联系${officeName ?? '公开工作机构'}，电话${telephone(phone)}`;
}

function example(what: string, command: string): Html {
  return html`<figure class="command">
    <figcaption>${what}</figcaption>
    <pre><code>${command}</code></pre>
  </figure>`;
}

function doors(organ: string): readonly (readonly [Html, string])[] {
  return [
    [html`<code>/api/public/documents</code>`, `列表，一页最多${mostPerPage}件`],
    [html`<code>/api/public/documents/编号</code>`, '一件的全部字段、正文、附件、关系、历次版本'],
    [html`<code>/api/public/organs</code>`, '机关及其代码'],
    [html`<code>/api/public/organs/${organ}/columns</code>`, '一个机关的栏目及其路径'],
  ];
}

const filters: readonly (readonly [Html, string])[] = [
  [html`<code>organ</code>`, '机关代码'],
  [html`<code>column</code>`, '栏目路径，包括下级栏目'],
  [html`<code>kind</code>`, '种类，如 normative-document'],
  [html`<code>theme</code>`, '主题分类'],
  [html`<code>year</code>`, '发布年份'],
  [html`<code>validity</code>`, '今天的有效性，如 in-force'],
  [html`<code>changedSince</code>`, '这一时刻以来有变化的，按变化先后'],
  [html`<code>limit</code>`, `一页几件，默认20，最多${mostPerPage}`],
  [html`<code>cursor</code>`, `上一页给出的 next；total 为 null 的，多于${countedExactly}件`],
];

const files: readonly (readonly [Html, string])[] = [
  file(manifestName, '清单：生成时刻、件数、每个文件的大小和 SHA-256'),
  file('documents.jsonl.gz', '全部公开的信息，一行一件，带正文'),
  file(
    'documents.csv.gz',
    '同样的信息，不带正文，可用表格软件打开；列名同字段，机关代码、来源、分类代码在最后六列',
  ),
  file('tombstones.jsonl.gz', '撤下的信息，一行一件'),
];

function file(name: string, what: string): readonly [Html, string] {
  return [html`<a href="${openDataFolder}${name}" rel="nofollow">${name}</a>`, what];
}
