// The fields of the kind that was chosen: what must be there is said, and asked for again when it is sent up.

import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { DocumentKind } from '../../rules/document-classes.ts';
import { type KindField, kindFormOf } from '../../rules/kind-fields.ts';
import { DayInput } from '../parts/DayInput.tsx';

export function KindFields({ kind }: { readonly kind: DocumentKind | undefined }): ReactNode {
  const form = kind === undefined ? undefined : kindFormOf(kind);
  if (form === undefined) return null;
  return (
    <fieldset className="kind-fields">
      <legend>
        按种类填写（{form.provision}）
        {form.isOptional === true && '：正文已经写明的可以不填；填写的，带“必填”的填全'}
      </legend>
      {form.fields.map((field) => (
        <Form.Item
          key={field.label}
          name={['particulars', field.label]}
          label={`${field.label}${field.required === true ? '（必填）' : ''}`}
          extra={field.hint}
          // An empty field is no answer: it is left out, not kept as nothing.
          normalize={(value: string | null) => value ?? undefined}
        >
          {inputOf(field)}
        </Form.Item>
      ))}
    </fieldset>
  );
}

function inputOf({ form, options }: KindField): ReactNode {
  if (options !== undefined) {
    return <Select allowClear options={options.map((value) => ({ value, label: value }))} />;
  }
  if (form === 'day') return <DayInput isOpenEnded />;
  if (form === 'long') {
    return <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={2000} />;
  }
  return <Input maxLength={500} />;
}
