// The queue's tab, filters and order, kept in the address: a figure elsewhere leads here by the same words.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { channels } from '../../rules/channels.ts';
import { applicantKinds } from '../../rules/applicant-kinds.ts';
import { type CaseOutcome, wordsOfOutcome } from '../../rules/corrections.ts';
import { eventLabels, matters } from '../../rules/request/events.ts';
import { clockStates } from '../../rules/request/clock-badge.ts';
import { urgentLists } from '../../rules/request/urgency.ts';
import type { getQueue } from '../../web/api/queue.ts';
import type { QueueTab } from '../../web/api/queue-filter.ts';
import { call, type QueryOf, type ReplyOf } from '../api.ts';
import { goTo, usePlace } from '../router.tsx';

export type QueueItem = ReplyOf<typeof getQueue>['items'][number];

export const queueTabs: readonly QueueTab[] = [
  'open',
  'unconfirmed',
  'running',
  'paused',
  'awaiting-supplement',
  'awaiting-payment',
  'stopped',
  'all',
];

export function tabLabel(tab: QueueTab): string {
  if (tab === 'open') return '全部在办';
  return tab === 'all' ? '全部申请' : clockStates[tab];
}

/** Every word that the address may carry beside the tab; `page` begins anew when one changes. */
const words = [
  'list',
  'organ',
  'department',
  'number',
  'matter',
  'channel',
  'applicantKind',
  'outcome',
  'handler',
  'submittedFrom',
  'submittedTo',
  'receivedFrom',
  'receivedTo',
  'concludedFrom',
  'concludedTo',
  'openOn',
  'counted',
  'late',
  'replied',
  'step',
  'stepFrom',
  'stepTo',
  'sameApplicantAs',
  'sort',
  'direction',
  'page',
  'pageSize',
] as const;
export type Word = (typeof words)[number];
export type Asked = Readonly<Partial<Record<Word, string>>> & { readonly tab: QueueTab };

export function useAsked(): Asked {
  const { query } = usePlace();
  const said = words.flatMap((word) => {
    const value = query.get(word);
    return value === null || value === '' ? [] : [[word, value] as const];
  });
  const tab = queueTabs.find((one) => one === query.get('tab')) ?? 'open';
  return { tab, ...Object.fromEntries(said) };
}

export function queueAddress(asked: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [word, value] of Object.entries(asked)) {
    if (value !== undefined && value !== '') search.set(word, value);
  }
  return `/requests?${search.toString()}`;
}

/** Changes some words and keeps the others; whatever changes, the first page is shown. */
export function ask(asked: Asked, change: Readonly<Record<string, string | undefined>>): void {
  const page = 'page' in change ? {} : { page: undefined };
  goTo(queueAddress({ ...asked, ...page, ...change }), { replace: true });
}

export function useQueue(asked: Asked) {
  return useQuery({
    queryKey: ['queue', asked],
    queryFn: () =>
      call<typeof getQueue>('get', '/requests', {
        // The server checks the words; what somebody typed into the address it refuses by name.
        query: asked as unknown as QueryOf<typeof getQueue>,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export interface Narrowing {
  readonly words: readonly Word[];
  readonly label: string;
}

const spans = {
  submitted: '提交',
  received: '收到',
  concluded: '办结',
} as const;

function wordIn(table: object, value: string): string {
  return (table as Record<string, string>)[value] ?? value;
}

/** What the list is narrowed to, in words, each with what to take away to be rid of it. */
export function narrowings(asked: Asked): readonly Narrowing[] {
  const found: Narrowing[] = [];
  const add = (word: Word, label: (value: string) => string): void => {
    const value = asked[word];
    if (value !== undefined) found.push({ words: [word], label: label(value) });
  };
  add('list', (list) => (urgentLists as Record<string, { label: string }>)[list]?.label ?? list);
  add('number', (number) => `编号含“${number}”`);
  add('matter', (matter) => wordIn(matters, matter));
  add('channel', (key) => (channels as Record<string, { label: string }>)[key]?.label ?? key);
  add('applicantKind', (kind) => wordIn(applicantKinds, kind));
  add('outcome', (outcome) => wordsOfOutcome(outcome as CaseOutcome).label);
  for (const [key, label] of Object.entries(spans) as ['received', string][]) {
    const [first, last] = [asked[`${key}From`], asked[`${key}To`]];
    if (first === undefined && last === undefined) continue;
    found.push({ words: [`${key}From`, `${key}To`], label: `${label}：${spanText(first, last)}` });
  }
  add('openOn', (on) => `${on}在办`);
  add('counted', (value) => (value === 'true' ? '计入年度报告' : '不计入年度报告'));
  add('late', (value) => (value === 'true' ? '逾期办结' : '按期办结'));
  add('replied', (value) => (value === 'true' ? '已答复' : '申请人撤回'));
  const { step } = asked;
  if (step !== undefined) {
    const span = spanText(asked.stepFrom, asked.stepTo);
    found.push({
      words: ['step', 'stepFrom', 'stepTo'],
      label: `${wordIn(eventLabels, step)}${span === '' ? '' : `：${span}`}`,
    });
  }
  add('sameApplicantAs', () => '同一申请人');
  return found;
}

function spanText(first: string | undefined, last: string | undefined): string {
  if (first === undefined && last === undefined) return '';
  if (first === undefined) return `${last}以前`;
  return last === undefined ? `${first}以后` : `${first}至${last}`;
}
