// The report of a government sums up those of its departments and of the governments below it (条例 49,
// 50; 国办公开办函〔2021〕30号): which reports go in, what each cell comes to, and which organs stand behind
// it. Whose report goes in is decided apart from the administrative parent: what is led vertically reports
// in its own line (条例 3 ¶4; R16).

import type { OrganKind } from '../organ.ts';
import type { ReportDeadlineClass } from './deadline.ts';
import { type Override, printedInstead } from './overrides.ts';

export interface RollUpOrgan {
  readonly id: number;
  readonly parentId: number | null;
  readonly code: string;
  readonly name: string;
  readonly kind: OrganKind;
  readonly reports: boolean;
  readonly deadlineClass: ReportDeadlineClass | null;
}

/** What a government decided about an organ; it holds from its year on until another is made. */
export interface InclusionDecision {
  readonly governmentId: number;
  readonly organId: number;
  readonly fromYear: number;
  readonly included: boolean;
  readonly reason: string;
}

/** Figures by place (`table3.received.total`); a place that is absent is 0. */
export type Figures = ReadonlyMap<string, number>;

/** The latest sealed edition of an organ. */
export interface SealedShare {
  readonly figures: Figures;
  /** Its figures are those of its whole area already. */
  readonly isRollUp: boolean;
}

/** One record that several organs hold: the same case, the same document. */
export interface JointRecord {
  readonly what: 'case' | 'document';
  /** Case number with the court's name, or document number. */
  readonly key: string;
  /** Whose it is comes first. */
  readonly holders: readonly { readonly organId: number; readonly places: readonly string[] }[];
}

/** An organ that does not use this system, by the report it published. */
export interface OutsideReport {
  readonly id: number;
  readonly governmentId: number;
  readonly name: string;
  readonly figures: Figures;
}

export interface RollUpRecords {
  readonly year: number;
  readonly organs: readonly RollUpOrgan[];
  readonly decisions: readonly InclusionDecision[];
  readonly sealed: ReadonlyMap<number, SealedShare>;
  /** As it was sent up for signature, of an organ without a sealed edition. */
  readonly sent: ReadonlyMap<number, SealedShare>;
  /** Own records as they stand, by organ. */
  readonly live: ReadonlyMap<number, Figures>;
  /** What an organ prints otherwise than its records give, by organ. */
  readonly overrides: ReadonlyMap<number, readonly Override[]>;
  /** Governments whose own report is the sum of their area: what they print otherwise is of the whole. */
  readonly taken: ReadonlySet<number>;
  readonly joint: readonly JointRecord[];
  readonly outside: readonly OutsideReport[];
}

/** What says which organs' reports go in. */
export type InclusionRecords = Pick<RollUpRecords, 'year' | 'organs' | 'decisions'>;

export interface Unit {
  readonly organ: RollUpOrgan;
  readonly included: boolean;
  /** Why it was left out, or taken in again. */
  readonly reason?: string;
}

/** `sealed`: as signed; `sent`: as sent up for signature; `records`: as its records stand; `area`: with everything below it. */
export const shareOrigins = {
  'own-office': '本级记录',
  sealed: '签发的报告',
  sent: '送审的报告',
  records: '现在的记录',
  area: '连同下级，尚未签发',
  outside: '系统外，按公布的报告',
} as const;
export type ShareOrigin = keyof typeof shareOrigins;

export interface Share {
  /** Of an organ of this system; an outside one has a name only. */
  readonly organ?: RollUpOrgan;
  readonly name: string;
  readonly from: ShareOrigin;
  readonly figures: Figures;
}

/** Counted at one organ, so taken off at another. */
export interface Deduction {
  readonly what: JointRecord['what'];
  readonly key: string;
  readonly place: string;
  readonly at: string;
  readonly countedAt: string;
}

export interface RollUp {
  readonly figures: Figures;
  readonly shares: readonly Share[];
  readonly left: readonly Unit[];
  readonly deductions: readonly Deduction[];
}

