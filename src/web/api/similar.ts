// What was asked before that is like a request: for 重复申请 (条例 36(6)), for what several want (44) and
// for requests in excess (35). Names of other applicants are masked; everything is proposed, nothing decided.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { type SimilarRequest, similarRequests } from '../../commands/requests/similar-requests.ts';
import type { ConversionState } from '../../rules/conversion.ts';
import type { CaseOutcome } from '../../rules/corrections.ts';
import { frequentAbove } from '../../rules/request-frequency.ts';
import { isStandingReply } from '../../rules/letters/approval.ts';
import { type RepeatProposalKind, repeatProposals } from '../../rules/repeats.ts';
import { isSimilar } from '../../rules/similarity.ts';
import { lastConversionOf } from '../../store/requests/conversions.ts';
import { lettersOfMany } from '../../store/requests/letters.ts';
import type { LetterRow, OrganRow } from '../../store/tables.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { dayOut, id, organBrief, typed } from './schemas.ts';
import { organsInScope, requestInScope } from './scope.ts';

const like = z
  .object({
    id,
    number: z.string(),
    organ: organBrief,
    subject: z.string(),
    maskedName: z.string(),
    submittedOn: dayOut,
    concludedOn: dayOut.nullable(),
    outcome: typed<CaseOutcome>('string', '办理结果').nullable(),
    reply: z.object({ number: z.string(), on: dayOut, servedOn: dayOut.nullable() }).nullable(),
    /** Its reply as it stands, from the draft on. */
    replyLetter: id.nullable(),
    /** 0 to 1, and whether that is enough to be called similar. */
    score: z.number(),
    isSimilar: z.boolean(),
    /** What the figure rests on. */
    sharedDocumentNumber: z.string().nullable(),
    sharedWords: z.array(z.string()),
    against: z.string().nullable(),
  })
  .openapi('SimilarRequest');

const numbered = z.object({ id, number: z.string() });

const reply = z
  .object({
    ofApplicant: z.array(like),
    ofOthers: z.array(like),
    proposals: z.array(
      z.object({
        kind: typed<RepeatProposalKind>('string', '建议的处理方式'),
        text: z.string(),
        provision: z.string(),
        requests: z.array(numbered),
        /** Number and date that R09 must name. */
        earlierReply: z.object({ number: z.string(), on: dayOut }).nullable(),
      }),
    ),
    frequency: z.object({
      /** More than so many in a calendar month. */
      above: z.number().int(),
      mayAskReasons: z.boolean(),
      months: z.array(
        z.object({
          month: z.string(),
          isFrequent: z.boolean(),
          requests: z.array(numbered.extend({ on: dayOut })),
        }),
      ),
    }),
    conversion: z.object({ id, state: typed<ConversionState>('string', '建议的状态') }).nullable(),
  })
  .openapi('SimilarRequests');

export const getSimilarRequests = endpoint({
  method: 'get',
  path: '/requests/{id}/similar',
  access: 'read-requests',
  summary: '同一申请人和其他申请人的相似申请、处理建议、按月频次',
  params: z.object({ id }),
  reply,
});

/** Months shown, the newest first. */
const mostMonths = 24;

export const similarRoutes: readonly Route[] = [
  route(getSimilarRequests, async (call) => {
    const { context, params } = call;
    const found = await requestInScope(call, params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    const organs = await organsInScope(call);
    const organIds = organs.map((organ) => organ.id);
    const { own, others, proposals, months, mayAskReasons } = await similarRequests(
      context,
      row,
      organIds,
    );
    const letters = await lettersOfMany(
      context.db,
      [...own, ...others].map((one) => one.row.id),
    );
    const idOf = new Map([...own, ...others].map((one) => [one.row.number, one.row.id]));
    const conversion = await lastConversionOf(context.db, row.id);
    return done({
      ofApplicant: own.map((one) => likeOf(one, organs, letters)),
      ofOthers: others.map((one) => likeOf(one, organs, letters)),
      proposals: proposals.map(({ kind, requests, earlierReply = null }) => ({
        kind,
        text: repeatProposals[kind].zh,
        provision: repeatProposals[kind].provision,
        requests: requests.flatMap((number) => {
          const id = idOf.get(number);
          return id === undefined ? [] : [{ id, number }];
        }),
        earlierReply,
      })),
      frequency: {
        above: frequentAbove,
        mayAskReasons,
        months: months.slice(0, mostMonths).map(({ month, isFrequent, requests }) => ({
          month,
          isFrequent,
          requests: [...requests],
        })),
      },
      conversion: conversion === undefined ? null : { id: conversion.id, state: conversion.state },
    });
  }),
];

function likeOf(
  { row, application, similarity, facts }: SimilarRequest,
  organs: readonly OrganRow[],
  letters: ReadonlyMap<number, readonly LetterRow[]>,
): z.input<typeof like> {
  const organ = organs.find(({ id }) => id === row.organ_id);
  const { title, documentNumber = '', description } = application;
  return {
    id: row.id,
    number: row.number,
    organ: { code: organ?.code ?? '', name: organ?.name ?? '' },
    subject: title || documentNumber || description,
    maskedName: row.masked_name,
    submittedOn: row.submitted_on,
    concludedOn: row.concluded_on,
    outcome: row.outcome,
    reply:
      facts.reply === undefined
        ? null
        : {
            number: facts.reply.number,
            on: facts.reply.on,
            servedOn: facts.reply.servedOn ?? null,
          },
    replyLetter: (letters.get(row.id) ?? []).findLast(isStandingReply)?.id ?? null,
    score: similarity.score,
    isSimilar: isSimilar(similarity),
    sharedDocumentNumber: similarity.documentNumber ?? null,
    sharedWords: [...similarity.sharedWords],
    against: similarity.against ?? null,
  };
}
