// Calls of the API, typed by its endpoints. Only types are imported: nothing of the server comes along.

import type { z } from 'zod';
import type { Endpoint } from '../web/api/endpoint.ts';
import type { Fault } from '../web/refusals.ts';

export type { Fault };

/** A call that was understood and not carried out: why, at which field, on which article. */
export class Refused extends Error {
  readonly status: number;
  readonly faults: readonly Fault[];

  constructor(status: number, faults: readonly Fault[]) {
    super(faults.map((fault) => fault.message).join('；'));
    this.status = status;
    this.faults = faults;
  }
}

// The schemas' own types do not matter here, only what they infer.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyEndpoint = Endpoint<any, any, any, any, any, any>;
type In<S> = S extends z.ZodType ? z.input<S> : never;

export type ReplyOf<E extends AnyEndpoint> = z.output<E['reply']>;
export type BodyOf<E extends AnyEndpoint> = In<E['body']>;
export type QueryOf<E extends AnyEndpoint> = In<E['query']>;

interface Options<E extends AnyEndpoint> {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
}

/** `call<typeof getQueue>('get', '/requests', { query })`: method and path are the endpoint's own. */
export async function call<E extends AnyEndpoint>(
  method: E['method'],
  path: E['path'],
  options: Options<E> = {},
): Promise<ReplyOf<E>> {
  const { params, query, body } = options;
  const json = body === undefined ? undefined : JSON.stringify(body);
  const response = await send(method, addressOf(path, params, query), json, 'application/json');
  return await replyIn<E>(response);
}

/** A file as the body: what else belongs to it stands in the address. */
export async function callWithFile<E extends AnyEndpoint>(
  path: E['path'],
  file: Blob,
  options: Omit<Options<E>, 'body'> = {},
): Promise<ReplyOf<E>> {
  const address = addressOf(path, options.params, options.query);
  return await replyIn<E>(await send('post', address, file, 'application/octet-stream'));
}

async function replyIn<E extends AnyEndpoint>(response: Response): Promise<ReplyOf<E>> {
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
  if (response.ok) return (isJson ? await response.json() : await response.text()) as ReplyOf<E>;
  const answer = isJson ? ((await response.json()) as { violations?: Fault[] }) : {};
  throw new Refused(response.status, answer.violations ?? [notAnswered]);
}

export function addressOf(
  path: string,
  params: Readonly<Record<string, string | number>> = {},
  query: object = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, unknown][]) {
    if (typeof value === 'number') search.set(name, String(value));
    if (typeof value === 'string' && value !== '') search.set(name, value);
  }
  const text = search.toString();
  return `/api${filled}${text === '' ? '' : `?${text}`}`;
}

async function send(
  method: string,
  address: string,
  body: string | Blob | undefined,
  contentType: string,
): Promise<Response> {
  try {
    return await fetch(address, {
      method: method.toUpperCase(),
      credentials: 'same-origin',
      headers: {
        'x-gongkai': '1',
        ...(body === undefined ? {} : { 'content-type': contentType }),
      },
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    throw new Refused(0, [notAnswered]);
  }
}

const notAnswered: Fault = {
  code: 'unavailable',
  message: '服务器没有应答，内容没有保存。请检查网络后重试',
};