/** Sums up what lies below it: a government with organs that report. */
export function gathers({
  kind,
  deadlineClass,
}: Pick<RollUpOrgan, 'kind' | 'deadlineClass'>): boolean {
  return kind === 'government' || deadlineClass === 'government';
}

/**
 * The organs whose reports go into that of `rootId`, or were left out. What lies below a government enters
 * with that government's own report; inner offices have none (条例 27).
 */
export function unitsOf(rootId: number, records: InclusionRecords): readonly Unit[] {
  return childUnits(rootId, childrenOf(records.organs), decisionsIn(records));
}

export function rollUp(rootId: number, records: RollUpRecords): RollUp {
  const context: Context = {
    records,
    children: childrenOf(records.organs),
    decide: decisionsIn(records),
    names: new Map(records.organs.map(({ id, name }) => [id, name])),
  };
  return areaOf(rootId, context, ownFigures(rootId, records));
}

/** Of its own office, as its own report would print them. */
function ownFigures(id: number, { live, overrides, sent, taken }: RollUpRecords): Figures {
  const kept = sent.get(id);
  if (kept !== undefined && !kept.isRollUp) return kept.figures;
  const counted = live.get(id) ?? new Map<string, number>();
  return taken.has(id) ? counted : printedInstead(counted, overrides.get(id));
}

/** Who stands behind a cell: what they sum to, less what is deducted, is the cell. */
export function behind(
  { shares, deductions }: Pick<RollUp, 'shares' | 'deductions'>,
  place: string,
): {
  readonly shares: readonly (Share & { readonly figure: number })[];
  readonly deductions: readonly Deduction[];
} {
  return {
    shares: shares
      .map((share) => ({ ...share, figure: share.figures.get(place) ?? 0 }))
      .filter(({ figure }) => figure !== 0)
      .toSorted((a, b) => b.figure - a.figure),
    deductions: deductions.filter((deduction) => deduction.place === place),
  };
}

type Children = ReadonlyMap<number, readonly RollUpOrgan[]>;
type Decide = (governmentId: number, organId: number) => InclusionDecision | undefined;

interface Context {
  readonly records: RollUpRecords;
  readonly children: Children;
  readonly decide: Decide;
  readonly names: ReadonlyMap<number, string>;
}

function areaOf(id: number, context: Context, own: Figures): RollUp {
  const { records, children, decide, names } = context;
  const units = childUnits(id, children, decide);
  const shares: Share[] = [
    {
      ...organShare(id, records.organs),
      name: names.get(id) ?? '',
      from: 'own-office',
      figures: own,
    },
    ...units.filter(({ included }) => included).map(({ organ }) => shareOf(organ, context)),
    ...records.outside
      .filter(({ governmentId }) => governmentId === id)
      .map(({ name, figures }): Share => ({ name, from: 'outside', figures })),
  ];
  const deductions = deductionsAmong(id, units, context, shares);
  const figures = new Map<string, number>();
  for (const share of shares) {
    for (const [place, n] of share.figures) figures.set(place, add(figures.get(place) ?? 0, n));
  }
  for (const { place } of deductions) figures.set(place, (figures.get(place) ?? 0) - 1);
  return { figures, shares, left: units.filter(({ included }) => !included), deductions };
}

function organShare(id: number, organs: readonly RollUpOrgan[]): Pick<Share, 'organ'> {
  const organ = organs.find((one) => one.id === id);
  return organ === undefined ? {} : { organ };
}

/** Charges are 万元 with six decimals: summed as whole fen. */
function add(a: number, b: number): number {
  if (Number.isInteger(a) && Number.isInteger(b)) return a + b;
  return Math.round((a + b) * 1_000_000) / 1_000_000;
}

