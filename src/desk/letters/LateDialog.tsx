// A letter that was signed and sent on paper, entered afterwards: its true days, who signed, the scan that
// proves it, and why it comes late. Nothing of it counts before a second person has looked at it.

import { App, Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { caseFileKinds } from '../../rules/case-files.ts';
import { type DeliveryMethod, deliveryMethods } from '../../rules/request/events.ts';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { ProblemOrMeanwhile } from '../parts/Meanwhile.tsx';
import type { Detail } from '../requests/request-queries.ts';
import { StepField } from '../requests/StepDrawer.tsx';
import type { Field } from '../requests/step-fields.ts';
import { type Letter, useAct } from './letter-queries.ts';

const { electronic: _, ...paperMethods } = deliveryMethods;

function initial(value: string | boolean | undefined): { initial?: string | boolean } {
  return value === undefined ? {} : { initial: value };
}

function fieldsOf(letter: Letter, detail: Detail): readonly Field[] {
  const before = letter.late?.entry;
  const scans = detail.files.filter(({ kind }) => kind === 'scan' || kind === 'proof');
  return [
    { name: 'signedOn', label: '纸上的签发日期', kind: 'day', ...initial(before?.signedOn) },
    {
      name: 'signedBy',
      label: '签发人',
      kind: 'choice',
      options: Object.fromEntries(letter.signatories.map(({ id, name }) => [`${id}`, name])),
      ...initial(before && `${before.signedBy}`),
    },
    {
      name: 'number',
      label: '纸上的文号',
      kind: 'short',
      isOptional: true,
      note: '纸上没有文号的不填，核对后自动编号',
      ...initial(before?.number),
    },
    {
      name: 'secrecyReview',
      label: '签发时的保密审查结论',
      kind: 'long',
      initial: before?.secrecyReview ?? '经保密审查，不涉及国家秘密，可以发出。',
    },
    { name: 'on', label: '实际送出日期', kind: 'day', ...initial(before?.sending.on) },
    {
      name: 'method',
      label: '送达方式',
      kind: 'choice',
      options: paperMethods satisfies Partial<Record<DeliveryMethod, string>>,
      initial: before?.sending.method ?? 'in-person',
    },
    {
      name: 'postal',
      label: '邮寄的，交由邮政企业寄递，邮费由本机关承担（邮政法第五十五条）',
      kind: 'check',
      ...initial(before?.sending.postal),
    },
    {
      name: 'tracking',
      label: '邮件号',
      kind: 'short',
      isOptional: true,
      ...initial(before?.sending.tracking),
    },
    {
      name: 'receivedOn',
      label: '对方收到之日',
      kind: 'day',
      isOptional: true,
      note: '还没有回证的不填，以后再登记送达',
      ...initial(before?.receivedOn),
    },
    {
      name: 'scan',
      label: '已签发文书的扫描件',
      kind: 'choice',
      options: Object.fromEntries(
        scans.map(({ position, name, kind }) => [
          `${position}`,
          `${name}（${caseFileKinds[kind]}）`,
        ]),
      ),
      note:
        scans.length === 0
          ? '案卷材料中还没有扫描件或者送达凭证：请先在申请页的“案卷材料”中加入'
          : '核对的人对照它核对',
      ...initial(before && `${before.scan}`),
    },
    {
      name: 'reason',
      label: '没有及时录入的原因',
      kind: 'long',
      ...initial(before?.reason),
    },
  ];
}

export function LateDialog(props: {
  readonly letter: Letter;
  readonly detail: Detail;
  readonly onClose: () => void;
}): ReactNode {
  const { letter, detail, onClose } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const fields = fieldsOf(letter, detail);
  const { mutate, isPending, error, changes } = useAct(letter, 'enter-late', () => {
    message.success('已补录，等待他人核对');
    onClose();
  });
  const send = (values: Record<string, unknown>): void => {
    mutate(bodyOf(withoutBlanks(values)), {
      onError: (why) => setShown(showFaults(form, why, nameOf)),
    });
  };
  return (
    <Modal
      open
      title="补录纸质文书"
      okText="补录"
      cancelText="取消"
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="form-note">
        只用于以前已经在纸上签发、送出的文书。期限按纸上的日期计算；由另一人对照扫描件核对之前，补录不产生效力。
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={Object.fromEntries(fields.map(({ name, initial }) => [name, initial]))}
        onFinish={send}
      >
        <ProblemOrMeanwhile error={error} changes={changes} exceptFields={shown} />
        {fields.map((field) => (
          <StepField key={field.name} field={field} />
        ))}
      </Form>
    </Modal>
  );
}

function nameOf(field: string): string {
  return field.replace(/^late\./, '').replace(/^sending\./, '');
}

function bodyOf(values: Record<string, unknown>): Record<string, unknown> {
  const { on, method, postal, tracking, signedBy, scan, ...rest } = values;
  const sending = withoutBlanks({ on, method, postal, tracking });
  return { late: { ...rest, signedBy: Number(signedBy), scan: Number(scan), sending } };
}
