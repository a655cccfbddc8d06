// 办理审批单: what the organ approved before a letter went out, and every word said on the way (条例 17, 33 ¶2,
// 45). Words given in the system stand with name and minute; beside each is a place to sign by hand.

import { namesOf } from '../application.ts';
import { beijingMinute } from '../beijing-time.ts';
import { letterActs } from '../letters/approval.ts';
import { isReplyKind, type LetterKind, letterKind } from '../letters/kinds.ts';
import type { FormBox, FormRow, FormSheet } from '../letters/sheet.ts';
import { provisionInWords } from '../provision-words.ts';
import { subjectOf } from '../letters/words.ts';
import type { CaseLetter, CaseOpinion, CaseRecord } from './case-record.ts';
import { consultationLines } from './consultation-words.ts';
import { letterGist } from './letter-gist.ts';
import { dayOrBlank, dueText, givenBy, shortened, signature, stacked } from './words.ts';

export function approvalTitle(kind: LetterKind): string {
  if (isReplyKind(kind)) return '政府信息公开申请办理审批单';
  if (kind === 'P03') return '延长答复期限审批单';
  return kind === 'P08' ? '合理延迟答复审批单' : '文书办理单';
}

export function approvalSheet(c: CaseRecord, letter: CaseLetter): FormSheet {
  return {
    title: approvalTitle(letter.kind),
    issuer: c.issuer.name,
    reference: `申请编号：${c.number}`,
    rows: [
      { heading: '一、文书和申请', boxes: [] },
      ...caseRows(c, letter),
      { heading: '二、拟办', boxes: [] },
      ...proposalRows(c, letter),
      { heading: '三、审核、保密审查和签发', boxes: [] },
      ...approvalRows(c, letter),
    ],
    ...historyOf(letter),
    notes: ['各栏注明的姓名和时间为系统记录；纸质归档的，由各人在签名处签名。'],
  };
}

function caseRows(c: CaseRecord, letter: CaseLetter): readonly FormRow[] {
  return [
    {
      boxes: [
        { label: '文书名称', content: letter.text.title },
        { label: '文号', content: letter.number ?? '' },
      ],
    },
    {
      boxes: [
        { label: '主送', content: letter.text.addressee },
        { label: '依据', content: provisionInWords(letterKind(letter.kind).provision) },
      ],
    },
    {
      boxes: [
        { label: '申请人', content: namesOf(c.application.applicant) },
        { label: '收到日期', content: dayOrBlank(c.request.receivedOn) },
      ],
    },
    {
      boxes: [
        { label: '答复期限', content: dueText(c) },
        { label: '承办人', content: letter.draftedBy },
      ],
    },
    { boxes: [{ label: '申请内容', content: shortened(subjectOf(c)) }] },
  ];
}

function proposalRows(c: CaseRecord, letter: CaseLetter): readonly FormRow[] {
  const asked = isReplyKind(letter.kind) ? consultationLines(c) : '';
  const enclosed = c.files.filter(({ letterId }) => letterId === letter.id).map(({ name }) => name);
  const lines = [
    ...letterGist(letter.facts),
    ['征求意见的结果', asked] as const,
    ['随文提供', stacked(...letter.text.attachments, ...enclosed)] as const,
  ];
  const said = letter.opinions.filter(({ act }) => act === 'submit');
  return [
    ...lines
      .filter(([, content]) => (content ?? '').trim() !== '')
      .map(([label, content]) => ({ boxes: [{ label, content: content ?? '' }] })),
    { boxes: [wordOf('承办人意见', said.at(-1), '送审，未另写意见')], height: 4 },
  ];
}

function approvalRows(c: CaseRecord, letter: CaseLetter): readonly FormRow[] {
  const current = sinceSubmission(letter.opinions);
  const reviewed = current.findLast(({ act }) => act === 'review');
  const signed = current.findLast(({ act }) => act === 'sign');
  const secrecy = signed?.secrecyReview;
  return [
    ...(c.middleReview || reviewed !== undefined
      ? [{ boxes: [wordOf('审核意见', reviewed, '审核通过，未另写意见')], height: 4 }]
      : []),
    {
      boxes: [
        {
          label: '保密审查结论',
          content:
            signed === undefined || secrecy === undefined
              ? ''
              : stacked(secrecy, `（${givenBy(signed)}）`),
          foot: signature('保密审查人签名'),
        },
      ],
      height: 4,
    },
    { boxes: [wordOf('签发意见', signed, '同意签发，未另写意见')], height: 4 },
  ];
}

/** Words of an earlier round, before the letter was sent back, stand in the list only. */
function sinceSubmission(opinions: readonly CaseOpinion[]): readonly CaseOpinion[] {
  return opinions.slice(opinions.findLastIndex(({ act }) => act === 'submit'));
}

/** Whoever agreed without a word agreed: that is said, not left blank. */
function wordOf(label: string, said: CaseOpinion | undefined, silent: string): FormBox {
  const content = said === undefined ? '' : stacked(said.opinion ?? silent, `（${givenBy(said)}）`);
  return { label, content, foot: signature() };
}

function historyOf({ opinions }: CaseLetter): Pick<FormSheet, 'list'> {
  if (opinions.length === 0) return {};
  return {
    list: {
      columns: [
        { label: '时间', width: 25 },
        { label: '办理', width: 14 },
        { label: '人员', width: 18 },
        { label: '稿次', width: 11 },
        { label: '意见', width: 32 },
      ],
      rows: opinions.map((said) => [
        beijingMinute(said.at),
        letterActs[said.act],
        said.forName === undefined ? said.name : `${said.name}（代${said.forName}）`,
        `第${said.version}稿`,
        stacked(
          said.opinion,
          said.secrecyReview === undefined ? undefined : `保密审查：${said.secrecyReview}`,
        ),
      ]),
    },
  };
}
