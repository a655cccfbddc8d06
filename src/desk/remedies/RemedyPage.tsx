// One case on one page: where it stands, the days that run, each stage's decision, what can be recorded now.

import { Button, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { remedyResults, table4Blocks } from '../../rules/annual-report/form.ts';
import { reconsiderationProcedures } from '../../rules/litigation.ts';
import {
  decisionForms,
  endingLabel,
  remedyStages,
  remedyStates,
  type RemedyStep,
  remedySteps,
} from '../../rules/remedy-case.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { PageProps } from '../pages.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { DeadlineBadge } from './DeadlineBadge.tsx';
import { NewRemedy } from './NewRemedy.tsx';
import { RedoButton } from './RedoButton.tsx';
import { RemedyStepForm } from './RemedyStepForm.tsx';
import { type RemedyDetail, type RemedyWords, revealRemedy, useRemedy } from './remedy-queries.ts';

export default function RemedyPage({ parts }: PageProps): ReactNode {
  const { data, error, refetch } = useRemedy(Number(parts['id']));
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  return <RemedySheet detail={data} />;
}

function RemedySheet({ detail }: { readonly detail: RemedyDetail }): ReactNode {
  const { remedy } = detail;
  const [step, take] = useState<RemedyStep>();
  const title = `${table4Blocks[remedy.block]}${remedy.caseNumber === null ? '' : ` ${remedy.caseNumber}`}`;
  return (
    <Page title={title} trail={[{ to: '/remedies', label: '行政复议、行政诉讼' }]}>
      <p className="sheet-lead">
        <Mark tone={remedy.state === 'ended' ? 'good' : 'plain'}>{remedyStates[remedy.state]}</Mark>
        <DeadlineBadge next={remedy.next} />
        <span className="quiet">{remedy.organ.name}</span>
      </p>
      <div className="sheet">
        <div className="sheet-main">
          <CaseFacts detail={detail} />
          <Deadlines detail={detail} />
          <Decisions detail={detail} />
        </div>
        <aside className="sheet-side">
          <Steps detail={detail} onTake={take} />
          <Panel title="登记经过">
            <ol className="history">
              {detail.history.toReversed().map(({ at, by, action }) => (
                <li key={at}>
                  <div className="history-what">{action}</div>
                  <div className="history-who">
                    {by}，{momentText(at)}
                  </div>
                </li>
              ))}
            </ol>
          </Panel>
        </aside>
      </div>
      {step !== undefined && (
        <RemedyStepForm detail={detail} step={step} onClose={() => take(undefined)} />
      )}
    </Page>
  );
}

function CaseFacts({ detail }: { readonly detail: RemedyDetail }): ReactNode {
  const { remedy, follows, followedBy, masked } = detail;
  const may = useMay();
  const [revealed, show] = useRevealed<RemedyWords>();
  const isHidden = masked && revealed === undefined;
  const { claims, note } = revealed ?? detail;
  const [isEditing, edit] = useState(false);
  const caseLink = (one: NonNullable<typeof follows>): ReactNode => (
    <Link key={one.id} to={`/remedies/${one.id}`}>
      {one.caseNumber ?? `${one.filedOn}提起的案件`}
    </Link>
  );
  return (
    <Panel
      title="案件"
      extra={
        (may('handle-requests') || may('edit-report')) && (
          <Button size="small" onClick={() => edit(true)}>
            修改
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [remedy.block === 'reconsideration' ? '行政复议机关' : '受理法院', remedy.body],
          ['所涉申请', remedy.request && requestLink(remedy.request)],
          ['此前的行政复议', follows !== null && caseLink(follows)],
          ['此后的诉讼', followedBy.length > 0 && followedBy.map(caseLink)],
          [
            '请求事项和理由',
            masked ? (
              <>
                {isHidden ? '已隐去（载有当事人的信息）' : claims}{' '}
                <RevealButton
                  title="查看请求事项、理由和备注"
                  isShown={!isHidden}
                  load={(body) => revealRemedy(remedy.id, body)}
                  onShow={show}
                />
              </>
            ) : (
              claims
            ),
          ],
          ['经办人', remedy.handler?.name],
          ['年度报告表四', remedyResults[remedy.result]],
          ['重新答复的案件', remedy.redo && requestLink(remedy.redo)],
          ['备注', note],
        ]}
      />
      {isEditing && (
        <NewRemedy
          known={isHidden ? { remedy } : { remedy, words: { claims, note } }}
          onClose={() => edit(false)}
        />
      )}
    </Panel>
  );
}

function requestLink({ id, number }: NonNullable<RemedyDetail['remedy']['request']>): ReactNode {
  return <Link to={`/requests/${id}`}>{number}</Link>;
}

/** Every day that runs or ran, with whose it is and by which provision. */
function Deadlines({ detail }: { readonly detail: RemedyDetail }): ReactNode {
  const { remedy, suitBy } = detail;
  const isReconsideration = remedy.block === 'reconsideration';
  const procedure = remedy.procedure && reconsiderationProcedures[remedy.procedure];
  const planned =
    remedy.answerPlanOn !== null && remedy.answerPlanOn !== remedy.answerBy
      ? `，按${dayText(remedy.answerPlanOn)}安排`
      : '';
  return (
    <Panel title="期限">
      <Facts
        facts={[
          ['提起', dayText(remedy.filedOn)],
          ['收到副本', remedy.copyReceivedOn && dayText(remedy.copyReceivedOn)],
          [
            '提交答复和证据',
            remedy.answerBy &&
              `${dayText(remedy.answerBy)}前${planned}（${
                isReconsideration
                  ? `${procedure?.label ?? ''}${procedure?.days ?? ''}个工作日，${procedure?.provision ?? ''}`
                  : '15日，行政诉讼法67'
              }）${remedy.answeredOn === null ? '' : `；${dayText(remedy.answeredOn)}已提交`}`,
          ],
          [
            '申请人起诉',
            suitBy &&
              `不服复议决定的，${dayText(suitBy)}前（按本机关收到决定之日推算，行政诉讼法45）`,
          ],
        ]}
      />
      {remedy.copyReceivedOn === null && (
        <p className="quiet">收到副本后登记，答复期限从收到之日的次日起算。</p>
      )}
    </Panel>
  );
}

function Decisions({ detail }: { readonly detail: RemedyDetail }): ReactNode {
  const { decisions } = detail;
  return (
    <Panel title="决定和裁判">
      {decisions.length === 0 && <p className="quiet">还没有决定或者裁判。</p>}
      {decisions.map((d) => (
        <Facts
          key={d.stage}
          facts={[
            [remedyStages[d.stage], `${decisionForms[d.form]}：${endingLabel(d.stage, d.ending)}`],
            ['作出', dayText(d.decidedOn)],
            ['收到', d.receivedOn && dayText(d.receivedOn)],
            [
              '上诉期限',
              d.appealBy &&
                `${dayText(d.appealBy)}（行政诉讼法85）${d.appealedOn === null ? '' : `；${dayText(d.appealedOn)}上诉`}`,
            ],
            ['生效', d.effectiveOn && dayText(d.effectiveOn)],
            ['重新答复', d.ordersRedo && '要求重新答复'],
          ]}
        />
      ))}
    </Panel>
  );
}

function Steps(props: {
  readonly detail: RemedyDetail;
  readonly onTake: (step: RemedyStep) => void;
}): ReactNode {
  const { detail, onTake } = props;
  const { remedy } = detail;
  const may = useMay();
  const mayRecord = may('handle-requests') || may('edit-report');
  const steps = mayRecord ? detail.steps : [];
  const needsRedo =
    remedy.state === 'redo-due' && remedy.request !== null && may('handle-requests');
  return (
    <Panel title="现在可以办理" id="steps">
      {steps.length === 0 && !needsRedo && (
        <p className="quiet">
          {remedy.state === 'ended' ? '这件案件已经办结。' : '按您的岗位，现在没有可办的步骤。'}
        </p>
      )}
      <ul className="steps">
        {needsRedo && remedy.request !== null && (
          <li>
            <RedoButton
              requestId={remedy.request.id}
              remedyId={remedy.id}
              receivedOn={detail.decisions.at(-1)?.receivedOn ?? undefined}
            />
          </li>
        )}
        {steps.map((step, n) => (
          <li key={step}>
            <Button
              block
              type={n === 0 && !needsRedo ? 'primary' : 'default'}
              onClick={() => onTake(step)}
            >
              {remedySteps[step]}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
