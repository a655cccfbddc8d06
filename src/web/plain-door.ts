// The quick way in: as long as a connection asks plainly for pages that lie ready, it is answered with one write of
// bytes that were made before. With the first request that is anything else it goes to the full HTTP server, for good.

import type { Socket } from 'node:net';
import { type PlainRequest, readPlainRequest } from './plain-request.ts';

export interface PlainDoor {
  readonly serve: (socket: Socket) => void;
  /** Ends the connections that nothing is asked on. */
  readonly close: () => void;
}

const silence = { first: 60_000, between: 5000 }; // ms, as the HTTP server has them

/**
 * @param find the whole answer, head and body
 * @param handOver for a connection with a request that has not been read
 */
export function createPlainDoor(
  find: (request: PlainRequest) => Buffer | undefined,
  handOver: (socket: Socket) => void,
): PlainDoor {
  const inside = new Set<Socket>();
  return {
    serve: (socket) => {
      const listeners = {
        data: (chunk: Buffer): void => {
          // Who asks without reading the answers is held up by the HTTP server.
          const request = socket.writableLength > 0 ? undefined : readPlainRequest(chunk);
          const answer = request && find(request);
          if (answer === undefined) {
            leave(chunk);
            return;
          }
          socket.write(answer);
          socket.setTimeout(silence.between);
        },
        end: (): void => void socket.end(),
        timeout: (): void => void socket.destroy(),
        error: (): void => void socket.destroy(),
        close: (): void => void inside.delete(socket),
      };
      const leave = (chunk: Buffer): void => {
        inside.delete(socket);
        for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener);
        socket.setTimeout(0);
        socket.pause();
        handOver(socket);
        socket.unshift(chunk);
        socket.resume();
      };
      inside.add(socket);
      socket.setTimeout(silence.first);
      for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener);
      socket.resume();
    },
    close: () => {
      for (const socket of inside) socket.end();
    },
  };
}
