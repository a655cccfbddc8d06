// 政府信息发布审核表: what was released, on whose words, with the answers of the secrecy review (条例 17; 保密法 35).
// Words given in the system stand with name and minute; beside each is a place to sign by hand.

import { beijingMinute } from '../beijing-time.ts';
import type { IsoDay } from '../day.ts';
import { documentKinds, opennessLabels } from '../document-classes.ts';
import { confirmationText, type DocumentContent } from '../document-content.ts';
import {
  documentActs,
  type DocumentWord,
  type ReviewStep,
  reviewSteps,
  secrecyQuestionKeys,
  secrecyQuestions,
} from '../document-review.ts';
import type { FormRow, FormSheet } from '../letters/sheet.ts';
import { dayOrBlank, shortened, signature, stacked, tick } from './words.ts';

export interface DocumentSaid {
  readonly act: DocumentWord;
  readonly step: ReviewStep | null;
  readonly round: number;
  readonly opinion: string | null;
  readonly answers: { readonly [question: string]: boolean } | null;
  readonly by: string | null;
  readonly inPlaceOf: string | null;
  readonly at: Temporal.Instant;
}

export interface ReviewedDocument {
  readonly organ: string;
  readonly content: DocumentContent;
  readonly columns: readonly string[];
  readonly indexNumber: string | null;
  readonly editor: string | null;
  readonly way: readonly ReviewStep[];
  /** Of this text: from its first sending up on, earlier rounds too. */
  readonly said: readonly DocumentSaid[];
  readonly publishBy: IsoDay | null;
  readonly publishedAt: Temporal.Instant | null;
  /** Why what was published changes. */
  readonly reason: string | null;
}

export const documentReviewTitle = '政府信息发布审核表';

export function documentReviewSheet(d: ReviewedDocument): FormSheet {
  const round = Math.max(0, ...d.said.map((one) => one.round));
  const current = d.said.filter((one) => one.round === round);
  return {
    title: documentReviewTitle,
    issuer: d.organ,
    reference: `索引号：${d.indexNumber ?? '发布时编定'}`,
    rows: [
      { heading: '一、拟发布的信息', boxes: [] },
      ...contentRows(d),
      { heading: '二、编辑', boxes: [] },
      {
        boxes: [
          {
            label: '送审意见',
            content: wordsOf(
              current.findLast(({ act }) => act === 'submit'),
              '送审，未另写意见',
            ),
            foot: signature(),
          },
        ],
        height: 3,
      },
      { heading: '三、审查', boxes: [] },
      ...d.way.flatMap((step) => stepRows(step, current, d.way)),
    ],
    ...historyOf(d),
    notes: ['各栏注明的姓名和时间为系统记录；纸质归档的，由各人在签名处签名。'],
  };
}

function contentRows({ content: c, ...d }: ReviewedDocument): readonly FormRow[] {
  const files = (c.attachments ?? []).map(({ name }) => name);
  const rows: readonly FormRow[] = [
    { boxes: [{ label: '标题', content: c.title }] },
    {
      boxes: [
        { label: '发文字号', content: c.documentNumber ?? '' },
        { label: '成文日期', content: dayOrBlank(c.madeOn ?? undefined) },
      ],
    },
    {
      boxes: [
        { label: '发文机关', content: c.issuers.join('、') },
        { label: '发布机构', content: c.publisher },
      ],
    },
    {
      boxes: [
        { label: '信息种类', content: documentKinds[c.kind].label },
        { label: '公开属性', content: opennessLabels[c.openness] },
      ],
    },
    {
      boxes: [
        { label: '发布栏目', content: d.columns.join('、') },
        { label: '信息来源', content: c.source ?? '' },
      ],
    },
    {
      boxes: [
        { label: '公开期限', content: dayOrBlank(d.publishBy ?? undefined) },
        {
          label: '发布时间',
          content: d.publishedAt === null ? '' : beijingMinute(d.publishedAt),
        },
      ],
    },
  ];
  const given = [
    ['联合发文机关的确认', stacked(...(c.confirmations ?? []).map(confirmationText))],
    ['内容概述', shortened(c.summary ?? '')],
    ['附件', stacked(...files)],
    ['变更的理由', d.reason ?? ''],
    ['检查后保留', stacked(...(c.letStand ?? []).map(({ hit, reason }) => `${hit}：${reason}`))],
  ] as const;
  return [
    ...rows,
    ...given
      .filter(([, content]) => content !== '')
      .map(([label, content]) => ({ boxes: [{ label, content }] })),
  ];
}

function stepRows(
  step: ReviewStep,
  said: readonly DocumentSaid[],
  way: readonly ReviewStep[],
): readonly FormRow[] {
  const word = said.findLast((one) => one.act === 'agree' && one.step === step);
  const isAsked = way.includes('secrecy') ? step === 'secrecy' : step === way.at(-1);
  const answers = isAsked ? [{ boxes: [secrecyBox(word)], height: 5 }] : [];
  return [
    ...answers,
    {
      boxes: [
        {
          label: `${reviewSteps[step].label}意见`,
          content: wordsOf(word, `${reviewSteps[step].label}通过，未另写意见`),
          foot: signature(),
        },
      ],
      height: 3,
    },
  ];
}

/** Not answered yet: both stand open, to be ticked by hand. */
function secrecyBox(word: DocumentSaid | undefined) {
  const lines = secrecyQuestionKeys.map((key) => {
    const answer = word?.answers?.[key];
    return `${secrecyQuestions[key]}：${tick('是', answer === true)}\u3000${tick('否', answer === false)}`;
  });
  return { label: '保密审查', content: stacked(...lines) };
}

function wordsOf(said: DocumentSaid | undefined, silent: string): string {
  if (said === undefined) return '';
  return stacked(said.opinion ?? silent, `（${nameOf(said)}，${beijingMinute(said.at)}）`);
}

function nameOf({ by, inPlaceOf }: DocumentSaid): string {
  return `${by ?? '系统'}${inPlaceOf === null ? '' : `（代${inPlaceOf}）`}`;
}

function historyOf({ said }: ReviewedDocument): Pick<FormSheet, 'list'> {
  if (said.length === 0) return {};
  return {
    list: {
      columns: [
        { label: '时间', width: 25 },
        { label: '办理', width: 19 },
        { label: '人员', width: 20 },
        { label: '意见', width: 36 },
      ],
      rows: said.map((one) => [
        beijingMinute(one.at),
        one.act === 'agree' && one.step !== null
          ? `${reviewSteps[one.step].label}通过`
          : documentActs[one.act],
        nameOf(one),
        one.opinion ?? '',
      ]),
    },
  };
}
