// What the sum covers, in the words of the report; organs outside this system; and the day for townships.

import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { putRollUpDay } from '../../web/api/roll-up-report.ts';
import { call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { Outside } from './Outside.tsx';
import { type At, type RollUp, useAct } from './roll-up-queries.ts';

export interface ScopeProps {
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
        部门1月31日、政府3月31日由条例规定；按乡镇、街道一类报告的机关，由本机关设定，个别机关另设的在“机关”页点“期限”。不设定的不算逾期。
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
