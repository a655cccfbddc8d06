// In how many working days readers are answered; for what comes from then on.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ReaderDays as Days, readerDaysBounds } from '../../rules/reader-messages.ts';
import type { getReaderDays, putReaderDays } from '../../web/api/reader-messages.ts';
import { call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';

const labels: Readonly<Record<keyof Days, readonly [before: string, after: string]>> = {
  acknowledge: ['网页纠错在', '个工作日内受理'],
  answer: ['纠错、留言在', '个工作日内答复'],
  result: ['意见征集截止后', '个工作日内发布结果反馈'],
};

export function ReaderDays({ fields }: { readonly fields: readonly (keyof Days)[] }): ReactNode {
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['reader-days'],
    queryFn: () => call<typeof getReaderDays>('get', '/reader-days'),
  });
  if (data === undefined) return null;
  if (may('keep-columns')) return <Form key={JSON.stringify(data)} days={data} fields={fields} />;
  return (
    <p className="quiet">
      {fields.map((field) => `${labels[field][0]}${data[field]}${labels[field][1]}`).join('，')}
    </p>
  );
}

function Form(props: { readonly days: Days; readonly fields: readonly (keyof Days)[] }): ReactNode {
  const [days, set] = useState<Days>(props.days);
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call<typeof putReaderDays>('put', '/reader-days', { body: days }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['reader-days'] }),
  });
  const isSame = props.fields.every((field) => days[field] === props.days[field]);
  return (
    <>
      {error !== null && <Problem error={error} />}
      <p className="entry-import">
        {props.fields.map((field) => (
          <span key={field}>
            {labels[field][0]}{' '}
            <InputNumber
              aria-label={labels[field].join('')}
              size="small"
              min={readerDaysBounds.least}
              max={readerDaysBounds.most}
              value={days[field]}
              onChange={(next) => set({ ...days, [field]: next ?? days[field] })}
            />{' '}
            {labels[field][1]}
          </span>
        ))}
        <span>，对此后的适用</span>
        <Button size="small" loading={isPending} disabled={isSame} onClick={() => mutate()}>
          保存
        </Button>
      </p>
    </>
  );
}
