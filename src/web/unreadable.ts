// Answers to what is no request for an address of a site, and so reaches none: the server and its readers
// (main/readers.ts) give them alike, to programs in the language of the address that they named.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { barePage } from './portal/bare-page.ts';
import { refusalToProgram } from './program-refusals.ts';
import { portalPolicy } from './security-headers.ts';

type Fetch = (request: Request, env: unknown) => Promise<Response>;

/** What a server does with a request; a listener for each, since the framework does not say what was asked. */
export function answerBy(
  fetch: Fetch,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const errorHandler = async (error: unknown): Promise<Response> =>
      await answerThrown(error, incoming.url);
    void getRequestListener(fetch, { errorHandler })(incoming, outgoing);
  };
}

/** For what the framework throws: that is no request for an address of a site, or a fault of ours. */
async function answerThrown(error: unknown, url: string | undefined): Promise<Response> {
  const kind = error instanceof RequestError ? 'unreadable' : 'unexpected';
  const toProgram = refusalToProgram(pathOf(url), kind);
  if (toProgram !== undefined) return toProgram;
  const { html, status } = await barePage(kind, {});
  return new Response(html, { status, headers: barePageHeaders });
}

function pathOf(url = ''): string {
  const [path = ''] = url.split('?', 1);
  return URL.canParse(path) ? new URL(path).pathname : path;
}

export const barePageHeaders = {
  'Content-Security-Policy': portalPolicy,
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
} as const;

/** Node's own words for what its parser cannot read are a bare line; readers with too many cookies see it. */
const parserFaults: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

interface ParserFault extends NodeJS.ErrnoException {
  /** What was being read. */
  readonly rawPacket?: Buffer;
}

export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: ParserFault, socket: Socket) => {
    void toUnreadable(error.rawPacket).then(async (answer) => {
      const body = Buffer.from(await answer.arrayBuffer());
      if (error.code === 'ECONNRESET' || !socket.writable || hasBegun(socket)) {
        socket.destroy();
        return;
      }
      const head = [
        ...answer.headers,
        ['Content-Length', String(body.length)],
        ['Connection', 'close'],
      ];
      socket.write(
        [
          `HTTP/1.1 ${parserFaults[error.code ?? ''] ?? '400 Bad Request'}`,
          ...head.map(([name, value]) => `${name}: ${value}`),
          '',
          '',
        ].join('\r\n'),
      );
      socket.end(body);
    });
  });
}

async function toUnreadable(packet: Buffer | undefined): Promise<Response> {
  const begun = packet?.toString('latin1', 0, 4096);
  const [, url] = /^[A-Z]+ (\S+)/.exec(begun ?? '') ?? [];
  const toProgram = refusalToProgram(pathOf(url), 'unreadable');
  if (toProgram !== undefined) return toProgram;
  return new Response((await barePage('unreadable', {})).html, { headers: barePageHeaders });
}

/** The answer to an earlier request of the connection is still on its way: nothing may be written into it. */
function hasBegun(socket: Socket & { readonly _httpMessage?: ServerResponse | null }): boolean {
  // oxlint-disable-next-line no-underscore-dangle -- Node tells it nowhere else, and looks here itself
  return socket._httpMessage?.headersSent === true;
}
