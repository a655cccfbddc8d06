// Drafting the reply: first the outcome, then exactly the evidence that it needs.

import { App, Button, Checkbox, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type Evidence,
  type Outcome,
  outcomes,
  type RefusalGround,
  refusalGrounds,
} from '../../rules/outcomes.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';
import { OutcomePicker } from './OutcomePicker.tsx';
import { type Detail, type StepBody, useStep } from './request-queries.ts';

type Reply = StepBody<'draft-reply'>['reply'];
/** Only the fields that the outcome needs are there. */
type Values = Partial<Reply> & Pick<Reply, 'outcome'> & { readonly on: string };

const grounds = Object.keys(refusalGrounds) as RefusalGround[];

export function ReplyForm(props: {
  readonly detail: Detail;
  readonly onClose: () => void;
}): ReactNode {
  const { detail, onClose } = props;
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const outcome = Form.useWatch('outcome', form);
  const { mutate, isPending, error } = useStep(detail, 'draft-reply', () => {
    message.success('答复稿已提交，待另一人签发');
    onClose();
  });
  const [shown, setShown] = useState<readonly string[]>([]);
  const send = ({ on, grounds = [], reasons = '', ...rest }: Values): void => {
    const reply: Reply = {
      ...withoutBlanks(rest),
      reasons,
      // What was ticked for another outcome before does not go along.
      grounds: grounds.filter((ground) => fits(ground, rest.outcome)),
    };
    mutate({ on, reply }, { onError: (error) => setShown(showFaults(form, error)) });
  };
  const earlier = detail.draft?.reply;
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ on: today, grounds: [], ...earlier }}
      onFinish={send}
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <Form.Item
        name="outcome"
        label="办理结果"
        rules={[{ required: true, message: '请选择办理结果' }]}
      >
        <OutcomePicker />
      </Form.Item>
      {outcome !== undefined && <EvidenceFields outcome={outcome} detail={detail} />}
      <Form.Item name="on" label="拟定日期">
        <DayInput />
      </Form.Item>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isPending}>
          提交答复稿
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  );
}

function EvidenceFields(props: { readonly outcome: Outcome; readonly detail: Detail }): ReactNode {
  const { outcome, detail } = props;
  const needs: readonly Evidence[] = outcomes[outcome].evidence;
  const gives = outcome === 'disclosed' || outcome === 'partly-disclosed';
  const refusedBy = detail.events.some(
    ({ event }) => event.kind === 'opinion-received' && event.opinion === 'refuse',
  );
  return (
    <>
      {needs.includes('ground') && <GroundsField outcome={outcome} />}
      {gives && (
        <LongField
          name="provided"
          label="提供的信息，或者获取的方式、途径"
          note="列明所提供文件的名称、文号和份数；已主动公开的，写明查阅的网址"
        />
      )}
      {needs.includes('ground') && (
        <LongField
          name="separability"
          label="区分处理"
          note="哪些内容可以公开、怎样处理；不能区分的，说明为什么（条例第三十七条）"
        />
      )}
      {needs.includes('third-party-opinion-or-reason') && (
        <LongField
          name="noConsultationReason"
          label="未征求第三方意见的理由"
          note="已经征求、并已收到意见或者期限届满的，不填"
        />
      )}
      {gives && refusedBy && (
        <LongField
          name="overrideReason"
          label="第三方不同意而决定公开的理由"
          note="理由不合理，或者不公开会对公共利益造成重大影响（条例第三十二条）"
        />
      )}
      {needs.includes('search-record') && (
        <>
          <LongField
            name="searchRecord"
            label="检索记录"
            note="检索的系统和处室、关键词、时间和经办人"
          />
          <LongField
            name="responsibleOrgan"
            label="负责公开的机关"
            note="不属于本机关负责公开、能够确定的，写明其名称和联系方式"
          />
        </>
      )}
      {needs.includes('earlier-reply') && (
        <LongField name="earlierReply" label="前次答复的编号和日期" />
      )}
      {needs.includes('no-rule-requires-disclosure') && (
        <Form.Item name="noRuleRequiresDisclosure" valuePropName="checked">
          <Checkbox>已核查，法律、法规、规章没有规定应当公开（条例第十六条第二款）</Checkbox>
        </Form.Item>
      )}
      <LongField
        name="reasons"
        label={needs.includes('reasons') ? '事实和理由' : '说明（可不填）'}
        note="查明的事实、所依据的条款、为什么这样处理"
      />
    </>
  );
}

function fits(ground: RefusalGround, outcome: Outcome): boolean {
  return outcome === 'partly-disclosed' || refusalGrounds[ground].outcome === outcome;
}

function GroundsField({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const fitting = grounds.filter((ground) => fits(ground, outcome));
  return (
    <Form.Item name="grounds" label="依据">
      <Checkbox.Group className="grounds">
        {fitting.map((ground) => (
          <Checkbox key={ground} value={ground}>
            {refusalGrounds[ground].label}{' '}
            <span className="quiet">{refusalGrounds[ground].provision}</span>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Form.Item>
  );
}

function LongField(props: {
  readonly name: keyof Reply;
  readonly label: string;
  readonly note?: string;
}): ReactNode {
  const { name, label, note } = props;
  return (
    <Form.Item name={name} label={label} extra={note}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={5000} />
    </Form.Item>
  );
}
