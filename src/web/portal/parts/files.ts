// Files to download: name, type and size before one decides; and to look at without a program.

import { html } from '../html.ts';
import { wayOf } from '../../../formats/attachment-preview/ways.ts';
import { sizeText } from '../../../formats/size-text.ts';
import { attachmentAddress, filePreviewAddress } from '../../../rules/document-address.ts';
import type { DocumentAttachment } from '../../../store/documents/document-files.ts';
import type { Html } from '../page.ts';

/** @param address of the document's page, beside which previews stand; a draft has none */
export function fileList(
  documentId: number,
  files: readonly DocumentAttachment[],
  address?: string,
): Html {
  return html`<ul class="files">
    ${files.map(
      ({ name, sha256, size, media_type }) =>
        html`<li>
          <a href="${attachmentAddress(documentId, sha256, name)}" download="${name}">${name}</a>
          <span class="hint">${fileType(name)}，${sizeText(size)}</span>
          ${
            address === undefined
              ? ''
              : html`<a
                  class="file-preview"
                  href="${filePreviewAddress(address, sha256)}"
                  aria-label="${wayOf(media_type).way === 'none' ? '怎样打开' : '预览'}：${name}"
                  >${wayOf(media_type).way === 'none' ? '怎样打开' : '预览'}</a
                >`
          }
        </li>`,
    )}
  </ul>`;
}

const types: Readonly<Record<string, string>> = {
  doc: 'Word 文档',
  docx: 'Word 文档',
  wps: 'WPS 文档',
  xls: 'Excel 表格',
  xlsx: 'Excel 表格',
  et: 'WPS 表格',
  csv: 'CSV 表格',
  pdf: 'PDF',
  ofd: 'OFD 版式文件',
  ceb: 'CEB 版式文件',
  zip: 'ZIP 压缩包',
  rar: 'RAR 压缩包',
  jpg: 'JPG 图片',
  jpeg: 'JPG 图片',
  png: 'PNG 图片',
  mp4: 'MP4 视频',
  webm: 'WebM 视频',
  mp3: 'MP3 音频',
  m4a: 'M4A 音频',
  weba: 'WebM 音频',
};

export function fileType(name: string): string {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return types[extension] ?? (extension === '' ? '文件' : `${extension.toUpperCase()} 文件`);
}
