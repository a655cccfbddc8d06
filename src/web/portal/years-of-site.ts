// How many documents the organ has published in which year: counted once for all pages that say so.

import { publishedYears } from '../../store/documents.ts';
import type { WebContext } from '../context.ts';
import type { Site } from './page.ts';

export async function yearsOfSite(
  { db, pages }: Pick<WebContext, 'db' | 'pages'>,
  { organ }: Site,
): Promise<readonly { readonly year: number; readonly count: number }[]> {
  return await pages.remember(
    'years',
    [`organ:${organ.id}`],
    async () => await publishedYears(db, organ.id),
  );
}
