// Repeated requests (条例 36(6)) and the same asked by several (44): what the earlier requests speak for.
// Proposals only; a person reads both and decides.

import type { CaseOutcome } from './corrections.ts';
import type { IsoDay } from './day.ts';
import { isSimilar, type Similarity } from './similarity.ts';

export interface OtherRequest {
  readonly number: string;
  readonly isSameApplicant: boolean;
  readonly isSameOrgan: boolean;
  readonly submittedOn: IsoDay;
  readonly similarity: Similarity;
  readonly concludedOn?: IsoDay;
  readonly outcome?: CaseOutcome;
  /** The letter and the day it went out; a letter that was only signed has not answered anybody. */
  readonly reply?: { readonly number: string; readonly on: IsoDay; readonly servedOn?: IsoDay };
  /** A reconsideration or a court set the reply right: it can no longer be referred to. */
  readonly isReplyCorrected?: boolean;
}

export const repeatProposals = {
  'answer-together': {
    provision: '条例36(6)',
    zh: '同一申请人的相同申请尚未答复，不属于重复申请：可以用一份答复一并答复，各计一件',
  },
  'answer-alike': {
    provision: '条例36(6)',
    zh: '相同申请在这件提交之后才答复，提交时尚无前次答复，不属于重复申请：可以作同样的答复',
  },
  repeated: {
    provision: '条例36(6)',
    zh: '此前已就相同申请答复：可以告知不予重复处理（R09），写明前次答复的文号和日期',
  },
  'search-anew': {
    provision: '条例36(6)',
    zh: '前次答复为信息不存在：先重新检索；信息已经产生的，不属于重复申请，应当答复',
  },
  'not-repeated': {
    provision: '条例36(6)',
    zh: '前次答复为信息不存在，此后信息已经产生：不属于重复申请，应当答复',
  },
  'answer-anew': {
    provision: '条例36(6)',
    zh: '前次答复没有答复到内容，或者已被纠正，不能作为重复申请的依据：应当重新答复',
  },
  'give-and-publish': {
    provision: '条例36(2)、44',
    zh: '相同信息曾向其他申请人提供，不属于重复申请：应当同样提供，并建议转为主动公开',
  },
  'other-organ': {
    provision: '条例10、36',
    zh: '同一申请人向其他机关提出了相同申请，互不构成重复申请：各就自己制作、保存的信息答复',
  },
} as const satisfies Record<string, { provision: string; zh: string }>;

export type RepeatProposalKind = keyof typeof repeatProposals;

export interface RepeatProposal {
  readonly kind: RepeatProposalKind;
  /** Numbers of the requests it speaks of. */
  readonly requests: readonly string[];
  /** For R09: number and date of the earlier reply. */
  readonly earlierReply?: { readonly number: string; readonly on: IsoDay };
}

export interface CurrentRequest {
  readonly submittedOn: IsoDay;
  readonly isConcluded: boolean;
  /** Found by searching anew: the record that did not exist has been made since (W05). */
  readonly isRecordMadeSince?: boolean;
}

/** Empty when nothing earlier is like it, and for what is concluded already. */
export function proposalsFor(
  current: CurrentRequest,
  others: readonly OtherRequest[],
): readonly RepeatProposal[] {
  if (current.isConcluded) return [];
  const similar = others.filter(({ similarity }) => isSimilar(similarity));
  const own = similar.filter(({ isSameApplicant }) => isSameApplicant);
  const here = own.filter(({ isSameOrgan }) => isSameOrgan);
  const open = here.filter(({ concludedOn }) => concludedOn === undefined);
  const given = similar.filter(
    (other) => !other.isSameApplicant && other.isSameOrgan && wasDisclosed(other),
  );
  const elsewhere = own.filter(({ isSameOrgan }) => !isSameOrgan);
  return [
    ...proposal('answer-together', open),
    ...fromEarlierReply(current, here),
    ...proposal('give-and-publish', given),
    ...proposal('other-organ', elsewhere),
  ];
}

/** 36(6) asks for a reply that had been given when the request came; the latest one counts. */
function fromEarlierReply(
  current: CurrentRequest,
  same: readonly OtherRequest[],
): readonly RepeatProposal[] {
  const answered = same
    .filter((other) => servedOn(other) !== undefined)
    .toSorted((a, b) => (servedOn(b) ?? '').localeCompare(servedOn(a) ?? ''));
  const latest = answered.find((other) => (servedOn(other) ?? '') <= current.submittedOn);
  if (latest === undefined) return proposal('answer-alike', answered.slice(0, 1));
  return proposal(kindAfter(latest, current), [latest]).map((one) => ({
    ...one,
    ...(latest.reply === undefined
      ? {}
      : { earlierReply: { number: latest.reply.number, on: latest.reply.on } }),
  }));
}

function kindAfter(earlier: OtherRequest, current: CurrentRequest): RepeatProposalKind {
  if (earlier.isReplyCorrected === true) return 'answer-anew';
  // 补正后仍不明确: nothing was said about the information itself [choice].
  if (earlier.outcome === 'still-unclear') return 'answer-anew';
  if (earlier.outcome !== 'not-held') return 'repeated';
  return current.isRecordMadeSince === true ? 'not-repeated' : 'search-anew';
}

/** Withdrawn, not supplemented, fee unpaid: closed without a reply, so nothing to repeat. */
function servedOn({ reply, outcome }: OtherRequest): IsoDay | undefined {
  const withoutReply = outcome === 'not-supplemented' || outcome === 'fee-unpaid';
  return withoutReply ? undefined : reply?.servedOn;
}

function wasDisclosed({ outcome, reply }: OtherRequest): boolean {
  return (
    (outcome === 'disclosed' || outcome === 'partly-disclosed') && reply?.servedOn !== undefined
  );
}

function proposal(
  kind: RepeatProposalKind,
  about: readonly OtherRequest[],
): readonly RepeatProposal[] {
  return about.length === 0 ? [] : [{ kind, requests: about.map(({ number }) => number) }];
}
