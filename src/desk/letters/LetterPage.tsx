// One letter on one page: its text, what it still lacks, what was said of it, and what the reader may do.

import { Alert, Button, Drawer, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { awaitedWords, letterStates } from '../../rules/letters/approval.ts';
import { letterKinds } from '../../rules/letters/kinds.ts';
import { clockBadge } from '../../rules/request/clock-badge.ts';
import type { PageProps } from '../pages.tsx';
import { ClockBadge } from '../parts/ClockBadge.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { type Detail, useRequest } from '../requests/request-queries.ts';
import { PrintButton } from '../requests/PrintDrawer.tsx';
import { Link } from '../router.tsx';
import type { ActKey } from './ActDialog.tsx';
import { Acts } from './Acts.tsx';
import { ActTaken } from './ActTaken.tsx';
import { AnswerLinkPanel } from './AnswerLinkPanel.tsx';
import type { NoticeKind } from './fact-fields.ts';
import { FailedServices } from './FailedServices.tsx';
import { FactsForm } from './FactsForm.tsx';
import { Faults } from './Faults.tsx';
import { JointAnswer } from './JointAnswer.tsx';
import { LatePanel } from './LatePanel.tsx';
import { useShownLetter, Veil } from './MaskedLetter.tsx';
import { type Letter, useLetter, useSave } from './letter-queries.ts';
import { TextEditor, TextView } from './LetterTextPanel.tsx';
import { Opinions } from './Opinions.tsx';
import { RecordsPanel } from './RecordsPanel.tsx';
import { Versions } from './Versions.tsx';

export default function LetterPage({ parts }: PageProps): ReactNode {
  const letter = useLetter(Number(parts['id']));
  if (letter.error !== null) {
    return <Problem error={letter.error} onRetry={() => void letter.refetch()} />;
  }
  if (letter.data === undefined) return <Spin className="page-spin" />;
  return <WithRequest letter={letter.data} />;
}

function WithRequest({ letter }: { readonly letter: Letter }): ReactNode {
  const request = useRequest(letter.requestId);
  if (request.error !== null) return <Problem error={request.error} />;
  if (request.data === undefined) return <Spin className="page-spin" />;
  return <LetterSheet letter={letter} detail={request.data} />;
}

function LetterSheet(props: { readonly letter: Letter; readonly detail: Detail }): ReactNode {
  const { detail } = props;
  const [letter, notice] = useShownLetter(props.letter);
  const { request } = detail;
  const [act, take] = useState<ActKey>();
  const [isEditing, edit] = useState(false);
  const mayEdit = letter.acts.some((one) => one.act === 'save' && one.open);
  return (
    <Page
      title={letterKinds[letter.kind].title}
      windowTitle={letter.number ?? letterKinds[letter.kind].title}
      trail={[
        { to: '/requests', label: '依申请公开' },
        { to: `/requests/${letter.requestId}`, label: request.number },
      ]}
      actions={
        <>
          <Link to={`/letters/${letter.id}/review`} className="page-link">
            一页看全案
          </Link>
          <PrintButton
            detail={detail}
            letter={detail.letters.find((one) => one.id === letter.id)}
          />
        </>
      }
    >
      <p className="sheet-lead">
        <Mark>{letterStates[letter.state]}</Mark>
        <span>{letter.number ?? '尚未编号'}</span>
        <ClockBadge clock={request.clock} />
        <span className="quiet">{clockBadge(request.clock).detail}</span>
      </p>
      <div className="sheet">
        <div className="sheet-main">
          {notice}
          <Faults faults={letter.faults} />
          {mayEdit && <SavingCosts letter={letter} />}
          {isEditing ? (
            <Veil isDown={letter.masked}>
              <TextEditor letter={letter} onClose={() => edit(false)} />
            </Veil>
          ) : (
            <TextView
              letter={letter}
              onEdit={mayEdit && !letter.masked ? () => edit(true) : undefined}
            />
          )}
          <FactsButton letter={letter} detail={detail} mayEdit={mayEdit} />
          <JointAnswer letter={letter} detail={detail} />
          <RecordsPanel letter={letter} detail={detail} mayEdit={mayEdit} />
          <Versions letter={letter} />
        </div>
        <aside className="sheet-side">
          <Acts letter={letter} onTake={take} />
          <LatePanel letter={letter} detail={detail} />
          <FailedServices letter={letter} />
          <AnswerLinkPanel letter={letter} />
          <Opinions letter={letter} />
          <Panel title="申请">
            <p>{request.subject}</p>
            <p className="quiet">
              {request.maskedName} · {request.number}
            </p>
          </Panel>
        </aside>
      </div>
      <ActTaken letter={letter} detail={detail} act={act} onClose={() => take(undefined)} />
    </Page>
  );
}

/** Said before he writes, not when he comes to sign (条例 17). */
function SavingCosts({ letter }: { readonly letter: Letter }): ReactNode {
  if (letter.savingCosts.length === 0) return null;
  const lost = letter.savingCosts.map((act) => awaitedWords[act]).join('、');
  return (
    <Alert
      type="info"
      showIcon
      title={`您可以${lost}这份文书。一旦保存修改，您就是拟稿人之一，不能再${lost}它`}
      description="要改的地方，请在送审后写明意见退回，由经办人修改；确需自己改的，改后由其他人签发。"
    />
  );
}

function FactsButton(props: {
  readonly letter: Letter;
  readonly detail: Detail;
  readonly mayEdit: boolean;
}): ReactNode {
  const { letter, detail, mayEdit } = props;
  const [isOpen, open] = useState(false);
  if (!(mayEdit && !letter.masked) && !isOpen) return null;
  const kind = letter.kind.startsWith('P') ? (letter.kind as NoticeKind) : 'reply';
  return (
    <p>
      <Button onClick={() => open(true)}>修改事项，重新生成正文</Button>
      {isOpen && (
        <Drawer
          open
          size={kind === 'reply' ? 760 : 520}
          title="修改事项"
          onClose={() => open(false)}
        >
          <Veil isDown={letter.masked}>
            <ChangedFacts letter={letter} detail={detail} kind={kind} onClose={() => open(false)} />
          </Veil>
        </Drawer>
      )}
    </p>
  );
}

function ChangedFacts(props: {
  readonly letter: Letter;
  readonly detail: Detail;
  readonly kind: NoticeKind | 'reply';
  readonly onClose: () => void;
}): ReactNode {
  const { letter, detail, kind, onClose } = props;
  const { mutate, isPending, error, changes } = useSave(letter, onClose);
  return (
    <FactsForm
      kind={kind}
      detail={detail}
      earlier={letter.facts}
      label="重新生成"
      isPending={isPending}
      error={error}
      changes={changes}
      onSend={(facts, onError) => mutate({ facts }, { onError })}
      onClose={onClose}
    />
  );
}
