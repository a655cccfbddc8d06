// What of a list is shown to the public (条例 15, 20(11)): name, credit code, policy, amount. Accounts, telephones, what
// a firm earns or owes and every other figure of the register are not among it.

import { moneyInWords } from './amount.ts';

export interface ShownLine {
  readonly name: string;
  readonly creditCode: string;
  readonly fen: number;
  readonly paidOn?: string | null;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function row(cells: readonly string[], tag: 'th' | 'td'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
}

function tableOf(lines: readonly ShownLine[], withDays: boolean): string {
  const headings = [
    '序号',
    '企业名称',
    '统一社会信用代码',
    '金额',
    ...(withDays ? ['兑付日期'] : []),
  ];
  const rows = lines.map((line, i) => [
    String(i + 1),
    line.name,
    line.creditCode,
    moneyInWords(line.fen),
    ...(withDays ? [line.paidOn ?? ''] : []),
  ]);
  return `<table><thead>${row(headings, 'th')}</thead><tbody>${rows
    .map((cells) => row(cells, 'td'))
    .join('')}</tbody></table>`;
}

export interface NoticeFacts {
  readonly itemName: string;
  readonly documentTitle: string;
  readonly documentNumber: string | null;
  readonly anchor: string;
  readonly office: string;
  readonly phone: string;
}

function basis({ documentTitle, documentNumber, anchor }: NoticeFacts): string {
  return `《${documentTitle}》${documentNumber === null ? '' : `（${documentNumber}）`}${anchor}`;
}

export function noticeTitle({ itemName }: NoticeFacts): string {
  return `关于“${itemName}”拟兑现企业名单的公示`;
}

export function noticeBody(
  facts: NoticeFacts,
  lines: readonly ShownLine[],
  span: { readonly from: string; readonly until: string },
): string {
  const total = moneyInWords(lines.reduce((sum, { fen }) => sum + fen, 0));
  return [
    `<p>根据${escaped(basis(facts))}，经比对数据和企业确认，“${escaped(facts.itemName)}”拟向下列${lines.length}家企业兑现，合计${total}。现予公示，公示期为${span.from}至${span.until}。</p>`,
    tableOf(lines, false),
    `<p>对公示名单有异议的，请在公示期内向${escaped(facts.office)}提出，电话：${escaped(facts.phone)}。</p>`,
  ].join('');
}

export function resultTitle({ itemName }: NoticeFacts): string {
  return `“${itemName}”兑现结果`;
}

export function resultBody(facts: NoticeFacts, lines: readonly ShownLine[]): string {
  const total = moneyInWords(lines.reduce((sum, { fen }) => sum + fen, 0));
  return [
    `<p>根据${escaped(basis(facts))}，“${escaped(facts.itemName)}”已向${lines.length}家企业兑现，合计${total}。</p>`,
    tableOf(lines, true),
  ].join('');
}
