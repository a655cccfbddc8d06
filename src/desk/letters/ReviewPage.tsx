// The case on one page for whoever approves (on a phone, on paper): what is missing, what was asked, what was
// searched and who was heard, what is proposed, on which words of the law, what was replied before, and what
// changed since it was last seen. The applicant stays masked.

import { PrinterOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { letterActs, letterStates } from '../../rules/letters/approval.ts';
import { letterKinds } from '../../rules/letters/kinds.ts';
import { clockBadge } from '../../rules/request/clock-badge.ts';
import type { PageProps } from '../pages.tsx';
import { ClockBadge } from '../parts/ClockBadge.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { type Detail, useRequest } from '../requests/request-queries.ts';
import { Link } from '../router.tsx';
import type { ActKey } from './ActDialog.tsx';
import { ActTaken } from './ActTaken.tsx';
import { Awaited, openActs } from './Acts.tsx';
import { Faults } from './Faults.tsx';
import { LatePanel } from './LatePanel.tsx';
import { useShownLetter } from './MaskedLetter.tsx';
import { type Letter, useLetter } from './letter-queries.ts';
import { Opinions } from './Opinions.tsx';
import { AskedPart, HeardPart, SearchedPart } from './review-case.tsx';
import { ChangesPart, LawPart, ProposalPart } from './review-proposal.tsx';
import { PrecedentsPart } from './review-precedents.tsx';

export default function ReviewPage({ parts }: PageProps): ReactNode {
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
  return <Review letter={letter} detail={request.data} />;
}

function Review(props: { readonly letter: Letter; readonly detail: Detail }): ReactNode {
  const { detail } = props;
  const [letter, notice] = useShownLetter(props.letter);
  const { request } = detail;
  const [act, take] = useState<ActKey>();
  const { title } = letterKinds[letter.kind];
  const isWaiting = letter.state !== 'signed' && letter.state !== 'void';
  return (
    <Page
      title={`${title}：${request.subject}`}
      windowTitle={`审阅 ${request.number}`}
      trail={[
        { to: '/inbox', label: '待我审批' },
        { to: `/requests/${letter.requestId}`, label: request.number },
      ]}
      actions={
        <>
          <Link to={`/letters/${letter.id}`} className="page-link">
            文书页
          </Link>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            打印本页
          </Button>
        </>
      }
    >
      <p className="sheet-lead">
        <Mark>{letterStates[letter.state]}</Mark>
        <span>{letter.number ?? '尚未编号'}</span>
        <ClockBadge clock={request.clock} />
        <span className="quiet">{clockBadge(request.clock).detail}</span>
      </p>
      <div className="review">
        {letter.awaits !== null && <Awaited awaits={letter.awaits} />}
        <Faults faults={letter.faults} isOpen={isWaiting} />
        <LatePanel letter={letter} detail={detail} />
        <AskedPart detail={detail} />
        <SearchedPart detail={detail} />
        <HeardPart detail={detail} />
        {notice}
        <ProposalPart letter={letter} detail={detail} />
        <LawPart letter={letter} />
        <ChangesPart letter={letter} />
        <Opinions letter={letter} />
        <PrecedentsPart requestId={letter.requestId} />
      </div>
      <ActBar letter={letter} onTake={take} />
      <ActTaken letter={letter} detail={detail} act={act} onClose={() => take(undefined)} />
    </Page>
  );
}

/** Always in reach of the thumb. */
function ActBar(props: {
  readonly letter: Letter;
  readonly onTake: (act: ActKey) => void;
}): ReactNode {
  const { letter, onTake } = props;
  const open = openActs(letter);
  if (open.length === 0) return null;
  return (
    <div className="act-bar" id="acts">
      {open.map((act, n) => (
        <Button key={act} type={n === 0 ? 'primary' : 'default'} onClick={() => onTake(act)}>
          {letterActs[act]}
        </Button>
      ))}
    </div>
  );
}
