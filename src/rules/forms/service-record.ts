// S01 送达回证, one for every letter that leaves the house (国办公开办函〔2016〕235号; 民诉法 87, 89 by analogy): which
// letter, to whom, how, where, when, who signed for it and who handed it over.

import type { FailedAttempt } from '../request/attempts.ts';
import { dayText } from '../request/clock-badge.ts';
import { deliveryMethods } from '../request/events.ts';
import type { FormSheet } from '../letters/sheet.ts';
import { subjectOf } from '../letters/words.ts';
import { letterKind } from '../letters/kinds.ts';
import { receiverRelations } from '../letters/service-note.ts';
import type { CaseLetter, CaseRecord } from './case-record.ts';
import { choices, dateToWrite, dayOrBlank, shortened, signature } from './words.ts';

export function serviceRecord(c: CaseRecord, letter: CaseLetter): FormSheet {
  const { service = {}, sentMethod, sentOn, receivedOn, proof = '', failed = [] } = letter;
  // What nobody hands over has a day of posting and a number instead of a witness.
  const isPosted = sentMethod === 'post' || sentMethod === 'electronic';
  return {
    title: '送达回证',
    issuer: c.issuer.name,
    reference: `申请编号：${c.number}`,
    rows: [
      { boxes: [{ label: '事由', content: subjectFor(c, letter) }] },
      {
        boxes: [
          { label: '文书名称', content: letter.text.title },
          { label: '文号', content: letter.number ?? '' },
        ],
      },
      { boxes: [{ label: '受送达人', content: letter.text.addressee }] },
      ...(failed.length === 0
        ? []
        : [{ boxes: [{ label: '此前的送达', content: failed.map(attemptText).join('\n') }] }]),
      { boxes: [{ label: '送达方式', content: choices(deliveryMethods, sentMethod) }] },
      { boxes: [{ label: '送达地点', content: placeOf(c, letter) }] },
      {
        boxes: [
          { label: '交邮、发送日期', content: isPosted ? dayOrBlank(sentOn) : '' },
          { label: '邮件号、发送记录', content: isPosted ? proof : '' },
        ],
      },
      {
        boxes: [
          {
            label: '签收人签名或者盖章',
            content: service.receiver ?? '',
            foot: receivedOn === undefined ? dateToWrite : `${dayOrBlank(receivedOn)}收到`,
          },
        ],
        height: 4,
      },
      {
        boxes: [
          { label: '与受送达人的关系', content: choices(receiverRelations, service.relation) },
        ],
      },
      {
        boxes: [{ label: '送达人', content: service.server ?? '', foot: signature('送达人签名') }],
        height: 3,
      },
      {
        boxes: [
          {
            label: '拒收、留置\n或者公告的\n情况',
            content: isPosted ? '' : proof,
            foot: signature('见证人签名'),
          },
        ],
        height: 4,
      },
    ],
    notes: [
      '当面送达的，以签收之日为送达之日；邮寄送达的，以交邮之日为答复日期，应当交由邮政企业寄递，邮费由本机关承担（国办公开办函〔2016〕235号、邮政法第五十五条）。',
      '受送达人拒绝签收的，写明拒收的事由和日期，由见证人签名，或者拍照、录像记录送达过程（参照民事诉讼法第八十九条）。',
    ],
  };
}

/** How, when, by what proof, and why it did not get there. */
function attemptText({ method, sentOn, proof = '', failedOn, why }: FailedAttempt): string {
  const proved = proof === '' ? '' : `（${proof}）`;
  return `${dayText(sentOn)}${deliveryMethods[method]}${proved}，${dayText(failedOn)}登记未成功：${why}`;
}

/** What the case is called; of letters to others, without the applicant's own words about himself. */
function subjectFor(c: CaseRecord, { kind }: CaseLetter): string {
  const matter = c.request.matter === 'correction' ? '政府信息更正申请' : '政府信息公开申请';
  return letterKind(kind).to === 'applicant'
    ? `${matter}：${shortened(subjectOf(c))}`
    : `办理${matter}`;
}

/** Where it was handed over; what is posted to the applicant goes to his address. */
function placeOf(c: CaseRecord, { service, sentMethod, kind }: CaseLetter): string {
  if (service?.place !== undefined) return service.place;
  const isToApplicant = letterKind(kind).to === 'applicant';
  if (!isToApplicant) return '';
  const { address = '', postcode, email = '' } = c.application.applicant;
  if (sentMethod === 'electronic') return email;
  if (sentMethod !== 'post' || address === '') return '';
  return postcode === undefined ? address : `${address}（邮政编码${postcode}）`;
}
