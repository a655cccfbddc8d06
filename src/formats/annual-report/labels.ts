// Which row a printed label names. Labels come whole, cut off at a line end, without their numeral,
// shortened by local templates or misread by OCR.

import { table3RowLabels, type Table3RowRead } from '../../rules/annual-report/form.ts';
import { squeeze } from './blocks.ts';

/** What tells a row from every other; the first that matches wins. */
const phrases: readonly (readonly [Table3RowRead, RegExp])[] = [
  ['received', /本年(度)?新收|^一、本年/],
  ['brought-forward', /上(一)?年(度)?结转|^二、上年/],
  ['carried-forward', /结转(到|至)?下(一)?年|^四、结转/],
  ['partly-disclosed', /部分公开/],
  ['disclosed', /(?<!不)予以公开/],
  ['state-secret', /属于国家秘密/],
  ['prohibited-by-law', /其他法律|法规禁止公开/],
  ['security-and-stability', /三安全一?|^\d?\.?危及/],
  ['third-party-rights', /保护第三方|第三方合法/],
  ['internal-affairs', /内部事务/],
  ['deliberative-process', /过程性/],
  ['enforcement-file', /执法案卷/],
  ['administrative-inquiry', /行政查询/],
  ['not-held', /本机关不掌|不掌握相关/],
  ['would-require-creation', /没有现成|需要?另行制作/],
  ['still-unclear', /补正后申请|内容仍不明/],
  ['petition-or-complaint', /信访举报|举报投诉类/],
  ['repeated', /重复申请/],
  ['published-material', /要求提供公开|公开出版物/],
  ['excessive', /大量反复|反复申请/],
  ['reconfirmation', /要求行政机关确认|确认或重新|重新出具/],
  ['not-supplemented', /无正当理由逾期|逾期不补/],
  ['fee-unpaid', /申请人逾期未|逾期未按收费|逾期不缴|逾期未缴/],
  ['otherwise-concluded', /^\(六\)其[他它](处理|情形|情况)?$/],
  ['concluded', /\(七\)总计|^\(?七[)、]?(总计|合计)$/],
  ['other', /^3[.、．]?其[他它](处理|情形|情况)?$/],
];

/** A heading inside part three of Table 3: no row of its own. */
const groups =
  /^(三、本年度办理结果|\(三\)不予公开|\(四\)无法提供|\(五\)不予处理|\(六\)其[他它].*)/;

export function isGroupLabel(text: string): boolean {
  return groups.test(squeeze(text));
}

/** Row of Table 3 that a cell or a piece of a line names. */
export function table3RowOf(text: string): Table3RowRead | null {
  // A label has Chinese characters; most cells are figures.
  if (text.length > 120 || !/[\u4e00-\u9fff]/.test(text)) return null;
  const label = squeeze(text);
  if (label.length < 2) return null;
  for (const [row, phrase] of phrases) if (phrase.test(label)) return row;
  return byPrefix(label);
}

const cores = Object.entries(table3RowLabels).map(
  ([row, label]) => [row as Table3RowRead, core(label)] as const,
);

function core(label: string): string {
  return squeeze(label)
    .replace(/^(\d[.、．]|\([一二六七]\)|[一二四]、)/, '')
    .replaceAll(/[“”"'‘’]/g, '');
}

/** A numbered label cut off at the end of a narrow column still begins as its row does. */
function byPrefix(label: string): Table3RowRead | null {
  if (!/^(\d[.、．]|[一二四]、)/.test(label)) return null;
  const start = core(label);
  if (start.length < 3) return null;
  const fitting = cores.filter(([, whole]) => whole.startsWith(start));
  return fitting.length === 1 ? (fitting[0]?.[0] ?? null) : null;
}

const table2Labels: Readonly<Record<string, RegExp>> = {
  rules: /^规章$/,
  'normative-documents': /^(行政)?规范性文件$/,
  licensing: /^行政许可$/,
  'other-services': /^其他对外管理服务事项$/,
  penalty: /^行政处罚$/,
  coercion: /^行政强制(措施|执行)?$/,
  fees: /^行政事业性收费(\([^()]*万元\))?$/,
  procurement: /^(政府)?集中采购$/,
};

export function table2RowOf(text: string): string | null {
  if (text.length > 40 || !/[\u4e00-\u9fff]/.test(text)) return null;
  const label = squeeze(text);
  for (const [row, phrase] of Object.entries(table2Labels)) if (phrase.test(label)) return row;
  return null;
}
