// 政策包: what was chosen, as one sheet to work from: what is due when, all materials once, what excludes what.

import { html } from '../html.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { moneyInWords } from '../../../rules/policy/amount.ts';
import { dayWithWeekday } from '../dates.ts';
import type { Html } from '../page.ts';
import { itemAddress } from './addresses.ts';
import { deadline } from './parts.ts';
import type { Matched } from './matches.ts';
import { type BookItem, stateOn } from './policy-book.ts';

/** Pairs of which only one can be had. */
export function conflictsAmong(
  items: readonly BookItem[],
): readonly (readonly [BookItem, BookItem])[] {
  return items.flatMap((one, i) =>
    items
      .slice(i + 1)
      .filter(
        (other) =>
          one.content.excludes.includes(other.id) || other.content.excludes.includes(one.id),
      )
      .map((other) => [one, other] as const),
  );
}

/** Each material once, with the items that want it. */
export function materialsOf(
  items: readonly BookItem[],
): readonly { readonly material: string; readonly wantedBy: readonly string[] }[] {
  const found = new Map<string, string[]>();
  for (const { content } of items) {
    for (const material of content.materials) {
      found.set(material, [...(found.get(material) ?? []), content.name]);
    }
  }
  return [...found]
    .map(([material, wantedBy]) => ({ material, wantedBy }))
    .toSorted((a, b) => b.wantedBy.length - a.wantedBy.length);
}

/** Of sums that are known; of two that exclude each other the larger counts. */
export function sumOf(chosen: readonly Matched[]): {
  readonly fen: number;
  readonly known: number;
} {
  const known = chosen.filter((one) => fenOf(one) > 0);
  const dropped = new Set<number>();
  for (const [a, b] of conflictsAmong(known.map(({ item }) => item))) {
    const of = (id: number): number => fenOf(known.find(({ item }) => item.id === id) as Matched);
    dropped.add(of(a.id) < of(b.id) ? a.id : b.id);
  }
  const counted = known.filter(({ item }) => !dropped.has(item.id));
  return { fen: counted.reduce((sum, one) => sum + fenOf(one), 0), known: counted.length };
}

export function bundle(chosen: readonly Matched[], today: IsoDay): Html {
  const items = chosen.map(({ item }) => item);
  const conflicts = conflictsAmong(items);
  const { fen, known } = sumOf(chosen);
  const dated = items
    .filter(({ content }) => content.closesOn)
    .toSorted((a, b) => ((a.content.closesOn ?? '') < (b.content.closesOn ?? '') ? -1 : 1));
  const undated = items.filter(({ content }) => !content.closesOn);
  const materials = materialsOf(items);
  return html`<section class="bundle" aria-labelledby="bundle">
    <h2 id="bundle">政策包（${items.length}项）</h2>
    ${
      known === 0
        ? ''
        : html`<p>
            能算出金额的${known}项合计约<strong>${moneyInWords(fen)}</strong>，以审核为准。
          </p>`
    }
    ${
      conflicts.length === 0
        ? ''
        : html`<div class="notice notice-warning">
            <p>下列事项只能享受一项，请选择：</p>
            <ul>
              ${conflicts.map(([a, b]) => html`<li>${a.content.name}，${b.content.name}</li>`)}
            </ul>
          </div>`
    }
    <h3>按时间</h3>
    <ol class="plain-list">
      ${[...dated, ...undated].map(({ content, id }, i) => {
        const item = [...dated, ...undated][i];
        const state = item ? stateOn(item, today) : 'open';
        return html`<li>
          ${content.closesOn ? html`<strong>${dayWithWeekday(content.closesOn)}</strong>前` : ''}
          <a href="${itemAddress(id)}">${content.name}</a>
          <span class="hint"
            >${deadline(content, state, today)}。${content.office}，${content.phone}</span
          >
        </li>`;
      })}
    </ol>
    <h3>要准备的材料</h3>
    ${
      materials.length === 0
        ? html`<p>都不需要提交材料。</p>`
        : html`<ul>
            ${materials.map(
              ({ material, wantedBy }) =>
                html`<li>${material}<span class="hint">（${wantedBy.join('、')}）</span></li>`,
            )}
          </ul>`
    }
  </section>`;
}

function fenOf({ amount }: Matched): number {
  return amount && 'fen' in amount ? amount.fen : 0;
}
