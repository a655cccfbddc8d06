// A reconsideration or a suit about a reply, from the copy that came to the decision in force: which step
// comes next, by when, and what each step asks for (行政复议法 48, 54, 70, 75; 行政诉讼法 45, 67, 85).

import type { Table4Block } from './annual-report/form.ts';
import type { WorkingCalendar } from './calendar.ts';
import type { IsoDay } from './day.ts';
import {
  type AnswerDeadline,
  appealBy,
  type ReconsiderationProcedure,
  reconsiderationAnswerBy,
  suitAnswerBy,
} from './litigation.ts';
import {
  litigationEndings,
  type RemedyDecision,
  reconsiderationEndings,
} from './remedy-results.ts';
import { violation, type Violation } from './violations.ts';

export const remedyStages = {
  reconsideration: '行政复议',
  first: '一审',
  second: '二审',
  retrial: '再审',
} as const;
export type RemedyStage = keyof typeof remedyStages;

export const decisionForms = {
  decision: '行政复议决定',
  judgment: '判决',
  ruling: '裁定',
  mediation: '调解书',
} as const;
export type DecisionForm = keyof typeof decisionForms;

/** A higher instance that leaves the judgment standing gives the case the result it had. */
const laterEndings = {
  maintained: { label: '维持原裁判', result: 'as-before' },
  'appeal-withdrawn': { label: '准许撤回上诉、撤回再审申请', result: 'as-before' },
} as const;

export type RemedyEnding =
  keyof typeof reconsiderationEndings | keyof typeof litigationEndings | keyof typeof laterEndings;

type Ended = RemedyDecision['result'];
interface EndingRow {
  readonly label: string;
  readonly result: Ended | 'as-before';
}

/** How a stage can end, with its label and the column of Table 4. */
export function endingsOf(stage: RemedyStage): Readonly<Partial<Record<RemedyEnding, EndingRow>>> {
  if (stage === 'reconsideration') return reconsiderationEndings;
  return stage === 'first' ? litigationEndings : { ...laterEndings, ...litigationEndings };
}

export const remedyEndingKeys = Object.keys({
  ...reconsiderationEndings,
  ...litigationEndings,
  ...laterEndings,
}) as readonly RemedyEnding[];

export function endingLabel(stage: RemedyStage, ending: RemedyEnding): string {
  return endingsOf(stage)[ending]?.label ?? '';
}

/** Rulings that can be appealed from: not docketed, suit rejected (行政诉讼法 51, 法释〔2018〕1号 101). */
const appealableRulings: readonly RemedyEnding[] = ['not-docketed', 'suit-rejected'];

export interface StageDecision {
  readonly stage: RemedyStage;
  readonly ending: RemedyEnding;
  readonly form: DecisionForm;
  readonly decidedOn: IsoDay;
  /** When it reached the organ: what runs for the organ runs from here. */
  readonly receivedOn?: IsoDay;
  readonly appealBy?: IsoDay;
  readonly appealedOn?: IsoDay;
  /** Absent while it can be, or has been, appealed from. */
  readonly effectiveOn?: IsoDay;
  readonly ordersRedo: boolean;
}

export interface RemedyFile {
  readonly block: Table4Block;
  readonly procedure?: ReconsiderationProcedure;
  readonly filedOn: IsoDay;
  readonly copyReceivedOn?: IsoDay;
  readonly answerBy?: IsoDay;
  readonly answerPlanOn?: IsoDay;
  readonly answeredOn?: IsoDay;
  readonly decisions: readonly StageDecision[];
  readonly isRedoOpen: boolean;
  /** The result was entered without its course, as from an older register. */
  readonly isClosedWithoutCourse?: boolean;
}

export const remedyStates = {
  filed: '已提起，未收到副本',
  'answer-due': '待提交答复',
  answered: '已答复，待决定',
  decided: '已决定，未生效',
  appealed: '已上诉，待二审',
  'redo-due': '已生效，待重新答复',
  ended: '已结',
} as const;
export type RemedyState = keyof typeof remedyStates;

export function remedyState(file: RemedyFile): RemedyState {
  if (file.isClosedWithoutCourse === true) return 'ended';
  const last = lastDecision(file);
  if (last !== undefined) {
    if (last.effectiveOn !== undefined) {
      return last.ordersRedo && !file.isRedoOpen ? 'redo-due' : 'ended';
    }
    return last.appealedOn === undefined ? 'decided' : 'appealed';
  }
  if (file.copyReceivedOn === undefined) return 'filed';
  return file.answeredOn === undefined ? 'answer-due' : 'answered';
}

const stageOrder = Object.keys(remedyStages) as readonly RemedyStage[];

function inOrder(decisions: readonly StageDecision[]): readonly StageDecision[] {
  return decisions.toSorted((a, b) => stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage));
}

export function lastDecision({ decisions }: RemedyFile): StageDecision | undefined {
  return inOrder(decisions).at(-1);
}

