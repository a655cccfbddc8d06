// What keeps a document off the site as it stands, each with a jump to where it is mended or read.

import { Alert } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { isToClose } from './DocumentActs.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';

export function DocumentFaults({ document }: { readonly document: DocumentDetail }): ReactNode {
  const { faults } = document;
  // What leads to a withdrawal is not sent up: the notice of it says what to do, and once is enough.
  if (faults.length === 0 || isToClose(document)) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={`${faults.length}处不符合发布的要求`}
      description={
        <ul>
          {faults.map(({ code, field = '', message }) => (
            <li key={`${code} ${field}`}>
              <a href={`#${field}`} onClick={(event) => jump(event, field)}>
                {message}
              </a>
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** To the field of the form, or to the part of the page where it stands to be read. */
function jump(event: MouseEvent, field: string): void {
  event.preventDefault();
  const part = field === 'body' || field === 'title' ? 'text' : 'facts';
  const found =
    window.document.getElementById(field.split('.')[0] ?? '') ??
    window.document.getElementById(part);
  found?.scrollIntoView({ block: 'center' });
  found?.focus();
}
