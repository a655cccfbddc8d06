// Old addresses as nginx compares them: it knows no order of a query and no second way to write a character, so that each
// form has a line; capital letters it passes over by itself, a last stroke and index.html are cut off before it looks.

import { fileEndings, idleNames, pageEndings, readOldAddress } from '../../rules/old-address.ts';
import { gbkEncoded } from './gbk.ts';
import type { AddressLine } from './address-map.ts';

/** More parts of a query are asked for in this order only. */
const mostOrders = 3;

/** All distinct: no two lines of a map may say the same, and nothing that reads as another address is one of these. */
export function nginxForms({ from, key }: Pick<AddressLine, 'from' | 'key'>): readonly string[] {
  const [path = '', query] = key.split('?', 2);
  const paths = [encodeURI(path), gbkEncoded(path)].filter((one) => one !== undefined);
  const pairs = query === undefined ? [] : query.split('&');
  const queries = pairs.length > mostOrders ? [pairs] : orders(pairs);
  const forms = new Map<string, string>();
  for (const form of [
    withoutStart(encodeURI(from)),
    ...paths.flatMap((one) =>
      queries.map((order) => (order.length === 0 ? one : `${one}?${encodeURI(order.join('&'))}`)),
    ),
  ]) {
    const read = readOldAddress(form);
    const small = form.toLowerCase();
    if ('key' in read && read.key === key && !forms.has(small)) forms.set(small, form);
  }
  return [...forms.values()];
}

function orders(pairs: readonly string[]): readonly (readonly string[])[] {
  if (pairs.length < 2) return [pairs];
  return pairs.flatMap((pair, n) => orders(pairs.toSpliced(n, 1)).map((rest) => [pair, ...rest]));
}

const startOf = String.raw`(?:/+(?:(?:index|default|home)\.(?:${pageEndings}))?)?`;
const startBefore = new RegExp(`^(/[^?]*?)${startOf}($|\\?)`, 'i');

function withoutStart(address: string): string {
  return address.replace(startBefore, '$1$2');
}

/** One line of a map. Nothing in a value may end it or be taken for a variable. */
export function mapLine(from: string, to: string): string {
  return `${quoted(from)} ${quoted(to)};\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"$\s]/g, (sign) => encodeURIComponent(sign))}"`;
}

/** What was asked for, without the start of a folder. */
export function askedMap(variable: string): readonly string[] {
  return [
    `map $request_uri $${variable} {`,
    '  default $request_uri;',
    `  "~*^(?<asked_path>/[^?]*?)${startOf}(?<asked_query>\\?.*)?$" "$asked_path$asked_query";`,
    '}',
  ];
}

/** The same without a query: where it says nothing, and where a file is asked for. */
export function askedPageMap(variable: string): readonly string[] {
  return [
    `map $request_uri $${variable} {`,
    '  default "-";',
    `  "~*^(?<asked_path>/[^?]*?)${startOf}(?:\\?(?:(?:${idleNames})(?:=[^&]*)?(?:&|$))*)?$" $asked_path;`,
    `  "~*^(?<asked_path>/[^?]*?)/+(?:index|default|home)\\.s?html?/*\\?" $asked_path;`,
    `  "~*^(?<asked_path>/[^?]*\\.(?:${fileEndings}))/*\\?" $asked_path;`,
    '}',
  ];
}

/** Every page of a list is that list. */
export function askedListMap(variable: string): readonly string[] {
  return [
    `map $request_uri $${variable} {`,
    '  default "-";',
    `  "~*^(?<asked_path>/[^?]*?)(?:/+(?:(?:(?:index|default|home)|(?:index|list|default)[_-]?[0-9]+)\\.(?:${pageEndings}))?)?(?:\\?.*)?$" $asked_path;`,
    '}',
  ];
}
