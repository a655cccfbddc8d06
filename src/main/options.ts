// Command-line options, with faults in Chinese and all at once.

import { parseArgs } from 'node:util';

type OptionKinds = Readonly<Record<string, 'string' | 'boolean'>>;

export interface ReadOptions {
  readonly values: Readonly<Record<string, string | true | undefined>>;
  readonly positionals: readonly string[];
  readonly faults: readonly string[];
}

/** `--name value`, `--name=value` and `--flag`; a value may begin with a minus before a digit. */
export function readOptions(args: readonly string[], kinds: OptionKinds): ReadOptions {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, type]) => [name, { type } as const]),
  );
  const { tokens } = parseArgs({
    args: joinNegativeNumbers(args, kinds),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | true> = {};
  const positionals: string[] = [];
  const faults: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : undefined;
    if (kind === undefined) faults.push(`${token.rawName}：没有这个选项。`);
    else if (kind === 'boolean') values[token.name] = true;
    else if (token.value) values[token.name] = token.value;
    else faults.push(`--${token.name}：缺少值。`);
  }
  return { values, positionals, faults };
}

function joinNegativeNumbers(args: readonly string[], kinds: OptionKinds): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if (/^-\d/.test(arg) && before?.startsWith('--') && kinds[before.slice(2)] === 'string') {
      joined[joined.length - 1] = `${before}=${arg}`;
    } else joined.push(arg);
  }
  return joined;
}

export function printFaults(faults: readonly string[]): void {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
}
