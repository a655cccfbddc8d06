// What is the same on every page of a site is drawn once for it: a site that changes is another object (load-site.ts).

import type { Html, Site } from '../page.ts';

export function drawnOnce(draw: (site: Site) => Html): (site: Site) => Html {
  const drawn = new WeakMap<Site, Html>();
  return (site) => {
    const known = drawn.get(site) ?? draw(site);
    drawn.set(site, known);
    return known;
  };
}