/** The answer with its evidence; missed, the organ is taken to have none (行政复议法 70). */
export function answerDeadline(
  block: Table4Block,
  procedure: ReconsiderationProcedure | undefined,
  copyReceivedOn: IsoDay,
  calendar: WorkingCalendar,
): AnswerDeadline {
  return block === 'reconsideration'
    ? reconsiderationAnswerBy(copyReceivedOn, procedure ?? 'simple', calendar)
    : suitAnswerBy(copyReceivedOn, calendar);
}

export const remedySteps = {
  copy: '登记收到副本',
  answer: '登记提交答复',
  decide: '登记决定、裁判',
  appeal: '登记上诉',
  effect: '登记生效',
} as const;
export type RemedyStep = keyof typeof remedySteps;

/** Which steps the case is open to now. */
export function remedyStepsOpen(file: RemedyFile): readonly RemedyStep[] {
  switch (remedyState(file)) {
    // A case can end before its copy came or an answer went: not admitted, withdrawn.
    case 'filed':
      return ['copy', 'decide'];
    case 'answer-due':
      return ['answer', 'decide'];
    case 'answered':
      return ['decide'];
    case 'decided':
      return ['appeal', 'effect'];
    case 'appealed':
      return ['decide'];
    case 'redo-due':
    case 'ended':
      // Only a judgment or ruling in force can be retried.
      return lastDecision(file)?.stage === 'first' || lastDecision(file)?.stage === 'second'
        ? ['decide']
        : [];
  }
}

/** The stage that the next decision closes. */
export function nextStage(file: RemedyFile): RemedyStage {
  if (file.block === 'reconsideration') return 'reconsideration';
  const last = lastDecision(file);
  if (last === undefined) return 'first';
  return last.effectiveOn === undefined ? 'second' : 'retrial';
}

/** What a decision carries beside what was entered: whether it is in force, and until when it is not. */
export function weighedDecision(
  entered: Omit<StageDecision, 'appealBy' | 'appealedOn' | 'effectiveOn'>,
  calendar: WorkingCalendar,
): StageDecision {
  const { stage, form, ending, receivedOn, decidedOn } = entered;
  const isAppealable =
    stage === 'first' &&
    (form === 'judgment' || (form === 'ruling' && appealableRulings.includes(ending)));
  // 行政复议法 75: a decision has its effect once served; so has what cannot be appealed from.
  if (!isAppealable) return { ...entered, effectiveOn: receivedOn ?? decidedOn };
  if (receivedOn === undefined) return entered;
  const by = appealBy(form === 'judgment' ? 'judgment' : 'ruling', receivedOn, calendar);
  return { ...entered, appealBy: by };
}

export function decisionViolations(
  file: RemedyFile,
  entered: Omit<StageDecision, 'appealBy' | 'appealedOn' | 'effectiveOn'>,
  today: IsoDay,
): readonly Violation[] {
  const { stage, ending, form, decidedOn, receivedOn, ordersRedo } = entered;
  const found: Violation[] = [];
  if (!remedyStepsOpen(file).includes('decide')) return [violation('remedy-step-closed')];
  const row = endingsOf(stage)[ending];
  if (stage !== nextStage(file) || row === undefined) {
    found.push(violation('remedy-ending-unknown', 'ending'));
  }
  if ((form === 'decision') !== (stage === 'reconsideration')) {
    found.push(violation('remedy-form-wrong', 'form'));
  }
  const result = row?.result === 'as-before' ? resultOf(file.decisions) : row?.result;
  if (ordersRedo && result !== 'corrected') {
    found.push(violation('redo-not-ordered', 'ordersRedo'));
  }
  if (ordersRedo && receivedOn === undefined) {
    found.push(violation('decision-receipt-missing', 'receivedOn'));
  }
  found.push(
    ...order(lastDecision(file)?.decidedOn ?? file.filedOn, decidedOn, 'decidedOn', today),
  );
  if (receivedOn !== undefined) found.push(...order(decidedOn, receivedOn, 'receivedOn', today));
  return found;
}

/** A step lies neither in the future nor before the one it follows. */
export function order(
  after: IsoDay,
  on: IsoDay,
  field: string,
  today: IsoDay,
): readonly Violation[] {
  if (on > today) return [violation('date-in-future', field)];
  return on < after ? [violation('date-before-previous-step', field)] : [];
}

/** The latest decision in force: what Table 4 counts, by the day from which it is. */
export function resultInForce({
  decisions,
}: Pick<RemedyFile, 'decisions'>): { readonly result: Ended; readonly on: IsoDay } | undefined {
  const last = inOrder(decisions)
    .filter((d) => d.effectiveOn !== undefined)
    .at(-1);
  if (last?.effectiveOn === undefined) return undefined;
  const upTo = inOrder(decisions).slice(0, inOrder(decisions).indexOf(last) + 1);
  const result = resultOf(upTo);
  return result === undefined ? undefined : { result, on: last.effectiveOn };
}

/** What the last decision comes to, going back where it left the one before it standing. */
function resultOf(decisions: readonly StageDecision[]): Ended | undefined {
  for (const { stage, ending } of inOrder(decisions).toReversed()) {
    const result = endingsOf(stage)[ending]?.result;
    if (result !== undefined && result !== 'as-before') return result;
  }
  return undefined;
}
