// Contradictions while there is time to mend them: each report that goes in, each against the organ's last
// year, and the sum against what the government sealed. The checks are those of any report.

import { cellName } from './cell-names.ts';
import { continuity } from './continuity.ts';
import { bySeverity, type Finding } from './finding.ts';
import type { Cell } from './form.ts';
import { reconcile } from './reconcile.ts';
import { formPlaces } from './roll-up-tables.ts';
import type { Figures, RollUp } from './roll-up.ts';

export interface UnitFinding {
  /** Absent: of the sum itself. */
  readonly code?: string;
  readonly name: string;
  readonly finding: Finding;
}

export interface CheckContext {
  readonly year: number;
  /** What an organ printed last year. */
  readonly previous: ReadonlyMap<number, Figures>;
  /** Printed cells of outside reports, blanks among them, by name. */
  readonly printed: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
  /** The government's own last sealed roll-up, of last year and of this. */
  readonly previousWhole?: Figures | undefined;
  readonly sealedWhole?: Figures | undefined;
}

export function contradictions(
  name: string,
  { shares, figures }: RollUp,
  context: CheckContext,
): readonly UnitFinding[] {
  const { year } = context;
  const found = shares.flatMap((share): readonly UnitFinding[] => {
    if (share.from === 'own-office') return [];
    const before = share.organ === undefined ? undefined : context.previous.get(share.organ.id);
    // Figures that were computed here add up; against last year they may still not fit.
    if (share.from === 'records' && before === undefined) return [];
    const cells = context.printed.get(share.name) ?? whole(share.figures);
    const checked =
      share.from === 'records' && before !== undefined
        ? continuity({ cells }, { cells: whole(before) })
        : reconcile({ cells }, { year, organ: share.name, ...previous(before) });
    return checked
      .filter(({ severity }) => severity !== 'info')
      .map((finding) => ({
        ...(share.organ === undefined ? {} : { code: share.organ.code }),
        name: share.name,
        finding,
      }));
  });
  const ofSum = [
    ...reconcile(
      { cells: whole(figures) },
      { year, organ: name, ...previous(context.previousWhole) },
    ),
    ...against(figures, context.sealedWhole),
  ]
    .filter(({ severity }) => severity !== 'info')
    .map((finding): UnitFinding => ({ name, finding }));
  const all = [...ofSum, ...found];
  const order = bySeverity(all.map(({ finding }) => finding));
  const rank = new Map(order.map((finding, n) => [finding, n]));
  return all.toSorted((a, b) => (rank.get(a.finding) ?? 0) - (rank.get(b.finding) ?? 0));
}

function previous(figures: Figures | undefined) {
  return figures === undefined ? {} : { previous: { cells: whole(figures) } };
}

function whole(figures: Figures): ReadonlyMap<string, Cell> {
  return new Map(formPlaces.map((place) => [place, figures.get(place) ?? 0]));
}

/** T-CHILD: an organ corrected its report after the government had sealed its own. */
function against(now: Figures, sealed: Figures | undefined): readonly Finding[] {
  if (sealed === undefined) return [];
  return formPlaces.flatMap((place): readonly Finding[] => {
    const [expected, actual] = [now.get(place) ?? 0, sealed.get(place) ?? 0];
    if (expected === actual) return [];
    return [
      {
        rule: 'T-CHILD',
        severity: 'warning',
        where: place,
        expected,
        actual,
        message: `${cellName(place)}：已签发的政府报告为${actual}，各机关现在合计为${expected}。`,
      },
    ];
  });
}
