// What the previews of all kinds have in common.

import { element, type HtmlElement } from '../../rules/body/html-tree.ts';

export interface PreviewPicture {
  /** `1.png`: as it is named in the text. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type MadePreview =
  | { readonly ok: true; readonly html: string; readonly pictures: readonly PreviewPicture[] }
  | {
      readonly ok: false;
      readonly why: string;
      /** Of time or memory: it may be another time when the machine is less busy. */
      readonly isTooMuch?: true;
    };

/** What a page can bear, and a browser of today on a telephone. */
export const mostHtml = 1_000_000;

/** A preview that does not show everything says so. */
export function cutNote(what: string): HtmlElement {
  return element('p', [`${what}，全部内容请下载查看。`], { class: 'preview-cut' });
}
