// The way of a document to the site (条例 17; 保密法 35): written, sent up, reviewed by different people, cleared,
// published. Which reviews of content there are is set for each column; the secrecy review is always there, set
// is only who gives it and in what form.

import { type ColumnPeople, mayReviewFor, mayWriteFor } from './column-people.ts';
import type { Approver, Leave } from './letters/approval.ts';
import { leaveOf } from './letters/approval.ts';
import type { Actor } from './request/events.ts';
import type { Permission } from './roles.ts';
import { violation, type Violation } from './violations.ts';

export const reviewSteps = {
  first: { label: '初审', permission: 'review-documents' },
  second: { label: '复审', permission: 'review-documents' },
  secrecy: { label: '保密审查', permission: 'clear-secrecy' },
  final: { label: '终审', permission: 'approve-documents' },
} as const satisfies Record<string, { label: string; permission: Permission }>;
export type ReviewStep = keyof typeof reviewSteps;
export const reviewStepKeys = Object.keys(reviewSteps) as readonly ReviewStep[];

export const contentSteps = ['first', 'second', 'final'] as const;
export type ContentStep = (typeof contentSteps)[number];

export const secrecyForms = {
  separate: '由保密审查人单独审查',
  'with-last': '由最后一环审查的人一并审查',
} as const;
export type SecrecyForm = keyof typeof secrecyForms;

export interface ColumnReview {
  readonly steps: readonly ContentStep[];
  readonly secrecyForm: SecrecyForm;
}

/** A document in several columns passes every review that one of them asks for. */
export function wayThrough(columns: readonly ColumnReview[]): readonly ReviewStep[] {
  const asked = contentSteps.filter((step) => columns.some(({ steps }) => steps.includes(step)));
  const content = asked.length === 0 ? (['final'] as const) : asked;
  if (!columns.some(({ secrecyForm }) => secrecyForm === 'separate')) return content;
  // 先审查、后公开: before the last word, which puts it on the site.
  return [...content.slice(0, -1), 'secrecy', ...content.slice(-1)];
}

/** What the secrecy review answers, one by one; all must be 否, or the last explained (条例 14, 15; 保密法 35). */
export const secrecyQuestions = {
  secret: '是否涉及国家秘密、工作秘密或者带有密级、“内部”标志',
  forbidden:
    '是否属于法律、行政法规禁止公开，或者公开后可能危及国家安全、公共安全、经济安全、社会稳定',
  rights: '是否涉及商业秘密、个人隐私等公开会损害第三方合法权益的内容',
} as const;
export type SecrecyQuestion = keyof typeof secrecyQuestions;
export const secrecyQuestionKeys = Object.keys(secrecyQuestions) as readonly SecrecyQuestion[];
export type SecrecyAnswers = Readonly<Record<SecrecyQuestion, boolean>>;

/** Of the document itself, whatever is being written beside it. */
export const documentStateLabels = {
  draft: '草稿',
  published: '已发布',
  withdrawn: '已撤回',
} as const;

export const draftStates = {
  writing: '起草',
  'in-review': '审查中',
  cleared: '已审定，待定时发布',
} as const;
export type DraftState = keyof typeof draftStates;

export const documentActs = {
  save: '保存',
  submit: '送审',
  recall: '取回',
  agree: '同意',
  return: '退回修改',
  refer: '报有关主管部门或者保密行政管理部门确定',
  publish: '发布',
  withdraw: '撤稿',
} as const;
export type DocumentAct = keyof typeof documentActs;
/** Acts that leave a word beside the document. */
export type DocumentWord = Exclude<DocumentAct, 'save'>;

/** Which acts each state finds open: the table that the tests enumerate. */
export const documentActsOpenIn: Readonly<Record<DraftState, readonly DocumentAct[]>> = {
  writing: ['save', 'submit'],
  'in-review': ['recall', 'agree', 'return', 'refer'],
  cleared: ['recall', 'return'],
};

export interface DraftStanding {
  readonly state: DraftState;
  readonly way: readonly ReviewStep[];
  /** Everybody who saved a version since it was last published, and who sent it up. */
  readonly writtenBy: readonly number[];
  /** Words of agreement of this round, in their order. */
  readonly agreed: readonly { readonly step: ReviewStep; readonly staffId: number }[];
  /** Who is named for the columns in which it is to stand. */
  readonly columns?: readonly ColumnPeople[];
}

