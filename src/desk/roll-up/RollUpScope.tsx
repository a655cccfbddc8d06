// What the sum covers, in the words of the report; organs outside this system; and the day for townships.

import { App, Button, Input } from 'antd';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import type { deleteOutside, postOutsideFile, putRollUpDay } from '../../web/api/roll-up-report.ts';
import { call, callWithFile } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { type At, type RollUp, useAct } from './roll-up-queries.ts';

interface ScopeProps {
  readonly at: At;
  readonly rollUp: RollUp;
}

export function RollUpScope({ at, rollUp }: ScopeProps): ReactNode {
  const { scope, jointCounted } = rollUp;
  return (
    <>
      <Panel title="写进报告首段的统计范围">
        <p>{scope}</p>
      </Panel>
      <Panel title="只计一次的案件和文件">
        {jointCounted.length === 0 ? (
          <p className="quiet">没有几个机关都登记的同一案件或者同一文件。</p>
        ) : (
          <ul className="findings">
            {jointCounted.map(({ key, at: where, countedAt }) => (
              <li key={`${key} ${where}`}>
                {key}：在{countedAt}计数，{where}的一件不重复计算
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Outside at={at} rollUp={rollUp} />
      <TownshipDay at={at} rollUp={rollUp} />
    </>
  );
}

function Outside({ at, rollUp }: ScopeProps): ReactNode {
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
  const error = read.error ?? remove.error;
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
              <Button size="small" onClick={() => remove.mutate(id)}>
                删除
              </Button>
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
        </div>
      )}
    </Panel>
  );
}

function TownshipDay({ at, rollUp }: ScopeProps): ReactNode {
  const may = useMay();
  const { message } = App.useApp();
  const [dueOn, choose] = useState<string>(rollUp.dueOn ?? '');
  const { mutate, isPending, error } = useAct(
    () =>
      call<typeof putRollUpDay>('put', '/organs/{code}/roll-ups/{year}/due-day', {
        params: { ...at },
        body: { dueOn: dueOn === '' ? null : dueOn },
      }),
    () => void message.success('已设定'),
  );
  return (
    <Panel title="乡镇、街道的报送日期">
      {error !== null && <Problem error={error} />}
      <p className="quiet">
        部门1月31日、政府3月31日由条例规定；乡镇、街道和没有指定类别的机关，由本机关设定。不设定的不算逾期。
      </p>
      <div className="roll-up-outside">
        <DayInput label="报送日期" isOpenEnded value={dueOn} onChange={choose} />
        {may('gather-reports') && (
          <Button loading={isPending} onClick={() => mutate(undefined)}>
            设定
          </Button>
        )}
      </div>
    </Panel>
  );
}
