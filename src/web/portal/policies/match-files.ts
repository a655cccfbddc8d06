// 适用政策清单 as Word and Excel, for whoever decides: made of the answer to the form and kept nowhere.

import { bookTitle } from '../../../rules/book-title.ts';
import { documentDocx } from '../../../formats/print/docx.ts';
import { formFormats } from '../../../formats/print/print-form.ts';
import { type SheetCell, xlsxOf, xlsxType } from '../../../formats/xlsx.ts';
import { deliveryModes, policyLevels, policyTypes } from '../../../rules/policy/item.ts';
import { factKeys, factLine, type FirmFacts } from '../../../rules/policy/facts.ts';
import { factInWords } from '../../../rules/policy/words.ts';
import { reasonInWords, shownVerdict, shownVerdicts } from '../../../rules/policy/shown-verdict.ts';
import { asDownload } from '../../content-disposition.ts';
import { longDay } from '../dates.ts';
import type { PageRequest } from '../page.ts';
import { itemAddress } from './addresses.ts';
import { materialsOf } from './bundle.ts';
import type { FirmMatches, Matched } from './matches.ts';
import { amountInWords, deadline } from './parts.ts';
import { type PolicyBook, stateOn } from './policy-book.ts';
import { amountForFirm, standing } from './reason-words.ts';

const title = '适用政策清单';

const headings = [
  '事项',
  '结论',
  '支持标准',
  '本企业约',
  '算法',
  '申报时间',
  '截止日期',
  '条件和理由',
  '材料',
  '兑现方式',
  '受理单位',
  '电话',
  '类型',
  '层级',
  '依据文件',
  '文号',
  '网址',
];

export async function listWorkbook(
  request: PageRequest,
  book: PolicyBook,
  found: FirmMatches,
  chosen: readonly Matched[],
): Promise<Response> {
  const { context, http } = request;
  const today = context.clock.today();
  const rows = chosen.map(({ item, match, amount }): SheetCell[] => {
    const { content, document } = item;
    const { sum, steps } = amountForFirm(amount);
    return [
      content.name,
      match.label,
      content.support,
      sum,
      steps,
      deadline(content, stateOn(item, today), today),
      content.closesOn ?? '',
      reasonLines(found, book, { item, match, amount }).join('\n'),
      content.materials.join('、'),
      deliveryModes[content.delivery].label,
      content.office,
      content.phone,
      policyTypes[content.type],
      policyLevels[content.level],
      document.title,
      document.number,
      context.origin + itemAddress(item.id),
    ];
  });
  const bytes = await xlsxOf({ name: title, headings, rows, note: noteOf(today) });
  return send(http, bytes, `${title}.xlsx`, xlsxType);
}

export async function listDocument(
  request: PageRequest,
  book: PolicyBook,
  facts: FirmFacts,
  found: FirmMatches,
  chosen: readonly Matched[],
): Promise<Response> {
  const { context, http, site } = request;
  const today = context.clock.today();
  const given = factKeys.flatMap((key) =>
    facts[key] === undefined
      ? []
      : [`${factLine(key).label}：${factInWords(key, facts[key], book.names)}`],
  );
  const body = [
    heading('一、企业情况'),
    paragraph(given.length === 0 ? '没有填写。' : `${given.join('；')}。`),
    heading('二、适用政策'),
    table([
      ['事项', '结论', '支持标准', '本企业约', '截止', '受理单位和电话'],
      ...chosen.map(({ item, match, amount }) => [
        item.content.name,
        match.label,
        amountInWords(item.content),
        amountForFirm(amount).sum || '需另行计算',
        item.content.closesOn ?? (item.content.isPermanent ? '常年受理' : '未载明'),
        `${item.content.office} ${item.content.phone}`,
      ]),
    ]),
    heading('三、逐项说明'),
    ...chosen.flatMap((one, i) => oneItem(request, book, found, one, i + 1)),
    heading('四、材料'),
    ...materialsOf(chosen.map(({ item }) => item)).map(({ material, wantedBy }) =>
      paragraph(`${material}（${wantedBy.join('、')}）`),
    ),
  ];
  const bytes = await documentDocx({
    title,
    issuers: [],
    number: null,
    body: body.join(''),
    attachments: [],
    on: today,
    origin: `${site.name}，${noteOf(today)}`,
  });
  return send(http, bytes, `${title}.docx`, formFormats.docx.mediaType);
}

function oneItem(
  { context }: PageRequest,
  book: PolicyBook,
  found: FirmMatches,
  one: Matched,
  n: number,
): readonly string[] {
  const { item, match, amount } = one;
  const { content, document } = item;
  const today = context.clock.today();
  const { sum, steps } = amountForFirm(amount);
  const clause = content.supportClause;
  return [
    `<h3>（${n}）${escaped(content.name)}：${escaped(match.label)}</h3>`,
    paragraph(`支持标准：${content.support}${sum ? `；本企业约${sum}（${steps}）` : ''}。`),
    paragraph(`时间：${deadline(content, stateOn(item, today), today)}。`),
    ...reasonLines(found, book, one).map((line) => paragraph(line)),
    paragraph(
      `依据：${bookTitle(document.title)}${document.number ?? ''}${clause.anchor}：“${clause.text}”。`,
    ),
    paragraph(`网址：${context.origin}${itemAddress(item.id)}`),
  ];
}

function reasonLines(
  { firm }: FirmMatches,
  { names }: PolicyBook,
  { match }: Matched,
): readonly string[] {
  return match.reasons.map((reason) => {
    const now = standing(reason, firm, names);
    const where = reason.clause ? `（${reason.clause.anchor}）` : '';
    return `${shownVerdicts[shownVerdict(reason)]}：${reasonInWords(reason, names)}${now === '' ? '' : `，${now}`}${where}`;
  });
}

function noteOf(today: string): string {
  return `${longDay(today)}按填写的情况比对，供参考；能否享受以受理单位审核为准。`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function heading(text: string): string {
  return `<h2>${escaped(text)}</h2>`;
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

function row(cells: readonly string[], tag: string): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows;
  return `<table><tbody>${row(head, 'th')}${rest.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}

/** Of one firm: nobody on the way keeps it. */
function send(http: PageRequest['http'], bytes: Uint8Array, name: string, type: string): Response {
  return http.body(new Uint8Array(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': asDownload(name),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-store',
  });
}
