// What becomes of the requests of an organ that was dissolved (国办公开办函〔2019〕14号; R06): whoever takes over its
// duties goes on with them, and both reports say so in their first paragraph.

import { applicantKindKeys, type ApplicantKind } from '../applicant-kinds.ts';
import type { IsoDay } from '../day.ts';
import { violation, type Violation } from '../violations.ts';
import type { ReportTables } from './report.ts';

/** Open requests that passed between two organs in the year. */
export interface Handover {
  /** Of the other organ. */
  readonly name: string;
  readonly on: IsoDay;
  readonly requests: Readonly<Partial<Record<ApplicantKind, number>>>;
}

export interface Succession {
  /** Taken over from organs that were dissolved. */
  readonly from: readonly Handover[];
  /** Passed on, this organ being dissolved. */
  readonly to?: Handover;
}

export interface Dissolution {
  readonly on: IsoDay;
  readonly document: string;
}

export interface OrganInSuccession {
  readonly id: number;
  readonly isInner: boolean;
  readonly dissolvedOn: IsoDay | null;
}

export function dissolutionFaults(
  organ: OrganInSuccession,
  successor: OrganInSuccession | undefined,
  { on, document }: Dissolution,
  today: IsoDay,
): readonly Violation[] {
  const found: Violation[] = [];
  if (organ.dissolvedOn !== null) found.push(violation('organ-already-dissolved', 'organ'));
  if (organ.isInner) found.push(violation('organ-is-inner', 'organ'));
  if (successor === undefined || successor.isInner || successor.dissolvedOn !== null) {
    found.push(violation('successor-unfit', 'successor'));
  } else if (successor.id === organ.id) found.push(violation('successor-unfit', 'successor'));
  if (on > today) found.push(violation('date-in-future', 'on'));
  if (document.trim() === '') found.push(violation('dissolution-document-missing', 'document'));
  return found;
}

export function handedTotal({ requests }: Handover): number {
  return applicantKindKeys.reduce((sum, kind) => sum + (requests[kind] ?? 0), 0);
}

export function successionSentence({ from, to }: Succession): string {
  const taken = from.map(
    (one) =>
      `${one.name}于${longDay(one.on)}撤销，其未办结的政府信息公开申请${handedTotal(one)}件由本机关继续办理，计入“上年结转”。`,
  );
  const passed =
    to === undefined
      ? ''
      : `本机关于${longDay(to.on)}撤销，未办结的政府信息公开申请${handedTotal(to)}件由${to.name}继续办理，计入“结转下年度继续办理”。`;
  return [...taken, passed].join('');
}

/** What this year is to have brought forward: what was carried forward a year ago, and what was taken over. */
export function expectedBroughtForward(
  previous: ReportTables,
  { from }: Pick<Succession, 'from'>,
): ReportTables {
  if (from.length === 0) return previous;
  const carried = { ...previous.table3['carried-forward'] };
  for (const handover of from) {
    for (const kind of applicantKindKeys) carried[kind] += handover.requests[kind] ?? 0;
    carried.total += handedTotal(handover);
  }
  return { ...previous, table3: { ...previous.table3, 'carried-forward': carried } };
}

function longDay(on: IsoDay): string {
  const [year, month, date] = on.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
