// The receipt of a message, drawn once in the answer to the form: the query code stands in no address and no log.

import { html } from './html.ts';
import type { MessageReceipt } from '../../commands/readers/receive-message.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { messageKinds } from '../../rules/reader-messages.ts';
import type { OrganRow } from '../../store/tables.ts';
import { messageAnswerAddress } from './addresses.ts';
import { longDay } from './dates.ts';
import type { Html } from './page.ts';

export function messageReceipt(
  { row, queryCode, repeated }: MessageReceipt,
  organ: OrganRow,
): Html {
  return html`<div class="form receipt">
    <h1>已经提交</h1>
    ${
      repeated
        ? html`<p class="notice notice-warning" role="status">
            这张表之前已经提交过，没有重复登记，下面是当时的回执。改动了内容、想另外提交的，请重新打开表单填写。
          </p>`
        : ''
    }
    <div class="receipt-card">
      <dl class="facts">
        <div>
          <dt>编号</dt>
          <dd class="receipt-code">${row.number}</dd>
        </div>
        <div>
          <dt>查询码</dt>
          <dd class="receipt-code">${queryCode}</dd>
        </div>
        <div>
          <dt>种类</dt>
          <dd>${messageKinds[row.kind]}</dd>
        </div>
        <div>
          <dt>提交时间</dt>
          <dd>${beijingMinute(row.received_at)}</dd>
        </div>
        <div>
          <dt>办理机关</dt>
          <dd>${organ.name}</dd>
        </div>
        <div>
          <dt>最迟答复</dt>
          <dd>${longDay(row.answer_by)}</dd>
        </div>
      </dl>
    </div>
    <p>
      请记下编号和查询码，只显示这一次。答复以后，到<a href="${messageAnswerAddress}">查询答复</a
      >查看。
    </p>
  </div>`;
}
