// A document with its files checked before it is sent up, and again with the last word (条例 15, 17). Files are read in
// threads; what was found in one is remembered by its sum, since its content never changes.

import { createHash } from 'node:crypto';
import { type FileFinding } from '../../formats/attachment-text/find-in-file.ts';
import { findInFileThread } from '../../formats/attachment-text/file-threads.ts';
import {
  type CheckFacts,
  documentHits,
  type FileFacts,
} from '../../rules/document-check/document-hits.ts';
import { holdingUp, standing, type StandingHit } from '../../rules/document-check/hit.ts';
import {
  columnPathsIn,
  isOwnPlace,
  type OwnLink,
  ownLinks,
} from '../../rules/document-check/links.ts';
import type { CheckWord } from '../../rules/document-check/word-hits.ts';
import type { DocumentContent, DocumentFile } from '../../rules/document-content.ts';
import { checkDocumentNumber } from '../../rules/document-number.ts';
import { readOldAddress } from '../../rules/old-address.ts';
import { isRecording, isVideo } from '../../rules/interpretation.ts';
import { isDeadLink, outsideLinks, whyDead } from '../../rules/outside-links.ts';
import type { OwnContacts } from '../../rules/personal-data/find.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import {
  filesToPublish,
  offeredAmong,
  publishedAmong,
  titlesWithNumber,
} from '../../store/documents/checked-documents.ts';
import { checkWordsFor } from '../../store/documents/check-words.ts';
import { columnsAt } from '../../store/documents/columns.ts';
import { draftOf } from '../../store/documents/document-drafts.ts';
import { contentOfRow } from '../../store/documents/document-revisions.ts';
import { documentById } from '../../store/documents/documents.ts';
import { knownOldAddresses } from '../../store/documents/old-addresses.ts';
import { organById, ownOrigins } from '../../store/people/organs.ts';
import { standingOfLinks, unreachedAmong } from '../../store/documents/outside-links.ts';
import { readStoredFile } from '../../store/database/vault.ts';
import type { CommandContext } from '../context.ts';

export async function checkDocument(
  context: CommandContext,
  id: number,
  content: DocumentContent,
): Promise<readonly StandingHit[]> {
  const { db, organId } = context;
  const words = await checkWordsFor(db, organId);
  const contacts = await ownContacts(context);
  const links = ownLinks(content.body, await ownOrigins(db, organId));
  const facts: CheckFacts = {
    contacts,
    words,
    sameNumber: await sameNumber(context, id, content),
    deadLinks: await deadLinks(context, links),
    deadOutside: await deadOutside(context, content, links),
    unreached: await unreachedAmong(db, outsideLinks(content.body, links)),
    files: await filesFound(context, content.attachments ?? [], contacts, words),
  };
  return standing(documentHits(content, facts), content.letStand);
}

/** As it is being written, or as it was published. */
export async function contentUnderCheck(
  { db }: CommandContext,
  id: number,
): Promise<DocumentContent | undefined> {
  const draft = await draftOf(db, id);
  if (draft !== undefined) return draft.content;
  const row = await documentById(db, id);
  return row === undefined ? undefined : await contentOfRow(db, row);
}

/**
 * Reads the files before the document is locked: what was found is remembered, and nobody waits for the lock
 * meanwhile.
 */
export async function readAhead(context: CommandContext, id: number): Promise<void> {
  const draft = await draftOf(context.db, id);
  if ((draft?.content.attachments ?? []).length > 0) {
    await checkDocument(context, id, (draft as NonNullable<typeof draft>).content);
  }
}

/** What keeps it from being sent up or published, named. */
export async function checkViolations(
  context: CommandContext,
  id: number,
  content: DocumentContent,
): Promise<readonly Violation[]> {
  return openHits(holdingUp(await checkDocument(context, id, content)));
}

/**
 * What keeps a cleared text off the site at its hour: only what never goes out. What a person would be asked about
 * was answered when it was cleared; what is new of it since holds nothing up, for nobody is there to answer now, and is
 * told afterwards (`asking`).
 */
export async function hitsAtTheHour(
  context: CommandContext,
  id: number,
  content: DocumentContent,
): Promise<{ readonly blocking: readonly Violation[]; readonly asking: readonly string[] }> {
  const hits = holdingUp(await checkDocument(context, id, content));
  return {
    blocking: openHits(hits.filter(({ weight }) => weight === 'blocking')),
    asking: hits.flatMap(({ weight, title }) => (weight === 'asking' ? [title] : [])),
  };
}

function openHits(open: readonly StandingHit[]): readonly Violation[] {
  const named = open
    .slice(0, 3)
    .map(({ title }) => title)
    .join('；');
  const more = open.length > 3 ? `等${open.length}处` : '';
  return open.length === 0 ? [] : [violation('check-open', 'check', `${named}${more}`)];
}

