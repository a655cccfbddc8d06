// The way to an endpoint that programs of others ask: each answer with its ETag, to be read from any page. Who asks too
// often is told to wait; registered callers may ask more often (条例 24).

import { etagOf, matches } from '../etag.ts';
import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Result } from '../../commands/context.ts';
import { callsPerMinute } from '../../rules/open-data.ts';
import { useOpenToken } from '../../store/documents/open-tokens.ts';
import { webRefusal } from '../refusals.ts';
import { type Call, type Endpoint, publicRoute, type Route } from './endpoint.ts';
import { send } from './mount.ts';
import { callerOf } from '../client-address.ts';

/** A public endpoint that is asked by programs: so many times a minute, with a token more often. */
export function openRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Reply extends z.ZodType,
>(
  described: Endpoint<'get', string, Params, Query, Body, Reply>,
  handle: (
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<Result<z.input<Reply>> | Response>,
): Route {
  return publicRoute(described, async (call) => (await held(call)) ?? (await handle(call)));
}

/** The answer to who has to wait, or shows a token that is none. */
async function held({ context, http }: Call): Promise<Response | undefined> {
  const bearer = /^Bearer (gk_[\w-]{43})$/.exec(http.req.header('authorization') ?? '')?.[1];
  const isAsked = http.req.header('authorization') !== undefined;
  const caller =
    bearer === undefined
      ? undefined
      : await useOpenToken(context.db, bearer, context.clock.today());
  const wait =
    caller === undefined
      ? context.openCalls.call(callerOf(context.addressOf(http)), callsPerMinute.address)
      : context.openCalls.call(`token ${caller}`, callsPerMinute.token);
  if (wait !== undefined) {
    http.header('Retry-After', String(wait));
    return send(http, webRefusal('too-many-calls'));
  }
  if (isAsked && caller === undefined) {
    http.header('WWW-Authenticate', 'Bearer');
    return send(http, webRefusal('token-unknown'));
  }
  return undefined;
}

/** 304 to whoever has the same already. */
export function cached(http: Context, value: object): Response {
  const body = JSON.stringify(value);
  const etag = etagOf(body);
  http.header('ETag', etag);
  http.header('Cache-Control', 'public, no-cache');
  if (matches(http.req.header('if-none-match'), etag)) return http.body(null, 304);
  http.header('Content-Type', 'application/json; charset=UTF-8');
  return http.body(body);
}
