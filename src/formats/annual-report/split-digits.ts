// All ways to cut a run of digits into figures.

/** What a figure may look like at the head of the rest; gives every length it may have. */
export type Shape = 'count' | 'change' | 'amount';

/** More steps than any honest row takes. */
const mostSteps = 200_000;
const longestRun = 26;

export interface Cuts {
  readonly ways: readonly (readonly number[])[];
  /** False: there are more ways than were looked for. */
  readonly complete: boolean;
}

/**
 * A space always parts figures; no whole figure but 0 begins with 0; only an amount has a fraction, and
 * only a change a sign.
 */
export function cutsOf(
  figures: string,
  shapes: readonly Shape[],
  accept: (values: readonly number[]) => boolean,
  most: number,
): Cuts {
  if (!/^[-+\d][-+\d. ]*$/.test(figures) || figures.length > longestRun * 2) {
    return { ways: [], complete: false };
  }
  const ways: number[][] = [];
  let steps = 0;
  const cut = (rest: string, values: readonly number[]): void => {
    steps += 1;
    if (ways.length > most || steps > mostSteps) return;
    const text = rest.trimStart();
    const shape = shapes[values.length];
    if (shape === undefined) {
      if (text === '' && accept(values)) ways.push([...values]);
      return;
    }
    const left = shapes.length - values.length - 1;
    for (const length of lengthsOf(text, shape)) {
      if (text.replaceAll(/[^\d]/g, '').length - digitsIn(text, length) < left) break;
      cut(text.slice(length), [...values, Number(text.slice(0, length))]);
    }
  };
  cut(figures, []);
  return { ways: ways.slice(0, most), complete: ways.length <= most && steps <= mostSteps };
}

function digitsIn(text: string, length: number): number {
  return text.slice(0, length).replaceAll(/[^\d]/g, '').length;
}

function lengthsOf(text: string, shape: Shape): readonly number[] {
  if (shape === 'amount') {
    const whole = /^(?:0|[1-9]\d{0,14})(?:\.\d+)?(?!\d)/.exec(text)?.[0].length;
    return whole === undefined ? [] : [whole];
  }
  const sign = shape === 'change' ? (/^[-+]?/.exec(text)?.[0].length ?? 0) : 0;
  const digits = /^\d*/.exec(text.slice(sign))?.[0] ?? '';
  const most = digits.startsWith('0') ? 1 : Math.min(9, digits.length);
  return Array.from({ length: most }, (_, i) => sign + i + 1);
}
