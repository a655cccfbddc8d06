// What an issue of the gazette prints: published documents, found by number or title, in the order of the issue.

import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { movedLine } from '../../rules/metadata-layout.ts';
import type { Draft } from './DeadlineField.tsx';
import { DocumentPicker } from './DocumentPicker.tsx';

/** Ids of a form are of any type until the server has read them. */
type Entry = NonNullable<Draft['contents']>[number] & { readonly documentId: number };

export function ContentsField(props: {
  readonly value?: readonly Entry[];
  readonly onChange?: (value: readonly Entry[]) => void;
  readonly documentId?: number | undefined;
}): ReactNode {
  const { value = [], onChange, documentId } = props;
  const add = (id: number | null, name: string): void => {
    if (id === null || value.some((one) => one.documentId === id)) return;
    onChange?.([...value, { documentId: id, name, page: null }]);
  };
  return (
    <div className="time-field">
      <ol className="issue-lines">
        {value.map((entry, n) => (
          <li key={entry.documentId}>
            <span className="issue-name">{entry.name}</span>
            <span className="issue-acts">
              <label>
                <span className="quiet">页码 </span>
                <InputNumber
                  size="small"
                  aria-label={`${entry.name}的页码`}
                  min={1}
                  precision={0}
                  value={entry.page}
                  onChange={(page) =>
                    onChange?.(value.map((one, at) => (at === n ? { ...one, page } : one)))
                  }
                />
              </label>
              <Button
                size="small"
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={`${entry.name}上移`}
                disabled={n === 0}
                onClick={() => onChange?.(movedLine(value, n, -1))}
              />
              <Button
                size="small"
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={`${entry.name}下移`}
                disabled={n === value.length - 1}
                onClick={() => onChange?.(movedLine(value, n, 1))}
              />
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`从目录去掉${entry.name}`}
                onClick={() => onChange?.(value.filter((_, at) => at !== n))}
              />
            </span>
          </li>
        ))}
      </ol>
      <DocumentPicker
        label="添加到目录的文件"
        name=""
        except={documentId}
        isPublished
        onChoose={({ id, name }) => add(id, name)}
      />
    </div>
  );
}
