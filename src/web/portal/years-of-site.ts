// How many documents all organs of the site have published in which year: counted once for all pages that say so.

import { publishedYears } from '../../store/documents.ts';
import type { WebContext } from '../context.ts';

export async function yearsOfSite({
  db,
  pages,
}: Pick<WebContext, 'db' | 'pages'>): Promise<
  readonly { readonly year: number; readonly count: number }[]
> {
  return await pages.remember('years', ['documents'], async () => await publishedYears(db));
}
