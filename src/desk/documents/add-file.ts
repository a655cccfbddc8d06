// A file that came into the text stands among the files of the document from then on, once.

import type { FormInstance } from 'antd';
import type { DocumentFile } from '../../rules/document-content.ts';

export function addFile(form: FormInstance, file: DocumentFile): void {
  const files = (form.getFieldValue('attachments') as readonly DocumentFile[] | undefined) ?? [];
  if (files.some(({ sha256 }) => sha256 === file.sha256)) return;
  form.setFieldValue('attachments', [...files, file]);
}
