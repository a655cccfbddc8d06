// A comment as screens and tables show it: who wrote it is masked, also where his own words name him.

import { z } from '@hono/zod-openapi';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { maskedWithin } from '../../rules/mask-applicant.ts';
import { type Verdict, verdicts } from '../../rules/public-consultation.ts';
import {
  filesOfComments,
  openCommentAnswer,
  openOpinion,
  openSender,
} from '../../store/readers/public-comments.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { CommentRow } from '../../store/tables.ts';
import type { ApiContext } from './endpoint.ts';
import { id, keysOf, moment } from './schemas.ts';
import type { TableColumns } from './table-file.ts';

export const commentItem = z
  .object({
    id,
    number: z.string(),
    receivedAt: moment,
    /** 张*; null: nobody named himself. */
    maskedName: z.string().nullable(),
    /** There is a name or a way to reach him that may be looked at. */
    hasSender: z.boolean(),
    hasFile: z.boolean(),
    opinion: z.string(),
    label: z.string().nullable(),
    verdict: z.enum(keysOf<Verdict>(verdicts)).nullable(),
    answer: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: moment.nullable(),
  })
  .openapi('PublicComment');

type Item = z.input<typeof commentItem>;

export async function commentItems(
  { db, secrets }: Pick<ApiContext, 'db' | 'secrets'>,
  rows: readonly CommentRow[],
): Promise<Item[]> {
  const files = await filesOfComments(
    db,
    secrets,
    rows.map((row) => row.id),
  );
  const withFile = new Set(files.map(({ commentId }) => commentId));
  const names = await staffNames(
    db,
    rows.flatMap(({ decided_by: by }) => (by === null ? [] : [by])),
  );
  return rows.map((row) => {
    const sender = openSender(secrets, row);
    const opinion = openOpinion(secrets, row);
    return {
      id: row.id,
      number: row.number,
      receivedAt: row.received_at.toString(),
      maskedName: row.masked_name,
      hasSender: sender !== undefined,
      hasFile: withFile.has(row.id),
      opinion:
        sender === undefined
          ? opinion
          : maskedWithin(opinion, { kind: 'natural-person', ...sender }),
      label: row.label,
      verdict: row.verdict,
      answer: openCommentAnswer(secrets, row),
      decidedBy: names.get(row.decided_by ?? 0) ?? null,
      decidedAt: row.decided_at?.toString() ?? null,
    };
  });
}

export const commentColumns: TableColumns<Item> = [
  ['编号', (item) => item.number],
  ['提交时间', (item) => beijingMinute(Temporal.Instant.from(item.receivedAt))],
  ['姓名（隐去）', (item) => item.maskedName ?? ''],
  ['意见', (item) => item.opinion],
  ['附件', (item) => (item.hasFile ? '有' : '')],
  ['概括', (item) => item.label ?? ''],
  ['采纳情况', (item) => (item.verdict === null ? '未登记' : verdicts[item.verdict])],
  ['说明', (item) => item.answer ?? ''],
];
