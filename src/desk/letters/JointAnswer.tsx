// Open requests of one applicant for the same thing are answered together: the content of one reply, a letter
// with a number of its own for each (条例 36(6)).

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { isReplyKind } from '../../rules/letters/kinds.ts';
import type { postJointly } from '../../web/api/letters.ts';
import type { getSimilarRequests } from '../../web/api/similar.ts';
import { call } from '../api.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import type { Detail } from '../requests/request-queries.ts';
import { goTo, Link } from '../router.tsx';
import { useMay } from '../session.ts';
import type { Letter } from './letter-queries.ts';

interface Numbered {
  readonly id: number;
  readonly number: string;
}

/** A button for one other request; the draft made for it opens. */
export function AnswerAlso(props: {
  readonly letterId: number;
  readonly other: Numbered;
}): ReactNode {
  const { letterId, other } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof postJointly>('post', '/letters/{id}/jointly', {
        params: { id: letterId },
        body: { requestId: other.id },
      }),
    onSuccess: async (letter) => {
      await client.invalidateQueries({ queryKey: ['request', other.id] });
      message.success(`已为${other.number}拟好同样内容的答复书，请核对后送审`);
      goTo(`/letters/${letter.id}`);
    },
  });
  return (
    <>
      <Button size="small" loading={isPending} onClick={() => mutate()}>
        为{other.number}拟同样的答复书
      </Button>
      {error !== null && <Problem error={error} />}
    </>
  );
}

/** The reply of a case from which another can be drafted: the last that is not void. */
export function replyOf(detail: Detail): Detail['letters'][number] | undefined {
  return detail.letters.filter(({ kind, state }) => isReplyKind(kind) && state !== 'void').at(-1);
}

/** On the page of a reply: the applicant's other open requests that are like this one. */
export function JointAnswer(props: {
  readonly letter: Letter;
  readonly detail: Detail;
}): ReactNode {
  const { letter, detail } = props;
  const may = useMay();
  const isReply = isReplyKind(letter.kind) && letter.state !== 'void';
  const id = detail.request.id;
  const { data } = useQuery({
    queryKey: ['similar', id],
    enabled: isReply && may('handle-requests'),
    queryFn: () =>
      call<typeof getSimilarRequests>('get', '/requests/{id}/similar', { params: { id } }),
  });
  const open = (data?.ofApplicant ?? []).filter(
    (one) =>
      one.isSimilar && one.concludedOn === null && one.organ.code === detail.request.organ.code,
  );
  if (!isReply || open.length === 0) return null;
  return (
    <Panel title="一并答复" id="jointly">
      <p className="quiet">
        同一申请人的相同申请尚未答复的，可以作同样内容的答复：每件各有一份答复书、一个文号，各计一件（条例第三十六条第六项）。
      </p>
      <ul className="letters">
        {open.map((other) => (
          <li key={other.id}>
            <Link to={`/requests/${other.id}`}>{other.subject}</Link>
            <p>
              {other.replyLetter === null ? (
                <AnswerAlso letterId={letter.id} other={other} />
              ) : (
                <Link to={`/letters/${other.replyLetter}`}>{other.number}的答复书已经拟好</Link>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