/** What the organ publishes of itself (条例 12): its numbers in a text are no leak. */
export async function ownContacts({ db, organId }: CommandContext): Promise<OwnContacts> {
  const guide = (await organById(db, organId))?.guide ?? {};
  const institutions = await db
    .selectFrom('documents')
    .select('body')
    .where('organ_id', '=', organId)
    .where('kind', '=', 'institution')
    .where('state', '=', 'published')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  const bodies = institutions.map(({ body }) => body.replaceAll(/<[^>]*>/g, ' '));
  return {
    telephones: [...given(guide.phone, guide.fax), ...bodies],
    emails: given(guide.email),
    addresses: given(guide.address),
  };
}

async function sameNumber(
  { db, organId }: CommandContext,
  id: number,
  { documentNumber }: DocumentContent,
): Promise<readonly string[]> {
  const checked = documentNumber ? checkDocumentNumber(documentNumber.trim()) : undefined;
  return checked !== undefined && 'parts' in checked
    ? await titlesWithNumber(db, organId, checked.parts, id)
    : [];
}

async function deadLinks(
  { db }: CommandContext,
  links: readonly OwnLink[],
): Promise<readonly string[]> {
  if (links.length === 0) return [];
  const columns = await columnsAt(db, columnPathsIn(links));
  const documents = await publishedAmong(
    db,
    links.flatMap((link) => (link.kind === 'document' ? [link.id] : [])),
  );
  const files = await offeredAmong(
    db,
    links.flatMap((link) => (link.kind === 'file' ? [link] : [])),
  );
  const old = await knownOldAddresses(db, links.flatMap(oldKeyOf));
  const isThere = (link: OwnLink): boolean => {
    if (link.kind === 'document') return documents.has(link.id);
    if (link.kind === 'file') return files.has(`${link.id} ${link.sha256}`);
    if (link.kind === 'feed') {
      const at = columns.find(({ path }) => path === link.column);
      return link.column === undefined || (at?.link === null && at.kind !== 'apply');
    }
    return isOwnPlace(link.path, columns) || oldKeyOf(link).some((key) => old.has(key));
  };
  return links.filter((link) => !isThere(link)).map(({ href }) => href);
}

/** Found by the job that looks at them; where none does, nothing is known and nothing told. */
async function deadOutside(
  { db }: CommandContext,
  { body }: DocumentContent,
  own: readonly OwnLink[],
): Promise<readonly { readonly href: string; readonly why: string }[]> {
  const seen = await standingOfLinks(db, outsideLinks(body, own));
  return seen.filter(isDeadLink).map(({ url, code, fault }) => ({
    href: url,
    why: whyDead({ ...(code === null ? {} : { code }), ...(fault === null ? {} : { fault }) }),
  }));
}

/** Pages of the site that was here before lead on. */
function oldKeyOf(link: OwnLink): readonly string[] {
  const read = link.kind === 'place' ? readOldAddress(link.path) : undefined;
  return read !== undefined && 'key' in read ? [read.key] : [];
}

async function filesFound(
  { db, dataFolder }: CommandContext,
  files: readonly DocumentFile[],
  contacts: OwnContacts,
  words: readonly CheckWord[],
): Promise<ReadonlyMap<string, FileFacts>> {
  const found = new Map<string, FileFacts>();
  if (files.length === 0 || dataFolder === undefined) return found;
  const there = await filesToPublish(
    db,
    files.map(({ sha256 }) => sha256),
  );
  await Promise.all(
    files.map(async ({ sha256, name }) => {
      if (!there.has(sha256)) return;
      const finding = await findingOf(dataFolder, { sha256, name }, contacts, words);
      if (finding === undefined) return;
      found.set(
        sha256,
        finding.ok ? { ...finding, isMaskable: maskable.has(finding.format) } : finding,
      );
    }),
  );
  return found;
}

const maskable = new Set(['docx', 'xlsx', 'csv', 'text']);

/** Of the files that were read last; a list of a thousand hits is some hundred kilobytes. */
const remembered = new Map<string, FileFinding>();
const mostRemembered = 200;

async function findingOf(
  dataFolder: string,
  { sha256, name }: DocumentFile,
  contacts: OwnContacts,
  words: readonly CheckWord[],
): Promise<FileFinding | undefined> {
  const looked = words.map(({ word }) => word);
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';
  const asked = createHash('sha256')
    .update(JSON.stringify([contacts, looked]))
    .digest('base64');
  const key = `${sha256} ${ending} ${asked}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  // Seen and heard, not read; and too large to be taken into memory.
  if (isRecording(name)) return { ok: false, why: isVideo(name) ? '视频' : '音频' };
  const bytes = await readStoredFile(dataFolder, sha256);
  if (bytes === undefined) return undefined;
  const finding = await findInFileThread({ bytes, name, contacts, words: looked });
  remembered.set(key, finding);
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  return finding;
}

function given(...texts: readonly (string | undefined)[]): readonly string[] {
  return texts.filter((text): text is string => text !== undefined && text.trim() !== '');
}
