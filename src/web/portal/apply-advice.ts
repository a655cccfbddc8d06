// Beside and below the application form: what helps to fill it in, and what happens to what is filled in.

import { html } from './html.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import type { Html } from './page.ts';
import { telephone } from './parts/telephone.ts';

export function advice(organ: OrganRow, column: ColumnRow): Html {
  const { phone, hours } = organ.guide;
  return html`<aside class="side" aria-label="填写帮助">
    <section>
      <h2>填写之前</h2>
      <ul class="plain-list">
        <li>要的信息可能已经公开，<a href="/sousuo/">先搜一下</a></li>
        <li>一件申请写一件事</li>
        <li>信访、投诉、举报走专门渠道</li>
        <li><a href="/${column.path}/">申请须知</a></li>
      </ul>
    </section>
    ${
      phone === undefined
        ? ''
        : html`<section>
            <h2>不会填、看不清</h2>
            <p>致电${telephone(phone)}，工作人员会帮您。</p>
            ${hours === undefined ? '' : html`<p class="hint">${hours}</p>`}
          </section>`
    }
  </aside>`;
}

/** 个人信息保护法 17: who, what for, how long, rights. */
export function privacy(organ: OrganRow): Html {
  const { phone } = organ.guide;
  return html`<p class="hint">
    您填写的个人信息由${organ.name}处理，只用于办理和答复这件申请，加密保存，保存期限依照档案管理的规定。您可以查询、更正自己的信息${
      phone === undefined ? '' : html`，电话${telephone(phone)}`
    }。
  </p>`;
}
