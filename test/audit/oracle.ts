// What follows from the figures of the seed report, computed without the product's code: a plain table
// of cells, a few sums, and the figures of its prose.

export interface Figures {
  /** Of the report's title. */
  title: number;
  period: [from: number, m1: number, d1: number, to: number, m2: number, d2: number];
  /** Year with which part one opens. */
  opening: number;
  signed: [year: number, month: number, day: number];
  total: number;
  parts: number[];
  /** Year before the figure of concluded requests, and the figure. */
  closedYear: number;
  closed: number;
  rules: number[];
  normative: number[];
  decisions: number[];
  table3: Record<string, Record<string, number>>;
  table4: number[][];
}

/** rule severity where expected actual */
export type Line = string;

export function follows(f: Figures): readonly Line[] {
  return [...table2(f), ...table3(f), ...table4(f), ...prose(f), ...dates(f)].sort();
}

function table2({ rules, normative, decisions }: Figures): Line[] {
  const lines: Line[] = [];
  for (const [name, [made = 0, repealed = 0, valid = 0]] of [
    ['rules', rules],
    ['normative-documents', normative],
  ] as const) {
    const before = valid - made + repealed;
    const place = `table2.${name}.in-force`;
    if (before < 0) lines.push(`T2-NN warning ${place} ${made - repealed} ${valid}`);
    else if (before === 0 && made > 0) lines.push(`T2-XY info ${place} null ${valid}`);
  }
  const [made = 0, , valid = 0] = rules;
  if (made > 0) lines.push(`T2-PLAUS question table2.rules.made 0 ${made}`);
  if (valid > 0) lines.push(`T2-PLAUS question table2.rules.in-force 0 ${valid}`);
  if (decisions.every((n) => n === 0)) lines.push('T2-PLAUS info table2 null 0');
  return lines;
}

function table3({ table3: t }: Figures): Line[] {
  const at = (row: string, column: string): number => t[row]?.[column] ?? 0;
  const lines: Line[] = [];
  for (const column of ['natural-person', 'total']) {
    const left = at('received', column) + at('brought-forward', column);
    const right = at('concluded', column) + at('carried-forward', column);
    if (left !== right) lines.push(`T3-ID error table3.*.${column} ${left} ${right}`);
    const outcomes = ['disclosed', 'partly-disclosed', 'third-party-rights', 'repeated'];
    const sum = outcomes.reduce((s, row) => s + at(row, column), 0);
    const total = at('concluded', column);
    if (sum !== total) lines.push(`T3-SUM error table3.concluded.${column} ${sum} ${total}`);
  }
  for (const [row, cells] of Object.entries(t)) {
    const { total = 0, ...kinds } = cells;
    const sum = Object.values(kinds).reduce((a, b) => a + b, 0);
    if (sum !== total) lines.push(`T3-ROW error table3.${row}.total ${sum} ${total}`);
  }
  const protectedTotal = at('third-party-rights', 'total');
  if (protectedTotal > 0) {
    lines.push(`T3-ART32 info table3.third-party-rights.total null ${protectedTotal}`);
  }
  lines.push('T3-INT warning table3 0 15');
  return lines;
}

function table4({ table4: blocks }: Figures): Line[] {
  const names = ['reconsideration', 'litigation-direct', 'litigation-after-reconsideration'];
  return blocks.flatMap((cells, i) => {
    const sum = cells.slice(0, 4).reduce((a, b) => a + b, 0);
    const total = cells[4] ?? 0;
    return sum === total ? [] : [`T4-SUM error table4.${names[i]}.total ${sum} ${total}`];
  });
}

function prose(f: Figures): Line[] {
  const lines: Line[] = [];
  const sum = f.parts.reduce((a, b) => a + b, 0);
  if (sum > f.total) lines.push(`TX-PARTS warning part1 ${sum} ${f.total}`);
  const concluded = f.table3['concluded']?.['total'] ?? 0;
  if (f.closedYear === reportYear(f) && f.closed !== concluded) {
    lines.push(`TX-NAR error part1 table3.concluded.total ${concluded} ${f.closed}`);
  }
  return lines;
}

/** The year that most places name; the title's when they are even. */
function reportYear({ title, period, opening, signed }: Figures): number {
  const named = [title, period[0], period[3], opening, signed[0] - 1];
  const count = (year: number): number => named.filter((y) => y === year).length;
  return named.reduce((best, year) => (count(year) > count(best) ? year : best));
}

function dates(f: Figures): Line[] {
  const { title, period, signed } = f;
  const lines: Line[] = [];
  const [from, m1, d1, to, m2, d2] = period;
  const printed = `${from}-${m1}-${d1}/${to}-${m2}-${d2}`;
  const right = `${title}-1-1/${title}-12-31`;
  if (printed !== right) lines.push(`TX-PERIOD error lead ${right} ${printed}`);
  const [year, month, day] = signed;
  const on = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const due = `${reportYear(f) + 1}-01-31`;
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (isDate && on > due) lines.push(`TX-DATE question signature ${due} ${on}`);
  return lines;
}