/** The step it waits for; none when it is not under review. */
export function awaitedStep({ state, way, agreed }: DraftStanding): ReviewStep | undefined {
  if (state !== 'in-review') return undefined;
  return way.find((step) => !agreed.some((word) => word.step === step));
}

/** Whether whoever gives this word answers the questions of secrecy with it. */
export function answersSecrecy(way: readonly ReviewStep[], step: ReviewStep): boolean {
  return way.includes('secrecy') ? step === 'secrecy' : step === way.at(-1);
}

/**
 * Why `by` may not do `act`; `undefined` when he may. Whoever wrote any of it gives no word of agreement, nobody
 * gives two (条例 17); he may send it back, so that it is never stuck.
 */
export function documentObstacle(
  draft: DraftStanding,
  act: DocumentAct,
  by: Actor,
  inPlaceOf?: number,
): Violation | undefined {
  if (!documentActsOpenIn[draft.state].includes(act)) return violation('document-state');
  const staffId = by.kind === 'staff' ? by.id : undefined;
  const named =
    staffId === undefined ? undefined : columnObstacle(draft, act, [staffId, inPlaceOf]);
  if (named !== undefined) return named;
  if (act === 'refer' && !answersSecrecy(draft.way, awaitedStep(draft) ?? 'final')) {
    return violation('refer-not-asked');
  }
  if (act !== 'agree') return undefined;
  if (staffId === undefined) return violation('review-missing', 'review');
  if (draft.writtenBy.includes(staffId)) return violation('reviewer-is-editor', 'review');
  return draft.agreed.some((word) => word.staffId === staffId)
    ? violation('reviewed-already', 'review')
    : undefined;
}

/** Columns may name who writes for them and who reviews; the secrecy review is its post's alone. */
function columnObstacle(
  draft: DraftStanding,
  act: DocumentAct,
  [staffId, inPlaceOf]: readonly [number, number | undefined],
): Violation | undefined {
  const { columns = [] } = draft;
  if (act === 'save' || act === 'submit' || act === 'recall') {
    return mayWriteFor(columns, staffId) ? undefined : violation('column-not-editor', 'columns');
  }
  if (awaitedStep(draft) === 'secrecy') return undefined;
  const isNamed =
    mayReviewFor(columns, staffId) || (inPlaceOf !== undefined && mayReviewFor(columns, inPlaceOf));
  return isNamed ? undefined : violation('column-not-reviewer', 'columns');
}

/** What each act needs; of a word it is the post of the step that is waited for. */
export function documentPermission(draft: DraftStanding, act: DocumentAct): Permission {
  switch (act) {
    case 'save':
    case 'submit':
    case 'recall':
      return 'edit-documents';
    case 'agree':
    case 'return':
    case 'refer':
      return reviewSteps[awaitedStep(draft) ?? draft.way.at(-1) ?? 'final'].permission;
    case 'publish':
      return 'approve-documents';
    case 'withdraw':
      return 'withdraw-documents';
  }
}

/** Own right, or that of somebody away whose place is taken; writing is never passed on. */
export function leaveOfDocument(person: Approver, draft: DraftStanding, act: DocumentAct): Leave {
  const permission = documentPermission(draft, act);
  return leaveOf(permission === 'edit-documents' ? { ...person, absent: [] } : person, permission);
}

export function whyNotDocument(
  draft: DraftStanding,
  act: DocumentAct,
  person: Approver,
): Violation | undefined {
  const by = { kind: 'staff', id: person.staffId, name: '' } as const;
  const leave = leaveOfDocument(person, draft, act);
  const why = documentObstacle(draft, act, by, leave.allowed ? leave.forStaffId : undefined);
  if (why !== undefined) return why;
  return leave.allowed ? undefined : violation('not-permitted');
}

/** What keeps the secrecy review from agreeing: an answer that is missing or against, a right unexplained. */
export function secrecyFaults(
  answers: Partial<SecrecyAnswers> | undefined,
  explanation: string | undefined,
): readonly Violation[] {
  if (answers === undefined || secrecyQuestionKeys.some((key) => answers[key] === undefined)) {
    return [violation('secrecy-unanswered', 'answers')];
  }
  if (answers.secret === true || answers.forbidden === true) {
    return [violation('review-against', 'answers')];
  }
  return answers.rights === true && (explanation ?? '').trim() === ''
    ? [violation('rights-unexplained', 'opinion')]
    : [];
}
