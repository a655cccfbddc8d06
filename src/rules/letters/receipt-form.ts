// P01 登记回执 (条例 29, 31, 45): what the applicant takes away. A receipt decides nothing and names no
// remedy; the last day of the reply period stands on it once the period runs.

import { type Application, namesOf } from '../application.ts';
import { type Channel, channels } from '../channels.ts';
import type { IsoDay } from '../day.ts';
import type { Guide } from '../organ.ts';
import type { FormSheet } from './sheet.ts';
import { dateText } from './words.ts';

export interface ReceiptFacts {
  readonly number: string;
  readonly code: string;
  readonly organ: { readonly name: string; readonly guide: Guide };
  readonly application: Application;
  readonly channel: Channel;
  /** 2026年3月30日 10:00 */
  readonly submittedAt: string;
  /** 条例 31; absent until both sides have confirmed. */
  readonly receivedOn?: IsoDay;
  readonly dueOn?: IsoDay;
  readonly isProvisional: boolean;
  /** Opens the progress page with number and code filled in. */
  readonly address: string;
}

const mostSummary = 400;

export function receiptForm(facts: ReceiptFacts): FormSheet {
  const { number, code, organ, application, channel, submittedAt } = facts;
  const { officeName, phone, address, hours } = organ.guide;
  return {
    title: '政府信息公开申请登记回执',
    issuer: organ.name,
    reference: `编号：${number}`,
    rows: [
      row('申请人', namesOf(application.applicant)),
      pair(['申请编号', number], ['查询码', code]),
      pair(['提交时间', submittedAt], ['渠道', channels[channel].label]),
      row('收到日期', received(facts)),
      row('答复期限', due(facts)),
      row('内容摘要', summary(application)),
      row('联系机构', [officeName ?? organ.name, phone].filter(Boolean).join('，电话')),
      ...(address === undefined
        ? []
        : [row('联系地址', [address, hours].filter(Boolean).join('；'))]),
    ],
    notes: [
      '请保存申请编号和查询码：查询进度、补正、下载答复书都要用到。不要告诉与申请无关的人。',
      '依据：《中华人民共和国政府信息公开条例》第二十九条、第三十一条、第四十五条。',
    ],
    qr: {
      address: facts.address,
      words: '扫码查询进度\n编号和查询码只留在您的设备上，不经网址发送。',
    },
  };
}

function row(label: string, content: string): FormSheet['rows'][number] {
  return { boxes: [{ label, content }] };
}

function pair(
  [label, content]: readonly [string, string],
  [other, value]: readonly [string, string],
): FormSheet['rows'][number] {
  return {
    boxes: [
      { label, content },
      { label: other, content: value },
    ],
  };
}

function received({ receivedOn }: ReceiptFacts): string {
  return receivedOn === undefined
    ? '以双方确认之日为收到申请之日（条例第三十一条），尚待确认'
    : dateText(receivedOn);
}

function due({ receivedOn, dueOn, isProvisional }: ReceiptFacts): string {
  if (receivedOn === undefined) return '自收到申请之日的次日起20个工作日内答复（条例第三十三条）';
  if (dueOn === undefined) return '期限现在没有计算，原因见进度查询页';
  return `${dateText(dueOn)}以前答复${isProvisional ? '（放假安排公布前暂按周一至周五估算）' : ''}`;
}

function summary({ title, documentNumber, description }: Application): string {
  const text = [title, documentNumber, description]
    .map((part) => (part ?? '').trim())
    .filter((part) => part !== '')
    .join('\n');
  return text.length > mostSummary ? `${text.slice(0, mostSummary)}……` : text;
}
