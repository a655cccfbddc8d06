// What a file tells beside the data in it: what could not be read, what it hides, a name nobody understands.

import type { DocumentFile } from '../document-content.ts';
import { type CheckHit, hitId } from './hit.ts';

/** What reading a file gave; `why` where it could not be read. */
export interface ReadOfFile {
  readonly why?: string;
  readonly notes?: readonly string[];
  readonly secrecyMark?: string | undefined;
}

export function fileFaults(file: DocumentFile, read: ReadOfFile): readonly CheckHit[] {
  const short = file.sha256.slice(0, 16);
  const at = { check: 'file', file: file.sha256, spots: [], count: 1 } as const;
  const found: CheckHit[] = [];
  if (read.why !== undefined) {
    found.push({
      ...at,
      id: hitId(`unread@${short}`),
      weight: 'asking',
      title: `附件“${file.name}”不能自动检查，请人工看过（${read.why}）`,
      provision: '条例15',
    });
  }
  for (const note of read.notes ?? []) {
    found.push({
      ...at,
      id: hitId(`note@${short}`, note),
      weight: 'asking',
      title: `附件“${file.name}”${note}`,
      provision: '条例15、17',
    });
  }
  if (read.secrecyMark !== undefined) {
    found.push({
      ...at,
      check: 'secrecy',
      id: hitId(`secrecy@${short}`),
      weight: 'blocking',
      title: `附件“${file.name}”带有密级或者“内部”标志（${read.secrecyMark}），不能在公开平台存储`,
      provision: '条例14；保密法35',
    });
  }
  const garbled = garbledName(file.name);
  if (garbled !== undefined) {
    found.push({
      ...at,
      id: hitId(`name@${short}`),
      weight: 'asking',
      title: `附件“${file.name}”的名称${garbled}，请改成读得懂的中文名称`,
      provision: '国办发〔2017〕47号',
    });
  }
  return found;
}

/** Latin-1 or GBK read as what it is not, percent signs, rows of figures from a system. */
export function garbledName(name: string): string | undefined {
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, '');
  if (/\uFFFD|锟斤拷|[\u00C0-\u00FF][\u0080-\u00FF]|Ã|â€/.test(stem)) return '是乱码';
  if (/%[0-9A-F]{2}%[0-9A-F]{2}/i.test(stem)) return '没有解码';
  if (/^[\dA-Za-z_-]*\d{8,}[\dA-Za-z_-]*$/.test(stem) || /^[0-9a-f-]{24,}$/i.test(stem)) {
    return '只是编号';
  }
  return /^(?:新建|未命名|文档|文件|工作表|副本|document|untitled|file)+[\d\s()（）-]*$/i.test(
    stem,
  ) || stem === ''
    ? '没有说明内容'
    : undefined;
}
