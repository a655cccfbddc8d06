// What explains a document, each with its form: who would rather look than read chooses (国办发〔2017〕47号, 解读 in many forms).

import { html } from 'hono/html';
import { beijingDay } from '../../../rules/beijing-time.ts';
import { interpretationForms } from '../../../rules/document-classes.ts';
import type { ListedInterpretation } from '../../../store/documents.ts';
import type { Html } from '../page.ts';
import { addressOfDocument } from './list-row.ts';

export function interpretationCards(documents: readonly ListedInterpretation[]): Html | '' {
  if (documents.length === 0) return '';
  return html`<section>
    <h2>相关解读</h2>
    <ul class="rows">
      ${documents.map((one) => {
        const on = beijingDay(one.published_at);
        const { interpretation_form: form } = one;
        return html`<li class="row">
          <a class="row-title" href="${addressOfDocument(one)}">${one.title}</a>
          ${
            form === null
              ? ''
              : html`<span class="row-facts"><span>${interpretationForms[form]}</span></span>`
          }
          <time class="row-day" datetime="${on}">${on}</time>
        </li>`;
      })}
    </ul>
  </section>`;
}
