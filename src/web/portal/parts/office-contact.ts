// How the office of disclosure is reached, from the record of the guide (条例 12 ¶2) and from nowhere else.

import { html } from 'hono/html';
import type { Guide } from '../../../rules/organ.ts';
import type { Html } from '../page.ts';
import { telephone } from './telephone.ts';

const contactLabels = {
  officeName: '机构名称',
  address: '办公地址',
  hours: '办公时间',
  phone: '联系电话',
  fax: '传真号码',
  email: '电子邮箱',
  website: '互联网申请',
  postcode: '邮政编码',
} as const satisfies Partial<Record<keyof Guide, string>>;

export function officeContact(guide: Guide): Html {
  const rows = Object.entries(contactLabels).map(
    ([key, label]) => [label, guide[key as keyof Guide]] as const,
  );
  return html`<dl class="facts">
    ${rows.map(([label, value]) =>
      value === undefined || value === ''
        ? ''
        : html`<div>
            <dt>${label}</dt>
            <dd>${label === contactLabels.phone ? telephone(value) : value}</dd>
          </div>`,
    )}
  </dl>`;
}
