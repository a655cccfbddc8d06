// The cookie that holds the session's token. Under https it carries the prefix __Host-, with which a
// browser takes it from this host only; under plain http (a trial, an inner network) it cannot.

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { longestHours } from '../../store/people/sessions.ts';

function isSecure(origin: string): boolean {
  return origin.startsWith('https:');
}

export function sessionCookieName(origin: string): string {
  return isSecure(origin) ? '__Host-gongkai-session' : 'gongkai-session';
}

export function readSessionCookie(http: Context, origin: string): string | undefined {
  const token = getCookie(http, sessionCookieName(origin));
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

export function writeSessionCookie(http: Context, origin: string, token: string): void {
  setCookie(http, sessionCookieName(origin), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(origin),
    maxAge: longestHours * 3600,
  });
}

export function clearSessionCookie(http: Context, origin: string): void {
  deleteCookie(http, sessionCookieName(origin), { path: '/', secure: isSecure(origin) });
}
