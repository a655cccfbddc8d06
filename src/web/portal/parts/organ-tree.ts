// Organs as a tree of lists: those with others below them fold (details), so that three thousand stay one
// readable page. Inner offices are not offered (条例 27); what stands below one moves up to its organ.

import { html } from '../html.ts';
import { canBeAsked } from '../../../rules/organ.ts';
import type { OrganRow } from '../../../store/tables.ts';
import type { Html } from '../page.ts';
import { telephone } from './telephone.ts';

export interface OrganNode {
  readonly organ: OrganRow;
  readonly below: readonly OrganNode[];
  /** Organs in and below it. */
  readonly count: number;
}

/** Offices first, then what has others below it; in the order of their making. */
export function organNodes(organs: readonly OrganRow[], rootId: number): OrganNode | undefined {
  const children = new Map<number, OrganRow[]>();
  for (const organ of organs) {
    if (organ.parent_id === null) continue;
    const siblings = children.get(organ.parent_id);
    if (siblings === undefined) children.set(organ.parent_id, [organ]);
    else siblings.push(organ);
  }
  const offered = (id: number): readonly OrganNode[] =>
    (children.get(id) ?? []).flatMap((one) => (canBeAsked(one) ? [node(one)] : offered(one.id)));
  const node = (organ: OrganRow): OrganNode => {
    const nodes = offered(organ.id);
    const below = [
      ...nodes.filter((one) => one.below.length === 0),
      ...nodes.filter((one) => one.below.length > 0),
    ];
    return { organ, below, count: 1 + below.reduce((sum, one) => sum + one.count, 0) };
  };
  const root = organs.find(({ id }) => id === rootId);
  return root === undefined ? undefined : node(root);
}

/** Where a choice leads, and what is said of each. */
export interface OrganLink {
  readonly addressOf: (organ: OrganRow) => string;
  readonly note?: (organ: OrganRow) => string;
}

export function organTree(root: OrganNode, link: OrganLink, isBrief: boolean): Html {
  return html`<ul class="organs">
    <li data-name="${nameOf(root.organ)}">${organEntry(root.organ, link, isBrief)}</li>
    ${root.below.map((node) => branch(node, link, isBrief))}
  </ul>`;
}

function branch({ organ, below, count }: OrganNode, link: OrganLink, isBrief: boolean): Html {
  if (below.length === 0) {
    return html`<li data-name="${nameOf(organ)}">${organEntry(organ, link, isBrief)}</li>`;
  }
  return html`<li>
    <details>
      <summary>${organ.name}<span class="hint">${count}个机关</span></summary>
      <ul>
        <li data-name="${nameOf(organ)}">${organEntry(organ, link, isBrief)}</li>
        ${below.map((node) => branch(node, link, isBrief))}
      </ul>
    </details>
  </li>`;
}

/** What the filter in the browser looks into. */
function nameOf({ name, short_name: short, guide }: OrganRow): string {
  return [name, short, guide.jurisdiction ?? ''].join(' ');
}

/** `isBrief`: name and telephone only, where very many stand on one page. */
export function organEntry(organ: OrganRow, link: OrganLink, isBrief: boolean): Html {
  const { jurisdiction, phone, address, postcode, hours } = organ.guide;
  return html`<div class="organ">
    <a class="organ-name" href="${link.addressOf(organ)}">${organ.name}</a>
    ${link.note === undefined ? '' : html`<span class="hint">${link.note(organ)}</span>`}
    ${jurisdiction === undefined || isBrief ? '' : html`<p>${jurisdiction}</p>`}
    ${phone === undefined ? '' : html`<p class="hint">电话 ${telephone(phone)}</p>`}
    ${
      address === undefined || isBrief
        ? ''
        : html`<p class="hint">${address}${postcode === undefined ? '' : `（邮编${postcode}）`}</p>`
    }
    ${hours === undefined || isBrief ? '' : html`<p class="hint">${hours}</p>`}
  </div>`;
}
