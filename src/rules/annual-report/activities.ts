// What the report tells of and no other register holds: trainings, inspections, assessment, social appraisal
// and accountability (条例 46, 47, 50 ¶1(4)).

import type { IsoDay } from '../day.ts';

interface ActivityRow {
  readonly label: string;
  /** What the number beside it counts. */
  readonly people: string;
}

export const activityKinds = {
  training: { label: '业务培训', people: '参训人次' },
  inspection: { label: '监督检查', people: '检查单位数' },
  assessment: { label: '工作考核', people: '考核单位数' },
  appraisal: { label: '社会评议', people: '回收有效问卷（份）' },
  accountability: { label: '责任追究', people: '追究人数' },
} as const satisfies Record<string, ActivityRow>;

export type ActivityKind = keyof typeof activityKinds;
export const activityKindKeys = Object.keys(activityKinds) as readonly ActivityKind[];

export interface Activity {
  readonly kind: ActivityKind;
  readonly heldOn: IsoDay;
  readonly people: number | null;
  readonly note: string;
}

/** `activities.training.times`, `activities.training.people`. */
export function activityFigures(activities: readonly Activity[]): Record<string, number> {
  return Object.fromEntries(
    activityKindKeys.flatMap((kind) => {
      const own = activities.filter((one) => one.kind === kind);
      const people = own.reduce((sum, one) => sum + (one.people ?? 0), 0);
      return [
        [`activities.${kind}.times`, own.length],
        [`activities.${kind}.people`, people],
      ];
    }),
  );
}
