// The letters of a case: what was written, who signed it, when it left and when it arrived; and what may be
// written now, with the reason where it may not.

import { Button, Drawer, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import { letterStates } from '../../rules/letters/approval.ts';
import { letterKind, letterKinds } from '../../rules/letters/kinds.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { deliveryMethods } from '../../rules/request/events.ts';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { Detail } from '../requests/request-queries.ts';
import { goTo, Link } from '../router.tsx';
import { useMay } from '../session.ts';
import type { NoticeKind } from './fact-fields.ts';
import { FactsForm } from './FactsForm.tsx';
import { useDraft } from './letter-queries.ts';

type Brief = Detail['letters'][number];
type Choice = NoticeKind | 'reply';

const notices = Object.keys(letterKinds).filter((kind): kind is NoticeKind => kind.startsWith('P'));

export function LettersPanel({ detail }: { readonly detail: Detail }): ReactNode {
  const may = useMay();
  const [choice, choose] = useState<Choice>();
  return (
    <Panel
      title="文书"
      id="letters"
      extra={may('handle-requests') && <WriteButton detail={detail} onChoose={choose} />}
    >
      {detail.letters.length === 0 ? (
        <p className="quiet">还没有文书。告知、征求意见、延期和答复都从“拟写文书”开始。</p>
      ) : (
        <ul className="letters">
          {detail.letters.map((letter) => (
            <LetterLine key={letter.id} letter={letter} failedOn={failedOn(detail, letter)} />
          ))}
        </ul>
      )}
      {choice !== undefined && (
        <NewLetter detail={detail} choice={choice} onClose={() => choose(undefined)} />
      )}
    </Panel>
  );
}

/** The day on which it was known that it did not get there; absent once it is out again. */
function failedOn({ events }: Detail, { id, state, sentOn }: Brief): string | undefined {
  if (state !== 'signed' || sentOn !== null) return undefined;
  return events.findLast(
    ({ event }) => event.kind === 'service-failed' && event.attempt?.letterId === id,
  )?.event.on;
}

function LetterLine(props: {
  readonly letter: Brief;
  readonly failedOn: string | undefined;
}): ReactNode {
  const { letter, failedOn: failed } = props;
  const { kind, number, state, signedBy, signedOn, sentOn, sentMethod, receivedOn } = letter;
  const facts = [
    number ?? `拟稿：${letter.draftedBy}`,
    ...(signedOn === null ? [] : [`${signedBy ?? ''} ${dayText(signedOn)}签发`]),
    ...(sentOn === null || sentMethod === null
      ? []
      : [`${dayText(sentOn)}${deliveryMethods[sentMethod]}`]),
    ...(receivedOn === null ? [] : [`${dayText(receivedOn)}收到`]),
  ];
  return (
    <li>
      <Link to={`/letters/${letter.id}`}>{letterKinds[kind].title}</Link>{' '}
      {failed === undefined ? (
        <Mark>
          {sentOn === null ? letterStates[state] : receivedOn === null ? '已送出' : '已送达'}
        </Mark>
      ) : (
        <Mark tone="bad">没有送到，待再次送出</Mark>
      )}
      <span className="letter-facts">{facts.join(' · ')}</span>
    </li>
  );
}

/** Why a letter of that kind cannot be written now. */
function whyNot(detail: Detail, choice: Choice): string | undefined {
  const step = choice === 'reply' ? 'draft-reply' : letterKind(choice).onSending;
  return detail.steps.find((one) => one.step === step)?.why?.message;
}

function WriteButton(props: {
  readonly detail: Detail;
  readonly onChoose: (choice: Choice) => void;
}): ReactNode {
  const { detail, onChoose } = props;
  const item = (choice: Choice, title: string) => {
    const why = whyNot(detail, choice);
    return {
      key: choice,
      disabled: why !== undefined,
      label: (
        <>
          {title}
          {why !== undefined && <span className="menu-why">{why}</span>}
        </>
      ),
    };
  };
  const replyTitle = detail.request.matter === 'correction' ? '更正申请的答复' : '答复书';
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        className: 'write-menu',
        items: [
          item('reply', replyTitle),
          { type: 'divider' },
          ...notices.map((kind) => item(kind, letterKinds[kind].title)),
        ],
        onClick: ({ key }) => onChoose(key as Choice),
      }}
    >
      <Button type="primary">拟写文书</Button>
    </Dropdown>
  );
}

function NewLetter(props: {
  readonly detail: Detail;
  readonly choice: Choice;
  readonly onClose: () => void;
}): ReactNode {
  const { detail, choice, onClose } = props;
  const may = useMay();
  const signedBy = choice === 'reply' ? 'sign-replies' : letterKind(choice).signedBy;
  const { mutate, isPending, error } = useDraft(detail.request.id, (letter) =>
    goTo(`/letters/${letter.id}`),
  );
  return (
    <Drawer
      open
      size={choice === 'reply' ? 760 : 520}
      title={choice === 'reply' ? '答复书' : letterKinds[choice].title}
      onClose={onClose}
      className="step-drawer"
    >
      {may(signedBy) && (
        <p className="form-note">
          由您拟稿的文书，您不能再签发，应当由其他人签发（条例第十七条）。
        </p>
      )}
      <FactsForm
        kind={choice}
        detail={detail}
        label="生成文书"
        isPending={isPending}
        error={error}
        onSend={(facts, onError) => mutate(facts, { onError })}
        onClose={onClose}
      />
    </Drawer>
  );
}
