// Addresses of other sites are looked at, where the operator of the server lets them be: those of published texts every
// week, those of drafts soon after they were written (国办秘函〔2019〕19号).

import { ownLinks } from '../../rules/document-check/links.ts';
import {
  isGoodAnswer,
  isReached,
  type LinkAnswer,
  nextLookIn,
  outsideLinks,
  unreachedAgain,
} from '../../rules/outside-links.ts';
import { ownOrigins } from '../../store/people/organs.ts';
import {
  answeredLinks,
  draftTexts,
  dropIdleLinks,
  dropIdlePlaces,
  markLink,
  markUnreached,
  noteOutsideLinks,
  placeOutsideLinks,
  publishedTexts,
  type LookedAt,
  takeDueLinks,
  type TextWithLinks,
} from '../../store/documents/outside-links.ts';
import type { CommandContext } from '../context.ts';

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
  const due = await takeDueLinks(db, clock.now(), mostARound);
  const waiting = [...due];
  const seen: { readonly link: LookedAt; readonly answer: LinkAnswer }[] = [];
  const one = async (): Promise<void> => {
    for (let link = waiting.pop(); link !== undefined && goOn(); link = waiting.pop()) {
      seen.push({ link, answer: await look(link.url) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const now = clock.now();
  const answers = seen.map(({ answer }) => answer);
  if (seen.length > 0 && !isReached(answers) && !(await anybodyAnswers(db, look))) {
    const urls = seen.map(({ link }) => link.url);
    await markUnreached(db, urls, now, now.add(unreachedAgain));
    return seen.length;
  }
  for (const { link, answer } of seen) {
    const failures = isGoodAnswer(answer) ? 0 : link.failures + 1;
    await markLink(db, {
      url: link.url,
      code: answer.code ?? null,
      fault: answer.fault ?? null,
      failures,
      checked_at: now,
      next_at: now.add(nextLookIn(failures)),
    });
  }
  return seen.length;
}

const mostWitnesses = 3;

/** Of sites that answered before: is the way out shut, or are the few that were due all down? */
async function anybodyAnswers(db: CommandContext['db'], look: LookAtLink): Promise<boolean> {
  for (const url of await answeredLinks(db, mostWitnesses)) {
    if (isReached([await look(url)])) return true;
  }
  return false;
}
