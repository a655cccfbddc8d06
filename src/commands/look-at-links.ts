// Addresses of other sites are looked at, where the operator of the server lets them be: those of published texts every
// week, those of drafts soon after they were written (国办秘函〔2019〕19号).

import { ownLinks } from '../rules/document-check/links.ts';
import { isGoodAnswer, type LinkAnswer, nextLookIn, outsideLinks } from '../rules/outside-links.ts';
import { ownOrigins } from '../store/organs.ts';
import {
  draftTexts,
  dropIdleLinks,
  dropIdlePlaces,
  markLink,
  noteOutsideLinks,
  placeOutsideLinks,
  publishedTexts,
  takeDueLinks,
  type TextWithLinks,
} from '../store/outside-links.ts';
import type { CommandContext } from './context.ts';

export type LookAtLink = (url: string) => Promise<LinkAnswer>;
type LookContext = Pick<CommandContext, 'db' | 'clock'>;

const together = 200;
const mostARound = 40;
const atOnce = 4;

/** All that published texts lead to. */
export async function gatherLinks(context: LookContext, goOn: () => boolean): Promise<void> {
  const { db, clock } = context;
  let after = 0;
  while (goOn()) {
    const texts = await publishedTexts(db, after, together);
    if (texts.length === 0) break;
    const links = await linksIn(context, texts);
    await noteOutsideLinks(
      db,
      links.map(({ url }) => url),
      clock.now(),
    );
    await placeOutsideLinks(
      db,
      texts.map(({ id }) => id),
      links,
    );
    after = texts.at(-1)?.id ?? after;
  }
  await dropIdlePlaces(db);
  await dropIdleLinks(db, clock.now().subtract({ hours: 30 * 24 }));
}

export async function gatherDraftLinks(
  context: LookContext,
  since: Temporal.Instant,
): Promise<void> {
  const links = await linksIn(context, await draftTexts(context.db, since));
  await noteOutsideLinks(
    context.db,
    links.map(({ url }) => url),
    context.clock.now(),
  );
}

async function linksIn({ db }: LookContext, texts: readonly TextWithLinks[]) {
  const links: { document_id: number; url: string }[] = [];
  for (const { id, organ_id, body } of texts) {
    const own = ownLinks(body, await ownOrigins(db, organ_id));
    for (const url of outsideLinks(body, own)) links.push({ document_id: id, url });
  }
  return links;
}

/** @returns how many were looked at */
export async function lookAtLinks(
  { db, clock }: LookContext,
  look: LookAtLink,
  goOn: () => boolean,
): Promise<number> {
  const due = [...(await takeDueLinks(db, clock.now(), mostARound))];
  let count = 0;
  const one = async (): Promise<void> => {
    for (let link = due.pop(); link !== undefined && goOn(); link = due.pop()) {
      const answer = await look(link.url);
      const failures = isGoodAnswer(answer) ? 0 : link.failures + 1;
      const now = clock.now();
      await markLink(db, {
        url: link.url,
        code: answer.code ?? null,
        fault: answer.fault ?? null,
        failures,
        checked_at: now,
        next_at: now.add(nextLookIn(failures)),
      });
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return count;
}
