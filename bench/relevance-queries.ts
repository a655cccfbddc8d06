// Questions made from titles and numbers, the same for the same seed.

import { type Dice, diceOf } from '../src/example/random.ts';
import type { CorpusDocument } from './relevance-corpus.ts';

export interface Query {
  readonly text: string;
  /** Any of them answers it. */
  readonly answers: ReadonlySet<string>;
}

export const queryClasses = ['标题', '片段', '文号', '错字', '换说法'] as const;
export type QueryClass = (typeof queryClasses)[number];

const perClass = 100;

export function queriesOf(
  corpus: readonly CorpusDocument[],
  seed: string,
): Readonly<Record<Exclude<QueryClass, '换说法'>, readonly Query[]>> {
  const dice = diceOf(seed);
  const letters = Array.from(corpus.map(({ title }) => title).join('')).filter((one) =>
    /\p{Script=Han}/u.test(one),
  );
  const titled = corpus.filter(({ title }) => Array.from(title).length >= 5);
  const numbered = corpus.filter(({ number }) => number !== undefined);
  return {
    标题: dice.some(titled, perClass).map((one) => ({
      text: one.title,
      answers: sharing(corpus, ({ title }) => title === one.title),
    })),
    片段: dice.some(titled, perClass).map(({ title }) => {
      const text = pieceOf(title, dice);
      return { text, answers: sharing(corpus, (other) => other.title.includes(text)) };
    }),
    文号: dice.some(numbered, perClass).map(({ number = '' }) => ({
      text: otherwiseWritten(number, dice),
      answers: sharing(corpus, (other) => other.number === number),
    })),
    错字: dice.some(titled, perClass).map((one) => ({
      text: mistyped(one.title, letters, dice),
      answers: sharing(corpus, ({ title }) => title === one.title),
    })),
  };
}

function sharing(
  corpus: readonly CorpusDocument[],
  test: (one: CorpusDocument) => boolean,
): ReadonlySet<string> {
  return new Set(corpus.filter(test).map(({ id }) => id));
}

/** Four to seven characters from the middle of things, wherever words begin. */
function pieceOf(title: string, dice: Dice): string {
  const characters = Array.from(title);
  const length = Math.min(characters.length - 1, dice.int(4, 7));
  const start = dice.int(0, characters.length - length);
  return characters.slice(start, start + length).join('');
}

/** Narrow brackets, blanks, 第 or none, as people type it. */
function otherwiseWritten(number: string, dice: Dice): string {
  const [, agency = '', sequence = ''] = /^(\D+?)第?(\d+)号$/u.exec(number) ?? [];
  const [, word, year, place] = /^(\D+)〔(\d{4})〕(\d+)号$/u.exec(number) ?? [];
  if (word === undefined) {
    return dice.pick([number, `${agency}${sequence}号`, `${agency} 第${sequence}号`]);
  }
  return dice.pick([
    number,
    `${word}[${year}]${place}号`,
    `${word}（${year}）第0${place}号`,
    `${word} ${year} ${place}`,
  ]);
}

/** One character wrong, left out, or two exchanged. */
function mistyped(title: string, letters: readonly string[], dice: Dice): string {
  const characters = Array.from(title);
  const at = dice.int(0, characters.length - 2);
  const [one = '', next = ''] = characters.slice(at, at + 2);
  const instead = dice.pick([[dice.pick(letters), next], [next], [next, one]]);
  return [...characters.slice(0, at), ...instead, ...characters.slice(at + 2)].join('');
}
