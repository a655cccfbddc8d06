// Where the head and the foot of the pages lead out of the site (国办发〔2017〕47号): governments above, the mark of party
// and government sites, 我为政府网站找错, the registers of ICP and police.

import type { SiteSettings } from './organ.ts';
import { violation, type Violation } from './violations.ts';
import { isGovernmentAddress, isWebAddress } from './web-address.ts';

export interface SiteLink {
  /** Part of the address of the page that tells one leaves; the same as long as the order is. */
  readonly key: string;
  readonly label: string;
  readonly address: string;
}

/** As many as the head holds on one line. */
export const mostSuperiors = 4;

/** A site a line: its name, a space, its address. */
export function superiorLinks({ superiors = '' }: SiteSettings): readonly SiteLink[] {
  return linesOf(superiors).flatMap((line, i) => {
    const link = linkOfLine(line);
    return link === undefined ? [] : [{ key: `shangji-${i + 1}`, ...link }];
  });
}

/** Whose mark the site bears: that of party and government organs, or that of public institutions. */
export type SiteMark = 'party' | 'institution';

export function markLink({
  partyMark,
  institutionMark,
}: SiteSettings): (SiteLink & { readonly mark: SiteMark }) | undefined {
  if (partyMark !== undefined) {
    return { key: 'biaozhi', label: '党政机关网站标识', address: partyMark, mark: 'party' };
  }
  if (institutionMark === undefined) return undefined;
  const label = '事业单位网站标识';
  return { key: 'biaozhi', label, address: institutionMark, mark: 'institution' };
}

export function errorsLink({ findErrors }: SiteSettings): SiteLink | undefined {
  if (findErrors === undefined) return undefined;
  return { key: 'zhaocuo', label: '我为政府网站找错', address: findErrors };
}

/** Those that lead over the page that tells one leaves. */
export function leavingLinks(site: SiteSettings): readonly SiteLink[] {
  return [...superiorLinks(site), markLink(site), errorsLink(site)].filter(
    (link): link is SiteLink => link !== undefined && !isGovernmentAddress(link.address),
  );
}

/** 公安备案号 as the register finds it: 某公网安备00000000000000号. */
export function policeNumber({ police = '' }: SiteSettings): string | undefined {
  return /\d{14}/.exec(police)?.[0];
}

/** What cannot be printed as it was entered, by its field. */
export function siteViolations(site: SiteSettings): readonly Violation[] {
  const found: Violation[] = [];
  const { identifier = '', partyMark = '', institutionMark = '' } = site;
  const { findErrors = '', superiors = '' } = site;
  if (identifier.trim() !== '' && !/^(?:\d{10}|bm\d{8})$/.test(identifier.trim())) {
    found.push(violation('site-identifier-form', 'site.identifier'));
  }
  for (const [field, link] of Object.entries({ partyMark, institutionMark, findErrors })) {
    if (link.trim() !== '' && !isWebAddress(link.trim())) {
      found.push(violation('site-link-form', `site.${field}`));
    }
  }
  const lines = linesOf(superiors);
  if (lines.length > mostSuperiors || lines.some((line) => linkOfLine(line) === undefined)) {
    found.push(violation('site-superiors-form', 'site.superiors'));
  }
  return found;
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function linkOfLine(line: string): Omit<SiteLink, 'key'> | undefined {
  const [, label = '', address = ''] = /^(\S.*?)\s+(\S+)$/.exec(line) ?? [];
  return isWebAddress(address) ? { label, address } : undefined;
}
