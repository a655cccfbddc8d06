// Routes onto the server: guard, body limit, schemas, handler, answer. Each route is described in the
// same breath, so that /api/openapi.json cannot say anything else than what is served.

import { Readable } from 'node:stream';
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { violation } from '../../rules/violations.ts';
import { type Refusal, refusalOf, refusalOfError, webRefusal } from '../refusals.ts';
import type { ApiContext, Endpoint, Route } from './endpoint.ts';
import { admit } from './guard.ts';
import { type InputFault, inputFaults } from './input-faults.ts';
import { strayParameters } from './open-door.ts';
import { refusalSchema } from './schemas.ts';

/** A document's text is the largest thing that comes as JSON. */
const largestBody = 4 * 1024 * 1024;
/** A scan or a record. */
const largestFile = 32 * 1024 * 1024;

export function mount(api: OpenAPIHono, context: ApiContext, routes: readonly Route[]): void {
  for (const route of routes) {
    const { endpoint } = route;
    describe(api, endpoint);
    api.on(
      endpoint.method.toUpperCase(),
      endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      bodyLimit({
        maxSize: largestOf(endpoint, context),
        onError: (http) =>
          send(
            http,
            endpoint.tooLarge === undefined
              ? webRefusal('too-large', [tooLarge(endpoint, context)])
              : refusalOf([violation(endpoint.tooLarge, 'file')]),
          ),
      }),
      async (http) => {
        try {
          return await answer(context, http, route);
        } catch (error) {
          context.onError(error);
          return send(http, webRefusal(refusalOfError(error)));
        }
      },
    );
  }
}

function largestOf({ takesFile, largest }: Endpoint, context: ApiContext): number {
  if (takesFile === undefined || takesFile === false) return largestBody;
  return typeof largest === 'function' ? largest(context) : (largest ?? largestFile);
}

/** With the limit: who knows it can do something about it. */
function tooLarge(endpoint: Endpoint, context: ApiContext): { field?: string; message: string } {
  const most = Math.floor(largestOf(endpoint, context) / 1024 / 1024);
  const isFile = endpoint.takesFile !== undefined && endpoint.takesFile !== false;
  return isFile
    ? { field: 'file', message: `文件超过${most}MB，没有接收` }
    : { message: `提交的内容超过${most}MB，没有接收` };
}

async function answer(
  context: ApiContext,
  http: Context,
  { endpoint, handle }: Route,
): Promise<Response> {
  http.header('Cache-Control', endpoint.access === 'public' ? 'no-cache' : 'no-store');
  const admission = await admit(context, http, endpoint.access);
  if (admission.refusal !== undefined) return send(http, admission.refusal);
  const input = await readInput(http, endpoint);
  if (input.refusal !== undefined) return send(http, input.refusal);
  // A public handler is typed without the session; the others are never reached without one.
  const session = admission.session as NonNullable<typeof admission.session>;
  const result = await handle({ context, http, session, ...input });
  if (result instanceof Response) return result;
  return result.ok ? http.json(result.value as object) : send(http, refusalOf(result.violations));
}

export function send(http: Context, { status, body }: Refusal): Response {
  return http.json(body, status);
}

interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly refusal?: never;
}

/** All faults of path, query and body together. */
async function readInput(
  http: Context,
  endpoint: Endpoint,
): Promise<Input | { readonly refusal: Refusal }> {
  const faults: InputFault[] = [...strayParameters(http, endpoint)];
  const read = (schema: z.ZodType | undefined, value: unknown): unknown => {
    const parsed = schema?.safeParse(value);
    if (parsed?.error !== undefined) faults.push(...inputFaults(parsed.error));
    return parsed?.data;
  };
  const params = read(endpoint.params, http.req.param());
  const query = read(endpoint.query, http.req.query());
  let body: unknown;
  if (endpoint.takesFile === 'stream')
    body = http.req.raw.body ?? Readable.toWeb(Readable.from([]));
  if (endpoint.takesFile === true) body = new Uint8Array(await http.req.arrayBuffer());
  if (endpoint.body !== undefined) {
    if (!/^application\/json\b/.test(http.req.header('content-type') ?? '')) {
      return { refusal: webRefusal('not-json') };
    }
    try {
      body = read(endpoint.body, await http.req.json());
    } catch {
      return { refusal: webRefusal('not-json') };
    }
  }
  return faults.length > 0
    ? { refusal: webRefusal('input-invalid', faults) }
    : { params, query, body };
}

const fileBytes = z.string().openapi({ format: 'binary' });

function describe(api: OpenAPIHono, endpoint: Endpoint): void {
  const { method, path, access, summary, params, query, body, reply, takesFile } = endpoint;
  const isPublic = access === 'public';
  const content = { [endpoint.mediaType ?? 'application/json']: { schema: reply } };
  api.openAPIRegistry.registerPath({
    method,
    path: `/api${path}`,
    summary,
    tags: [path.split('/')[1] ?? ''],
    ...(isPublic ? {} : { security: [{ session: [] }] }),
    'x-access': access,
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: body } } } }),
      ...(takesFile === true || takesFile === 'stream'
        ? {
            body: {
              required: true,
              content: { 'application/octet-stream': { schema: fileBytes } },
            },
          }
        : {}),
    },
    responses: {
      200: { description: '成功', content },
      default: {
        description: '没有执行：每一处的原因、字段和依据',
        content: { 'application/json': { schema: refusalSchema } },
      },
    },
  });
}
