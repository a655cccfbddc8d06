// What a harvester may ask, read from the address or a posted form: arguments as the protocol allows them for each
// verb, days or seconds, and the token that goes on where a list was parted.

import { z } from 'zod';
import { oaiPrefix, type OaiError } from '../../formats/open-data/oai.ts';
import type { OpenPlace } from '../../store/documents/open-documents.ts';

export type OaiVerb =
  'Identify' | 'ListMetadataFormats' | 'ListSets' | 'ListIdentifiers' | 'ListRecords' | 'GetRecord';

interface Allowed {
  readonly must: readonly string[];
  readonly may: readonly string[];
}

const list: Allowed = { must: ['metadataPrefix'], may: ['from', 'until', 'set'] };
const verbs: Readonly<Record<OaiVerb, Allowed>> = {
  Identify: { must: [], may: [] },
  ListMetadataFormats: { must: [], may: ['identifier'] },
  ListSets: { must: [], may: [] },
  ListIdentifiers: list,
  ListRecords: list,
  GetRecord: { must: ['identifier', 'metadataPrefix'], may: [] },
};
const resumable = new Set<OaiVerb>(['ListSets', 'ListIdentifiers', 'ListRecords']);

export interface OaiQuestion {
  readonly verb: OaiVerb;
  readonly identifier?: string | undefined;
  readonly set?: string | undefined;
  readonly from?: Temporal.Instant | undefined;
  /** The first moment that does not count. */
  readonly before?: Temporal.Instant | undefined;
  /** Of a list that goes on: behind this document, or this column. */
  readonly after?: OpenPlace | undefined;
  readonly afterPath?: string | undefined;
}

export type OaiAsked =
  | { readonly question: OaiQuestion; readonly asked: Readonly<Record<string, string>> }
  | { readonly errors: readonly OaiError[]; readonly asked: Readonly<Record<string, string>> };

export function readOai(parameters: URLSearchParams): OaiAsked {
  const verb = parameters.get('verb');
  if (verb === null || !isVerb(verb) || parameters.getAll('verb').length > 1) {
    return failed('badVerb', 'verb 缺少、重复或者有误');
  }
  const names = [...parameters.keys()].filter((name) => name !== 'verb');
  const asked = Object.fromEntries(parameters);
  if (new Set(names).size < names.length) return failed('badArgument', '参数重复');
  if (Object.values(asked).some((text) => !isPlain(text))) {
    return failed('badArgument', '参数里有控制字符');
  }
  const token = parameters.get('resumptionToken');
  if (token !== null && resumable.has(verb)) {
    if (names.length > 1) return failed('badArgument', 'resumptionToken 不能与其他参数同用');
    const question = readToken(verb, token);
    if (question !== undefined) return { question, asked };
    return { ...failed('badResumptionToken', 'resumptionToken 有误'), asked };
  }
  const { must, may } = verbs[verb];
  const unknown = names.filter((name) => !must.includes(name) && !may.includes(name));
  const missing = must.filter((name) => parameters.get(name) === null);
  if (unknown.length > 0) return failed('badArgument', `不能有的参数：${unknown.join('、')}`);
  if (missing.length > 0) return failed('badArgument', `缺少参数：${missing.join('、')}`);
  const prefix = parameters.get('metadataPrefix');
  if (prefix !== null && prefix !== oaiPrefix) {
    return { ...failed('cannotDisseminateFormat', `只提供 ${oaiPrefix}`), asked };
  }
  const times = readTimes(parameters.get('from'), parameters.get('until'));
  if (times === undefined) return failed('badArgument', 'from、until 有误');
  const question: OaiQuestion = {
    verb,
    identifier: parameters.get('identifier') ?? undefined,
    set: parameters.get('set') ?? undefined,
    ...times,
  };
  return { question, asked };
}

function isVerb(verb: string): verb is OaiVerb {
  return Object.hasOwn(verbs, verb);
}

/** Neither XML nor the database holds all of the other signs. */
function isPlain(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}

function failed(code: OaiError['code'], text: string) {
  return { errors: [{ code, text }], asked: {} };
}

/** Both days or both seconds; the last one is included. */
function readTimes(
  from: string | null,
  until: string | null,
): Pick<OaiQuestion, 'from' | 'before'> | undefined {
  const [begin, end] = [from, until].map((text) => (text === null ? undefined : readTime(text)));
  if ((from !== null && begin === undefined) || (until !== null && end === undefined)) {
    return undefined;
  }
  if (begin !== undefined && end !== undefined) {
    const isBackwards = Temporal.Instant.compare(begin.at, end.at) > 0;
    if (begin.isDay !== end.isDay || isBackwards) return undefined;
  }
  return {
    from: begin?.at,
    before: end && end.at.add(end.isDay ? { hours: 24 } : { seconds: 1 }),
  };
}

function readTime(text: string): { at: Temporal.Instant; isDay: boolean } | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return undefined;
  try {
    return { at: Temporal.Instant.from(isDay ? `${text}T00:00:00Z` : text), isDay };
  } catch {
    return undefined;
  }
}

const moment = z.iso.datetime({ precision: null }).nullable();
const listToken = z.tuple([
  z.enum(['ListIdentifiers', 'ListRecords']),
  z.string().max(300).refine(isPlain).nullable(),
  moment,
  moment,
  z.iso.datetime({ precision: null }),
  z.number().int().positive(),
]);
const setToken = z.tuple([z.literal('ListSets'), z.string().max(300).refine(isPlain)]);

export function oaiToken(question: OaiQuestion, after: OpenPlace): string {
  const { verb, set = null, from, before } = question;
  const value = [verb, set, textOf(from), textOf(before), after.at.toString(), after.id];
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function oaiSetToken(afterPath: string): string {
  return Buffer.from(JSON.stringify(['ListSets', afterPath])).toString('base64url');
}

function textOf(at: Temporal.Instant | undefined): string | null {
  return at === undefined ? null : at.toString();
}

function readToken(verb: OaiVerb, token: string): OaiQuestion | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (verb === 'ListSets') return { verb, afterPath: setToken.parse(value)[1] };
    const [of, set, from, before, at, id] = listToken.parse(value);
    if (of !== verb) return undefined;
    return {
      verb,
      set: set ?? undefined,
      from: from === null ? undefined : Temporal.Instant.from(from),
      before: before === null ? undefined : Temporal.Instant.from(before),
      after: { at: Temporal.Instant.from(at), id },
    };
  } catch {
    return undefined;
  }
}
