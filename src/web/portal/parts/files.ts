// Files to download: name, type and size before one decides.

import { html } from 'hono/html';
import { attachmentAddress } from '../../../rules/document-address.ts';
import type { DocumentAttachment } from '../../../store/document-files.ts';
import type { Html } from '../page.ts';

export function fileList(documentId: number, files: readonly DocumentAttachment[]): Html {
  return html`<ul class="files">
    ${files.map(
      ({ name, sha256, size }) =>
        html`<li>
          <a href="${attachmentAddress(documentId, sha256, name)}" download="${name}">${name}</a>
          <span class="hint">${fileType(name)}，${fileSize(size)}</span>
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
};

export function fileType(name: string): string {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return types[extension] ?? (extension === '' ? '文件' : `${extension.toUpperCase()} 文件`);
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
