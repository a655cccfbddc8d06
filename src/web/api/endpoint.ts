// What an interface of the API is: address, permission, what it takes and what it gives. The server
// checks by it, the OpenAPI description is printed from it, and the back office imports its type.

import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { CommandContext, Result } from '../../commands/context.ts';
import type { ChannelRule } from '../../rules/channel-address.ts';
import type { Permission } from '../../rules/roles.ts';
import type { ViolationCode } from '../../rules/violations.ts';
import type { Session } from '../../store/people/sessions.ts';
import type { Attempts } from '../attempts.ts';
import type { Rate } from '../rate.ts';

/** What every call is given by the server. */
export interface ApiContext extends Pick<CommandContext, 'db' | 'clock' | 'calendar' | 'secrets'> {
  /** Scheme, host and port under which the site is reached. */
  readonly origin: string;
  /** Where messages of what is published may go; absent: nowhere. */
  readonly channelRule?: ChannelRule;
  /** Bytes of a video that is published; absent: as a file that is looked through. */
  readonly largestVideo?: number;
  /** Whether mail can be sent; absent: no. */
  readonly canMail?: boolean;
  /** Files lie below it. */
  readonly dataFolder: string;
  /** The address of the caller, proxies taken into account; for the log. */
  readonly addressOf: (request: Context) => string | undefined;
  readonly signInAttempts: Attempts;
  /** How often the open data is asked for, by address or token. */
  readonly openCalls: Rate;
  /** The clock was set to another day (GONGKAI_NOW): every page says so. */
  readonly isClockSet: boolean;
  /** Told of what should not happen; the caller only learns that nothing was saved. */
  readonly onError: (error: unknown) => void;
}

/**
 * Who may call. `public`: anybody. `own-account`: anybody signed in, even with a one-time password.
 * `signed-in`: anybody whose password is his own. Else the permission, or one of several.
 */
export type Access = 'public' | 'own-account' | 'signed-in' | Permission | readonly Permission[];

export type Method = 'get' | 'post' | 'put' | 'delete';
/** Where nothing is taken. */
type Nothing = z.ZodObject<Record<string, never>>;

export interface Endpoint<
  M extends Method = Method,
  Path extends string = string,
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodObject = z.ZodObject,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly method: M;
  /** Below /api, parameters in braces. */
  readonly path: Path;
  readonly access: Access;
  /** What it does, for the description; Chinese, as its readers are. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly reply: Reply;
  /**
   * The body is a file's bytes, its name in the query; the handler gets them as `Uint8Array`, or as they come: a stream
   * of what may be too large for memory.
   */
  readonly takesFile?: boolean | 'stream';
  /** Bytes that are taken; absent: as many as for a scan. */
  readonly largest?: number | ((context: ApiContext) => number);
  /** What is said of a larger one. */
  readonly tooLarge?: ViolationCode;
  /** What a body of another kind than JSON is. */
  readonly mediaType?: string;
}

export function endpoint<
  const M extends Method,
  const Path extends string,
  Reply extends z.ZodType,
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
  Body extends z.ZodObject = Nothing,
>(
  description: Endpoint<M, Path, Params, Query, Body, Reply>,
): Endpoint<M, Path, Params, Query, Body, Reply> {
  return description;
}

export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly context: ApiContext;
  readonly http: Context;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** A call by somebody signed in. */
export interface StaffCall<Params = unknown, Query = unknown, Body = unknown> extends Call<
  Params,
  Query,
  Body
> {
  readonly session: Session;
}

type Answer<Reply> = Promise<Result<Reply> | Response>;

/** An endpoint with what it does. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (call: StaffCall) => Answer<unknown>;
}

export function route<
  M extends Method,
  Path extends string,
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Reply extends z.ZodType,
>(
  endpoint: Endpoint<M, Path, Params, Query, Body, Reply>,
  handle: (
    call: StaffCall<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Answer<z.input<Reply>>,
): Route {
  // `mount` calls a handler only with what its own endpoint's schemas have let through.
  return { endpoint, handle } as unknown as Route;
}

/** For `public` endpoints: no session there. */
export function publicRoute<
  M extends Method,
  Path extends string,
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Reply extends z.ZodType,
>(
  endpoint: Endpoint<M, Path, Params, Query, Body, Reply> & { readonly access: Access },
  handle: (call: Call<z.output<Params>, z.output<Query>, z.output<Body>>) => Answer<z.input<Reply>>,
): Route {
  if (endpoint.access !== 'public') throw new Error(`${endpoint.path}: not a public endpoint`);
  return { endpoint, handle } as unknown as Route;
}
