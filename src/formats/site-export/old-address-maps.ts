// Where nginx looks for the addresses of an old site: each form of them leads where it leads on the site of the server.

import { askedListMap, askedMap, askedPageMap } from '../old-site/nginx-forms.ts';

const maps = {
  queries: { asked: askedMap, variable: 'gongkai_moved_query' },
  addresses: { asked: askedPageMap, variable: 'gongkai_moved_page' },
  columns: { asked: askedListMap, variable: 'gongkai_moved_list' },
} as const;

export type OldMap = keyof typeof maps;
const names = Object.keys(maps) as readonly OldMap[];

/** Below the folder of the export. */
export function oldMapFile(name: OldMap): string {
  return `nginx/old-${name}.map`;
}

export function oldAddressMapLines(quotedFile: (path: string) => string): string {
  return names
    .flatMap((name) => {
      const { asked, variable } = maps[name];
      return [
        ...asked(`gongkai_asked_${name}`),
        `map $gongkai_asked_${name} $${variable} {`,
        '  default "";',
        `  include ${quotedFile(oldMapFile(name))};`,
        '}',
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** The first that knows the address. */
export const oldAddressReturns = names
  .map((name) => `    if ($${maps[name].variable}) { return 301 $${maps[name].variable}; }\n`)
  .join('');
