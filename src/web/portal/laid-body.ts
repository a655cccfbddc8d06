// The text of a document with what its kind asks for laid around it: articles and chapters with addresses, questions
// with their answers. Not a word of it is another one.

import { html } from './html.ts';
import { type Chapter, laidArticles } from '../../rules/body/articles.ts';
import { laidQuestions } from '../../rules/body/questions.ts';
import type { NotedDocument } from '../../rules/title-note.ts';
import type { DocumentRow } from '../../store/tables.ts';
import type { Html } from './page.ts';
import { hasValidity } from './parts/validity.ts';

export interface LaidBody {
  readonly html: string;
  /** To be listed above the text; none where it is short or lists them itself. */
  readonly chapters: readonly Chapter[];
}

export function laidBody({ kind, body }: Pick<DocumentRow, 'kind' | 'body'>): LaidBody {
  if (kind === 'interpretation') return { html: laidQuestions(body) ?? body, chapters: [] };
  if (!hasValidity(kind)) return { html: body, chapters: [] };
  const { html: laid, chapters, articles, hasOwnList } = laidArticles(body);
  const isLong = chapters.filter(({ isSection }) => !isSection).length > 1 && articles > 0;
  return { html: laid, chapters: isLong && !hasOwnList ? chapters : [] };
}

export function chapterList(chapters: readonly Chapter[]): Html | '' {
  if (chapters.length === 0) return '';
  return html`<nav class="chapters" aria-labelledby="mulu">
    <h2 id="mulu">目录</h2>
    <ul>
      ${chapters.map(
        ({ id, title, isSection }) =>
          html`<li class="${isSection ? 'chapter-section' : 'chapter'}">
            <a href="#${id}">${title}</a>
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** What is said in a video that explains stands in the text below it (rules/interpretation.ts). */
export function transcriptOf({
  kind,
  interpretation_form: form,
  body,
}: Pick<DocumentRow, 'kind' | 'interpretation_form' | 'body'>): boolean {
  const isSpoken = form === 'audio-video' || form === 'conference';
  return kind === 'interpretation' && isSpoken && !/<(?:h[234]|strong)[^>]*>\s*文字稿/.test(body);
}

export function transcriptHeading(document: Parameters<typeof transcriptOf>[0]): Html | '' {
  return transcriptOf(document) ? html`<h2 id="wengao">文字稿</h2>` : '';
}

export function notedOf(document: DocumentRow): NotedDocument {
  const { kind, issuers, document_number, made_on, effective_from, details, body } = document;
  return {
    kind,
    issuers,
    documentNumber: document_number,
    madeOn: made_on,
    effectiveFrom: effective_from,
    particulars: details.particulars,
    body,
  };
}
