// What was already met in a file of a hundred thousand rows, and in which row: not the texts, whose keeping would take a
// hundred times the room, but a number of 64 bits for each. That two texts of a file share one is as good as impossible
// (one in some hundred million files).

export interface SeenRows {
  readonly get: (text: string) => number | undefined;
  readonly set: (text: string, row: number) => void;
}

/** Rows are whole numbers from 1. */
export function createSeenRows(): SeenRows {
  let size = 1024;
  let count = 0;
  let high = new Uint32Array(size);
  let low = new Uint32Array(size);
  /** 0: the place is free. */
  let rows = new Uint32Array(size);
  const place = (a: number, b: number): number => {
    let at = b & (size - 1);
    while (rows[at] !== 0 && !(high[at] === a && low[at] === b)) at = (at + 1) & (size - 1);
    return at;
  };
  const put = (a: number, b: number, row: number): void => {
    const at = place(a, b);
    if (rows[at] === 0) count += 1;
    high[at] = a;
    low[at] = b;
    rows[at] = row;
  };
  const grow = (): void => {
    const before = { high, low, rows };
    size *= 2;
    high = new Uint32Array(size);
    low = new Uint32Array(size);
    rows = new Uint32Array(size);
    count = 0;
    for (const [n, row] of before.rows.entries()) {
      if (row !== 0) put(before.high[n] ?? 0, before.low[n] ?? 0, row);
    }
  };
  return {
    get: (text) => {
      const row = rows[place(...halvesOf(text))];
      return row === 0 ? undefined : row;
    },
    set: (text, row) => {
      if (count * 2 >= size) grow();
      put(...halvesOf(text), row);
    },
  };
}

/** Two halves mixed by different factors and at the end with each other. */
function halvesOf(text: string): readonly [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return [a >>> 0, b >>> 0];
}
