// Sending a report back, and deciding whether it goes in: both with their reason.

import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { postAcceptance, postReturn, putInclusion } from '../../web/api/roll-up-organs.ts';
import { call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import { type At, type RollUpOrgan, useAct } from './roll-up-queries.ts';

interface DialogProps {
  readonly at: At;
  readonly organ: RollUpOrgan;
  readonly onClose: () => void;
}

export function ReturnDialog({ at, organ, onClose }: DialogProps): ReactNode {
  const { message } = App.useApp();
  const [comment, write] = useState('');
  const { mutate, isPending, error } = useAct(
    () =>
      call<typeof postReturn>('post', '/organs/{code}/roll-ups/{year}/organs/{below}/return', {
        params: { ...at, below: organ.code },
        body: { comment },
      }),
    () => {
      message.success(`已退回${organ.name}`);
      onClose();
    },
  );
  return (
    <Modal
      open
      title={`退回${organ.name}的报告`}
      okText="退回"
      confirmLoading={isPending}
      onOk={() => mutate(undefined)}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} />}
      <p>
        意见出现在对方的“待我审批”和报告的办理经过里，改正后重新报送；正在送审的，退回起草；已签发的，另出新版。
      </p>
      <Input.TextArea
        aria-label="要改什么"
        placeholder="要改什么，如：表三“上年结转”与2021年度报告的结转下年度不符"
        rows={4}
        maxLength={2000}
        value={comment}
        onChange={({ target }) => write(target.value)}
      />
    </Modal>
  );
}

export function AcceptDialog({ at, organ, onClose }: DialogProps): ReactNode {
  const { message } = App.useApp();
  const { mutate, isPending, error } = useAct(
    () =>
      call<typeof postAcceptance>('post', '/organs/{code}/roll-ups/{year}/organs/{below}/accept', {
        params: { ...at, below: organ.code },
        body: {},
      }),
    () => {
      message.success(`已接收${organ.name}的报告`);
      onClose();
    },
  );
  return (
    <Modal
      open
      title={`接收${organ.name}的报告`}
      okText="接收"
      confirmLoading={isPending}
      onOk={() => mutate(undefined)}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} />}
      <p>接收后对方看到“上级已接收”。以后发现问题的，仍然可以退回；对方另出新版的，再行接收。</p>
    </Modal>
  );
}

export function InclusionDialog({ at, organ, onClose }: DialogProps): ReactNode {
  const { message } = App.useApp();
  const [reason, write] = useState('');
  const included = !organ.included;
  const word = included ? '纳入' : '不纳入';
  const { mutate, isPending, error } = useAct(
    () =>
      call<typeof putInclusion>('put', '/organs/{code}/roll-ups/{year}/organs/{below}/inclusion', {
        params: { ...at, below: organ.code },
        body: { included, reason },
      }),
    () => {
      message.success(`${organ.name}自${at.year}年度起${word}汇总`);
      onClose();
    },
  );
  return (
    <Modal
      open
      title={`${organ.name}${word}汇总`}
      okText={word}
      confirmLoading={isPending}
      onOk={() => mutate(undefined)}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} />}
      <p>
        自{at.year}
        年度起，到另有决定为止。不纳入的仍然列出，数字不进合计，理由写进报告首段（垂直管理的机关在本系统内报告，条例第三条第四款）。
      </p>
      <Input.TextArea
        aria-label="理由"
        placeholder={included ? '理由' : '理由，如：由市生态环境局垂直管理'}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => write(target.value)}
      />
    </Modal>
  );
}
