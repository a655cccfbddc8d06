// The receipt of an application, drawn once in the answer to the form: the query code stands in no
// address, no log and no memory.

import { html } from './html.ts';
import type { Receipt } from '../../commands/requests/receive-request.ts';
import { type Application, missingFromApplication, namesOf } from '../../rules/application.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import { trackStep } from './addresses.ts';
import { downloadButton } from './applicant-downloads.ts';
import type { Html } from './page.ts';
import { fact } from './parts/fact.ts';
import { telephone } from './parts/telephone.ts';
import { notice } from './parts/notice.ts';
import { qrCode } from './parts/qr-code.ts';
import { progressAddress } from './progress-address.ts';

export interface DrawnReceipt {
  readonly column: ColumnRow;
  readonly organ: OrganRow;
  readonly origin: string;
  readonly application: Application;
  readonly receipt: Receipt;
}

export function applyReceipt({ column, organ, origin, application, receipt }: DrawnReceipt): Html {
  const { request, queryCode, repeated } = receipt;
  const missing = repeated ? [] : missingFromApplication(application);
  const { phone } = organ.guide;
  const key = { number: request.number, code: queryCode };
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
    <div class="receipt-card">
      <dl class="facts">
        <div>
          <dt>申请编号</dt>
          <dd class="receipt-code">${request.number}</dd>
        </div>
        <div>
          <dt>查询码</dt>
          <dd class="receipt-code">${queryCode}</dd>
        </div>
        ${fact('受理机关', organ.name)} ${fact('提交时间', beijingMinute(request.submitted_at))}
        ${repeated ? '' : fact('申请人', namesOf(application.applicant))}
        ${repeated ? '' : fact('所需信息', wanted(application))}
      </dl>
      <figure class="receipt-qr">
        ${qrCode(progressAddress(origin, column, key), '打开进度查询页的二维码')}
        <figcaption>扫码查询进度</figcaption>
      </figure>
    </div>
    ${notice(
      'warning',
      '请现在保存编号和查询码',
      html`<p>查询码只在这里显示一次。可以下载回执，也可以打印、拍照。查询进度时两样都要用到。</p>
        <div class="buttons no-print">
          ${downloadButton(column, key, { act: 'receipt' }, '下载回执（PDF）')}
          <button type="button" class="button-plain" data-print hidden>打印回执</button>
        </div>`,
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

/** Enough to know which application it is. */
export function wanted({ title, documentNumber, description }: Application): string {
  const words = [title, documentNumber, description].find((text) => (text ?? '').trim() !== '');
  return (words ?? '').slice(0, 120);
}
