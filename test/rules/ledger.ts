// A ledger of requests, the Table 3 that follows from it by the predicate of the report, and what the
// checks say of it.

import type { ApplicantKind } from '../../src/rules/applicant-kinds.ts';
import {
  isInSet,
  type LedgerEntry,
  ledgerSets,
  type RequestGroup,
  tallyTable3,
} from '../../src/rules/annual-report/tally.ts';
import { cellsOf, type PrintedTables } from '../../src/rules/annual-report/printed.ts';
import { reconcile, type ReconcileContext } from '../../src/rules/annual-report/reconcile.ts';
import type { Table3 } from '../../src/rules/annual-report/form.ts';
import { isOutcome, type Outcome } from '../../src/rules/outcomes.ts';
import type { DisclosureRequest } from '../../src/rules/request/disclosure-request.ts';
import { concludedOn, outcomeOf } from '../../src/rules/request/state.ts';

export interface Entry extends LedgerEntry {
  readonly applicantKind: ApplicantKind;
  readonly outcome?: Outcome;
}

export function entryOf(r: DisclosureRequest): Entry {
  const ended = concludedOn(r);
  const outcome = outcomeOf(r);
  return {
    applicantKind: r.applicantKind,
    ...(r.receivedOn === undefined ? {} : { receivedOn: r.receivedOn }),
    ...(ended === undefined ? {} : { concludedOn: ended }),
    ...(outcome === undefined || !isOutcome(outcome) ? {} : { outcome }),
  };
}

export function groupsIn(year: number, ledger: readonly Entry[]): readonly RequestGroup[] {
  return ledgerSets.flatMap((set) =>
    ledger
      .filter((entry) => isInSet(entry, set, year))
      .map(({ applicantKind, outcome }) => ({
        set,
        applicantKind,
        outcome: set === 'concluded' ? (outcome ?? null) : null,
        count: 1,
      })),
  );
}

export function table3Of(year: number, ledger: readonly Entry[]): Table3 {
  return tallyTable3(groupsIn(year, ledger));
}

/** What the checks of the tables say, as "rule severity". */
export function found(
  tables: PrintedTables,
  context: ReconcileContext = {},
  previous?: PrintedTables,
): readonly string[] {
  const before = previous === undefined ? {} : { previous: { cells: cellsOf(previous) } };
  return reconcile({ cells: cellsOf(tables) }, { ...context, ...before }).map(
    ({ rule, severity }) => `${rule} ${severity}`,
  );
}
