// A text that comes in from elsewhere, over the clipboard or as a Word file: what was recognised goes into fields that
// are empty, the rest is offered; what was taken out is told.

import { App, type FormInstance } from 'antd';
import { useState } from 'react';
import type { DocumentFile } from '../../rules/document-content.ts';
import type { HeadGuess } from '../../rules/paste/guess-head.ts';
import type { Pasted } from '../../rules/paste/paste.ts';
import type { postWord } from '../../web/api/import-word.ts';
import { callWithFile, type ReplyOf } from '../api.ts';
import { addFile } from './add-file.ts';
import type { Draft } from './draft.ts';
import type { CheckedText } from './PasteCheck.tsx';

/** As the server takes it (web/api/mount.ts). */
const largestFile = 32 * 1024 * 1024;

export type ImportedText = ReplyOf<typeof postWord>;
export type Guessed = Partial<
  Pick<Draft, 'title' | 'documentNumber' | 'issuers' | 'madeOn' | 'genre'>
>;

export interface Incoming {
  readonly checked: CheckedText | undefined;
  readonly guessed: Guessed;
  readonly isBusy: boolean;
  /** A text waits for word whether it takes the place of what stands there. */
  readonly waiting: ImportedText | undefined;
  readonly onPasted: (pasted: Pasted) => void;
  readonly onWordFile: (file: File) => void;
  readonly onPicture: (file: DocumentFile) => void;
  readonly place: (how: 'instead' | 'behind' | 'not') => void;
  readonly close: () => void;
}

export function useIncoming(form: FormInstance<Draft>, changed: () => void): Incoming {
  const { message } = App.useApp();
  const [checked, check] = useState<CheckedText>();
  const [guessed, guess] = useState<Guessed>({});
  const [waiting, wait] = useState<ImportedText>();
  const [isBusy, become] = useState(false);

  const recognise = (found: HeadGuess): void => {
    const { issuers, ...rest } = found;
    const given: Guessed = { ...rest, ...(issuers === undefined ? {} : { issuers: [...issuers] }) };
    guess(given);
    const empty = Object.entries(given).filter(([field]) => {
      const value: unknown = form.getFieldValue(field);
      return value === undefined || value === null || value === '';
    });
    form.setFieldsValue(Object.fromEntries(empty));
    changed();
  };

  const put = ({ body, files, findings, guess: found }: ImportedText, isBehind: boolean): void => {
    const before = (form.getFieldValue('body') as string | undefined) ?? '';
    for (const file of files) addFile(form, file);
    form.setFieldValue('body', isBehind ? `${before}\n${body}` : body);
    check({ source: '导入', findings });
    recognise(found as HeadGuess);
  };

  const importWord = async (file: File): Promise<void> => {
    if (file.size > largestFile) {
      message.error('文件超过 32 MB，没有导入：请压缩其中的图片，或者拆成几份');
      return;
    }
    become(true);
    try {
      const read = await callWithFile<typeof postWord>('/documents/import-word', file, {
        query: { name: file.name.slice(-200) },
      });
      if (((form.getFieldValue('body') as string | undefined) ?? '').trim() === '')
        put(read, false);
      else wait(read);
    } catch (error) {
      message.error(error instanceof Error ? error.message : '没有导入');
    } finally {
      become(false);
    }
  };

  return {
    checked,
    guessed,
    isBusy,
    waiting,
    onPasted: (pasted) => {
      const { title, documentNumber, findings } = pasted;
      check({ source: '粘贴', findings });
      recognise({
        ...(title === undefined ? {} : { title }),
        ...(documentNumber === undefined ? {} : { documentNumber }),
      });
    },
    onWordFile: (file) => void importWord(file),
    onPicture: (file) => {
      addFile(form, file);
      changed();
    },
    place: (how) => {
      if (waiting !== undefined && how !== 'not') put(waiting, how === 'behind');
      wait(undefined);
    },
    close: () => {
      check(undefined);
      guess({});
    },
  };
}
