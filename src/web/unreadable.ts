// Answers to what is no request for an address of a site, and so reaches none: the server and its readers
// (main/readers.ts) give them alike.

import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { RequestError } from '@hono/node-server';
import { barePage } from './portal/bare-page.ts';
import { portalPolicy } from './security-headers.ts';

/** For what the framework throws: that is no request for an address of a site, or a fault of ours. */
export async function answerThrown(error: unknown): Promise<Response> {
  const kind = error instanceof RequestError ? 'unreadable' : 'unexpected';
  const { html, status } = await barePage(kind, {});
  return new Response(html, { status, headers: barePageHeaders });
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

export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    void barePage('unreadable', {}).then(({ html }) => {
      if (error.code === 'ECONNRESET' || !socket.writable || hasBegun(socket)) {
        socket.destroy();
        return;
      }
      const head = {
        ...barePageHeaders,
        'Content-Length': Buffer.byteLength(html),
        Connection: 'close',
      };
      socket.end(
        [
          `HTTP/1.1 ${parserFaults[error.code ?? ''] ?? '400 Bad Request'}`,
          ...Object.entries(head).map(([name, value]) => `${name}: ${value}`),
          '',
          html,
        ].join('\r\n'),
      );
    });
  });
}

/** The answer to an earlier request of the connection is still on its way: nothing may be written into it. */
function hasBegun(socket: Socket & { readonly _httpMessage?: ServerResponse | null }): boolean {
  // oxlint-disable-next-line no-underscore-dangle -- Node tells it nowhere else, and looks here itself
  return socket._httpMessage?.headersSent === true;
}
