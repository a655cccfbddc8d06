// The link of a letter to a third party: whether it was opened and used, and the way to shut it. The code
// stands on the printed letter and nowhere else.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { postRevokeLink } from '../../web/api/answer-link.ts';
import { call } from '../api.ts';
import { Facts } from '../parts/Facts.tsx';
import { showFaults } from '../parts/forms.ts';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import { useMay } from '../session.ts';
import type { Letter } from './letter-queries.ts';

type Link = NonNullable<Letter['answerLink']>;

export function AnswerLinkPanel({ letter }: { readonly letter: Letter }): ReactNode {
  const { answerLink: link } = letter;
  const may = useMay();
  if (link === null) return letter.kind === 'P04' && letter.late !== null && <OnPaperOnly />;
  const canRevoke =
    link.revokedAt === null && link.answeredOn === null && letter.state === 'signed';
  return (
    <Panel title="第三方网上答复" id="answer-link">
      <p>
        <Mark tone={link.open ? 'good' : 'plain'}>{standing(link)}</Mark>
      </p>
      {!link.open && link.why !== undefined && link.answeredOn === null && (
        <p className="quiet">{link.why.message}</p>
      )}
      <Facts
        facts={[
          ['首次打开', opened(link)],
          ['最近打开', link.lastOpenedAt === null ? undefined : momentText(link.lastOpenedAt)],
          ['收到意见', link.answeredOn === null ? undefined : dayText(link.answeredOn)],
          [
            '停用',
            link.revokedAt === null
              ? undefined
              : `${link.revokedBy ?? ''}，${momentText(link.revokedAt)}：${link.revokedReason ?? ''}`,
          ],
        ]}
      />
      {link.answeredOn !== null && letter.receivedOn === null && (
        <p>
          送达还没有登记。对方{dayText(link.answeredOn)}
          已经答复，最迟当日收到；请按回证登记送达之日。
        </p>
      )}
      <p className="quiet">网址、文号和答复码印在意见书的回执上；打开链接不等于送达。</p>
      {canRevoke && may('handle-requests') && <Revoke letter={letter} />}
    </Panel>
  );
}

/** What lies at the third party bears no code, and none is handed on beside it (decision 0012). */
function OnPaperOnly(): ReactNode {
  return (
    <Panel title="第三方网上答复" id="answer-link">
      <p className="quiet">
        纸上签发的意见书没有印答复码，对方书面答复，由本机关在申请页“登记意见”。确需网上答复的，另发一份意见书。
      </p>
    </Panel>
  );
}

function standing(link: Link): string {
  if (link.answeredOn !== null) return '已经答复';
  if (link.revokedAt !== null) return '已停用';
  return link.open ? '可以答复' : '现在不能答复';
}

function opened({ openedAt }: Link): string {
  return openedAt === null ? '还没有打开过' : momentText(openedAt);
}

function Revoke({ letter }: { readonly letter: Letter }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [isAsking, ask] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const { mutate, isPending } = useMutation({
    mutationFn: (body: { reason: string }) =>
      call<typeof postRevokeLink>('post', '/letters/{id}/revoke-link', {
        params: { id: letter.id },
        body,
      }),
    onSuccess: async () => {
      ask(false);
      message.success('链接已停用');
      await client.invalidateQueries({ queryKey: ['letter', letter.id] });
    },
    onError: (error) => showFaults(form, error),
  });
  return (
    <>
      <Button onClick={() => ask(true)}>停用链接</Button>
      <Modal
        open={isAsking}
        title="停用网上答复的链接"
        okText="停用"
        cancelText="取消"
        confirmLoading={isPending}
        onOk={() => form.submit()}
        onCancel={() => ask(false)}
        destroyOnHidden
      >
        <p>停用以后不能恢复，对方仍可以用回执书面答复。要重新在网上答复的，另发一份意见书。</p>
        <Form form={form} layout="vertical" onFinish={(values) => mutate(values)} preserve={false}>
          <Form.Item
            name="reason"
            label="理由"
            rules={[{ required: true, whitespace: true, message: '请写明理由' }]}
          >
            <Input.TextArea rows={2} maxLength={500} placeholder="如：意见书误投" autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
