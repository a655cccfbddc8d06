// 工作小结: a month, quarter or year in figures, to print for a meeting. Every figure opens what it counts.

import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select, Spin } from 'antd';
import type { ReactNode } from 'react';
import { table4Blocks } from '../../rules/annual-report/form.ts';
import { applicantKinds } from '../../rules/applicant-kinds.ts';
import { channels } from '../../rules/channels.ts';
import type { IsoDay } from '../../rules/day.ts';
import { outcomeGroups, outcomes } from '../../rules/outcomes.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { eventLabels } from '../../rules/request/events.ts';
import { type Span, type SpanKind, spanKinds, spanOf } from '../../rules/spans.ts';
import { FigureLink, type FigureOf } from '../parts/FigureLink.tsx';
import { OrganChoice, useOrgan } from '../parts/OrganChoice.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, usePlace } from '../router.tsx';
import { useSession } from '../session.ts';
import { type Summary, useSummary } from './board-queries.ts';

export default function SummaryPage(): ReactNode {
  const [organ, choose] = useOrgan();
  const [span, show] = useSpan();
  const { from, to } = span;
  const { data, error, refetch } = useSummary({
    from,
    to,
    ...(organ === undefined ? {} : { organ }),
  });
  return (
    <Page
      title="工作小结"
      actions={
        <>
          <OrganChoice value={organ} onChange={choose} />
          <Select<SpanKind>
            aria-label="期间"
            value={span.kind}
            onChange={(kind) => show(spanOf(kind, span.from))}
            options={Object.entries(spanKinds).map(([value, label]) => ({
              value: value as SpanKind,
              label,
            }))}
          />
          <Button
            icon={<LeftOutlined />}
            aria-label="前一期"
            onClick={() => show(spanOf(span.kind, from, -1))}
          />
          <Button
            icon={<RightOutlined />}
            aria-label="后一期"
            onClick={() => show(spanOf(span.kind, from, 1))}
          />
          <Button type="primary" onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data !== undefined && <Sheet data={data} label={span.label} />}
    </Page>
  );
}

function useSpan(): [Span, (span: Span) => void] {
  const { query } = usePlace();
  const { today } = useSession();
  const kinds = Object.keys(spanKinds) as SpanKind[];
  const kind = kinds.find((one) => one === query.get('span')) ?? 'quarter';
  const on = /^\d{4}-\d{2}-\d{2}$/.test(query.get('from') ?? '') ? query.get('from') : today;
  return [
    spanOf(kind, (on ?? today) as IsoDay),
    (span) => {
      const next = new URLSearchParams(query);
      next.set('span', span.kind);
      next.set('from', span.from);
      goTo(`/summary?${next.toString()}`, { replace: true });
    },
  ];
}

function Sheet({ data, label }: { readonly data: Summary; readonly label: string }): ReactNode {
  const { today, organ } = useSession();
  const isUnderway = data.to > today;
  return (
    <article className="summary">
      <h2 className="summary-title">
        {data.organ?.name ?? organ.name}依申请公开工作情况（{label}）
      </h2>
      <p className="quiet">
        {dayText(data.from)}至{dayText(data.to)}
        {isUnderway && `，数据截至${dayText(today)}`}
        。口径与年度报告表三相同：新收按收到申请之日，办结按答复送出之日。
      </p>
      <Lead data={data} />
      <div className="summary-tables">
        <Figures
          title="收件渠道"
          lines={data.channels.map(({ key, figure }) => [channels[key].label, figure])}
        />
        <Figures
          title="申请人"
          lines={data.kinds.map(({ key, figure }) => [applicantKinds[key], figure])}
        />
        <Outcomes data={data} />
        <Figures
          title="程序"
          lines={[
            ...data.steps.map(({ key, figure }) => [eventLabels[key], figure] as const),
            ['更正申请、重新答复（不计入）', data.uncounted] as const,
          ]}
        />
        <Remedies data={data} />
      </div>
    </article>
  );
}

function Lead({ data }: { readonly data: Summary }): ReactNode {
  return (
    <p className="summary-lead">
      上期结转
      <FigureLink figure={data.broughtForward} label="上期结转" />
      件，新收
      <FigureLink figure={data.received} label="新收" />
      件，办结
      <FigureLink figure={data.concluded} label="办结" />
      件，期末在办
      <FigureLink figure={data.carriedForward} label="期末在办" />
      件。办结的逾期
      <FigureLink
        figure={data.late}
        label="逾期办结"
        className={data.late.value > 0 ? 'figure-bad' : ''}
      />
      件，平均用时{data.averageDays ?? '—'}
      个工作日（自收到至答复，含不计入期限的时间）；目前逾期未答复
      <FigureLink
        figure={data.overdueNow}
        label="目前逾期未答复"
        className={data.overdueNow.value > 0 ? 'figure-bad' : ''}
      />
      件。
    </p>
  );
}

function Figures(props: {
  readonly title: string;
  readonly lines: readonly (readonly [string, FigureOf])[];
}): ReactNode {
  return (
    <table className="summary-table">
      <caption>{props.title}</caption>
      <tbody>
        {props.lines.map(([label, figure]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <FigureLink figure={figure} label={label} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By the blocks of Table 3; ways of ending that nobody took are left out. */
function Outcomes({ data }: { readonly data: Summary }): ReactNode {
  const some = data.outcomes.filter(({ figure }) => figure.value > 0);
  const groups = Object.entries(outcomeGroups).flatMap(([group, label]) => {
    const lines = some.filter(({ key }) => outcomes[key].group === group);
    return lines.length === 0 ? [] : [{ label: label.replace(/（区分.*）/, ''), lines }];
  });
  return (
    <table className="summary-table">
      <caption>办理结果</caption>
      {groups.length === 0 && (
        <tbody>
          <tr>
            <th scope="row">没有办结的申请</th>
            <td>0</td>
          </tr>
        </tbody>
      )}
      {groups.map(({ label, lines }) => (
        <tbody key={label}>
          {lines.map(({ key, figure }) => (
            <tr key={key}>
              <th scope="row">
                {outcomes[key].label}
                <span className="quiet"> {label}</span>
              </th>
              <td>
                <FigureLink figure={figure} label={outcomes[key].label} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Remedies({ data }: { readonly data: Summary }): ReactNode {
  return (
    <table className="summary-table">
      <caption>复议和诉讼</caption>
      <thead>
        <tr>
          <th scope="col" aria-label="种类" />
          <th scope="col">提起</th>
          <th scope="col">审结</th>
        </tr>
      </thead>
      <tbody>
        {data.remedies.map(({ block, filed, decided }) => (
          <tr key={block}>
            <th scope="row">{table4Blocks[block]}</th>
            <td>
              <FigureLink figure={filed} page="/remedies" label={`${table4Blocks[block]}提起`} />
            </td>
            <td>
              <FigureLink figure={decided} page="/remedies" label={`${table4Blocks[block]}审结`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
