// Where the notice was posted on the spot: place, day, and which of the document's pictures shows it.

import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { isPhoto } from '../../rules/postings.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { useSession } from '../session.ts';
import type { Draft } from './DeadlineField.tsx';

type Posting = NonNullable<Draft['postings']>[number];

export function PostingsField(props: {
  readonly value?: readonly Posting[];
  readonly onChange?: (value: readonly Posting[]) => void;
}): ReactNode {
  const { value = [], onChange } = props;
  const { today } = useSession();
  const files = (Form.useWatch('attachments') as Draft['attachments'] | undefined) ?? [];
  const photos = files.filter(({ name }) => isPhoto(name));
  const change = (at: number, next: Partial<Posting>): void =>
    onChange?.(value.map((one, n) => (n === at ? { ...one, ...next } : one)));
  return (
    <div className="time-field">
      {value.map((one, n) => (
        // A line has nothing of its own to be known by until it is filled in.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset className="relation" key={n} aria-label={`第${n + 1}处张贴`}>
          <div className="relation-line">
            <Input
              aria-label="张贴地点"
              placeholder="如 某镇某村村务公开栏"
              maxLength={200}
              value={one.place}
              onChange={({ target }) => change(n, { place: target.value })}
            />
            <Button
              size="small"
              type="text"
              aria-label={`去掉第${n + 1}处`}
              onClick={() => onChange?.(value.filter((_, other) => other !== n))}
            >
              去掉
            </Button>
          </div>
          <label className="time-start">
            <span className="quiet">张贴日期</span>
            <DayInput
              label="张贴日期"
              isOpenEnded
              value={one.on}
              onChange={(on) => change(n, { on })}
            />
          </label>
          <Select<string>
            aria-label="张贴照片"
            allowClear
            placeholder={photos.length === 0 ? '先在附件里上传照片' : '选择附件里的照片'}
            value={one.photo}
            options={photos.map(({ sha256, name }) => ({ value: sha256, label: name }))}
            onChange={(photo: string | undefined) => change(n, { photo: photo ?? null })}
          />
        </fieldset>
      ))}
      <Button
        size="small"
        onClick={() => onChange?.([...value, { place: '', on: today, photo: null }])}
      >
        登记张贴地点
      </Button>
    </div>
  );
}
