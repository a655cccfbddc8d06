// The one way to the database: a pool of connections with our own mapping of types, and kysely on
// top of it. A `date` is a 'YYYY-MM-DD' string, a `timestamptz` a Temporal.Instant, a `bigint` a
// number (refused where it would lose digits). Both directions speak Temporal. Values for `json`
// columns are passed through JSON.stringify by the caller: an array would become an SQL array.

import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, type ClientConfig, Pool, types } from 'pg';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export { type Pool };

/** Either a connection string or the parts of one (host may be the folder of a unix socket). */
export type DatabaseAddress =
  | { readonly connectionString: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };

export interface PoolOptions {
  readonly max?: number;
  /** Waits for its turn as long as it takes: of work that asks for much at once, with nobody before the screen. */
  readonly isPatient?: boolean;
  /** Told of a connection that broke while nobody used it; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
}

/** So many are never closed for being idle: two searches at a time, each on two (store/search/warm-search.ts). */
export const keptConnections = 4;

export function createPool(address: DatabaseAddress, options: PoolOptions = {}): Pool {
  const pool = new Pool({
    ...address,
    Client: TemporalClient,
    types: { getTypeParser: typeParser },
    // `timestamptz::date` in SQL is the local day, whatever the server's own zone.
    options: '-c timezone=Asia/Shanghai',
    application_name: 'gongkai',
    connectionTimeoutMillis: options.isPatient === true ? 0 : 10_000,
    // A new connection has to be begun, to read the catalogue and to plan anew: who reads a page after a quiet minute
    // would wait for several of them.
    idleTimeoutMillis: 600_000,
    max: options.max ?? 20,
    min: Math.min(keptConnections, options.max ?? keptConnections),
  });
  pool.on('error', options.onIdleError ?? (() => undefined));
  return pool;
}

/** Where the pool leads, for a thread that opens one of its own. */
export function addressOfPool({ options }: Pool): DatabaseAddress {
  const { connectionString, host = '', port = 0, user = '', password, database = '' } = options;
  if (connectionString !== undefined) return { connectionString };
  return { host, port, user, password: String(password), database };
}

/** Destroying it ends the pool. */
export function createDatabase(pool: Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** node-postgres would send a Temporal value as quoted JSON; here it goes out as its own text. */
class TemporalClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    // A connection that breaks while a transaction holds it fails the statement under way or the next one.
    // Without a listener the same news would end the whole process.
    this.on('error', () => undefined);
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      const sent = Array.isArray(values) ? values.map(wireValue) : values;
      const name = typeof text === 'string' ? nameOf(text) : undefined;
      return name === undefined
        ? send(text, sent, ...rest)
        : send({ name, text, values: sent }, ...rest);
    }) as never;
  }
}

const keepingPlans = new AsyncLocalStorage<true>();
const names = new Map<string, string>();

/**
 * Every connection plans once what is asked within and answers from that plan from then on: for statements that are
 * always the same and find their rows by keys. Planning takes them several times as long as answering.
 */
export async function keepPlans<T>(work: () => Promise<T>): Promise<T> {
  return await keepingPlans.run(true, work);
}

function nameOf(text: string): string | undefined {
  if (keepingPlans.getStore() === undefined) return undefined;
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `kept_${names.size}`;
  names.set(text, name);
  return name;
}

function wireValue(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) {
    return value.toString();
  }
  return Array.isArray(value) ? value.map(wireValue) : value;
}

const ownParsers = new Map<number, (text: string) => unknown>([
  [20, safeInteger],
  [1082, String],
  [1184, (text) => Temporal.Instant.from(text)],
  [1016, arrayOf(safeInteger)],
  [1182, arrayOf(String)],
  [1185, arrayOf((text) => Temporal.Instant.from(text))],
]);

const typeParser = ((oid: number, format?: 'text' | 'binary') =>
  (format !== 'binary' && ownParsers.get(oid)) ||
  types.getTypeParser(oid, format)) as typeof types.getTypeParser;

function safeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`bigint ${text} does not fit a JavaScript number`);
}

/** The text form of one-dimensional arrays of plain values: {a,b,NULL}, quoted where it has spaces. */
function arrayOf<T>(parse: (text: string) => T): (text: string) => (T | null)[] {
  return (text) => {
    const inner = text.slice(1, -1);
    if (inner === '') return [];
    return inner
      .split(',')
      .map((item) => (item === 'NULL' ? null : parse(item.replaceAll('"', ''))));
  };
}
