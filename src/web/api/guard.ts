// Who comes through the door of the API: calls of our own pages only, by somebody signed in whose
// password is his own and whose posts permit it. Everything else is refused.

import type { Context } from 'hono';
import { may, type Permission, type Role } from '../../rules/roles.ts';
import { violation } from '../../rules/violations.ts';
import { type Session, sessionOf } from '../../store/people/sessions.ts';
import { type Refusal, refusalOf, webRefusal } from '../refusals.ts';
import type { Access, ApiContext } from './endpoint.ts';
import { readSessionCookie } from './session-cookie.ts';

export type Admission =
  | { readonly session: Session | undefined; readonly refusal?: never }
  | { readonly refusal: Refusal };

export async function admit(
  context: ApiContext,
  http: Context,
  access: Access,
): Promise<Admission> {
  if (!isReading(http.req.method) && !isOurOwn(http, context.origin)) {
    return { refusal: webRefusal('foreign-origin') };
  }
  if (access === 'public') return { session: undefined };
  const token = readSessionCookie(http, context.origin);
  const session =
    token === undefined ? undefined : await sessionOf(context.db, token, context.clock.now());
  if (session === undefined) return { refusal: webRefusal('not-signed-in') };
  if (access === 'own-account') return { session };
  if (session.mustChangePassword) {
    return { refusal: refusalOf([violation('password-change-required')]) };
  }
  if (!isPermitted(session.roles, access)) {
    return { refusal: refusalOf([violation('not-permitted')]) };
  }
  return { session };
}

export function isPermitted(held: readonly Role[], access: Access): boolean {
  if (access === 'public' || access === 'own-account' || access === 'signed-in') return true;
  const permissions: readonly Permission[] = typeof access === 'string' ? [access] : access;
  return permissions.some((permission) => may(held, permission));
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/**
 * Forged calls (CSRF). A page of another site can make a browser send a form with our cookie, but no
 * header of its own choosing: for that the browser first asks us (a CORS preflight), and we never agree.
 * So the header alone keeps such pages out; the cookie is SameSite=Strict besides, and where the browser
 * says where the call comes from (Sec-Fetch-Site, Origin) it must be here.
 */
function isOurOwn(http: Context, origin: string): boolean {
  if (http.req.header('x-gongkai') === undefined) return false;
  const site = http.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const from = http.req.header('origin');
  // The site may be reached under a second name (localhost): then Origin and Host agree.
  return from === undefined || from === origin || hostOf(from) === http.req.header('host');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
