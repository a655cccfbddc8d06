// What an officer enters for a letter; the text is composed from it.

import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { type LetterFacts, replyKindOf } from '../../rules/letters/facts.ts';
import { showFaults } from '../parts/forms.ts';
import { ProblemOrMeanwhile } from '../parts/Meanwhile.tsx';
import { replyBegins, ReplyFields, replyOf, type ReplyValues } from '../requests/ReplyForm.tsx';
import type { Detail } from '../requests/request-queries.ts';
import { StepField } from '../requests/StepDrawer.tsx';
import { FeeTiers } from './FeeTiers.tsx';
import { noticeFacts, noticeForm, type NoticeKind } from './fact-fields.ts';

type Values = Record<string, unknown> & Partial<ReplyValues>;

export function FactsForm(props: {
  readonly kind: NoticeKind | 'reply';
  readonly detail: Detail;
  readonly earlier?: LetterFacts;
  readonly label: string;
  readonly isPending: boolean;
  readonly error: unknown;
  /** What others did to the letter meanwhile. */
  readonly changes?: readonly string[];
  readonly onSend: (facts: LetterFacts, onError: (error: unknown) => void) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { kind, detail, earlier, label, isPending, error, changes = [], onSend, onClose } = props;
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const notice = kind === 'reply' ? undefined : noticeForm(kind, detail);
  const initial =
    notice === undefined
      ? replyBegins(detail)
      : Object.fromEntries(notice.fields.map((f) => [f.name, f.initial]));
  const send = (values: Values): void => {
    const facts =
      kind === 'reply' ? replyFacts(values as ReplyValues, earlier) : noticeFacts(kind, values);
    onSend(facts, (why) =>
      setShown(
        showFaults(form, why, (field) => field.replace(/^facts\.(reply\.)?/, '').split('.')),
      ),
    );
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={{ ...initial, ...valuesOf(earlier) }}
      onFinish={send}
    >
      {notice?.note !== undefined && <p className="form-note">{notice.note}</p>}
      <ProblemOrMeanwhile error={error} changes={changes} exceptFields={shown} />
      {notice === undefined ? (
        <ReplyFields detail={detail} />
      ) : (
        notice.fields.map((field) => <StepField key={field.name} field={field} />)
      )}
      {kind === 'P09' && <FeeTiers requestId={detail.request.id} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {label}
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  );
}

function replyFacts(values: ReplyValues, earlier: LetterFacts | undefined): LetterFacts {
  const reply = replyOf(values);
  const corrects = earlier !== undefined && 'reply' in earlier ? earlier.corrects : undefined;
  return { kind: replyKindOf(reply), reply, ...(corrects === undefined ? {} : { corrects }) };
}

function valuesOf(facts: LetterFacts | undefined): Record<string, unknown> {
  if (facts === undefined) return {};
  return 'reply' in facts ? { ...facts.reply } : { ...facts };
}
