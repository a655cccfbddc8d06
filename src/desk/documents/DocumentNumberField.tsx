// 发文字号: other brackets, wide figures and leading zeros are put right when the field is left (GB/T 9704—2012 7.2.5);
// under it stands how it is read, or what is wrong with it.

import { Input } from 'antd';
import type { ReactNode } from 'react';
import {
  checkDocumentNumber,
  type DocumentNumberParts,
  normaliseDocumentNumber,
} from '../../rules/document-number.ts';

export function DocumentNumberField(props: {
  readonly value?: string | null;
  readonly onChange?: (value: string) => void;
  readonly id?: string;
}): ReactNode {
  const { value, onChange, id } = props;
  const text = (value ?? '').trim();
  const checked = text === '' ? undefined : checkDocumentNumber(text);
  return (
    <>
      <Input
        {...(id === undefined ? {} : { id })}
        aria-describedby="number-note"
        maxLength={100}
        value={value ?? ''}
        onChange={({ target }) => onChange?.(target.value)}
        onBlur={() => {
          const right = normaliseDocumentNumber(text);
          if (right !== undefined && right !== value) onChange?.(right);
        }}
      />
      <span
        id="number-note"
        className={checked !== undefined && 'fault' in checked ? 'number-fault' : 'quiet'}
      >
        {noteOf(checked)}
      </span>
    </>
  );
}

function noteOf(checked: ReturnType<typeof checkDocumentNumber> | undefined): string {
  if (checked === undefined) return '如 某管发〔2026〕3号，没有的不填';
  return 'fault' in checked ? checked.fault.message : partsText(checked.parts);
}

function partsText({ agency, year, sequence }: DocumentNumberParts): string {
  const parts = [
    `机关代字 ${agency}`,
    ...(year === undefined ? [] : [`${year}年`]),
    `${sequence}号`,
  ];
  return parts.join(' · ');
}
