// Videos of a document, played where they stand by what the browser has for it: nothing is fetched from elsewhere, and
// what is said in them stands in the text (无障碍环境建设法 32).

import { html } from '../html.ts';
import { wayOf } from '../../../formats/attachment-preview/ways.ts';
import { sizeText } from '../../../formats/size-text.ts';
import type { DocumentAttachment } from '../../../store/documents/document-files.ts';
import type { Html } from '../page.ts';
import { fileType } from './files.ts';

export interface ShownVideo {
  readonly file: DocumentAttachment;
  /** The picture that bears its name. */
  readonly poster: DocumentAttachment | undefined;
}

/** Videos with their posters, and the files that are neither. */
export function videosIn(files: readonly DocumentAttachment[]): {
  readonly videos: readonly ShownVideo[];
  readonly others: readonly DocumentAttachment[];
} {
  const videos = files
    .filter(({ media_type }) => wayOf(media_type).way === 'video')
    .map((file) => ({ file, poster: files.find((one) => isPosterOf(one, file)) }));
  const shown = new Set(videos.flatMap(({ file, poster }) => [file, poster]));
  return { videos, others: files.filter((one) => !shown.has(one)) };
}

function isPosterOf(picture: DocumentAttachment, video: DocumentAttachment): boolean {
  return wayOf(picture.media_type).way === 'picture' && stem(picture.name) === stem(video.name);
}

function stem(name: string): string {
  return name.replace(/\.[a-z0-9]{1,5}$/i, '');
}

/** @param hasTranscript below it, under its own heading */
export function videoFigures(
  videos: readonly ShownVideo[],
  addressOf: (file: DocumentAttachment) => string,
  hasTranscript: boolean,
): Html | '' {
  if (videos.length === 0) return '';
  return html`${videos.map(
    ({ file, poster }) =>
      html`<figure class="video">
        <video
          controls
          preload="metadata"
          playsinline
          src="${addressOf(file)}"
          aria-label="${stem(file.name)}"
          ${poster === undefined ? '' : html`poster="${addressOf(poster)}"`}
        >
          <p>浏览器不能播放这个视频，请下载后观看。</p>
        </video>
        <figcaption>
          <a href="${addressOf(file)}" download="${file.name}">${file.name}</a>
          <span class="hint">${fileType(file.name)}，${sizeText(file.size)}</span>
          ${hasTranscript ? html`<a href="#wengao">看文字稿</a>` : ''}
        </figcaption>
      </figure>`,
  )}`;
}
