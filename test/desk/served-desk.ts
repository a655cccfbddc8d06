// The desk as a browser meets it: built, served beside the API of a test house, on a port of its own.

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { buildDesk } from '../../src/main/build-desk.ts';
import { createDesk } from '../../src/web/desk.ts';
import { type House, openHouse } from '../api/house.ts';

export interface ServedDesk {
  readonly house: House;
  /** Address of the desk, without a slash at the end. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export async function serveDesk(): Promise<ServedDesk> {
  const root = join(import.meta.dirname, '..', '..');
  const folder = await buildDesk(root, new AbortController().signal);
  if (folder === undefined) throw new Error('the desk was not built');
  const house = await openHouse();
  const app = new Hono().route('/api', house.api).route('/desk', createDesk(folder));
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    house,
    address: `http://127.0.0.1:${port}/desk`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await house.database.drop();
    },
  };
}
