// One message: what it says, about which page, and the answer. What is really an application goes to the clerk's form.

import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { messageKinds, messageStates } from '../../rules/reader-messages.ts';
import type { postMessageAct, revealMessage } from '../../web/api/reader-messages.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { Facts } from '../parts/Facts.tsx';
import { showFaults } from '../parts/forms.ts';
import { momentText } from '../parts/moments.ts';
import { Problem } from '../parts/Problem.tsx';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import { carryText } from '../requests/carried-text.ts';
import { goTo } from '../router.tsx';
import { useMay } from '../session.ts';
import type { Message } from './Messages.tsx';

type Act = BodyOf<typeof postMessageAct>['act'];

const said: Readonly<Record<Act, string>> = {
  acknowledge: '已受理',
  answer: '已答复',
  close: '已办结',
};

export function MessageDrawer(props: {
  readonly message: Message;
  /** An answer that was begun and not sent. */
  readonly begun: string | undefined;
  readonly onWrite: (text: string) => void;
  readonly onClose: () => void;
  readonly onSettled: (act: Act) => void;
}): ReactNode {
  const { message, onClose } = props;
  const { kind, number, state, receivedAt, answerBy, inspectedFrom, document, answer } = message;
  const { settledBy, settledAt } = message;
  const may = useMay();
  const [revealed, show] = useRevealed<ReplyOf<typeof revealMessage>>();
  const text = revealed?.text ?? message.text;
  const isSettled = settledAt !== null;
  // An answer that may be mended stands in its field.
  const isOpen = may('answer-messages') && state !== 'closed';
  return (
    <Drawer
      open
      size={560}
      title={`${messageKinds[kind]} ${number}`}
      onClose={onClose}
      className="step-drawer"
    >
      <Facts
        facts={[
          ['状态', messageStates[state]],
          ['收到', momentText(receivedAt)],
          ['最迟答复', dayText(answerBy)],
          ['检查期限', isSettled ? undefined : `${dayText(inspectedFrom)}起仍不答复的，检查时扣分`],
          ['办理', isSettled && `${settledBy ?? ''} ${momentText(settledAt)}`],
          [
            '页面',
            document !== null && (
              <a key="page" href={document.address} target="_blank" rel="noreferrer">
                {document.title}
              </a>
            ),
          ],
          [
            '政策事项',
            message.policyItem !== null && (
              <a key="item" href={message.policyItem.address} target="_blank" rel="noreferrer">
                {message.policyItem.name}
              </a>
            ),
          ],
          ['条款', message.policyItem?.clause],
          [
            '联系方式',
            message.maskedContact !== null && (
              <span key="contact">
                {revealed?.contact ?? message.maskedContact}{' '}
                <RevealButton
                  title="查看提交人的联系方式"
                  permission="answer-messages"
                  example="如：电话核实"
                  isShown={revealed !== undefined}
                  load={(body) =>
                    call<typeof revealMessage>('post', '/messages/{id}/reveal', {
                      params: { id: message.id },
                      body,
                    })
                  }
                  onShow={show}
                />
              </span>
            ),
          ],
        ]}
      />
      <p className="message-text">{text}</p>
      {answer !== null && !isOpen && (
        <>
          <h3>{state === 'closed' ? '办理情况' : '答复'}</h3>
          <p className="message-text">{answer}</p>
        </>
      )}
      {isOpen && <Acts {...props} />}
      {may('handle-requests') && (
        <p className="quiet">
          要求获取政府信息的，不作为留言答复：
          <Button
            size="small"
            onClick={() => {
              carryText(text);
              goTo('/requests/new');
            }}
          >
            按依申请公开登记
          </Button>
        </p>
      )}
    </Drawer>
  );
}

function Acts(props: Parameters<typeof MessageDrawer>[0]): ReactNode {
  const { message, begun, onWrite, onSettled } = props;
  const app = App.useApp();
  const [form] = Form.useForm<{ text: string }>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (act: Act) =>
      call<typeof postMessageAct>('post', '/messages/{id}/act', {
        params: { id: message.id },
        body: {
          version: message.version,
          act,
          text: act === 'acknowledge' ? '' : ((form.getFieldValue('text') as string) ?? ''),
        },
      }),
    onSuccess: (_, act) => {
      app.message.success(said[act]);
      onSettled(act);
    },
    onError: (why) => setShown(showFaults(form, why)),
  });
  const isAnswered = message.state === 'answered';
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ text: begun ?? message.answer ?? '' }}
      onValuesChange={(_, { text }) => onWrite(text)}
      onFinish={() => mutate('answer')}
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <Form.Item
        name="text"
        label={isAnswered ? '改正答复' : '答复'}
        extra={`提交人凭编号和查询码看到。${isAnswered ? '' : '无需答复的，写明原因后办结。'}`}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={3000} />
      </Form.Item>
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {isAnswered ? '保存答复' : '答复'}
        </Button>
        {message.state === 'new' && <Button onClick={() => mutate('acknowledge')}>受理</Button>}
        {!isAnswered && <Button onClick={() => mutate('close')}>不答复，办结</Button>}
      </Space>
    </Form>
  );
}
