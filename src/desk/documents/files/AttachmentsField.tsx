// The files of a document: dropped here or chosen, several at once, each with its progress; in the order and under
// the names in which readers get them.

import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Input, Progress } from 'antd';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type DocumentFile, filesBeside } from '../../../rules/document-content.ts';
import { PreviewDrawer } from './PreviewDrawer.tsx';
import { uploadAttachment } from './upload.ts';

const accepted =
  '.pdf,.doc,.docx,.xls,.xlsx,.wps,.et,.ofd,.ceb,.jpg,.jpeg,.png,.txt,.csv,.zip,.rar,.mp4,.m4v,.webm,.mp3,.m4a';

interface Coming {
  readonly key: number;
  readonly name: string;
  readonly percent: number;
  readonly fault?: string;
}

export function AttachmentsField(props: {
  readonly id?: string;
  readonly value?: readonly DocumentFile[];
  readonly onChange?: (files: readonly DocumentFile[]) => void;
  /** Pictures of the text stand among the files and are arranged in the text. */
  readonly body: string;
  /** Absent until it is saved for the first time. */
  readonly documentId?: number;
  /** What the saved draft names can be looked at. */
  readonly saved: readonly DocumentFile[];
}): ReactNode {
  const { id, value = [], onChange, body, documentId, saved } = props;
  const [coming, setComing] = useState<readonly Coming[]>([]);
  const [isOver, over] = useState(false);
  const [shown, show] = useState<DocumentFile>();
  const input = useRef<HTMLInputElement>(null);
  const files = useRef(value);
  const count = useRef(0);
  useEffect(() => {
    files.current = value;
  }, [value]);
  const change = (next: readonly DocumentFile[]): void => {
    files.current = next;
    onChange?.(next);
  };
  const take = async (given: readonly File[]): Promise<void> => {
    for (const file of given) {
      count.current += 1;
      const key = count.current;
      const tell = (said: Partial<Coming>): void =>
        setComing((now) => now.map((one) => (one.key === key ? { ...one, ...said } : one)));
      setComing((now) => [...now, { key, name: file.name, percent: 0 }]);
      const answer = await uploadAttachment(file, (percent) => tell({ percent }));
      if ('fault' in answer) tell({ fault: answer.fault });
      else {
        setComing((now) => now.filter((one) => one.key !== key));
        if (!files.current.some(({ sha256 }) => sha256 === answer.sha256)) {
          change([...files.current, answer]);
        }
      }
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    over(false);
    void take([...event.dataTransfer.files]);
  };
  const listed = filesBeside(body, value);
  const move = (file: DocumentFile, by: number): void => {
    const at = listed.indexOf(file);
    const other = listed[at + by];
    if (other === undefined) return;
    change(value.map((one) => (one === file ? other : one === other ? file : one)));
  };
  return (
    <div
      id="files"
      className={isOver ? 'attachments attachments-over' : 'attachments'}
      onDragOver={(event) => {
        event.preventDefault();
        over(true);
      }}
      onDragLeave={() => over(false)}
      onDrop={drop}
    >
      <ol>
        {listed.map((file, n) => (
          <li key={file.sha256} data-file-line={file.sha256}>
            <NameInput
              name={file.name}
              onRename={(name) =>
                change(value.map((one) => (one === file ? { ...one, name } : one)))
              }
            />
            <span className="attachment-acts">
              <Button
                size="small"
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={`上移${file.name}`}
                disabled={n === 0}
                onClick={() => move(file, -1)}
              />
              <Button
                size="small"
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={`下移${file.name}`}
                disabled={n === listed.length - 1}
                onClick={() => move(file, 1)}
              />
              <Button
                size="small"
                type="text"
                icon={<EyeOutlined />}
                aria-label={`查看${file.name}`}
                title={
                  saved.some(({ sha256 }) => sha256 === file.sha256) ? '查看' : '保存草稿后可以查看'
                }
                disabled={!saved.some(({ sha256 }) => sha256 === file.sha256)}
                onClick={() => show(file)}
              />
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`移除${file.name}`}
                onClick={() => change(value.filter((one) => one !== file))}
              />
            </span>
          </li>
        ))}
      </ol>
      <ul className="attachments-coming" aria-live="polite">
        {coming.map(({ key, name, percent, fault }) => (
          <li key={key}>
            <span>{name}</span>
            {fault === undefined ? (
              <Progress percent={percent} size="small" />
            ) : (
              <span className="attachment-fault" role="alert">
                {fault}{' '}
                <Button
                  type="link"
                  size="small"
                  onClick={() => setComing((now) => now.filter((one) => one.key !== key))}
                >
                  知道了
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <Button id={id ?? ''} size="small" onClick={() => input.current?.click()}>
        添加附件
      </Button>
      <span className="quiet">
        {' '}
        可以一次选几个，也可以拖到这里，每个最大100MB；视频（MP4、WebM）另有上限，正文写文字稿
      </span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label="选择附件"
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {shown !== undefined && documentId !== undefined && (
        <PreviewDrawer documentId={documentId} file={shown} onClose={() => show(undefined)} />
      )}
    </div>
  );
}

/** The ending says what the file is and stays. */
function NameInput(props: {
  readonly name: string;
  readonly onRename: (name: string) => void;
}): ReactNode {
  const { name, onRename } = props;
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  return (
    <Input
      size="small"
      aria-label="附件名称"
      value={stem}
      maxLength={180}
      suffix={ending}
      status={stem.trim() === '' ? 'error' : ''}
      onChange={({ target }) =>
        onRename(`${target.value.replaceAll(/[\\/:*?"<>|]/g, '')}${ending}`)
      }
    />
  );
}
