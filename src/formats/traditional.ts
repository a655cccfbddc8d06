// Simplified and traditional characters. The tables are read when somebody first needs them, or in a quiet moment after
// the start (src/main/serve.ts): that of pages takes a good second.

import { writtenOtherwise } from './written-otherwise.ts';

type Convert = (text: string) => string;

let simplify: Promise<Convert> | undefined;
let complicate: Promise<Convert> | undefined;

/** 住房保障辦法 → 住房保障办法, before it is looked for. */
export async function toSimplified(text: string): Promise<string> {
  if (!/\p{Script=Han}/u.test(text)) return text;
  simplify ??= import('opencc-js/t2cn').then(({ Converter }) =>
    Converter({ from: 'tw', to: 'cn' }),
  );
  return (await simplify)(text);
}

/** A page for readers of traditional characters; what is no words of ours stays as it is. */
export async function pageInTraditional(html: string): Promise<string> {
  complicate ??= import('opencc-js/cn2t').then(({ Converter }) =>
    Converter({ from: 'cn', to: 'tw' }),
  );
  return writtenOtherwise(html, await complicate);
}

/** Reads both tables, so that no reader waits for it. */
export async function readTables(): Promise<void> {
  await toSimplified('體');
  await pageInTraditional('<p>体</p>');
}
