// What a page of an old site says of its article: the page tags of 国办发〔2017〕47号 (ArticleTitle, PubDate,
// ContentSource, ColumnName …), and the table of 索引号, 文号, 发文机关 that stands above the text.

import {
  type HtmlElement,
  type HtmlNode,
  isElement,
  plainTextOf,
} from '../../rules/body/html-tree.ts';
import { plainLabel } from '../../rules/import-mapping.ts';
import { dayIn } from '../../rules/old-dates.ts';

export interface PageFacts {
  readonly record: Readonly<Record<string, string>>;
  /** Where the time of publication was read. */
  readonly dateSource?: string;
  /** Addresses that the page gives itself. */
  readonly addresses: readonly string[];
  /** The tags are those of a column and not of an article (国办发〔2017〕47号). */
  readonly isList: boolean;
}

const tags: Readonly<Record<string, string>> = {
  articletitle: '标题',
  columnname: '栏目',
  contentsource: '信息来源',
  keywords: '主题词',
  description: '内容概述',
};

const labels = new Set([
  '索引号',
  '文号',
  '发文字号',
  '发文文号',
  '文件编号',
  '发文机关',
  '发文单位',
  '制发机关',
  '发布机构',
  '发布单位',
  '公开责任部门',
  '成文日期',
  '成文时间',
  '生成日期',
  '发文日期',
  '印发日期',
  '发布日期',
  '发布时间',
  '公开日期',
  '主题分类',
  '组配分类',
  '体裁分类',
  '体裁',
  '主题词',
  '关键词',
  '施行日期',
  '实施日期',
  '生效日期',
  '失效日期',
  '废止日期',
  '废止时间',
  '有效期截止日',
  '有效性',
  '时效性',
  '是否有效',
  '信息来源',
  '来源',
  '公开方式',
  '公开属性',
  '信息种类',
]);

export function pageFacts(tree: readonly HtmlNode[]): PageFacts {
  const meta = new Map<string, string>();
  const addresses: string[] = [];
  const found: Record<string, string> = {};
  let heading = '';
  let pageTitle = '';
  visit(tree, (node) => {
    const { tag, attributes } = node;
    if (tag === 'meta') {
      const name = (attributes['name'] ?? attributes['property'] ?? '').trim().toLowerCase();
      const content = (attributes['content'] ?? '').trim();
      if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content);
    } else if (tag === 'link' && attributes['rel'] === 'canonical') {
      addresses.push(attributes['href'] ?? '');
    } else if (tag === 'title' && pageTitle === '') pageTitle = textOf(node);
    else if (tag === 'h1' && heading === '') heading = textOf(node);
    else if (tag === 'tr' || tag === 'dl') pairsIn(node, found);
    else if (['p', 'li', 'span', 'div', 'td', 'em', 'b', 'strong'].includes(tag)) {
      pairIn(textOf(node), found);
    }
    return true;
  });
  const record: Record<string, string> = { ...found };
  for (const [name, label] of Object.entries(tags)) {
    const content = meta.get(name);
    // The table is what was decided; the tag what the system put there.
    if (content !== undefined && record[label] === undefined) record[label] = content;
  }
  record['标题'] = meta.get('articletitle') ?? (heading || (pageTitle.split(/[_|]/, 1)[0] ?? ''));
  const { value, from } = published(meta, found, tree);
  // 发布时间：2019-05-06 来源：某县水务局 in one line.
  const [, source] = /来源[:：]\s*([^\s|]{2,40})/.exec(found['发布时间'] ?? '') ?? [];
  if (source !== undefined) record['信息来源'] ??= source;
  for (const label of ['发布日期', '发布时间', '公开日期']) delete record[label];
  if (value !== undefined) record['发布时间'] = value;
  addresses.push(meta.get('url') ?? '', meta.get('og:url') ?? '');
  const isOfColumn = ['columndescription', 'columnkeywords', 'columntype'].some((tag) =>
    meta.has(tag),
  );
  return {
    record,
    ...(from === undefined ? {} : { dateSource: `${from}：${value ?? ''}` }),
    addresses: [...new Set(addresses.filter((one) => /^https?:\/\/[^/]+\/.|^\/[^/]/.test(one)))],
    isList: isOfColumn && !meta.has('articletitle') && !meta.has('pubdate'),
  };
}

function published(
  meta: ReadonlyMap<string, string>,
  found: Readonly<Record<string, string>>,
  tree: readonly HtmlNode[],
): { readonly value?: string; readonly from?: string } {
  const tag = meta.get('pubdate') ?? meta.get('firstpublishedtime');
  if (tag !== undefined) {
    // firstpublishedtime of gov.cn: 2021-09-14-09:30:00
    const value = tag.replace(/^(\d{4}-\d{1,2}-\d{1,2})-(?=\d)/, '$1 ');
    return {
      value,
      from: meta.has('pubdate') ? '网页标签 PubDate' : '网页标签 firstpublishedtime',
    };
  }
  for (const label of ['发布日期', '发布时间', '公开日期']) {
    const value = dayIn(found[label] ?? '');
    if (value !== undefined) return { value, from: `网页上的“${label}”` };
  }
  const [, after = ''] =
    /(?:发布|公开)?(?:日期|时间)[:：]\s*([\d\s年月日:/.-]{8,24})/.exec(plainTextOf(tree)) ?? [];
  const value = dayIn(after);
  return value === undefined ? {} : { value, from: '网页上的日期' };
}

/** Cells in turn: label, value, label, value. */
function pairsIn(row: HtmlElement, found: Record<string, string>): void {
  const cells = row.children.filter((child) => isElement(child, 'td', 'th', 'dt', 'dd'));
  for (const [n, cell] of cells.entries()) {
    const label = plainLabel(textOf(cell));
    const next = cells[n + 1];
    if (labels.has(label) && next !== undefined) {
      const value = textOf(next);
      // An empty cell has no value; the label after it is none.
      if (value !== '' && !labels.has(plainLabel(value))) found[label] ??= value;
    }
  }
}

/** 索引号：000000/2021-1 in one piece. */
function pairIn(text: string, found: Record<string, string>): void {
  if (text.length > 120) return;
  const [, given = '', value = ''] = /^([^:：]{2,12})[:：]\s*(.+)$/s.exec(text) ?? [];
  const label = plainLabel(given);
  if (!labels.has(label) || /[:：].*[:：]/.test(value.replaceAll(/\d[:：]\d/g, ''))) return;
  found[label] ??= value.trim();
}

/** Whether it is the table of facts and no part of the text. */
export function isFactsTable(node: HtmlElement): boolean {
  if (node.tag !== 'table' && node.tag !== 'dl' && node.tag !== 'ul') return false;
  let count = 0;
  visit([node], (inner) => {
    if (!isElement(inner, 'td', 'th', 'dt', 'li')) return true;
    const text = plainLabel(textOf(inner));
    const [start = ''] = textOf(inner).split(/[:：]/, 1);
    if (labels.has(text) || labels.has(plainLabel(start))) count += 1;
    return true;
  });
  return count >= 3;
}

export function textOf(node: HtmlNode): string {
  return plainTextOf(node)
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** From the outside in; `look` says whether to go on below. */
export function visit(nodes: readonly HtmlNode[], look: (node: HtmlElement) => boolean): void {
  const waiting: HtmlNode[] = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string' || !look(node)) continue;
    for (let i = node.children.length - 1; i >= 0; i -= 1) {
      const child = node.children[i];
      if (child !== undefined) waiting.push(child);
    }
  }
}
