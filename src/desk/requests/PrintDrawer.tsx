// Everything of a case that can be printed: its forms, and each letter with its approval and the record of its
// service, as PDF and as Word. What shows the applicant in clear is logged.

import { PrinterOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type CaseFormKey,
  caseForms,
  type LetterFormKey,
  letterForms,
} from '../../rules/forms/case-forms.ts';
import { letterKinds } from '../../rules/letters/kinds.ts';
import { addressOf } from '../api.ts';
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
          每张表单下面留有签名的位置；载明申请人信息的，打印记入日志（个人信息保护法第五十一条）。
        </p>
        {letter === undefined && <CaseForms detail={detail} />}
        {letters.map((one) => (
          <LetterForms key={one.id} letter={one} />
        ))}
        {letter !== undefined && <CaseForms detail={detail} />}
      </Drawer>
    </>
  );
}

function CaseForms({ detail }: { readonly detail: Detail }): ReactNode {
  const { id } = detail.request;
  return (
    <section>
      <h3>申请的表单</h3>
      <ul className="prints">
        {(Object.keys(caseForms) as CaseFormKey[]).map((form) => (
          <Print
            key={form}
            title={caseForms[form].title}
            pdf={addressOf('/requests/{id}/forms/{form}/{format}', { id, form, format: 'pdf' })}
            docx={addressOf('/requests/{id}/forms/{form}/{format}', { id, form, format: 'docx' })}
          />
        ))}
      </ul>
    </section>
  );
}

function LetterForms({ letter }: { readonly letter: Letter }): ReactNode {
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
          title={`${letterKinds[kind].title}（正文）`}
          pdf={addressOf('/letters/{id}/file.pdf', { id })}
          docx={addressOf('/letters/{id}/file.docx', { id })}
        />
        {fitting.map((form) => (
          <Print
            key={form}
            title={letterForms[form].title(about)}
            pdf={addressOf('/letters/{id}/forms/{form}/{format}', { id, form, format: 'pdf' })}
            docx={addressOf('/letters/{id}/forms/{form}/{format}', { id, form, format: 'docx' })}
          />
        ))}
      </ul>
    </section>
  );
}

function Print(props: {
  readonly title: string;
  readonly pdf: string;
  readonly docx: string;
}): ReactNode {
  const { title, pdf, docx } = props;
  return (
    <li>
      <span>{title}</span>
      <a href={pdf} download aria-label={`${title}，PDF`}>
        PDF
      </a>
      <a href={docx} download aria-label={`${title}，Word`}>
        Word
      </a>
    </li>
  );
}
