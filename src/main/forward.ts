// From a reader to the server: what does not lie ready in memory is asked of the server over a socket file that only
// this account may open, and its answer is passed on as it comes.

import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Whom the reader heard from; believed only on the socket file. */
export const peerHeader = 'x-gongkai-peer';

/** They concern one connection, not the answer. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

export function createForwarding(
  socketPath: string,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const agent = new Agent({ keepAlive: true });
  return (incoming, outgoing) => {
    const asked = request({
      socketPath,
      agent,
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      headers: [
        ...passedOn(incoming.rawHeaders, peerHeader),
        peerHeader,
        incoming.socket.remoteAddress ?? '',
      ],
    });
    asked.once('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, passedOn(answer.rawHeaders));
      answer.pipe(outgoing);
      answer.once('error', () => outgoing.destroy());
    });
    // The server is going or gone: whoever asks again finds the next one.
    asked.once('error', () => outgoing.destroy());
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) asked.destroy();
    });
    // Otherwise they wait for the first of the body, and whoever is refused for what he announced never hears of it.
    if (hasBody(incoming)) asked.flushHeaders();
    incoming.pipe(asked);
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
}

function passedOn(headers: readonly string[], ...others: readonly string[]): string[] {
  return headers.filter((_, i) => {
    const name = headers[i - (i % 2)]?.toLowerCase() ?? '';
    return !ofConnection.has(name) && !others.includes(name);
  });
}
