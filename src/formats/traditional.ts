// Simplified and traditional characters. The tables are read when somebody first needs them, or in a quiet moment after
// the start (src/main/serve.ts).

import { type Conversion, converterOf } from './phrase-tables.ts';
import { writtenOtherwise } from './written-otherwise.ts';

type Convert = (text: string) => string;

let simplify: Promise<Convert> | undefined;
let complicate: Promise<Convert> | undefined;

/** 住房保障辦法 → 住房保障办法, before it is looked for. */
export async function toSimplified(text: string): Promise<string> {
  if (!/\p{Script=Han}/u.test(text)) return text;
  simplify ??= import('opencc-js/preset/t2cn').then(({ configs }) => conversionOf(configs, 'tw2s'));
  return (await simplify)(text);
}

/** A page for readers of traditional characters; what is no words of ours stays as it is. */
export async function pageInTraditional(html: string): Promise<string> {
  complicate ??= import('opencc-js/preset/cn2t').then(({ configs }) =>
    conversionOf(configs, 's2tw'),
  );
  return writtenOtherwise(html, await complicate);
}

function conversionOf(configs: Readonly<Record<string, unknown>>, name: string): Convert {
  return converterOf(configs[name] as Conversion);
}

/** Reads both tables, so that no reader waits for it. */
export async function readTables(): Promise<void> {
  await toSimplified('體');
  await pageInTraditional('<p>体</p>');
}
