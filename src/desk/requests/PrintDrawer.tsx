// Everything of a case that can be printed: its forms, and each letter with its approval and the record of its
// service, as PDF and as Word. Printing asks why and is logged.

import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type CaseFormKey,
  caseForms,
  type LetterFormKey,
  letterForms,
} from '../../rules/forms/case-forms.ts';
import { letterKinds } from '../../rules/letters/kinds.ts';
import { addressOf } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import { takeFile } from '../parts/take-file.ts';
import { useMay } from '../session.ts';
import type { Detail } from './request-queries.ts';

type Letter = Detail['letters'][number];

/** @param letter only this letter's papers, on its own page */
export function PrintButton(props: {
  readonly detail: Detail;
  readonly letter?: Letter | undefined;
}): ReactNode {
  const { detail, letter } = props;
  const may = useMay();
  const [isOpen, open] = useState(false);
  const [reason, write] = useState('');
  if (!may('reveal-applicants')) return null;
  const letters = letter === undefined ? detail.letters : [letter];
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => open(true)}>
        打印
      </Button>
      <Drawer
        open={isOpen}
        size={480}
        title="打印"
        onClose={() => open(false)}
        className="print-drawer"
      >
        <p className="form-note">
          每张表单下面留有签名的位置；打印的人、时间和理由记入日志（个人信息保护法第五十一条）。
        </p>
        <label htmlFor="print-reason">打印理由</label>
        <Input
          id="print-reason"
          maxLength={500}
          value={reason}
          placeholder="如：送审、归档"
          onChange={(e) => write(e.target.value)}
        />
        {letter === undefined && <CaseForms detail={detail} reason={reason} />}
        {letters.map((one) => (
          <LetterForms key={one.id} letter={one} reason={reason} />
        ))}
        {letter !== undefined && <CaseForms detail={detail} reason={reason} />}
      </Drawer>
    </>
  );
}

function CaseForms({ detail, reason }: { readonly detail: Detail } & Reason): ReactNode {
  const { id } = detail.request;
  return (
    <section>
      <h3>申请的表单</h3>
      <ul className="prints">
        {(Object.keys(caseForms) as CaseFormKey[]).map((form) => (
          <Print
            key={form}
            reason={reason}
            title={caseForms[form].title}
            pdf={addressOf('/requests/{id}/forms/{form}/{format}', { id, form, format: 'pdf' })}
            docx={addressOf('/requests/{id}/forms/{form}/{format}', { id, form, format: 'docx' })}
          />
        ))}
      </ul>
    </section>
  );
}

function LetterForms({ letter, reason }: { readonly letter: Letter } & Reason): ReactNode {
  const { id, kind, number, signedOn } = letter;
  const about = { kind, ...(signedOn === null ? {} : { signedOn }) };
  const fitting = (Object.keys(letterForms) as LetterFormKey[]).filter((form) =>
    letterForms[form].fits(about),
  );
  return (
    <section>
      <h3>
        {letterKinds[kind].title}
        <span className="quiet"> {number ?? '未签发'}</span>
      </h3>
      <ul className="prints">
        <Print
          reason={reason}
          title={`${letterKinds[kind].title}（正文）`}
          pdf={addressOf('/letters/{id}/file.pdf', { id })}
          docx={addressOf('/letters/{id}/file.docx', { id })}
        />
        {fitting.map((form) => (
          <Print
            key={form}
            reason={reason}
            title={letterForms[form].title(about)}
            pdf={addressOf('/letters/{id}/forms/{form}/{format}', { id, form, format: 'pdf' })}
            docx={addressOf('/letters/{id}/forms/{form}/{format}', { id, form, format: 'docx' })}
          />
        ))}
      </ul>
    </section>
  );
}

interface Reason {
  readonly reason: string;
}

function Print(
  props: { readonly title: string; readonly pdf: string; readonly docx: string } & Reason,
): ReactNode {
  const { title, pdf, docx, reason } = props;
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ address, extension }: { address: string; extension: string }) =>
      takeFile(address, { reason }, `${title}.${extension}`),
  });
  const button = (label: string, address: string, extension: string): ReactNode => (
    <Button
      type="link"
      size="small"
      aria-label={`${title}，${label}`}
      disabled={reason.trim() === '' || isPending}
      onClick={() => mutate({ address, extension })}
    >
      {label}
    </Button>
  );
  return (
    <li>
      <span>{title}</span>
      {button('PDF', pdf, 'pdf')}
      {button('Word', docx, 'docx')}
      {error !== null && <Problem error={error} />}
    </li>
  );
}
