// Videos and sound of a document, played where they stand by what the browser has for it: nothing is fetched from
// elsewhere, and what is said in them stands in the text (无障碍环境建设法 32).

import { html } from '../html.ts';
import { isPlayed, wayOf } from '../../../formats/attachment-preview/ways.ts';
import { sizeText } from '../../../formats/size-text.ts';
import type { DocumentAttachment } from '../../../store/documents/document-files.ts';
import type { Html } from '../page.ts';
import { fileType } from './files.ts';

export interface Recording {
  readonly file: DocumentAttachment;
  /** The picture that bears the name of a video. */
  readonly poster: DocumentAttachment | undefined;
}

/** What is played, with its posters, and the files that are neither. */
export function recordingsIn(files: readonly DocumentAttachment[]): {
  readonly recordings: readonly Recording[];
  readonly others: readonly DocumentAttachment[];
} {
  const recordings = files
    .filter(({ media_type }) => isPlayed(media_type))
    .map((file) => ({ file, poster: files.find((one) => isPosterOf(one, file)) }));
  const shown = new Set(recordings.flatMap(({ file, poster }) => [file, poster]));
  return { recordings, others: files.filter((one) => !shown.has(one)) };
}

function isPosterOf(picture: DocumentAttachment, video: DocumentAttachment): boolean {
  return (
    wayOf(video.media_type).way === 'video' &&
    wayOf(picture.media_type).way === 'picture' &&
    stem(picture.name) === stem(video.name)
  );
}

function stem(name: string): string {
  return name.replace(/\.[a-z0-9]{1,5}$/i, '');
}

/** @param hasTranscript below it, under its own heading */
export function recordingFigures(
  recordings: readonly Recording[],
  addressOf: (file: DocumentAttachment) => string,
  hasTranscript: boolean,
): Html | '' {
  if (recordings.length === 0) return '';
  return html`${recordings.map((recording) => {
    const { file } = recording;
    const address = addressOf(file);
    return html`<figure class="video">
      ${
        wayOf(file.media_type).way === 'sound'
          ? html`<audio
              controls
              preload="metadata"
              src="${address}"
              aria-label="${stem(file.name)}"
            >
              <p>浏览器不能播放这段音频，请下载后收听。</p>
            </audio>`
          : video(recording, addressOf)
      }
      <figcaption>
        <a href="${address}" download="${file.name}">${file.name}</a>
        <span class="hint">${fileType(file.name)}，${sizeText(file.size)}</span>
        ${hasTranscript ? html`<a href="#wengao">看文字稿</a>` : ''}
      </figcaption>
    </figure>`;
  })}`;
}

function video({ file, poster }: Recording, addressOf: (file: DocumentAttachment) => string): Html {
  return html`<video
    controls
    preload="metadata"
    playsinline
    src="${addressOf(file)}"
    aria-label="${stem(file.name)}"
    ${poster === undefined ? '' : html`poster="${addressOf(poster)}"`}
  >
    <p>浏览器不能播放这个视频，请下载后观看。</p>
  </video>`;
}
