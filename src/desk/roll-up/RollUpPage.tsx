// 年报汇总: who has sent its report, what they sum to, what contradicts, and the government's own report out
// of it (条例 49, 50).

import { App, Button, Select, Spin, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { putRollUpReport } from '../../web/api/roll-up-report.ts';
import { inHand } from '../../rules/annual-report/roll-up-state.ts';
import { call } from '../api.ts';
import type { PageProps } from '../pages.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { momentText } from '../parts/moments.ts';
import { goTo, Link } from '../router.tsx';
import { useMay, useSession } from '../session.ts';
import { Contradictions } from './Contradictions.tsx';
import {
  type At,
  type RollUpStates,
  useAct,
  useRollUp,
  useRollUpOrgans,
  useRollUpStates,
} from './roll-up-queries.ts';
import { RollUpOrgans } from './RollUpOrgans.tsx';
import { RollUpScope } from './RollUpScope.tsx';
import { RollUpTables } from './RollUpTables.tsx';

export default function RollUpPage({ parts }: PageProps): ReactNode {
  const { organ } = useSession();
  const at = { code: parts['code'] ?? organ.code, year: Number(parts['year']) };
  const { data: states, error, refetch } = useRollUpStates(at);
  const list = useRollUpOrgans(at, {});
  const sum = useRollUp(at, states !== undefined && !list.isPending);
  const [tab, open] = useState('organs');
  const rollUp = sum.data;
  const waiting =
    sum.error !== null ? (
      <Problem error={sum.error} onRetry={() => void sum.refetch()} />
    ) : (
      <Adding total={states?.total ?? 0} />
    );
  return (
    <Page title={`${at.year}年度报告汇总`} actions={<YearChoice at={at} />}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {states === undefined && error === null && <Spin className="page-spin" />}
      {states !== undefined && (
        <>
          <Lead states={states} at={at} />
          <Tabs
            activeKey={tab}
            onChange={open}
            items={[
              {
                key: 'organs',
                label: `机关（${states.total}）`,
                children: <RollUpOrgans at={at} states={states} />,
              },
              {
                key: 'tables',
                label: '汇总表',
                children: rollUp === undefined ? waiting : <RollUpTables at={at} rollUp={rollUp} />,
              },
              {
                key: 'findings',
                label: rollUp === undefined ? '矛盾' : `矛盾（${rollUp.findingCount}）`,
                children:
                  rollUp === undefined ? waiting : <Contradictions at={at} rollUp={rollUp} />,
              },
              {
                key: 'scope',
                label: '统计范围',
                children: rollUp === undefined ? waiting : <RollUpScope at={at} rollUp={rollUp} />,
              },
            ]}
          />
        </>
      )}
    </Page>
  );
}

function Adding({ total }: { readonly total: number }): ReactNode {
  return (
    <p className="quiet" role="status">
      <Spin size="small" /> 正在合计{total}个机关的报告并核对……
    </p>
  );
}

function YearChoice({ at }: { readonly at: At }): ReactNode {
  const { today } = useSession();
  const current = Number(today.slice(0, 4));
  const first = 2021;
  const years = Array.from({ length: current - first + 1 }, (_, n) => current - n);
  return (
    <Select
      aria-label="年度"
      value={at.year}
      onChange={(year) => goTo(`/roll-up/${at.code}/${year}`)}
      options={years.map((year) => ({ value: year, label: `${year}年度` }))}
    />
  );
}

function Lead({ states, at }: { readonly states: RollUpStates; readonly at: At }): ReactNode {
  const { organ, total, included, overdue, isGovernment } = states;
  const sent = inHand.reduce((sum, state) => sum + states.states[state], 0);
  return (
    <>
      <p className="sheet-lead">
        <span>{organ.name}</span>
        <span>
          已报送或签发{sent}个，共{total}个
        </span>
        {overdue > 0 && <Mark tone="bad">逾期{overdue}个</Mark>}
        {included < total && <span>不纳入汇总{total - included}个</span>}
      </p>
      <progress
        className="roll-up-progress"
        max={Math.max(total, 1)}
        value={sent}
        aria-label={`报送进度：${sent}个，共${total}个`}
      />
      {isGovernment && <OwnReport rollUp={states} at={at} />}
    </>
  );
}

/** One click makes the sum the government's own report; it is then written and sealed as any other. */
function OwnReport({ rollUp, at }: { readonly rollUp: RollUpStates; readonly at: At }): ReactNode {
  const may = useMay();
  const { message } = App.useApp();
  const isTaken = rollUp.takenAt !== null;
  const { mutate, isPending, error } = useAct(
    () =>
      call<typeof putRollUpReport>('put', '/organs/{code}/roll-ups/{year}/report', {
        params: { ...at },
        body: { isTaken: !isTaken },
      }),
    () => void message.success(isTaken ? '已改回只报本级' : '政府年度报告已改用汇总数据'),
  );
  const mayTake = may('gather-reports') || may('seal-report');
  return (
    <div className="roll-up-own">
      {error !== null && <Problem error={error} />}
      {rollUp.takenAt === null ? (
        <p>
          {rollUp.organ.name}
          的年度报告现在只报本级。编制政府报告后，三张表改用汇总数据，首段写明统计范围。
        </p>
      ) : (
        <p>
          <Mark tone="good">政府报告用汇总数据</Mark> {rollUp.takenBy}，{momentText(rollUp.takenAt)}
          ；<Link to={`/reports/${at.code}/${at.year}`}>打开报告撰写、定稿</Link>
        </p>
      )}
      {mayTake && (
        <Button
          type={isTaken ? 'default' : 'primary'}
          loading={isPending}
          onClick={() => mutate(undefined)}
        >
          {isTaken ? '改回只报本级' : '一键编制政府报告'}
        </Button>
      )}
    </div>
  );
}
