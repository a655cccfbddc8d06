// Why a policy fits a firm or not, condition by condition (已满足 / 未满足 / 待确认), each with its clause; and which
// questions would decide most.

import {
  childrenOf,
  type Clause,
  clausesOf,
  type Condition,
  type ConditionFact,
  hardPart,
  isLeaf,
  type Leaf,
} from './condition.ts';
import { gapOf, type Verdict, verdictOn } from './leaf.ts';
import {
  fold,
  matchState,
  type MatchState,
  matchStates,
  type PreparedCondition,
  readingOf,
  scalar,
} from './match.ts';
import type { Profile } from './profile.ts';

export const verdicts = {
  met: '已满足',
  unmet: '未满足',
  unknown: '待确认',
} as const satisfies Record<Verdict, string>;

export interface Reason {
  readonly leaf: Leaf;
  readonly verdict: Verdict;
  /** Whether it stands under a `not`: then what is met speaks against the firm. */
  readonly isNegated: boolean;
  readonly clause: Clause | undefined;
  /** How far a number falls short, in the fact's unit. */
  readonly gap?: number;
  /** Only one of the conditions beside it is needed. */
  readonly isAlternative: boolean;
  /** It no longer matters: the group it stands in is settled without it. */
  readonly isSettled: boolean;
  /** Another of the ways beside it is taken: to fail it costs nothing. */
  readonly isSpared: boolean;
}

export interface Match {
  readonly state: MatchState;
  /** 基本符合（1项待确认） */
  readonly label: string;
  readonly reasons: readonly Reason[];
  /** Facts whose answer is still wanted, without those that no longer matter. */
  readonly asks: readonly ConditionFact[];
}

export function matchFirm(condition: PreparedCondition, firm: Profile): Match {
  const reading = readingOf(firm);
  const state = matchState(condition, reading);
  const reasons = reasonsOf(condition.whole, firm);
  const asks =
    state === 'fails' || state === 'fits'
      ? []
      : [
          ...new Set(
            reasons
              .filter(({ verdict, isSettled }) => verdict === 'unknown' && !isSettled)
              .map(({ leaf }) => leaf.fact),
          ),
        ];
  const note = asks.length > 0 ? `（${asks.length}项待确认）` : '';
  return { state, label: `${matchStates[state]}${note}`, reasons, asks };
}

function reasonsOf(whole: Condition, firm: Profile): readonly Reason[] {
  const clauses = clausesOf(whole);
  const out: Reason[] = [];
  const visit = (
    node: Condition,
    at: { isNegated: boolean; isAlternative: boolean; isSettled: boolean; isSpared: boolean },
  ): void => {
    if (isLeaf(node)) {
      const verdict = verdictOn(node, firm);
      const gap = verdict === 'unmet' ? gapOf(node, firm) : undefined;
      out.push({
        leaf: node,
        verdict,
        clause: clauses.get(node),
        ...at,
        ...(gap === undefined ? {} : { gap }),
      });
      return;
    }
    const isSettled = at.isSettled || isKnown(node, firm);
    const isSpared = at.isSpared || hasOtherWay(node, firm, at.isNegated);
    for (const child of childrenOf(node)) {
      visit(child, {
        isNegated: 'not' in node ? !at.isNegated : at.isNegated,
        isAlternative: at.isAlternative || ('any' in node && node.any.length > 1),
        isSettled,
        isSpared,
      });
    }
  };
  visit(whole, { isNegated: false, isAlternative: false, isSettled: false, isSpared: false });
  return out;
}

/** A soft condition that fails settles nothing: what is hard beside it may still be open. */
function isKnown(node: Condition, firm: Profile): boolean {
  const hard = hardPart(node);
  return [node, hard].every((part) => part === undefined || valueOf(part, firm) !== 'unknown');
}

/** One of several is enough where one of them must be, and where not all of them may be. */
function hasOtherWay(node: Condition, firm: Profile, isNegated: boolean): boolean {
  if ('any' in node) return !isNegated && valueOf(node, firm) === 'met';
  return 'all' in node && isNegated && valueOf(node, firm) === 'unmet';
}

function valueOf(node: Condition, firm: Profile): Verdict {
  return fold(node, scalar, (leaf) => verdictOn(leaf, firm));
}

export interface OpenQuestion {
  readonly fact: ConditionFact;
  /** How many policies a good answer alone would settle, and how many it bears on at all. */
  readonly settles: number;
  readonly bearsOn: number;
}

/** What to ask first: the answer that settles most policies, then the one that bears on most. */
export function questionsFor(matches: readonly Match[]): readonly OpenQuestion[] {
  const found = new Map<ConditionFact, { settles: number; bearsOn: number }>();
  for (const { state, asks } of matches) {
    if (state !== 'nearly' && state !== 'open') continue;
    for (const fact of asks) {
      const now = found.get(fact) ?? { settles: 0, bearsOn: 0 };
      now.bearsOn += 1;
      if (asks.length === 1) now.settles += 1;
      found.set(fact, now);
    }
  }
  return [...found]
    .map(([fact, counts]) => ({ fact, ...counts }))
    .sort((a, b) => b.settles - a.settles || b.bearsOn - a.bearsOn || (a.fact < b.fact ? -1 : 1));
}
