// The HTTP server around the site: it listens before the site is ready, answers 503 while the
// database is away (web/not-ready.ts), and lets requests that are under way finish before it closes.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { OperatorError } from '../store/database/operator-error.ts';
import { waitUntil } from '../store/database/processes.ts';
import { notReady } from '../web/not-ready.ts';
import { answerBy, answerUnreadable } from '../web/unreadable.ts';
import { createPlainDoor, type PlainDoor } from '../web/plain-door.ts';
import type { PlainRequest } from '../web/plain-request.ts';
import { peerHeader } from './forward.ts';
import type { Readers } from './readers.ts';

export interface Site {
  readonly fetch: (request: Request, env?: unknown) => Response | Promise<Response>;
  /** Answers what lies ready in memory; false when `fetch` has to. */
  readonly answer?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** The same for a plain request: the whole answer. */
  readonly find?: (request: PlainRequest) => Buffer | undefined;
  /** Instead of `fetch`, while the site cannot answer. */
  readonly notReady?: (request: Request) => Promise<Response>;
}

export interface HttpServer {
  /** From here on requests are answered by `site`, as long as `isReady`. */
  readonly open: (site: Site, isReady: () => boolean) => void;
  /** From here on connections are shared with readers, who ask for what they do not have at the path. */
  readonly share: (start: (socketPath: string) => Readers) => Promise<void>;
  /** May be called again; the connections are closed once. */
  readonly close: () => Promise<void>;
}

const drainTime = 5000;

function notYet(): boolean {
  return false;
}

export async function listen(host: string, port: number): Promise<HttpServer> {
  let site: Site = { fetch: async (request) => await notReady(request) };
  let isReady = notYet;
  let closing: Promise<void> | undefined;
  let shared: { readonly readers: Readers; readonly close: () => Promise<void> } | undefined;
  const fetch = async (request: Request, env: unknown): Promise<Response> => {
    if (!isReady()) return await (site.notReady ?? notReady)(request);
    const response = await site.fetch(request, env);
    // The database went away in the middle of it: that is no fault of the request or the site.
    return response.status >= 500 && !isReady()
      ? await (site.notReady ?? notReady)(request)
      : response;
  };
  const listener = answerBy(fetch);
  const server = createServer((incoming, outgoing) => {
    if (isReady() && site.answer?.(incoming, outgoing) === true) return;
    listener(incoming, outgoing);
  });
  answerUnreadable(server);
  const door = dealOut(
    server,
    (socket, back) => (shared === undefined ? back() : shared.readers.take(socket, back)),
    (request) => (isReady() ? site.find?.(request) : undefined),
  );
  await startListening(server, host, port);
  return {
    open: (newSite, newIsReady) => {
      site = newSite;
      isReady = newIsReady;
    },
    share: async (start) => {
      const inner = await answerReaders(fetch);
      shared = { readers: start(inner.socketPath), close: inner.close };
    },
    close: () =>
      (closing ??= (async () => {
        await Promise.all([drain(server, door), shared?.readers.stop()]);
        await shared?.close();
      })()),
  };
}

/** New connections wait unread until it is known who serves them. */
function dealOut(
  server: Server,
  take: (socket: Socket, back: () => void) => void,
  find: (request: PlainRequest) => Buffer | undefined,
): PlainDoor {
  const [serve] = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  Object.assign(server, { pauseOnConnect: true });
  const door = createPlainDoor(find, (socket) => serve?.call(server, socket));
  server.on('connection', (socket: Socket) => take(socket, () => door.serve(socket)));
  return door;
}

/** What readers pass on comes over a socket file of this account, with the address of whoever asked. */
async function answerReaders(
  fetch: (request: Request, env: unknown) => Promise<Response>,
): Promise<{ readonly socketPath: string; readonly close: () => Promise<void> }> {
  // Paths of sockets have to be short.
  const socketPath = join(mkdtempSync(join(tmpdir(), 'gongkai-')), 'server');
  const server = createServer(
    answerBy(async (request, env) => {
      const remoteAddress = request.headers.get(peerHeader) ?? undefined;
      return await fetch(request, { ...Object(env), incoming: { socket: { remoteAddress } } });
    }),
  );
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  return {
    socketPath,
    close: async () => {
      await drain(server);
      rmSync(dirname(socketPath), { recursive: true, force: true });
    },
  };
}

async function startListening(server: Server, host: string, port: number): Promise<void> {
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(port, host, listening.resolve);
  try {
    await listening.promise;
  } catch (error) {
    throw explained(error, host, port);
  }
  server.off('error', listening.reject);
}

function explained(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new OperatorError(
        `端口 ${port} 已被占用：请停止占用它的程序，或换一个端口启动，如 PORT=${port === 65_535 ? 8080 : port + 1}。`,
      );
    case 'EACCES':
      return new OperatorError(
        `没有使用端口 ${port} 的权限：请换一个 1024 以上的端口（PORT），由反向代理转发。`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new OperatorError(`HOST：${host} 不是本机的地址，请改为本机地址或 0.0.0.0。`);
    default:
      return error;
  }
}

async function drain(server: Server, door?: PlainDoor): Promise<void> {
  let closed = false;
  server.close(() => {
    closed = true;
  });
  const noneLeft = (): boolean => {
    // Connections kept alive become idle one by one as their last answer goes out.
    door?.close();
    server.closeIdleConnections();
    return closed;
  };
  if (!(await waitUntil(noneLeft, drainTime))) server.closeAllConnections();
}
