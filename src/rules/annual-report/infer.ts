// Values that the arithmetic of the form forces in cells left blank. They explain and complete; they
// are never mixed into what is printed.

import { remedyResultKeys, table3Columns, table4BlockKeys } from './form.ts';
import { outcomeRowsOf, rowsOf, table3Place } from './reconcile-table3.ts';
import { table4Place } from './reconcile-table4.ts';
import { type Sheet, termAt } from './sums.ts';

/** left = right, each a sum of cells. */
interface Equation {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

interface Bounds {
  low: number;
  high: number;
}

/** Rounds of narrowing; real tables settle in three or four. */
const maxRounds = 40;

/**
 * Cells are whole numbers from 0 up. Every equation of the form narrows them until nothing moves;
 * where both bounds meet, the value is forced. An equation that the printed figures already break
 * teaches nothing and is left out; if the rest still contradict each other, nothing is inferred.
 */
export function inferBlanks(sheet: Sheet): ReadonlyMap<string, number> {
  const bounds = new Map<string, Bounds>();
  const boundsOf = (place: string): Bounds => {
    let found = bounds.get(place);
    if (found === undefined) {
      const term = termAt(sheet, place);
      found = typeof term === 'number' ? { low: term, high: term } : { low: 0, high: Infinity };
      bounds.set(place, found);
    }
    return found;
  };
  // An equation of printed figures alone forces nothing.
  const usable = equationsOf(sheet).filter(
    (equation) => isOpen(equation, sheet) && isPossible(equation, boundsOf),
  );
  for (let round = 0; round < maxRounds; round += 1) {
    let moved = false;
    for (const equation of usable) {
      if (narrow(equation.left, equation.right, boundsOf)) moved = true;
      if (narrow(equation.right, equation.left, boundsOf)) moved = true;
    }
    if ([...bounds.values()].some((b) => b.low > b.high)) return new Map();
    if (!moved) break;
  }
  const forced = new Map<string, number>();
  for (const place of sheet.cells.keys()) {
    const found = bounds.get(place);
    if (found === undefined || typeof termAt(sheet, place) === 'number') continue;
    if (found.low === found.high) forced.set(place, found.low);
  }
  return forced;
}

function equationsOf(sheet: Sheet): readonly Equation[] {
  const outcomeRows = outcomeRowsOf(sheet);
  const equations: Equation[] = [];
  for (const column of table3Columns) {
    equations.push({
      left: [table3Place('received', column), table3Place('brought-forward', column)],
      right: [table3Place('concluded', column), table3Place('carried-forward', column)],
    });
    equations.push({
      left: outcomeRows.map((row) => table3Place(row, column)),
      right: [table3Place('concluded', column)],
    });
  }
  for (const row of rowsOf(sheet)) {
    const kinds = table3Columns.filter((column) => column !== 'total');
    equations.push({
      left: kinds.map((column) => table3Place(row, column)),
      right: [table3Place(row, 'total')],
    });
  }
  for (const block of table4BlockKeys) {
    equations.push({
      left: remedyResultKeys.map((result) => table4Place(block, result)),
      right: [table4Place(block, 'total')],
    });
  }
  // A row that the file lacks may hold anything, and no cell of the report would be the gainer.
  return equations.filter((e) => [...e.left, ...e.right].every((place) => sheet.cells.has(place)));
}

function isOpen({ left, right }: Equation, sheet: Sheet): boolean {
  return [...left, ...right].some((place) => typeof termAt(sheet, place) !== 'number');
}

type BoundsOf = (place: string) => Bounds;

function total(places: readonly string[], boundsOf: BoundsOf): Bounds {
  let low = 0;
  let high = 0;
  for (const place of places) {
    low += boundsOf(place).low;
    high += boundsOf(place).high;
  }
  return { low, high };
}

function isPossible(equation: Equation, boundsOf: BoundsOf): boolean {
  const left = total(equation.left, boundsOf);
  const right = total(equation.right, boundsOf);
  return left.low <= right.high && right.low <= left.high;
}

/** Narrows the cells of one side by what the other side can be. */
function narrow(side: readonly string[], other: readonly string[], boundsOf: BoundsOf): boolean {
  const target = total(other, boundsOf);
  const sum = total(side, boundsOf);
  let moved = false;
  for (const place of side) {
    const cell = boundsOf(place);
    const high = target.high - (sum.low - cell.low);
    const restHigh = side.reduce((s, p) => (p === place ? s : s + boundsOf(p).high), 0);
    const low = target.low - restHigh;
    if (high < cell.high) {
      cell.high = high;
      moved = true;
    }
    if (low > cell.low) {
      sum.low += low - cell.low;
      cell.low = low;
      moved = true;
    }
  }
  return moved;
}
