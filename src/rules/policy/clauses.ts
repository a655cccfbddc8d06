// The places of a document's own text that a condition may quote: 第五条, 二、（一）. What an item quotes stands in the
// document word for word (条例 6: 及时、准确).

import { type Clause, clausesOf, type Condition } from './condition.ts';
import type { ConditionFault } from './condition-faults.ts';
import type { ItemFault, PolicyItemContent } from './item.ts';

const number = '[一二三四五六七八九十百零〇\\d]+';
/** From the whole to the part; what is found resets all below it. */
const levels: readonly RegExp[] = [
  new RegExp(`^第${number}[编章]`),
  new RegExp(`^第${number}节`),
  new RegExp(`^第${number}条`),
  new RegExp(`^${number.replace('\\d', '')}、`),
  new RegExp(`^[（(]${number.replace('\\d', '')}[）)]`),
  /^\d+[.．、](?!\d)/,
  /^[（(]\d+[）)]/,
];
const chinese = /^[一二三四五六七八九十百零〇]+$/;
/** Chapters say where an article stands but are not part of how it is cited. */
const cited = 2;

/** @param text of the body, a paragraph a line. */
export function passagesIn(text: string): readonly Clause[] {
  const here: (string | undefined)[] = levels.map(() => undefined);
  return text.split('\n').flatMap((line) => {
    const said = line.trim();
    if (said === '') return [];
    const level = levels.findIndex((form) => form.test(said));
    const mark = level === -1 ? undefined : levels[level]?.exec(said)?.[0];
    if (mark !== undefined) {
      here[level] = mark.replace(/[、.．]$/, '');
      here.fill(undefined, level + 1);
    }
    return [{ anchor: anchorOf(here), text: said }];
  });
}

function anchorOf(here: readonly (string | undefined)[]): string {
  const own = here.slice(cited).filter((one) => one !== undefined);
  const parts = own.length > 0 ? own : here.slice(0, cited).filter((one) => one !== undefined);
  return parts.map((one) => (chinese.test(one) ? `${one}、` : one)).join('');
}

/** Blanks and line breaks are the page's, not the text's. */
function bare(text: string): string {
  return text.replaceAll(/[\s\u00A0\u3000]+/g, '');
}

export function quotes(text: string, quoted: string): boolean {
  return bare(quoted) !== '' && bare(text).includes(bare(quoted));
}

/** Quotations of an item that do not stand in the document, each at its field. @param texts of body and files. */
export function quotationFaults(
  item: Pick<PolicyItemContent, 'supportClause' | 'condition'>,
  texts: readonly string[],
): readonly ItemFault[] {
  const known = texts.map(bare);
  const isThere = ({ text }: Clause): boolean =>
    text.trim() === '' || known.some((one) => one.includes(bare(text)));
  const reason = '摘录的文字不在这份文件的原文里，请从原文选取';
  const out: ItemFault[] = [];
  if (!isThere(item.supportClause)) out.push({ field: 'supportClause', reason });
  for (const path of pathsWithClause(item.condition)) {
    if (isThere(path.clause)) continue;
    const condition: ConditionFault = { path: path.path, field: 'clause', reason };
    out.push({ field: 'condition', reason, condition });
  }
  return out;
}

function pathsWithClause(
  node: Condition,
  path = '',
): readonly { readonly path: string; readonly clause: Clause }[] {
  const own = node.clause ? [{ path, clause: node.clause }] : [];
  const at = (step: string): string => [path, step].filter(Boolean).join('.');
  if ('all' in node) {
    return [...own, ...node.all.flatMap((child, i) => pathsWithClause(child, at(`all.${i}`)))];
  }
  if ('any' in node) {
    return [...own, ...node.any.flatMap((child, i) => pathsWithClause(child, at(`any.${i}`)))];
  }
  return 'not' in node ? [...own, ...pathsWithClause(node.not, at('not'))] : own;
}

/** Every clause that an item cites, its support's first. */
export function clausesCited(
  item: Pick<PolicyItemContent, 'supportClause' | 'condition'>,
): readonly Clause[] {
  const found = [item.supportClause, ...clausesOf(item.condition).values()];
  const seen = new Set<string>();
  return found.flatMap((clause) => {
    if (!clause || clause.text.trim() === '' || seen.has(clause.anchor + clause.text)) return [];
    seen.add(clause.anchor + clause.text);
    return [clause];
  });
}
