// The way of a report as one line of steps, for whoever looks at how far it is (条例 17, 49).

import { type ReportState, reportStates } from './approval.ts';
import { type CollectionState, collectionStates } from './roll-up-state.ts';

export const wayStepKeys = ['write', 'review', 'sign', 'send', 'publish'] as const;
export type WayStepKey = (typeof wayStepKeys)[number];

export interface WayStep {
  readonly key: WayStepKey;
  readonly label: string;
  /** `back`: it was sent back and is to be done again. */
  readonly state: 'done' | 'now' | 'back' | 'open';
  /** How it stands, in words. */
  readonly says: string;
}

export interface WayFacts {
  readonly state: ReportState;
  readonly collection: CollectionState | null;
  readonly awaitsPublication: boolean;
  readonly isPublished: boolean;
  /** Sent back within the office and not sent up since. */
  readonly isSentBack: boolean;
  readonly isCorrection: boolean;
  readonly middleReview: boolean;
}

export function waySteps(facts: WayFacts): readonly WayStep[] {
  const { state, collection } = facts;
  const isSealed = state === 'sealed';
  const isUp = state === 'submitted' || state === 'reviewed';
  return [
    write(facts),
    {
      key: 'review',
      label: facts.middleReview ? '送审、审核' : '送审',
      state: state === 'reviewed' || isSealed ? 'done' : isUp ? doneOrNow(facts) : 'open',
      says: isUp ? reportStates[state] : isSealed ? '已送审' : '未送审',
    },
    {
      key: 'sign',
      label: '签发定稿',
      state: isSealed ? 'done' : isUp && isReadyToSign(facts) ? 'now' : 'open',
      says: isSealed ? '已定稿' : '未签发',
    },
    ...(collection === null ? [] : [send(collection)]),
    {
      key: 'publish',
      label: '公布',
      state: isSealed && !facts.awaitsPublication ? 'done' : isSealed ? 'now' : 'open',
      says: facts.awaitsPublication ? '待公布' : facts.isPublished ? '已公布' : '未公布',
    },
  ];
}

function write({ state, collection, isSentBack, isCorrection }: WayFacts): WayStep {
  const step = { key: 'write', label: '起草、核对' } as const;
  if (state !== 'draft') return { ...step, state: 'done', says: '已起草' };
  if (isSentBack || collection === 'returned') return { ...step, state: 'back', says: '退回修改' };
  return { ...step, state: 'now', says: isCorrection ? '更正，另出新版' : '起草中' };
}

function isReadyToSign({ state, middleReview }: WayFacts): boolean {
  return state === 'reviewed' || !middleReview;
}

function doneOrNow(facts: WayFacts): 'done' | 'now' {
  return isReadyToSign(facts) ? 'done' : 'now';
}

function send(collection: CollectionState): WayStep {
  const step = { key: 'send', label: '报送上级', says: collectionStates[collection] } as const;
  switch (collection) {
    case 'not-started':
    case 'drafting':
      return { ...step, state: 'open', says: '未报送' };
    case 'returned':
      return { ...step, state: 'back', says: '上级退回' };
    case 'submitted':
      return { ...step, state: 'now', says: '已报送，待上级接收' };
    case 'sealed':
      return { ...step, state: 'now', says: '已签发，待上级接收' };
    case 'accepted':
      return { ...step, state: 'done', says: '上级已接收' };
  }
}
