// A condition as the editor shows it: groups of three kinds with a list in each, and leaves. Places are named as the
// rules name them, so that a fault of the server stands at its leaf.

import { type Clause, type Condition, isLeaf, type Leaf } from '../../rules/policy/condition.ts';

export const groupKinds = {
  all: '同时满足',
  any: '满足其中一项',
  none: '不得有下列情形',
} as const;
export type GroupKind = keyof typeof groupKinds;

export interface Group {
  readonly kind: GroupKind;
  readonly children: readonly Condition[];
  readonly clause: Clause | undefined;
}

/** A single leaf stands in a group of its own. */
export function asGroup(node: Condition): Group {
  if (isLeaf(node)) return { kind: 'all', children: [node], clause: undefined };
  if ('not' in node) {
    const { not, clause } = node;
    // A group under it without a clause of its own is the list of what is shut out.
    if (!('any' in not) || not.clause !== undefined) {
      return { kind: 'none', children: [not], clause };
    }
    const { any: children } = not;
    return { kind: 'none', children, clause };
  }
  const { clause } = node;
  if ('all' in node) return { kind: 'all', children: node.all, clause };
  const { any: children } = node;
  return { kind: 'any', children, clause };
}

export function fromGroup({ kind, children, clause }: Group): Condition {
  const said = clause === undefined ? {} : { clause };
  if (kind === 'all') return { all: children, ...said };
  return kind === 'any' ? { any: children, ...said } : { not: { any: children }, ...said };
}

/** Every group in the one form that the editor writes. */
export function normal(node: Condition): Condition {
  if (isLeaf(node)) return node;
  const group = asGroup(node);
  return fromGroup({ ...group, children: group.children.map(normal) });
}

export function placeOfChild(path: string, kind: GroupKind, at: number): string {
  const step = kind === 'none' ? 'not.any' : kind;
  return path === '' ? `${step}.${at}` : `${path}.${step}.${at}`;
}

export function replaced<T>(list: readonly T[], at: number, next: T): readonly T[] {
  return list.map((one, i) => (i === at ? next : one));
}

export function without<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, i) => i !== at);
}

export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return list;
  return list.map((each, i) => (i === at ? other : i === to ? one : each));
}

/** A leaf with another fact or operator: what was entered for the old one does not fit. */
export function leafOf(leaf: Leaf, change: Pick<Leaf, 'fact' | 'op'>): Leaf {
  const { clause, isSoft } = leaf;
  return {
    ...change,
    ...(clause === undefined ? {} : { clause }),
    ...(isSoft === undefined ? {} : { isSoft }),
  };
}

/** The words of a clause without the number that its anchor already says. */
export function withoutMark(anchor: string, text: string): string {
  for (let at = 0; at < anchor.length; at += 1) {
    const mark = anchor.slice(at);
    if (!text.startsWith(mark)) continue;
    const rest = text.slice(mark.length).replace(/^[\s、.．]+/, '');
    return rest === '' ? text : rest;
  }
  return text;
}

/** Faults of what stands there still as it was when they were found. @param tried what the server was last given. */
export function stillTrue<T extends object>(
  faults: ReadonlyMap<string, string>,
  now: T,
  tried: T,
): ReadonlyMap<string, string> {
  const isSame = (field: string): boolean => {
    const key = (field.split('.')[0] ?? '') as keyof T;
    return JSON.stringify(now[key]) === JSON.stringify(tried[key]);
  };
  return new Map([...faults].filter(([field]) => isSame(field)));
}
