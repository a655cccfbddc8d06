// What stands beside a text comes after it on a narrow screen, which may be a long way: there a line above the text
// leads to the explanations, and from an explanation to what it explains.

import { html } from '../html.ts';
import { interpretationForms } from '../../../rules/document-classes.ts';
import type { ListedDocument, ListedInterpretation } from '../../../store/documents/documents.ts';
import type { Html } from '../page.ts';
import { addressOfDocument } from './list-row.ts';

/** Shown where there is no column beside the text (styles/document-around.css). */
export function waysBeside(
  interpretations: readonly ListedInterpretation[],
  interpreted: ListedDocument | undefined,
): Html | '' {
  if (interpretations.length === 0 && interpreted === undefined) return '';
  return html`<p class="ways-beside">
    ${interpreted === undefined ? '' : html`所解读的文件：${way(interpreted, interpreted.title)}`}
    ${
      interpretations.length === 0
        ? ''
        : html`相关解读：${interpretations.map(
            (one, i) => html`${i === 0 ? '' : '、'}${way(one, formOf(one))}`,
          )}`
    }
  </p>`;
}

function way(document: ListedDocument, label: string): Html {
  return html`<a href="${addressOfDocument(document)}" title="${document.title}">${label}</a>`;
}

function formOf({ interpretation_form: form }: ListedInterpretation): string {
  return form === null ? '政策解读' : interpretationForms[form];
}
