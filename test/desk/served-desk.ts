// The whole site as a browser meets it: the built desk, the API and the portal of a test house, on a port of
// its own.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { buildDesk } from '../../src/main/build-desk.ts';
import type { ApiContext } from '../../src/web/api/endpoint.ts';
import { type House, openHouse } from '../api/house.ts';
import { siteOfHouse } from '../api/house-site.ts';

export interface ServedDesk {
  readonly house: House;
  /** Address of the site, without a slash at the end. */
  readonly site: string;
  /** Address of the desk, without a slash at the end. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** @param settings beyond what a house of tests has */
export async function serveDesk(settings: Partial<ApiContext> = {}): Promise<ServedDesk> {
  const root = join(import.meta.dirname, '..', '..');
  const folder = await buildDesk(root, new AbortController().signal);
  if (folder === undefined) throw new Error('the desk was not built');
  const house = await openHouse();
  // Letters print the address under which they are answered: it is known once the port is.
  let app: Hono | undefined;
  const listener = getRequestListener((request) => {
    if (app === undefined) throw new Error('asked before it was ready');
    return app.fetch(request);
  });
  const server: Server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const site = `http://127.0.0.1:${port}`;
  app = siteOfHouse({ ...house, context: { ...house.context, ...settings } }, site, folder);
  return {
    house,
    site,
    address: `${site}/desk`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await house.database.drop();
    },
  };
}
