// An archive: the names in it and their sizes. Nothing of it is unpacked.

import { element, htmlOf } from '../../rules/body/html-tree.ts';
import { archiveName } from '../archive-name.ts';
import { isLockedArchive, isOfProgram } from '../attachment-text/read-archive.ts';
import { sizeText } from '../size-text.ts';
import { zipParts } from '../zip-parts.ts';
import { cutNote, type MadePreview } from './preview-parts.ts';

const mostNames = 1000;

export async function archivePreview(bytes: Uint8Array): Promise<MadePreview> {
  const parts = await zipParts(bytes);
  if (parts === null) return { ok: false, why: '压缩包损坏，读不出里面的目录' };
  const entries = [...parts].filter(([name]) => !name.endsWith('/') && !isOfProgram(name));
  const shown = entries.slice(0, mostNames);
  const whole = entries.reduce((sum, [, size]) => sum + size, 0);
  const locked = isLockedArchive(bytes) ? '；设有密码，解开时要输入' : '';
  return {
    ok: true,
    pictures: [],
    html: htmlOf([
      element('p', [`共${entries.length}个文件，解开后${sizeText(whole)}${locked}。`]),
      element('table', [
        element('thead', [
          element('tr', [
            element('th', ['文件'], { scope: 'col' }),
            element('th', ['大小'], { scope: 'col', class: 'right' }),
          ]),
        ]),
        element(
          'tbody',
          shown.map(([name, size]) =>
            element('tr', [
              element('td', [archiveName(name)]),
              element('td', [sizeText(size)], { class: 'right' }),
            ]),
          ),
        ),
      ]),
      ...(entries.length > mostNames ? [cutNote(`这里只列出前${mostNames}个文件`)] : []),
    ]),
  };
}
