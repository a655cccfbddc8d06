// What may be done with a document now, and the dialog of each act: what it asks for, what follows from it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type DocumentAct,
  documentActs,
  reviewSteps,
  secrecyQuestionKeys,
  secrecyQuestions,
} from '../../rules/document-review.ts';
import type {
  postAgreement,
  postRecall,
  postReferral,
  postReturn,
  postSubmission,
} from '../../web/api/document-acts.ts';
import { type BodyOf, call } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';
import { type Closed, WithdrawButton } from './WithdrawDialog.tsx';

type Act = Exclude<DocumentAct, 'save' | 'publish' | 'withdraw'>;

interface Props {
  readonly document: DocumentDetail;
  readonly onChanged: () => void;
  /** While it is written here: saves the last words, gives the version or undefined where it could not. */
  readonly save?: () => Promise<number | undefined>;
}

const order: readonly Act[] = ['submit', 'agree', 'return', 'refer', 'recall'];

export function DocumentActs({ document, onChanged, save }: Props): ReactNode {
  const [asking, ask] = useState<Act>();
  const open = order.filter(
    (act) =>
      document.acts.some((one) => one.act === act && one.open) &&
      // It would be refused: the way leads to the withdrawal.
      !(act === 'submit' && isToClose(document)),
  );
  return (
    <>
      {open.map((act) => (
        <Button
          key={act}
          type={act === 'submit' || act === 'agree' ? 'primary' : 'default'}
          onClick={() => {
            ask(act);
            // What it lacks is told of the text as it stands now.
            if (act === 'submit') void save?.();
          }}
        >
          {labelOf(act, document)}
        </Button>
      ))}
      {document.acts.some(({ act, open }) => act === 'withdraw' && open) && (
        <WithdrawButton
          id={document.id}
          version={document.version}
          title={document.draft.title}
          onDone={onChanged}
          {...closedBy(document)}
        />
      )}
      {asking !== undefined && (
        <ActModal
          act={asking}
          document={document}
          onClose={() => ask(undefined)}
          onChanged={onChanged}
          {...(save === undefined ? {} : { save })}
        />
      )}
    </>
  );
}

/** The draft of what readers see says that it is to be public no more (rules/openness-change.ts). */
export function isToClose({ state, draftState, draft }: DocumentDetail): boolean {
  return state === 'published' && draftState !== null && draft.openness !== 'proactive';
}

/** Where the draft says that it is public no more, and why, a withdrawal is that one and no other. */
export function closedBy(document: DocumentDetail): { readonly closed?: Closed } {
  const { openness, opennessReason } = document.draft;
  const reason = (opennessReason ?? '').trim();
  // The first is said again for the type: it is part of what makes a document one to close.
  if (openness === 'proactive' || !isToClose(document) || reason === '') return {};
  return { closed: { openness, reason } };
}

function labelOf(act: Act, { awaited }: DocumentDetail): string {
  if (act === 'agree' && awaited !== null) return `${reviewSteps[awaited].label}通过`;
  return act === 'refer' ? '报请确定' : documentActs[act];
}

interface Entered {
  readonly opinion?: string;
  readonly answers?: BodyOf<typeof postAgreement>['answers'];
  /** As the browser's own field gives it: Beijing time, to the minute. */
  readonly publishAt?: string;
}

