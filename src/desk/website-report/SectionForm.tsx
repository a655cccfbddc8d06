// The form of a section: names proposed, figures entered with the register they are taken from.

import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, InputNumber, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Answer, isAnswered, isSameAnswer } from '../../rules/website-report/answers.ts';
import {
  fieldsOf,
  isComputed,
  isFigure,
  type WebsiteField,
  websiteField,
  type WebsiteSection,
  websiteSections,
} from '../../rules/website-report/form.ts';
import type { putWebsiteAnswers } from '../../web/api/website-report.ts';
import { type BodyOf, call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import {
  useWebsiteReportChanged,
  websiteAddress,
  type WebsiteReportView,
} from './website-queries.ts';

type Values = Partial<Record<WebsiteField | 'note', Answer | null>>;
type Body = BodyOf<typeof putWebsiteAnswers>;

export function SectionForm(props: {
  readonly report: WebsiteReportView;
  readonly section: WebsiteSection;
  readonly onClose: () => void;
}): ReactNode {
  const { report, section, onClose } = props;
  const { message } = App.useApp();
  const changed = useWebsiteReportChanged();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const fields = fieldsOf(section).filter((field) => !isComputed(field));
  const hasFigures = fields.some(isFigure);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Body) =>
      call<typeof putWebsiteAnswers>('put', `${websiteAddress}/answers`, {
        params: { code: report.organ.code, year: report.year },
        body,
      }),
    onSuccess: async () => {
      message.success('已保存');
      await changed();
      onClose();
    },
    onError: (fault) => setShown(showFaults(form, fault)),
  });
  const save = (values: Values): void => {
    const answers = fields.flatMap((field) => answerOf(report, field, values[field]));
    mutate({ answers, note: typeof values.note === 'string' ? values.note : '' });
  };
  return (
    <Drawer
      open
      size={560}
      title={`填写${websiteSections[section]}`}
      onClose={onClose}
      footer={
        <Button type="primary" loading={isPending} onClick={() => form.submit()}>
          保存
        </Button>
      }
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <p className="quiet">没有的，数量填0，文字填“无”。以前填的都保留，改了也能看到。</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="website-form"
        initialValues={initialOf(report, fields)}
        onFinish={save}
      >
        <Fields fields={fields} />
        {hasFigures && (
          <Form.Item name="note" label="数字的来源（业务系统、台账、统计报表的名称）">
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        )}
      </Form>
    </Drawer>
  );
}

function Fields({ fields }: { readonly fields: readonly WebsiteField[] }): ReactNode {
  const hasMedia: unknown = Form.useWatch('has-media');
  return fields
    .filter((field) => websiteField(field).onlyIf === undefined || hasMedia === true)
    .map((field) => {
      const { group, label, unit } = websiteField(field);
      const before = group === undefined ? '' : `${group}：`;
      const after = unit === undefined ? '' : `（${unit}）`;
      return (
        <Form.Item key={field} name={field} label={`${before}${label}${after}`}>
          {inputFor(field)}
        </Form.Item>
      );
    });
}

const yesOrNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

function inputFor(field: WebsiteField): ReactNode {
  const { kind, options = [] } = websiteField(field);
  switch (kind) {
    case 'text':
      return <Input maxLength={200} />;
    case 'day':
      return <DayInput />;
    case 'count':
      return <InputNumber min={0} precision={0} className="amount" />;
    case 'days':
      return <InputNumber min={0} precision={2} className="amount" />;
    case 'yes-no':
      return <Radio.Group options={yesOrNo} />;
    case 'choice':
      return <Select options={options.map((value) => ({ value, label: value }))} />;
    case 'choices':
      return <Checkbox.Group options={[...options]} />;
  }
}

function initialOf(report: WebsiteReportView, fields: readonly WebsiteField[]): Values {
  return Object.fromEntries(fields.map((field) => [field, report.answers[field]?.value ?? null]));
}

/** Only what differs from what was shown; a field made empty takes back what was entered. */
function answerOf(
  report: WebsiteReportView,
  field: WebsiteField,
  value: Answer | null | undefined,
): Body['answers'] {
  const before = report.answers[field]?.value;
  const now = value ?? undefined;
  const given = isAnswered(now) ? now : undefined;
  if (isSameAnswer(before, given)) return [];
  const seen = report.entries.findLast((entry) => entry.field === field)?.id ?? null;
  return [{ field, value: given === undefined ? null : mutable(given), seen }];
}

function mutable(value: Answer): string | number | boolean | string[] {
  return typeof value === 'object' ? [...value] : value;
}
