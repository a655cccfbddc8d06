// A step is taken in a drawer beside the request: the page with the facts stays in sight.

import { App, Button, Checkbox, Drawer, Form, Input, InputNumber, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Step, steps } from '../../rules/request/steps.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';
import { ReplyForm } from './ReplyForm.tsx';
import { type Detail, type StepBody, useStep } from './request-queries.ts';
import { type Field, stepForm } from './step-fields.ts';

export function StepDrawer(props: {
  readonly detail: Detail;
  readonly step: Step;
  readonly onClose: () => void;
}): ReactNode {
  const { detail, step, onClose } = props;
  const { label, provision } = steps[step];
  return (
    <Drawer
      open
      size={step === 'draft-reply' ? 760 : 480}
      title={label}
      extra={<span className="quiet">{provision}</span>}
      onClose={onClose}
      className="step-drawer"
    >
      {step === 'draft-reply' ? (
        <ReplyForm detail={detail} onClose={onClose} />
      ) : (
        <PlainStepForm detail={detail} step={step} onClose={onClose} />
      )}
    </Drawer>
  );
}

function PlainStepForm(props: {
  readonly detail: Detail;
  readonly step: Exclude<Step, 'draft-reply'>;
  readonly onClose: () => void;
}): ReactNode {
  const { detail, step, onClose } = props;
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, unknown>>();
  const { fields, note } = stepForm(step, detail, today);
  const { mutate, isPending, error } = useStep(detail, step, () => {
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
        mutate(withoutBlanks(values) as StepBody, {
          onError: (error) => setShown(showFaults(form, error)),
        })
      }
    >
      {note !== undefined && <p className="form-note">{note}</p>}
      {error !== null && <Problem error={error} exceptFields={shown} />}
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

function StepField({ field }: { readonly field: Field }): ReactNode {
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
      return <InputNumber min={1} max={250} {...given} />;
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