function ActModal(props: Props & { readonly act: Act; readonly onClose: () => void }): ReactNode {
  const { act, document, onClose, onChanged, save } = props;
  const [form] = Form.useForm<Entered>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const [isUnsaved, leftUnsaved] = useState(false);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (entered: Entered) => {
      const version = act === 'submit' && save !== undefined ? await save() : document.version;
      // Never without the last words: what stands in the way is told beside the text.
      return version === undefined ? undefined : await send(act, { ...document, version }, entered);
    },
    onSuccess: async (said) => {
      leftUnsaved(said === undefined);
      if (said === undefined) return;
      message.success(said);
      onClose();
      onChanged();
      await client.invalidateQueries({ queryKey: ['documents'] });
      await client.invalidateQueries({ queryKey: ['inbox'] });
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  return (
    <Modal
      open
      title={labelOf(act, document)}
      okText={labelOf(act, document)}
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      footer={withProblemsBelow(
        <>
          {error !== null && <Problem error={error} exceptFields={shown} />}
          {isUnsaved && (
            <Alert
              type="error"
              showIcon
              title="页面上还有没有保存的修改，请先看页面上的提示，保存以后再送审"
            />
          )}
          {act === 'submit' && error === null && <Lacking document={document} />}
        </>,
      )}
    >
      <Form<Entered> form={form} layout="vertical" onFinish={(entered) => mutate(entered)}>
        {act === 'agree' && document.asksSecrecy && <SecrecyFields />}
        <Form.Item
          name="opinion"
          label={opinionLabel(act, document)}
          rules={needsOpinion(act, document) ? [{ required: true, message: '请写明理由' }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
        {act === 'submit' && (
          <Form.Item
            name="publishAt"
            label="定时发布"
            extra="不填的，最后一环通过时立即发布。发布时间由系统记录。"
          >
            <Input type="datetime-local" className="day-input" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

/** What is told below the buttons comes and changes, and never moves a button from under a click. */
function withProblemsBelow(problems: ReactNode): (buttons: ReactNode) => ReactNode {
  return (buttons) => (
    <>
      {buttons}
      <div className="dialog-problems">{problems}</div>
    </>
  );
}

/** Told before anything is sent. */
function Lacking({ document: { faults } }: { readonly document: DocumentDetail }): ReactNode {
  if (faults.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title="还不能送审"
      description={
        <ul>
          {faults.map(({ code, field = '', message }) => (
            <li key={`${code} ${field}`}>{message}</li>
          ))}
        </ul>
      }
    />
  );
}

function SecrecyFields(): ReactNode {
  return (
    <fieldset className="secrecy-questions">
      <legend>保密审查（条例第十四条、第十五条、第十七条，保密法第三十五条）</legend>
      {secrecyQuestionKeys.map((key) => (
        <Form.Item
          key={key}
          name={['answers', key]}
          label={secrecyQuestions[key]}
          rules={[{ required: true, message: '请选择' }]}
        >
          <Radio.Group
            options={[
              { value: false, label: '否' },
              { value: true, label: '是' },
            ]}
          />
        </Form.Item>
      ))}
    </fieldset>
  );
}

function opinionLabel(act: Act, { revision, asksSecrecy }: DocumentDetail): string {
  switch (act) {
    case 'submit':
      return revision > 0 ? '更正或者变更的理由（公布在版本记录里）' : '说明';
    case 'agree':
      return asksSecrecy ? '审查意见（涉及第三方权益的写明可以公开的理由）' : '审查意见';
    case 'return':
      return '退回的意见';
    case 'refer':
      return '报请哪个部门确定、什么问题';
    case 'recall':
      return '取回的原因';
  }
}

function needsOpinion(act: Act, { revision }: DocumentDetail): boolean {
  if (act === 'submit') return revision > 0;
  return act === 'return' || act === 'refer';
}

/** @returns what is said afterwards */
async function send(act: Act, { id, version }: DocumentDetail, entered: Entered): Promise<string> {
  const params = { id };
  const opinion = entered.opinion?.trim() ?? '';
  const body = { version, ...(opinion === '' ? {} : { opinion }) };
  switch (act) {
    case 'submit': {
      const at = entered.publishAt ?? '';
      await call<typeof postSubmission>('post', '/documents/{id}/submit', {
        params,
        body: { ...body, ...(at === '' ? {} : { publishAt: `${at}:00+08:00` }) },
      });
      return '已送审';
    }
    case 'agree': {
      const { answers } = entered;
      const { published } = await call<typeof postAgreement>('post', '/documents/{id}/agree', {
        params,
        body: { ...body, ...(answers === undefined ? {} : { answers }) },
      });
      return published ? '已发布' : '已通过';
    }
    case 'return':
      await call<typeof postReturn>('post', '/documents/{id}/return', { params, body });
      return '已退回';
    case 'refer':
      await call<typeof postReferral>('post', '/documents/{id}/refer', { params, body });
      return '已登记报请确定';
    case 'recall':
      await call<typeof postRecall>('post', '/documents/{id}/recall', { params, body });
      return '已取回';
  }
}
