// Where a link in a body may lead: the schemes of the one list, or a path of this site.

import { bodyLinkSchemes } from '../import-document.ts';

export function isLinkAddress(address: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return /^\/(?![/\\])/.test(address);
  return (bodyLinkSchemes as readonly string[]).includes(scheme);
}
