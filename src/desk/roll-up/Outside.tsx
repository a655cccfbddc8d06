// Organs that do not use this system: their reports read from a file, entered cell by cell, or from one sheet.

import { App, Button, Input } from 'antd';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import type {
  deleteOutside,
  postOutsideFile,
  postOutsideSheet,
} from '../../web/api/roll-up-report.ts';
import { addressOf, call, callWithFile } from '../api.ts';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { OutsideForm } from './OutsideForm.tsx';
import type { ScopeProps } from './RollUpScope.tsx';
import { useAct } from './roll-up-queries.ts';

export function Outside({ at, rollUp }: ScopeProps): ReactNode {
  const may = useMay();
  const { message } = App.useApp();
  const [name, write] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const read = useAct(
    (file: File) =>
      callWithFile<typeof postOutsideFile>('/organs/{code}/roll-ups/{year}/outside-files', file, {
        params: { ...at },
        query: { fileName: file.name, ...(name === '' ? {} : { name }) },
      }),
    () => {
      write('');
      message.success('已读入，数字进入合计');
    },
  );
  const remove = useAct((id: number) =>
    call<typeof deleteOutside>('delete', '/organs/{code}/roll-ups/{year}/outside/{id}', {
      params: { ...at, id },
    }),
  );
  const sheet = useRef<HTMLInputElement>(null);
  const [entered, enter] = useState<{ readonly id: number | undefined }>();
  const fill = useAct(
    (file: File) =>
      callWithFile<typeof postOutsideSheet>('/organs/{code}/roll-ups/{year}/outside-sheet', file, {
        params: { ...at },
        query: { fileName: file.name },
      }),
    () => void message.success('已导入，数字进入合计'),
  );
  const error = read.error ?? remove.error ?? fill.error;
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const file = target.files?.[0];
    if (file !== undefined) read.mutate(file);
    target.value = '';
  };
  return (
    <Panel title="不使用本系统的机关">
      {error !== null && <Problem error={error} />}
      {rollUp.outside.length === 0 && <p className="quiet">没有录入系统外机关的报告。</p>}
      <ul className="findings">
        {rollUp.outside.map(({ id, name: organ, source, enteredBy, enteredAt }) => (
          <li key={id}>
            {organ}
            <span className="quiet">
              {' '}
              {source}，{enteredBy}于{momentText(enteredAt)}录入{' '}
            </span>
            {may('gather-reports') && (
              <span className="row-acts">
                <Button size="small" onClick={() => enter({ id })}>
                  查看、修改
                </Button>
                <Button size="small" onClick={() => remove.mutate(id)}>
                  删除
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {may('gather-reports') && (
        <div className="roll-up-outside">
          <Input
            aria-label="机关名称"
            placeholder="机关名称；不填的取报告里的名称"
            maxLength={200}
            value={name}
            onChange={({ target }) => write(target.value)}
          />
          <Button loading={read.isPending} onClick={() => input.current?.click()}>
            读入它公布的报告
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".html,.htm,.docx,.pdf,.txt"
            aria-label="系统外机关的年度报告"
            onChange={chosen}
          />
          <Button onClick={() => enter({ id: undefined })}>逐格录入</Button>
          <Button loading={fill.isPending} onClick={() => sheet.current?.click()}>
            由XLSX导入
          </Button>
          <input
            ref={sheet}
            type="file"
            hidden
            accept=".xlsx"
            aria-label="系统外机关的录入表"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file !== undefined) fill.mutate(file);
              target.value = '';
            }}
          />
          <a href={addressOf('/organs/{code}/roll-ups/{year}/outside.xlsx', { ...at })}>
            下载录入表（含已录入的，也是导入的格式）
          </a>
        </div>
      )}
      {entered !== undefined && (
        <OutsideForm at={at} id={entered.id} onClose={() => enter(undefined)} />
      )}
    </Panel>
  );
}
