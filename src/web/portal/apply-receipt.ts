// The receipt of an application, drawn once in the answer to the form: the query code stands in no
// address, no log and no memory.

import { html } from 'hono/html';
import type { Receipt } from '../../commands/receive-request.ts';
import { type Application, missingFromApplication } from '../../rules/application.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { trackStep } from './addresses.ts';
import type { Html, Site } from './page.ts';
import { telephone } from './parts/telephone.ts';
import { notice } from './parts/notice.ts';

export function applyReceipt(
  site: Site,
  column: ColumnRow,
  application: Application,
  receipt: Receipt,
): Html {
  const { request, queryCode, repeated } = receipt;
  const missing = repeated ? [] : missingFromApplication(application);
  const { phone } = site.organ.guide;
  return html`<div class="form receipt">
    <h1>申请已经提交</h1>
    ${
      repeated
        ? notice(
            'warning',
            '这张表之前已经提交过',
            html`<p>
              没有重复登记，下面是当时的回执。如果改动了内容、想另外申请，请重新打开申请表填写。
            </p>`,
          )
        : ''
    }
    <dl class="facts">
      <div>
        <dt>申请编号</dt>
        <dd class="receipt-code">${request.number}</dd>
      </div>
      <div>
        <dt>查询码</dt>
        <dd class="receipt-code">${queryCode}</dd>
      </div>
      <div>
        <dt>提交时间</dt>
        <dd>${beijingMinute(request.submitted_at)}</dd>
      </div>
      <div>
        <dt>受理机关</dt>
        <dd>${site.organ.name}</dd>
      </div>
    </dl>
    ${notice(
      'warning',
      '请现在记下编号和查询码',
      html`<p>查询码只在这里显示一次，可以打印或者拍照保存。查询进度时两样都要用到。</p>
        <p>
          <button type="button" class="button-small no-print" data-print hidden>打印回执</button>
        </p>`,
    )}
    <h2>收到之日以双方确认为准</h2>
    <p>
      通过互联网提交的申请，以双方确认之日为收到申请之日（条例第三十一条）。工作人员会按您留下的联系方式与您确认；确认之后，查询页会写明答复期限的最后一天。${phone === undefined ? '' : html`您也可以主动致电${telephone(phone)}。`}
    </p>
    ${
      missing.length === 0
        ? ''
        : html`<h2>可能需要补正</h2>
            <p>
              这件申请没有${missing.join('、')}。不影响提交，但工作人员可能会请您补正（条例第三十条）。
            </p>`
    }
    <p class="actions no-print">
      <a class="button" href="/${column.path}/${trackStep}/">查询进度</a>
      <a class="button button-plain" href="/">回到首页</a>
    </p>
  </div>`;
}
