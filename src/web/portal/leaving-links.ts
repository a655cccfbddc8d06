// Links in a text to sites that are no government's: nobody is sent on without having read that he leaves, as everywhere
// on the site (国办发〔2017〕47号). They lead to the words below the text, which need no script and no page of their own,
// and stand on paper too.

import { isGovernmentAddress } from '../../rules/web-address.ts';

export interface LeavingLink {
  /** Where the words stand on the page. */
  readonly id: string;
  readonly address: string;
}

export interface WithLeavingLinks {
  readonly html: string;
  readonly links: readonly LeavingLink[];
}

/**
 * @param body cleaned: a link bears nothing but its address
 * @param origins of this site
 */
export function withLeavingLinks(body: string, origins: readonly string[]): WithLeavingLinks {
  const found = new Map<string, LeavingLink>();
  const html = body.replaceAll(/<a href="([^"]*)"/g, (whole, href: string) => {
    const address = leavesFor(href.replaceAll('&amp;', '&').trim(), origins);
    if (address === undefined) return whole;
    const link = found.get(address) ?? { id: `likai-${found.size + 1}`, address };
    found.set(address, link);
    return `<a href="#${link.id}"`;
  });
  return { html, links: [...found.values()] };
}

/** As a browser reads it, which takes a host from addresses that say none: `//a.example`. */
function leavesFor(href: string, origins: readonly string[]): string | undefined {
  const [own = 'https://a.invalid'] = origins;
  if (!URL.canParse(href, own)) return undefined;
  const { href: address, origin, protocol } = new URL(href, own);
  const stays = origins.includes(origin) || origin === new URL(own).origin;
  const isSite = protocol === 'http:' || protocol === 'https:';
  return isSite && !stays && !isGovernmentAddress(address) ? address : undefined;
}

/** Of the site with this domain, served at this address. */
export function originsOf(served: string, domain: string | undefined): readonly string[] {
  return domain === undefined ? [served] : [served, `https://${domain}`, `http://${domain}`];
}
