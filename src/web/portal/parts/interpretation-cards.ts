// What explains a document, each with its form: who would rather look than read chooses (国办发〔2017〕47号, 解读 in many forms).

import { html } from '../html.ts';
import { beijingDay } from '../../../rules/beijing-time.ts';
import { type InterpretationForm, interpretationForms } from '../../../rules/document-classes.ts';
import { attachmentAddress } from '../../../rules/document-address.ts';
import type { CardPicture } from '../../../store/documents/card-pictures.ts';
import type { ListedDocument, ListedInterpretation } from '../../../store/documents/documents.ts';
import type { Html } from '../page.ts';
import { addressOfDocument, publishedOn } from './list-row.ts';

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
          ${publishedOn(on)}
        </li>`;
      })}
    </ul>
  </section>`;
}

/** Whose picture says something: of the others it is only an ornament. */
const shownForms: readonly InterpretationForm[] = ['picture', 'audio-video', 'conference'];

/** The list of interpretations: each with its form, and with its picture where it is looked at. */
export function interpretationList(
  documents: readonly ListedDocument[],
  {
    pictures,
    forms,
  }: {
    readonly pictures: ReadonlyMap<number, CardPicture>;
    readonly forms: ReadonlyMap<number, InterpretationForm | null>;
  },
): Html {
  return html`<ul class="cards">
    ${documents.map((one) => {
      const on = beijingDay(one.published_at);
      const form = forms.get(one.id) ?? null;
      const isShown = form !== null && shownForms.includes(form);
      const picture = isShown ? pictures.get(one.id) : undefined;
      return html`<li class="card">
        ${
          picture !== undefined || form === 'audio-video'
            ? html`<span class="card-picture ${picture === undefined ? 'card-blank' : ''}">
                ${
                  picture === undefined
                    ? ''
                    : html`<img
                        src="${attachmentAddress(one.id, picture.sha256, picture.name)}"
                        alt=""
                        loading="lazy"
                      />`
                }
                ${form === 'audio-video' ? html`<span class="card-play" aria-hidden="true"></span>` : ''}
              </span>`
            : ''
        }
        <div class="card-text">
          <p class="card-form">${form === null ? '政策解读' : interpretationForms[form]}</p>
          <a class="card-title" href="${addressOfDocument(one)}">${one.title}</a>
          ${one.summary === null ? '' : html`<p class="card-summary">${withoutMark(one.summary)}</p>`}
          <time class="card-day" datetime="${on}">${on}</time>
        </div>
      </li>`;
    })}
  </ul>`;
}

/** The first answer taken for a summary: the card is no place to answer what was not asked there. */
function withoutMark(summary: string): string {
  return summary.replace(/^\s*答\s*[：:]\s*/, '');
}