function shareOf(organ: RollUpOrgan, context: Context): Share {
  const { records, children } = context;
  const sealed = records.sealed.get(organ.id);
  const kept = sealed ?? records.sent.get(organ.id);
  const common = { organ, name: organ.name };
  const hasBelow = gathers(organ) && (children.get(organ.id) ?? []).length > 0;
  if (kept !== undefined && (kept.isRollUp || !hasBelow)) {
    return { ...common, from: sealed === undefined ? 'sent' : 'sealed', figures: kept.figures };
  }
  const own = kept?.figures ?? ownFigures(organ.id, records);
  if (!hasBelow) return { ...common, from: 'records', figures: own };
  const area = areaOf(organ.id, context, own).figures;
  const isPrinted = records.taken.has(organ.id) && kept === undefined;
  const figures = isPrinted ? printedInstead(area, records.overrides.get(organ.id)) : area;
  return { ...common, from: 'area', figures };
}

/**
 * A suit against two organs is one case and counts at the organ that made the reply (法释〔2018〕1号 134;
 * R10); a document of several organs counts at the one that led it (条例 10 ¶3; R17). What two organs of one
 * unit hold was taken off when that unit was summed up.
 */
function deductionsAmong(
  id: number,
  units: readonly Unit[],
  { records, children, names }: Context,
  shares: readonly Share[],
): readonly Deduction[] {
  if (records.joint.length === 0) return [];
  const unitOf = new Map<number, number>([[id, id]]);
  for (const { organ, included } of units) {
    if (included) for (const below of withinUnit(organ, children)) unitOf.set(below, organ.id);
  }
  const figuresOf = new Map(shares.map((share) => [share.organ?.id, share.figures]));
  return records.joint.flatMap(({ what, key, holders }) => {
    const perUnit = new Map<number, (typeof holders)[number]>();
    for (const holder of holders) {
      const unit = unitOf.get(holder.organId);
      if (unit !== undefined && !perUnit.has(unit)) perUnit.set(unit, holder);
    }
    const [first, ...others] = [...perUnit];
    if (first === undefined) return [];
    return others.flatMap(([unit, holder]) =>
      holder.places
        .filter((place) => (figuresOf.get(unit)?.get(place) ?? 0) > 0)
        .map((place) => ({
          what,
          key,
          place,
          at: names.get(unit) ?? '',
          countedAt: names.get(first[0]) ?? '',
        })),
    );
  });
}

/** The unit with everything that enters through it. */
function* withinUnit(organ: RollUpOrgan, children: Children): Iterable<number> {
  yield organ.id;
  for (const child of children.get(organ.id) ?? []) {
    if (gathers(organ) || !child.reports) yield* withinUnit(child, children);
  }
}

function childUnits(id: number, children: Children, decide: Decide): readonly Unit[] {
  const found: Unit[] = [];
  const walk = (parent: number): void => {
    for (const organ of children.get(parent) ?? []) {
      if (!organ.reports || organ.kind === 'internal') {
        walk(organ.id);
        continue;
      }
      const decision = decide(id, organ.id);
      const included = decision?.included ?? true;
      found.push({
        organ,
        included,
        ...(decision === undefined ? {} : { reason: decision.reason }),
      });
      if (included && !gathers(organ)) walk(organ.id);
    }
  };
  walk(id);
  return found;
}

function childrenOf(organs: readonly RollUpOrgan[]): Children {
  const children = new Map<number, RollUpOrgan[]>();
  for (const organ of organs) {
    if (organ.parentId === null) continue;
    const among = children.get(organ.parentId);
    if (among === undefined) children.set(organ.parentId, [organ]);
    else among.push(organ);
  }
  return children;
}

function decisionsIn({ decisions, year }: InclusionRecords): Decide {
  const latest = new Map<string, InclusionDecision>();
  for (const decision of decisions) {
    if (decision.fromYear > year) continue;
    const key = `${decision.governmentId} ${decision.organId}`;
    const known = latest.get(key);
    if (known === undefined || known.fromYear < decision.fromYear) latest.set(key, decision);
  }
  return (governmentId, organId) => latest.get(`${governmentId} ${organId}`);
}
