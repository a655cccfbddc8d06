// Links of a document in both directions, its explanations, and what is to be done about it since it was published.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { relationKinds } from '../../rules/document-content.ts';
import { type Annulment, annulments, documentDuties } from '../../rules/document-duties.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { postAnnulment } from '../../web/api/document-time.ts';
import { type BodyOf, call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults } from '../parts/forms.ts';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay, useSession } from '../session.ts';
import { type DocumentTimeRead, useDocumentTime } from './document-time.ts';
import type { DocumentDetail } from './DocumentPage.tsx';

export function DocumentTime({ document }: { readonly document: DocumentDetail }): ReactNode {
  const may = useMay();
  const { today } = useSession();
  const [asking, ask] = useState(false);
  const { data, error, refetch } = useDocumentTime(document.id);
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const isPenalty = document.draft.kind === 'penalty' && document.state === 'published';
  const mayAnnul = isPenalty && (may('edit-documents') || may('withdraw-documents'));
  const { duties, does, doneTo, interpretations, interpretationDue } = data;
  const isEmpty =
    duties.length + does.length + doneTo.length + interpretations.length === 0 &&
    interpretationDue === null;
  if (isEmpty && !mayAnnul) return null;
  return (
    <Panel
      title="期限、效力和解读"
      id="time"
      extra={
        mayAnnul && (
          <Button size="small" onClick={() => ask(true)}>
            登记处罚被变更、撤销
          </Button>
        )
      }
    >
      <ul className="time-lines">
        {duties.map((duty) => (
          <li key={`${duty.kind} ${duty.dueOn}`}>
            <span className="time-kind">{documentDuties[duty.kind].label}</span>
            <span>
              {duty.basis !== '' && `${duty.basis}；`}
              {duty.isClosed ? '已办' : `应于${dayText(duty.dueOn)}前办（${duty.provision}）`}
              {!duty.isClosed && duty.dueOn < today && <Mark tone="bad">逾期</Mark>}
            </span>
          </li>
        ))}
        {interpretationDue !== null && (
          <li>
            <span className="time-kind">政策解读</span>
            <span>
              {interpretations.length === 0
                ? `应于${dayText(interpretationDue)}前发布，尚未发布`
                : '已发布'}
              {interpretations.length === 0 && interpretationDue < today && (
                <Mark tone="bad">逾期</Mark>
              )}
              {interpretations.length === 0 && may('edit-documents') && (
                <>
                  {' '}
                  <Link to={`/documents/new?interprets=${document.id}`}>起草解读</Link>
                </>
              )}
            </span>
          </li>
        )}
        {interpretations.map(({ id, title }) => (
          <li key={`i${id}`}>
            <span className="time-kind">解读</span>
            <Link to={`/documents/${id}`}>{title}</Link>
          </li>
        ))}
        {does.map((one, n) => relation(relationKinds[one.kind].label, one, `d${n}`))}
        {doneTo.map((one, n) => relation(relationKinds[one.kind].passive, one, `t${n}`))}
        {isEmpty && <li className="quiet">没有与其他文件的关系，也没有待办的事项</li>}
      </ul>
      {asking && (
        <AnnulmentModal
          id={document.id}
          onClose={() => {
            ask(false);
            void refetch();
          }}
        />
      )}
    </Panel>
  );
}

function relation(label: string, one: DocumentTimeRead['does'][number], key: string): ReactNode {
  return (
    <li key={key}>
      <span className="time-kind">{label}</span>
      <span>
        {one.id === null ? one.name : <Link to={`/documents/${one.id}`}>{one.name}</Link>}
        {one.documentNumber !== null && `（${one.documentNumber}）`}
        <span className="quiet">
          {'　'}自{dayText(one.on)}起{one.until !== null && `，有效期至${dayText(one.until)}`}
        </span>
      </span>
    </li>
  );
}

type Values = BodyOf<typeof postAnnulment>;

function AnnulmentModal({
  id,
  onClose,
}: {
  readonly id: number;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Values) =>
      call<typeof postAnnulment>('post', '/documents/{id}/annulment', { params: { id }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['notices'] });
      onClose();
    },
    onError: (why) => setShown(showFaults(form, why)),
  });
  return (
    <Modal
      open
      title="登记处罚决定被变更、撤销、确认违法或者无效"
      okText="登记，起算三个工作日"
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ how: 'revoked', on: today, basis: '' }}
        onFinish={(values) => mutate(values)}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <p className="form-note">
          公开的行政处罚决定被依法变更、撤销、确认违法或者确认无效的，应当在三日内撤回并公开说明理由（行政处罚法第四十八条）。
        </p>
        <Form.Item name="how" label="结果">
          <Select
            options={(Object.keys(annulments) as Annulment[]).map((key) => ({
              value: key,
              label: annulments[key],
            }))}
          />
        </Form.Item>
        <Form.Item name="on" label="作出之日">
          <DayInput />
        </Form.Item>
        <Form.Item name="basis" label="作出的机关和文号">
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
