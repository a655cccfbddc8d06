// What is asked by programs of others, below /api/public/: pages of any site may read it, and a name that is no
// parameter is refused. A misspelt filter would else be no filter, and the answer everything (条例 24).

import type { Context, MiddlewareHandler } from 'hono';
import type { Endpoint } from './endpoint.ts';
import type { InputFault } from './input-faults.ts';

export const openFolder = '/public/';

/** What a browser asks before it lets a page of another site send a token; that the page may read is said of every answer (open-to-all.ts). */
export const answerPreflight: MiddlewareHandler = async (http, next) => {
  if (http.req.method === 'OPTIONS') {
    http.header('Access-Control-Allow-Methods', 'GET, HEAD');
    http.header('Access-Control-Allow-Headers', 'Authorization, If-None-Match');
    http.header('Access-Control-Max-Age', '86400');
  }
  await next();
};

/** Parameters that the door does not know, or that come more than once: of two values only one would count. */
export function strayParameters(http: Context, { path, query }: Endpoint): readonly InputFault[] {
  if (!path.startsWith(openFolder)) return [];
  const known = Object.keys(query?.shape ?? {});
  return Object.entries(http.req.queries()).flatMap(([field, values]) => {
    if (!known.includes(field)) return [{ field, message: unknownName(field, known) }];
    return values.length === 1 ? [] : [{ field, message: `参数 ${field} 只能写一次` }];
  });
}

function unknownName(field: string, known: readonly string[]): string {
  const name = field === '' ? '没有名称的参数不能用' : `没有“${field.slice(0, 50)}”这个参数`;
  return known.length === 0
    ? `${name}，这个接口不带参数`
    : `${name}，可以用的是：${known.join('、')}`;
}
