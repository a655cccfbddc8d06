// One request on one page: what is asked, by whom (masked), where the clock stands and why, what can be
// done now, and everything that happened.

import { Alert, Spin } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import { clockBadge, dayText } from '../../rules/request/clock-badge.ts';
import { provisionInWords } from '../../rules/provision-words.ts';
import { lapses } from '../../rules/request/lapses.ts';
import type { EntryStep } from '../../rules/request/steps.ts';
import type { PageProps } from '../pages.tsx';
import { ClockBadge } from '../parts/ClockBadge.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { ApplicationPanel } from './ApplicationPanel.tsx';
import { CasePanel } from './CasePanel.tsx';
import { ClockPanel } from './ClockPanel.tsx';
import { ConsultationsPanel } from './ConsultationsPanel.tsx';
import { RemedyPanel } from '../remedies/RemedyPanel.tsx';
import { LettersPanel } from '../letters/LettersPanel.tsx';
import { FeePanel } from './FeePanel.tsx';
import { FilesPanel } from './FilesPanel.tsx';
import { History } from './History.tsx';
import { PrintButton } from './PrintDrawer.tsx';
import { ReplyPanel } from './ReplyPanel.tsx';
import { type Detail, useRequest } from './request-queries.ts';
import { SimilarPanel } from './SimilarPanel.tsx';
import { StepDrawer } from './StepDrawer.tsx';
import { StepsPanel } from './StepsPanel.tsx';

export default function RequestPage({ parts }: PageProps): ReactNode {
  const { data, error, refetch } = useRequest(Number(parts['id']));
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  return <RequestSheet detail={data} />;
}

function RequestSheet({ detail }: { readonly detail: Detail }): ReactNode {
  const { request } = detail;
  const [step, take] = useState<EntryStep>();
  useEffect(() => {
    if (window.location.hash === '#clock') document.getElementById('clock')?.scrollIntoView();
  }, []);
  return (
    <Page
      title={request.subject}
      windowTitle={request.number}
      trail={[{ to: '/requests', label: '依申请公开' }]}
      actions={<PrintButton detail={detail} />}
    >
      <p className="sheet-lead">
        <ClockBadge clock={request.clock} />
        <span>{clockBadge(request.clock).detail}</span>
        <span className="quiet">
          {request.number} · {request.organ.name}
        </span>
        <Charge detail={detail} />
        {request.outcome !== null && <Mark>{wordsOfOutcome(request.outcome).label}</Mark>}
      </p>
      <Lapses detail={detail} />
      <div className="sheet">
        <div className="sheet-main">
          <ApplicationPanel detail={detail} />
          <LettersPanel detail={detail} />
          <ConsultationsPanel detail={detail} />
          <FeePanel detail={detail} />
          <ReplyPanel detail={detail} />
          <FilesPanel detail={detail} />
          <SimilarPanel detail={detail} />
          <RemedyPanel detail={detail} />
          <ClockPanel detail={detail} />
          <CasePanel detail={detail} />
        </div>
        <aside className="sheet-side">
          <StepsPanel detail={detail} onTake={take} />
          <History detail={detail} />
        </aside>
      </div>
      {step !== undefined && (
        <StepDrawer detail={detail} step={step} onClose={() => take(undefined)} />
      )}
    </Page>
  );
}

/** Whose period ran out, when, and what the law makes of the silence. */
function Lapses({ detail }: { readonly detail: Detail }): ReactNode {
  return detail.request.lapses.map(({ kind, on }) => {
    const { label, follows, provision } = lapses[kind];
    return (
      <Alert
        key={`${kind} ${on}`}
        type="warning"
        showIcon
        className="lapse"
        title={`${label}：最后一天是${dayText(on)}`}
        description={`${follows}（${provisionInWords(provision)}）。`}
      />
    );
  });
}

/** Who has it, by when the office wants it done, and whether the applicant was followed up. */
function Charge({ detail }: { readonly detail: Detail }): ReactNode {
  const { handler, department, internalDueOn, lists, daysWithoutContact, concludedOn } =
    detail.request;
  if (concludedOn !== null) return null;
  const who = [department?.name, handler?.name].filter((name) => name !== undefined).join('');
  return (
    <>
      <span>承办：{who === '' ? '未分派' : who}</span>
      {internalDueOn !== null && (
        <span>
          内部期限{dayText(internalDueOn)}
          {lists.includes('internal') && <Mark tone="careful">已过</Mark>}
        </span>
      )}
      {daysWithoutContact > 0 && <Mark tone="bad">{daysWithoutContact}个工作日未联系</Mark>}
    </>
  );
}
