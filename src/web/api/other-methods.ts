// What is said to who asks in a way that no interface takes: which ways the address has (RFC 9110 15.5.6), or that
// nothing is there.

import type { Handler } from 'hono';
import { webRefusal } from '../refusals.ts';
import type { Route } from './endpoint.ts';
import { send } from './mount.ts';

export function otherwiseAsked(routes: readonly Route[]): Handler {
  const doors = [
    { method: 'get', at: addressPattern('/openapi.json') },
    ...routes.map(({ endpoint: { method, path } }) => ({ method, at: addressPattern(path) })),
  ];
  return (http) => {
    const methods = doors.filter(({ at }) => at.test(http.req.path)).map(({ method }) => method);
    if (methods.length === 0) return send(http, webRefusal('no-such-address'));
    const all = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method]));
    http.header('Allow', [...new Set([...all, 'OPTIONS'])].join(', ').toUpperCase());
    return http.req.method === 'OPTIONS'
      ? http.body(null, 204)
      : send(http, webRefusal('method-not-taken'));
  };
}

/** The interfaces stand below /api, or alone. */
function addressPattern(path: string): RegExp {
  return new RegExp(`^(?:/api)?${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
