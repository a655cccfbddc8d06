// Beside the hits of a search: who types 图解 or 专家解读 means the form of an explanation, which stands in no text. The
// lists of that form, by the columns that hold any.

import { html } from './html.ts';
import { toSimplified } from '../../formats/traditional.ts';
import { interpretationForms } from '../../rules/document-classes.ts';
import { interpretationSteps, type InterpretationStep } from '../../rules/list-forms.ts';
import { interpretationsAddress } from './addresses.ts';
import { interpretationTotal } from './list.ts';
import type { Html, PageRequest } from './page.ts';
import { interpretationsOfColumn } from './site-counts.ts';

/** What readers call the forms beside their names. */
const otherNames: Readonly<Record<string, InterpretationStep>> = {
  解读: 'jiedu',
  政策解读: 'jiedu',
  政策图解: 'jiedu-tujie',
  一图读懂: 'jiedu-tujie',
  视频: 'jiedu-shipin',
  视频解读: 'jiedu-shipin',
  政策问答: 'jiedu-wenda',
  发布会: 'jiedu-fabuhui',
};

export function stepNamed(typed: string): InterpretationStep | undefined {
  const steps = Object.keys(interpretationSteps) as InterpretationStep[];
  return (
    (Object.hasOwn(otherNames, typed) ? otherNames[typed] : undefined) ??
    steps.find((step) => {
      const form = interpretationSteps[step];
      return form !== undefined && interpretationForms[form] === typed;
    })
  );
}

export async function interpretationsNamed(
  request: PageRequest,
  text: string | undefined,
): Promise<Html | ''> {
  const typed = text === undefined ? '' : (await toSimplified(text)).trim();
  const step = stepNamed(typed);
  if (step === undefined) return '';
  const lists = request.site.columns.filter(
    (column) => column.kind === 'list' && column.list_form === 'documents',
  );
  const ids = new Set(lists.map(({ id }) => id));
  // A list counts what stands below it too.
  const columns = lists.filter(({ parent_id: parent }) => parent === null || !ids.has(parent));
  const counted = await Promise.all(
    columns.map(async (column) => ({
      column,
      count: interpretationTotal(
        await interpretationsOfColumn(request, column),
        interpretationSteps[step],
      ),
    })),
  );
  const found = counted.filter(({ count }) => count > 0);
  if (found.length === 0) return '';
  return html`<aside class="found-aside" aria-label="政策解读">
    <p class="found-label">${typed}</p>
    <ul class="plain-list">
      ${found.map(
        ({ column, count }) =>
          html`<li>
            <a href="${interpretationsAddress(column.path, step)}">${column.name}里的${typed}</a>
            <small>${count}件</small>
          </li>`,
      )}
    </ul>
  </aside>`;
}
