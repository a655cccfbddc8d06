// What is said on the command line of the tests: files, and options for the process of each.

import { existsSync } from 'node:fs';

interface Arguments {
  readonly named: readonly string[];
  readonly options: readonly string[];
  /** Neither: the name of no file. */
  readonly missing: readonly string[];
}

function isFile(word: string): boolean {
  return isTest(word) && existsSync(word);
}

export function readArguments(words: readonly string[]): Arguments {
  // A word behind an option may be its value: `--test-name-pattern 年报`.
  const isOption = (word: string, n: number): boolean =>
    word.startsWith('-') || (!isTest(word) && /^--[^=]+$/.test(words[n - 1] ?? ''));
  const files = words.filter((word, n) => !isOption(word, n));
  return {
    named: files.filter(isFile),
    options: words.filter(isOption),
    missing: files.filter((word) => !isFile(word)),
  };
}

function isTest(word: string): boolean {
  return /\.test\.tsx?$/.test(word);
}
