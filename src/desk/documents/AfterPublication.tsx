// What stands to be done about a text that readers already see: it is no longer to be public, it was posted on the spot,
// or at its hour something was found that nobody had been asked about.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { opennessLabels } from '../../rules/document-classes.ts';
import { isPostedOnSpot } from '../../rules/postings.ts';
import type { postAskedAnew } from '../../web/api/document-acts.ts';
import { call } from '../api.ts';
import { momentText } from '../parts/moments.ts';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { closedBy, isToClose } from './DocumentActs.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';
import { WithdrawButton } from './WithdrawDialog.tsx';

interface Props {
  readonly document: DocumentDetail;
  readonly onChanged: () => void;
}

export function AfterPublication(
  props: Props & { readonly onPosting: (() => void) | undefined },
): ReactNode {
  const { document, onPosting } = props;
  if (document.state !== 'published') return null;
  return (
    <>
      <ClosedNotice {...props} />
      {document.askedAnew !== null && <AskedAnew {...props} asked={document.askedAnew} />}
      {onPosting !== undefined &&
        isPostedOnSpot(document.draft) &&
        (document.draft.postings ?? []).length === 0 && (
          <Alert
            type="info"
            showIcon
            className="problem"
            title="还没有登记现场张贴"
            description="已发布的各版不再改动，照片上网也要先审查：形成新稿，只填“现场张贴”、加上照片，送审时写明补记张贴情况。审查发布之前门户上不变。"
            action={<Button onClick={onPosting}>补记张贴</Button>}
          />
        )}
    </>
  );
}

/** A new text that is not public would leave the old one standing: the way leads to the withdrawal and nowhere else. */
function ClosedNotice({ document, onChanged }: Props): ReactNode {
  const { draft, acts } = document;
  const { openness } = draft;
  const reason = (draft.opennessReason ?? '').trim();
  if (!isToClose(document)) return null;
  const mayWithdraw = acts.some(({ act, open }) => act === 'withdraw' && open);
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={`改为${opennessLabels[openness]}，要把门户上的撤下`}
      description={
        reason === ''
          ? '请先写明理由和依据（条例第十四条至第十六条），再撤稿；理由随文件保存。'
          : mayWithdraw
            ? '撤稿以后公开属性和理由随文件保存，这一稿不必送审。'
            : '理由已经保存，不必送审：请审核人、审签人或者保密审查人打开本页撤稿。'
      }
      action={
        reason !== '' &&
        mayWithdraw && (
          <WithdrawButton
            id={document.id}
            version={document.version}
            title={draft.title}
            {...closedBy(document)}
            onDone={onChanged}
          />
        )
      }
    />
  );
}

function AskedAnew(
  props: Props & { readonly asked: NonNullable<DocumentDetail['askedAnew']> },
): ReactNode {
  const { document, asked, onChanged } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const may = useMay();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ reason }: { readonly reason: string }) =>
      await call<typeof postAskedAnew>('post', '/documents/{id}/asked-anew', {
        params: { id: document.id },
        body: { version: document.version, reason },
      }),
    onSuccess: async () => {
      message.success('已记入日志');
      onChanged();
      await client.invalidateQueries({ queryKey: ['editor-tasks'] });
      await client.invalidateQueries({ queryKey: ['notices'] });
    },
  });
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={`${momentText(asked.at)}定时发布时新发现${asked.titles.length}处，没有拦下，请核对`}
      description={
        <>
          <ul>
            {asked.titles.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
          {error !== null && <Problem error={error} />}
          {may('edit-documents') && (
            <Form layout="vertical" onFinish={mutate}>
              <Form.Item
                name="reason"
                label="需要改的，修改形成新稿或者撤稿；不必改的，写明理由"
                rules={[{ required: true, whitespace: true, message: '请写明不必改的理由' }]}
              >
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
              </Form.Item>
              <Button htmlType="submit" loading={isPending}>
                核对过，不必改
              </Button>
            </Form>
          )}
        </>
      }
    />
  );
}
