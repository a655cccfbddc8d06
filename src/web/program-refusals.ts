// What a program is told instead of what it asked for: JSON where JSON stands, XML where XML stands, so that it reads the
// refusal as it would have read the answer. People are told on a page (portal/failure-page.ts).

import { openHeaders } from './open-to-all.ts';
import { oaiAddress, openDataFolder } from './portal/open-data-addresses.ts';
import { suggestionsAddress } from './portal/suggestions-address.ts';
import { viewsFolder } from './portal/views-address.ts';
import { type WebRefusal, webRefusal, webRefusals } from './refusals.ts';

type Tongue = 'json' | 'xml';

interface How {
  readonly headers?: Readonly<Record<string, string>>;
  /** Where a protocol asks for another than the usual one. */
  readonly status?: number;
}

const jsonFolders = ['/api/', openDataFolder, suggestionsAddress, viewsFolder];

function tongueOf(path: string): Tongue | undefined {
  if (path === oaiAddress || /\.(?:xml|atom)$/.test(path)) return 'xml';
  if (path.endsWith('.json') || jsonFolders.some((start) => path.startsWith(start))) return 'json';
  return undefined;
}

/** Undefined: at this address people read. */
export function refusalToProgram(
  path: string,
  refusal: WebRefusal,
  how: How = {},
): Response | undefined {
  const tongue = tongueOf(path);
  const headers = { ...openHeaders(path), ...how.headers };
  return tongue && refusedIn(tongue, refusal, { ...how, headers });
}

export function refusedIn(
  tongue: Tongue,
  refusal: WebRefusal,
  { headers = {}, status = webRefusals[refusal].status }: How = {},
): Response {
  const said = { 'Cache-Control': 'no-store', ...headers };
  if (tongue === 'json') return Response.json(webRefusal(refusal).body, { status, headers: said });
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<error code="${refusal}">${webRefusals[refusal].zh}</error>\n`,
    { status, headers: { ...said, 'Content-Type': 'text/xml; charset=utf-8' } },
  );
}
