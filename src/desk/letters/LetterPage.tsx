// One letter on one page: its text, what it still lacks, what was said of it, and what the reader may do.

import { Alert, Button, Drawer, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { letterActs, letterStates } from '../../rules/letters/approval.ts';
import { letterKinds } from '../../rules/letters/kinds.ts';
import { clockBadge } from '../../rules/request/clock-badge.ts';
import type { PageProps } from '../pages.tsx';
import { ClockBadge } from '../parts/ClockBadge.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { type Detail, useRequest } from '../requests/request-queries.ts';
import { ActDialog, type ActKey } from './ActDialog.tsx';
import { Differences } from './Differences.tsx';
import type { NoticeKind } from './fact-fields.ts';
import { FactsForm } from './FactsForm.tsx';
import { type Letter, useLetter, useSave } from './letter-queries.ts';
import { TextEditor, TextView } from './LetterTextPanel.tsx';
import { RecordsPanel } from './RecordsPanel.tsx';

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
  const { letter, detail } = props;
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
    >
      <p className="sheet-lead">
        <Mark>{letterStates[letter.state]}</Mark>
        <span>{letter.number ?? '尚未编号'}</span>
        <ClockBadge clock={request.clock} />
        <span className="quiet">{clockBadge(request.clock).detail}</span>
      </p>
      <div className="sheet">
        <div className="sheet-main">
          <Faults letter={letter} />
          {mayEdit && <SavingCosts letter={letter} />}
          {isEditing && mayEdit ? (
            <TextEditor letter={letter} onClose={() => edit(false)} />
          ) : (
            <TextView letter={letter} onEdit={mayEdit ? () => edit(true) : undefined} />
          )}
          <FactsButton letter={letter} detail={detail} mayEdit={mayEdit} />
          <RecordsPanel letter={letter} detail={detail} mayEdit={mayEdit} />
          <Versions letter={letter} />
        </div>
        <aside className="sheet-side">
          <Acts letter={letter} onTake={take} />
          <Opinions letter={letter} />
          <Panel title="申请">
            <p>{request.subject}</p>
            <p className="quiet">
              {request.maskedName} · {request.number}
            </p>
          </Panel>
        </aside>
      </div>
      {act !== undefined && <ActDialog letter={letter} act={act} onClose={() => take(undefined)} />}
    </Page>
  );
}

function Faults({ letter }: { readonly letter: Letter }): ReactNode {
  if (letter.faults.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title="还缺少应当写明的内容，补齐后才能送审和签发"
      description={
        <ul>
          {letter.faults.map((fault) => (
            <li key={`${fault.code} ${fault.field}`}>{fault.message}</li>
          ))}
        </ul>
      }
    />
  );
}

const words = { review: '审核', sign: '签发' } as const;

/** Said before he writes, not when he comes to sign (条例 17). */
function SavingCosts({ letter }: { readonly letter: Letter }): ReactNode {
  if (letter.savingCosts.length === 0) return null;
  const lost = letter.savingCosts.map((act) => words[act]).join('、');
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
  const { mutate, isPending, error } = useSave(letter, () => open(false));
  if (!mayEdit) return null;
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
          <FactsForm
            kind={kind}
            detail={detail}
            earlier={letter.facts}
            label="重新生成"
            isPending={isPending}
            error={error}
            onSend={(facts, onError) => mutate({ facts }, { onError })}
            onClose={() => open(false)}
          />
        </Drawer>
      )}
    </p>
  );
}

/** The words on the buttons; the first that is open stands out. */
const order: readonly ActKey[] = ['sign', 'review', 'submit', 'send', 'arrive', 'return', 'void'];

function Acts(props: {
  readonly letter: Letter;
  readonly onTake: (act: ActKey) => void;
}): ReactNode {
  const { letter, onTake } = props;
  const open = order.filter((act) => letter.acts.some((one) => one.act === act && one.open));
  const { awaits } = letter;
  const waiting = letter.acts.find((one) => one.act === awaits?.act && !one.open)?.why;
  return (
    <Panel title="现在可以办理" id="acts">
      {open.length === 0 && (
        <p className="quiet">
          按您的岗位，这份文书现在没有可办的步骤。
          {waiting?.message}
        </p>
      )}
      <ul className="steps">
        {open.map((act, n) => (
          <li key={act}>
            <Button block type={n === 0 ? 'primary' : 'default'} onClick={() => onTake(act)}>
              {letterActs[act]}
            </Button>
            {act === 'return' && awaits !== null && waiting !== undefined && (
              <span className="step-until">{waiting.message}</span>
            )}
          </li>
        ))}
      </ul>
      {awaits !== null && <Awaited awaits={awaits} />}
    </Panel>
  );
}

function Awaited({ awaits }: { readonly awaits: NonNullable<Letter['awaits']> }): ReactNode {
  const word = words[awaits.act];
  if (awaits.of.length > 0) {
    return (
      <p className="quiet">
        等待{word}，可以{word}的有：{awaits.of.join('、')}
      </p>
    );
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={`没有人可以${word}这份文书`}
      description={`有${word}权限的人都写过它，或者是这件申请的经办人。请退回后由经办人另行拟稿，或者由有权限的人委托他人代为${word}。`}
    />
  );
}

function Opinions({ letter }: { readonly letter: Letter }): ReactNode {
  if (letter.opinions.length === 0) return null;
  return (
    <Panel title="办理意见" id="opinions">
      <ul className="opinions">
        {letter.opinions.map((said, i) => (
          <li key={i}>
            <strong>{letterActs[said.act]}</strong> {said.name}
            {said.forName === undefined ? '' : `（代${said.forName}）`}
            <span className="quiet"> {momentText(said.at)}</span>
            {said.opinion !== undefined && <p>{said.opinion}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Versions({ letter }: { readonly letter: Letter }): ReactNode {
  const [shown, show] = useState<number | 'composed'>();
  const before = letter.versions.find((v) => v.version === shown);
  const against = shown === 'composed' ? letter.composed : before?.text;
  return (
    <Panel title="版本和差别">
      <ul className="versions">
        <li>
          <Button type="link" onClick={() => show(shown === 'composed' ? undefined : 'composed')}>
            与按事项生成的正文比较
          </Button>
        </li>
        {letter.versions.toReversed().map((v) => (
          <li key={v.version}>
            <Button
              type="link"
              disabled={v.version === letter.version}
              onClick={() => show(shown === v.version ? undefined : v.version)}
            >
              第{v.version}版
            </Button>
            <span className="quiet">
              {v.savedBy} {momentText(v.savedAt)}
              {v.version === letter.version ? '，现行' : ''}
            </span>
          </li>
        ))}
      </ul>
      {against !== undefined && <Differences before={against} after={letter.text} />}
    </Panel>
  );
}
