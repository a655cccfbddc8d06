// What an export makes: everything, or what changed; then the maps of nginx from what lies there.

import { previewPictures } from '../../commands/documents/keep-preview.ts';
import { listenConf, nginxSite, type NginxSite } from '../../formats/site-export/nginx-conf.ts';
import { oldMapFile, type OldMap } from '../../formats/site-export/old-address-maps.ts';
import { addressOfPool, type Database } from '../../store/database.ts';
import { haveOldAddresses } from '../../store/documents/old-addresses.ts';
import { OperatorError } from '../../store/database/operator-error.ts';
import {
  type SiteDocument,
  siteDocumentCount,
  siteDocuments,
} from '../../store/documents/site-documents.ts';
import { allSites } from '../portal/load-site.ts';
import type { Site } from '../portal/page.ts';
import { securityHeaders, shownPdfPolicy, withObjects } from '../security-headers.ts';
import { dynamicPlaces, leadingTo } from './dynamic.ts';
import type { ExportOptions, ExportSource } from './export-site.ts';
import { makeFile } from './make-file.ts';
import { type MakeFiles, makeFiles, type Makers } from './make-files.ts';
import { startThreads, type Threads, threadsHere } from './make-threads.ts';
import type { KeptFiles } from './kept-files.ts';
import { documentMap, downloadMap, oldAddressMaps } from './nginx-files.ts';
import { addressOfFile, listenFile, type Place, webRoot } from './places.ts';
import { numbersOf, type Plan, touchedPaths } from './plan.ts';
import { createRenderer } from './render.ts';
import {
  applyPlaces,
  columnPlaces,
  documentPlaces,
  fixedPlaces,
  mapPlaces,
  ofKind,
  organPlaces,
  policyPlaces,
  reportPlaces,
} from './site-addresses.ts';
import { failurePages, standIns } from './stand-in.ts';
import { keptOfLine, ownerOfLine, sumMark, today } from './state.ts';
import type { Files } from './write-files.ts';

export interface ExportWork {
  readonly db: Database;
  /** By which others read the same moment of it. */
  readonly snapshot: string;
  /** The database itself: what is shown of files is kept there, by their content. */
  readonly previewsIn: Database;
  readonly source: ExportSource;
  readonly options: ExportOptions;
  readonly files: Files;
  readonly plan: Plan;
  /** What lies there; changed along with it. */
  readonly kept: KeptFiles;
}

interface Making extends ExportWork {
  readonly site: Site;
  /** It, and the folders of the organs below. */
  readonly sites: readonly Site[];
  readonly making: MakeFiles;
}

export async function makeSite(work: ExportWork): Promise<MakeFiles> {
  const { db, plan, files, kept } = work;
  const sites = await sitesOf(db);
  const [site] = sites;
  const threads = await threadsFor(work);
  const makers = threads ?? (await ownMakers(work));
  const making = makeFiles(files, kept, makers, plan.changed, work.options.onMade);
  const all = { ...work, site, sites, making };
  try {
    if (plan.changed === undefined) await kept.load();
    const { changed } = plan;
    await making.make(changed === undefined ? everyPlace(all) : changedPlaces(all, changed));
  } finally {
    await threads?.close();
  }
  const removeGone = async (isOwn: boolean): Promise<void> => {
    for (const [path, line] of kept.lines()) {
      if (making.standing.has(path)) continue;
      const owner = ownerOfLine(line);
      const isGone = plan.changed === undefined || plan.changed.has(owner);
      if (isGone && isOwnFile(path) === isOwn) await making.remove(path);
    }
  };
  // The maps are made from what is left.
  await removeGone(false);
  await makeOwnFiles(all);
  await removeGone(true);
  return making;
}

/** Of documents: below that, to start threads takes longer than they save. */
const fewDocuments = 5000;

/** Undefined: this process makes the pages by itself. */
async function threadsFor({
  db,
  plan,
  snapshot,
  source,
  options,
}: ExportWork): Promise<Threads | undefined> {
  if (plan.changed !== undefined) return undefined;
  const isLarge = (await siteDocumentCount(db)) > fewDocuments;
  const count = options.threads ?? (isLarge ? threadsHere() : 1);
  if (count < 2) return undefined;
  return startThreads(count, {
    address: addressOfPool(source.pool),
    snapshot,
    dataFolder: source.dataFolder,
    origin: source.origin,
    isClockSet: source.isClockSet,
    at: source.now().toString(),
    day: options.day,
    dynamic: options.dynamic,
    folder: options.folder,
    compress: options.compress,
  });
}

async function ownMakers({ db, previewsIn, source, options, files }: ExportWork): Promise<Makers> {
  const { day, dynamic } = options;
  const render = await createRenderer({ ...source, db, previewsIn, day, dynamic });
  return {
    atOnce: 2,
    makeBlock: async (block) =>
      await Promise.all(block.map(async (order) => await makeFile(files, render, order))),
  };
}

async function sitesOf(db: Database): Promise<readonly [Site, ...Site[]]> {
  const [site, ...below] = await allSites(db);
  if (site !== undefined) return [site, ...below];
  throw new OperatorError('还没有登记机关：请先运行 bin/gongkai init，再导出网站。');
}

