// The files of a document that is read, not written: each can be looked at and fetched.

import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type DocumentFile, filesBeside } from '../../../rules/document-content.ts';
import { addressOf } from '../../api.ts';
import { Panel } from '../../parts/Panel.tsx';
import { PreviewDrawer } from './PreviewDrawer.tsx';

export function SheetFiles(props: {
  readonly documentId: number;
  readonly files: readonly DocumentFile[];
  readonly body: string;
}): ReactNode {
  const { documentId: id, files, body } = props;
  const [shown, show] = useState<DocumentFile>();
  const listed = filesBeside(body, files);
  if (listed.length === 0) return null;
  return (
    <Panel title={`附件（${listed.length}个）`} id="sheet-files">
      <div className="attachments">
        <ol>
          {listed.map((file) => (
            <li key={file.sha256}>
              <a
                href={addressOf(
                  '/documents/{id}/files/{sha256}',
                  { id, sha256: file.sha256 },
                  { name: file.name },
                )}
                download={file.name}
              >
                {file.name}
              </a>
              <Button
                size="small"
                type="text"
                icon={<EyeOutlined />}
                aria-label={`查看${file.name}`}
                onClick={() => show(file)}
              />
            </li>
          ))}
        </ol>
      </div>
      {shown !== undefined && (
        <PreviewDrawer documentId={id} file={shown} onClose={() => show(undefined)} />
      )}
    </Panel>
  );
}
