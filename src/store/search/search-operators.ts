// OR, AND and | between words of a question, as elsewhere on the web: A OR B is found by either, AND says what holds
// anyway. 或者 is a word like others; so are OR and AND at an end, in quotation marks or in small letters.

export interface Operators {
  /** Everything else, to be read as a question. */
  readonly rest: string;
  /** Of the words of each line one is enough. */
  readonly alternatives: readonly (readonly string[])[];
}

const piece = /["“][^"“”]+["”]|[|｜]+|[^\s|｜"“”]+|["“”]/gu;
const or = /^(?:OR|[|｜]+)$/u;
const and = /^AND$/u;

export function readOperators(text: string): Operators {
  const pieces = text.match(piece) ?? [];
  const joins = (n: number, by: RegExp): boolean =>
    by.test(pieces[n] ?? '') && isOperand(pieces[n - 1]) && isOperand(pieces[n + 1]);
  if (!pieces.some((_, n) => joins(n, or) || joins(n, and)))
    return { rest: text, alternatives: [] };
  const rest: string[] = [];
  const alternatives: string[][] = [];
  for (let n = 0; n < pieces.length; n += 1) {
    if (joins(n, and)) continue;
    const chain = [pieces[n] ?? ''];
    for (; joins(n + 1, or); n += 2) chain.push(pieces[n + 2] ?? '');
    if (chain.length === 1) rest.push(...chain);
    else alternatives.push(chain.map((one) => one.replaceAll(/["“”]/gu, '')));
  }
  return { rest: rest.join(' '), alternatives };
}

/** -词 leaves out, and is no word beside which another would do. */
function isOperand(text: string | undefined): boolean {
  return (
    text !== undefined &&
    /[\p{L}\p{N}]/u.test(text) &&
    !/^[-－]/u.test(text) &&
    !or.test(text) &&
    !and.test(text)
  );
}

const mostTogether = 64;

/**
 * One of each line, in every combination: (甲 OR 乙) (丙 OR 丁) is 甲丙, 甲丁, 乙丙 or 乙丁. Lines beyond what an
 * index is asked for at once are left out.
 */
export function combined<T>(lines: readonly (readonly (readonly T[])[])[]): readonly T[][] {
  let all: readonly T[][] = [];
  for (const line of lines.filter(({ length }) => length > 0)) {
    if (all.length === 0) all = line.map((one) => [...one]);
    else if (all.length * line.length <= mostTogether) {
      all = all.flatMap((before) => line.map((one) => [...before, ...one]));
    }
  }
  return all;
}
