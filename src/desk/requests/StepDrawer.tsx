// A step is taken in a drawer beside the request: the page with the facts stays in sight.

import { App, Button, Checkbox, Drawer, Form, Input, InputNumber, Radio, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { type EntryStep, steps } from '../../rules/request/steps.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { ProblemOrMeanwhile } from '../parts/Meanwhile.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';
import { CaseChecklist, useCaseFile } from './CasePanel.tsx';
import { AssignForm } from './AssignForm.tsx';
import { type Detail, type StepBody, useStep } from './request-queries.ts';
import { SplitForm } from './SplitForm.tsx';
import { type Field, stepForm } from './step-fields.ts';

export function StepDrawer(props: {
  readonly detail: Detail;
  readonly step: EntryStep;
  readonly onClose: () => void;
}): ReactNode {
  const { detail, step, onClose } = props;
  const { label, provision } = steps[step];
  return (
    <Drawer
      open
      size={480}
      title={label}
      extra={<span className="quiet">{provision}</span>}
      onClose={onClose}
      className="step-drawer"
    >
      {step === 'split' ? (
        <SplitForm detail={detail} onClose={onClose} />
      ) : step === 'assign' ? (
        <AssignForm detail={detail} onClose={onClose} />
      ) : (
        <PlainStepForm detail={detail} step={step} onClose={onClose} />
      )}
    </Drawer>
  );
}

/** What the form holds as the interface takes it: numbers as such, money in fen. */
function bodyOf(step: EntryStep, values: Record<string, unknown>): StepBody {
  const { yuan, retention, ...rest } = withoutBlanks(values);
  return {
    ...(step === 'correct-contact' ? { contact: rest } : rest),
    ...(yuan === undefined ? {} : { amount: Math.round(Number(yuan) * 100) }),
    ...(retention === undefined ? {} : { retention: Number(retention) }),
  } as StepBody;
}

function PlainStepForm(props: {
  readonly detail: Detail;
  readonly step: Exclude<EntryStep, 'split' | 'assign'>;
  readonly onClose: () => void;
}): ReactNode {
  const { detail, step, onClose } = props;
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, unknown>>();
  const { fields, note } = stepForm(step, detail, today);
  const { mutate, isPending, error, changes } = useStep(detail, step, () => {
    message.success(`${steps[step].label}：已登记`);
    onClose();
  });
  const [shown, setShown] = useState<readonly string[]>([]);
  const initialValues = Object.fromEntries(fields.map(({ name, initial }) => [name, initial]));
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={initialValues}
      onFinish={(values) =>
        mutate(bodyOf(step, values), {
          onError: (error) => setShown(showFaults(form, error, fieldName)),
        })
      }
    >
      {note !== undefined && <p className="form-note">{note}</p>}
      {step === 'archive' && <ArchiveChecklist detail={detail} />}
      <ProblemOrMeanwhile error={error} changes={changes} exceptFields={shown} />
      {fields.map((field) => (
        <StepField key={field.name} field={field} />
      ))}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {steps[step].label}
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  );
}

/** What the file lacks stands before the fields: it is to be seen first. */
function ArchiveChecklist({ detail }: { readonly detail: Detail }): ReactNode {
  const { data, error } = useCaseFile(detail);
  if (error !== null) return <Problem error={error} />;
  return data === undefined ? <Spin /> : <CaseChecklist file={data} />;
}

function fieldName(field: string): string {
  return field === 'amount' ? 'yuan' : field.replace(/^contact\./, '');
}

export function StepField({ field }: { readonly field: Field }): ReactNode {
  const { name, label, kind, options = {}, isOptional = false, note } = field;
  if (kind === 'check') {
    return (
      <Form.Item name={name} valuePropName="checked">
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    );
  }
  const missing = kind === 'choice' || kind === 'day' ? `请选择${label}` : `请填写${label}`;
  return (
    <Form.Item
      name={name}
      label={label}
      required={!isOptional}
      extra={note}
      rules={isOptional ? [] : [{ required: true, message: missing }]}
    >
      <FieldInput kind={kind} options={options} />
    </Form.Item>
  );
}

/** Form.Item hands value and onChange through to whichever of these it is. */
function FieldInput(props: {
  readonly kind: Exclude<Field['kind'], 'check'>;
  readonly options: Readonly<Record<string, string>>;
}): ReactNode {
  const { kind, options, ...given } = props;
  switch (kind) {
    case 'day':
      return <DayInput {...given} />;
    case 'short':
      return <Input maxLength={200} {...given} />;
    case 'long':
      return <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={5000} {...given} />;
    case 'number':
      return <InputNumber min={0} max={1_000_000} {...given} />;
    case 'choice':
      return (
        <Radio.Group
          vertical
          options={Object.entries(options).map(([value, label]) => ({ value, label }))}
          {...given}
        />
      );
  }
}
