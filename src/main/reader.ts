// A reader: a process of its own that answers public pages from memory and asks the server for everything else. It has
// no database, no keys and no port; the server hands it connections and tells it what becomes of the pages. When the
// server goes, it goes.

import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isoOf } from '../rules/day.ts';
import { answerUnreadable } from '../web/unreadable.ts';
import { briefly } from '../web/page-cache.ts';
import { createPageMemory } from '../web/page-memory.ts';
import { createPlainDoor } from '../web/plain-door.ts';
import { createClock } from './clock.ts';
import { createForwarding } from './forward.ts';
import type { ToReader } from './readers.ts';

const [socketPath = '', startsAt = ''] = process.argv.slice(2);
const clock = createClock(startsAt === '' ? undefined : Temporal.Instant.from(startsAt));
const memory = createPageMemory(briefly(() => isoOf(clock.today())));
const forward = createForwarding(socketPath);
const connections = new Set<Socket>();

const server = createServer((incoming, outgoing) => {
  if (!memory.answer(incoming, outgoing)) forward(incoming, outgoing);
});
answerUnreadable(server);
// It never listens itself, but what begins there is wanted: connections that say nothing are closed.
server.emit('listening');

process.on('message', (message: ToReader, socket?: Socket) => {
  if (message === 'drain') void drain();
  else if (message !== 'connection') memory.apply(message);
  else if (socket !== undefined) serve(socket);
});

const door = createPlainDoor(memory.find, (socket) => server.emit('connection', socket));

function serve(socket: Socket): void {
  connections.add(socket);
  socket.once('close', () => connections.delete(socket));
  socket.setNoDelay(true);
  door.serve(socket);
}

/** Connections kept alive become idle one by one as their last answer goes out. */
async function drain(): Promise<void> {
  while (connections.size > 0) {
    door.close();
    server.closeIdleConnections();
    await sleep(10);
  }
  process.exit();
}

// Signals go to the server, which says when it is over.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
