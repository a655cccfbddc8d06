// A condition as it comes from outside: whether it is one at all. What it says is checked afterwards, at its leaves
// (condition-faults.ts); what is no tree, or too large to be walked, is refused here.

import { type Condition, deepestCondition, mostLeaves, operators } from './condition.ts';

const deepest = deepestCondition * 2;
const mostNodes = mostLeaves * 4;

/** The tree with nothing beside it; undefined when it is none. */
export function readCondition(given: unknown): Condition | undefined {
  let nodes = 0;
  const read = (value: unknown, depth: number): Condition | undefined => {
    nodes += 1;
    if (nodes > mostNodes || depth > deepest || !isRecord(value)) return undefined;
    const clause = readClause(value['clause']);
    if (clause === undefined) return undefined;
    if ('fact' in value) return readLeaf(value, clause);
    if ('not' in value) {
      const not = read(value['not'], depth + 1);
      return not && { not, ...clause };
    }
    const key = 'all' in value ? 'all' : 'any';
    const list = value[key];
    if (!Array.isArray(list)) return undefined;
    const children: Condition[] = [];
    for (const one of list) {
      const child = read(one, depth + 1);
      if (child === undefined) return undefined;
      children.push(child);
    }
    return key === 'all' ? { all: children, ...clause } : { any: children, ...clause };
  };
  return read(given, 0);
}

function readLeaf(
  value: Readonly<Record<string, unknown>>,
  clause: Pick<Condition, 'clause'>,
): Condition | undefined {
  const { fact, op, value: bound } = value;
  if (typeof fact !== 'string' || fact.length > 60) return undefined;
  if (typeof op !== 'string' || !Object.hasOwn(operators, op)) return undefined;
  if (bound !== undefined && !isBound(bound)) return undefined;
  return {
    fact,
    op,
    ...(bound === undefined ? {} : { value: bound }),
    ...(value['isSoft'] === true ? { isSoft: true } : {}),
    ...clause,
  } as Condition;
}

function isBound(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length <= 200 && value.every((one) => !Array.isArray(one) && isBound(one));
  }
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'boolean' || (typeof value === 'string' && value.length <= 60);
}

function readClause(given: unknown): Pick<Condition, 'clause'> | undefined {
  if (given === undefined || given === null) return {};
  if (!isRecord(given)) return undefined;
  const { anchor, text } = given;
  if (typeof anchor !== 'string' || typeof text !== 'string') return undefined;
  // The database stores no NUL in a text.
  if (anchor.length > 100 || text.length > 2000 || `${anchor}${text}`.includes('\u0000')) {
    return undefined;
  }
  return { clause: { anchor: anchor.trim(), text: text.trim() } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
