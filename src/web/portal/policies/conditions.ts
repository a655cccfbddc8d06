// The conditions of an item as a list a person can go through, without a firm: each in words, what is needed of several,
// what shuts out, each group with the clause it rests on.

import { html } from '../html.ts';
import {
  childrenOf,
  type Clause,
  type Condition,
  isLeaf,
} from '../../../rules/policy/condition.ts';
import { leafInWords, type PolicyNames } from '../../../rules/policy/words.ts';
import type { PublishedItem } from '../../../store/policies/policy-items.ts';
import type { Html } from '../page.ts';
import { quotedClause } from './parts.ts';

export function conditionList(item: PublishedItem, names: PolicyNames): Html {
  const { condition } = item.content;
  const parts = 'all' in condition ? condition.all : [condition];
  if (parts.length === 0) return html`<p>没有条件。</p>`;
  const above = 'all' in condition ? condition.clause : undefined;
  const byClause = groupsOf(parts, above);
  return html`<ol class="conditions">
    ${byClause.map(
      ({ nodes, clause }) =>
        html`<li>
          ${nodes.length === 1 && nodes[0] ? said(nodes[0], names) : several(nodes, names)}
          ${clause === undefined ? '' : quotedClause(item, clause)}
        </li>`,
    )}
  </ol>`;
}

interface ClauseGroup {
  readonly nodes: readonly Condition[];
  readonly clause: Clause | undefined;
}

/** Neighbours that rest on the same clause stand together, and it is quoted once. */
function groupsOf(parts: readonly Condition[], above: Clause | undefined): readonly ClauseGroup[] {
  const out: { nodes: Condition[]; clause: Clause | undefined }[] = [];
  for (const node of parts) {
    const clause = node.clause ?? firstClause(node) ?? above;
    const last = out.at(-1);
    if (last && last.clause?.text === clause?.text) last.nodes.push(node);
    else out.push({ nodes: [node], clause });
  }
  return out;
}

function firstClause(node: Condition): Clause | undefined {
  return childrenOf(node)
    .map((child) => child.clause ?? firstClause(child))
    .find((clause) => clause !== undefined);
}

function several(nodes: readonly Condition[], names: PolicyNames): Html {
  return html`<ul>
    ${nodes.map((node) => html`<li>${said(node, names)}</li>`)}
  </ul>`;
}

function said(node: Condition, names: PolicyNames): Html {
  if (isLeaf(node)) {
    return html`${node.isSoft ? html`<span class="soft">优先</span> ` : ''}${leafInWords(node, names)}`;
  }
  const children = childrenOf(node);
  const [only] = children;
  if ('not' in node) return html`没有以下情形：${only ? said(only, names) : ''}`;
  if (only && children.length === 1) return said(only, names);
  return html`${'any' in node ? '符合下列之一：' : '同时符合：'}${several(children, names)}`;
}