/** Documents that are read at the same time. */
const readTogether = 500;

async function* everyPlace(work: Making): AsyncGenerator<Place, void> {
  const { db, options, site, sites } = work;
  yield* fixedPlaces(site);
  yield* await mapPlaces(db);
  yield* await policyPlaces(db, options.day);
  for (const one of sites) {
    yield* organPlaces(one);
    yield* applyPlaces(one);
    yield* await reportPlaces(db, one);
    for (const column of one.columns) yield* await columnPlaces(db, one, column);
  }
  for (let after = -1; ;) {
    const documents = await siteDocuments(db, { after, limit: readTogether });
    const last = documents.at(-1);
    if (last === undefined) return;
    yield* await placesOf(work, documents);
    after = last.id;
  }
}

/** All of them are listed before the first is made: few enough to be begun together. */
async function* changedPlaces(
  work: Making,
  changed: ReadonlySet<string>,
): AsyncGenerator<Place, void> {
  const { db, options, sites, kept } = work;
  const touched = await touchedPaths(kept, changed);
  const documents = await siteDocuments(db, { ids: numbersOf(changed, 'document') });
  yield* await placesOf(work, documents);
  for (const one of sites) {
    const columns = one.columns.filter(({ id }) => changed.has(`column:${id}`));
    for (const column of columns) yield* await columnPlaces(db, one, column);
    if (changed.has(`organ:${one.organ.id}`)) yield* organPlaces(one);
    if (changed.has('reports')) yield* await reportPlaces(db, one);
  }
  if (changed.has('documents') || changed.has('policies')) yield* await mapPlaces(db);
  if (changed.has('policies')) yield* await policyPlaces(db, options.day);
  for (const path of touched) {
    const { owner, topics } = keptOfLine((await kept.get(path)) ?? '');
    if (changed.has(owner)) continue;
    const [first = ''] = topics;
    const rows = first.startsWith(sumMark) ? { rows: first.slice(sumMark.length) } : {};
    yield { address: addressOfFile(path), owner, timeless: !topics.includes(today), ...rows };
  }
}

/** With the pictures that previews of their files show: what was not made yet is made now, and kept. */
async function placesOf(
  { previewsIn: db, source: { dataFolder } }: Making,
  documents: readonly SiteDocument[],
): Promise<readonly Place[]> {
  const files = documents.flatMap(({ state, shown }) => (state === 'published' ? shown : []));
  const pictures = await previewPictures({ db, dataFolder }, files);
  return documents.flatMap((document) => documentPlaces(document, pictures));
}

/** Told from the pages by where it lies. */
function isOwnFile(path: string): boolean {
  return !path.startsWith(`${webRoot}/`);
}

async function makeOwnFiles(work: Making): Promise<void> {
  const { db, source, options, site, making, kept, plan, files } = work;
  const { dynamic } = options;
  const lead = dynamic === undefined ? undefined : leadingTo(dynamic, site.columns);
  for (const { address, text } of await failurePages(site, source.origin, dynamic === undefined)) {
    await making.put(webRoot + address, lead?.(text) ?? text);
  }
  if (dynamic !== undefined && lead !== undefined) {
    const columns = ofKind(site.columns, 'apply');
    for (const { address, text } of await standIns(site, columns, { ...source, dynamic })) {
      await making.put(`${webRoot}${address}index.html`, lead(text));
    }
  }
  const headers = headersFor(source.origin, dynamic);
  const nginx: NginxSite = {
    ...dynamicPlaces(site.columns),
    folder: options.servedFrom,
    dynamic: dynamic === undefined ? { upstream: source.upstream } : { origin: dynamic },
    headers,
    shown: {
      page: { 'Content-Security-Policy': withObjects(headers['Content-Security-Policy'] ?? '') },
      pdf: shownPdfPolicy,
    },
  };
  await making.put('nginx/site.conf', nginxSite(nginx));
  await files.begin(listenFile, Buffer.from(listenConf(nginx)));
  for (const [part, lines] of kept.parts(plan.changed === undefined ? 'loaded' : 'changed')) {
    for (const [path, map] of [
      [`nginx/documents/${part}.map`, documentMap(lines.keys())],
      [`nginx/downloads/${part}.map`, downloadMap(lines)],
    ] as const) {
      await (map === '' ? making.remove(path) : making.put(path, map));
    }
  }
  const ids = plan.changed === undefined ? undefined : numbersOf(plan.changed, 'document');
  if (ids === undefined || (ids.length > 0 && (await haveOldAddresses(db, ids)))) {
    const maps = await oldAddressMaps(db, site.organ.id);
    for (const [name, map] of Object.entries(maps))
      await making.put(oldMapFile(name as OldMap), map);
  }
}

/** Forms of the pages may lead to the other server, and nowhere else. */
function headersFor(origin: string, dynamic: string | undefined): Readonly<Record<string, string>> {
  const headers = securityHeaders(origin);
  if (dynamic === undefined) return headers;
  const policy = headers['Content-Security-Policy'] ?? '';
  return {
    ...headers,
    // A browser that may not say whence hides it from the other server too, which then cannot tell its own forms.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Content-Security-Policy': policy.replace(
      "form-action 'self'",
      `form-action 'self' ${dynamic}`,
    ),
  };
}
