// 年报汇总: who has sent its report, what they sum to, what contradicts, and the government's own report out
// of it (条例 49, 50).

import { App, Button, Select, Spin, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { putRollUpReport } from '../../web/api/roll-up-report.ts';
import { call } from '../api.ts';
import type { PageProps } from '../pages.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { momentText } from '../parts/moments.ts';
import { goTo, Link } from '../router.tsx';
import { useMay, useSession } from '../session.ts';
import { Contradictions } from './Contradictions.tsx';
import { inHand } from '../../rules/annual-report/roll-up-state.ts';
import { type At, type RollUp, useAct, useRollUp } from './roll-up-queries.ts';
import { RollUpOrgans } from './RollUpOrgans.tsx';
import { RollUpScope } from './RollUpScope.tsx';
import { RollUpTables } from './RollUpTables.tsx';

export default function RollUpPage({ parts }: PageProps): ReactNode {
  const { organ } = useSession();
  const at = { code: parts['code'] ?? organ.code, year: Number(parts['year']) };
  const { data, error, refetch } = useRollUp(at);
  const [tab, open] = useState('organs');
  return (
    <Page title={`${at.year}年度报告汇总`} actions={<YearChoice at={at} />}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data !== undefined && (
        <>
          <Lead rollUp={data} at={at} />
          <Tabs
            activeKey={tab}
            onChange={open}
            items={[
              {
                key: 'organs',
                label: `机关（${data.total}）`,
                children: <RollUpOrgans at={at} rollUp={data} />,
              },
              { key: 'tables', label: '汇总表', children: <RollUpTables at={at} rollUp={data} /> },
              {
                key: 'findings',
                label: `矛盾（${data.findingCount}）`,
                children: <Contradictions at={at} rollUp={data} />,
              },
              { key: 'scope', label: '统计范围', children: <RollUpScope at={at} rollUp={data} /> },
            ]}
          />
        </>
      )}
    </Page>
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

function Lead({ rollUp, at }: { readonly rollUp: RollUp; readonly at: At }): ReactNode {
  const { organ, states, total, included, overdue, isGovernment } = rollUp;
  const sent = inHand.reduce((sum, state) => sum + states[state], 0);
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
      {isGovernment && <OwnReport rollUp={rollUp} at={at} />}
    </>
  );
}

/** One click makes the sum the government's own report; it is then written and sealed as any other. */
function OwnReport({ rollUp, at }: { readonly rollUp: RollUp; readonly at: At }): ReactNode {
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
