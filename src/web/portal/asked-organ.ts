// Which organs of this site can be asked (条例 27), and which one a form is addressed to.

import { canBeAsked } from '../../rules/organ.ts';
import { organSubtree } from '../../store/people/organs.ts';
import type { OrganRow } from '../../store/tables.ts';
import { isBelow, type PageRequest } from './page.ts';

/** Code of the organ, in addresses of the form. */
export const organParameter = 'jg';

/** The site's organ and all below it, inner offices too: they hold the tree together. */
export async function organsOfSite({
  context,
  site,
}: Pick<PageRequest, 'context' | 'site'>): Promise<readonly OrganRow[]> {
  const read = async () => ({ organs: await organSubtree(context.db, site.organ.id) });
  // Of thousands of organs few are read at a time.
  const { organs } = isBelow(site)
    ? await read()
    : await context.pages.remember('organs', ['site'], read);
  return organs;
}

export interface AskedOrgan {
  readonly organ: OrganRow;
  /** The site has only this one: there is nothing to choose. */
  readonly isOnly: boolean;
}

/** `undefined` when one has to be chosen first. */
export async function askedOrgan(request: PageRequest): Promise<AskedOrgan | undefined> {
  const organs = (await organsOfSite(request)).filter(canBeAsked);
  const [first] = organs;
  if (organs.length === 1 && first !== undefined) return { organ: first, isOnly: true };
  const code = request.http.req.query(organParameter);
  const organ = organs.find((one) => one.code === code);
  return organ === undefined ? undefined : { organ, isOnly: false };
}
