// What somebody who fills in the form by hand should know: how to describe a record, what to enclose, where
// it goes and from which day the period runs (条例 29–31, 33).

import type { Guide } from '../organ.ts';

export function applicationNotes(guide: Guide): readonly string[] {
  return [
    '填表说明',
    '1．一件申请写一件事。名称、文号、特征描述至少填一项，写明时间、地点、事项、制作单位等，便于查找；不要写“所有”“等”“相关信息”。不需要说明用途。',
    '2．公民附身份证明复印件，法人和其他组织附营业执照等证明复印件；委托他人代为申请的，附授权委托书和代理人的身份证明。复印件可以注明“仅供申请政府信息公开使用”。',
    `3．${howToSend(guide)}`,
    '4．当面提交的，以提交之日为收到申请之日；以邮寄方式提交的，以本机关签收之日为收到申请之日；以平常信函等无须签收的邮寄方式以及传真、电子邮件提交的，以双方确认之日为收到申请之日（条例第三十一条）。',
    '5．本机关自收到申请之日起20个工作日内答复；需要延长的，最长延长20个工作日，并告知申请人（条例第三十三条）。',
    '6．书写有困难的，可以口头提出，由工作人员代为填写（条例第二十九条）。信访、投诉、举报请通过相应渠道提出（条例第三十九条）。',
    '7．本表中的个人信息只用于办理和答复这件申请，依照档案管理的规定保存。',
  ];
}

function howToSend({ officeName, address, postcode, hours, phone, fax, email }: Guide): string {
  const to = [address, officeName].filter((part) => part !== undefined).join('\u3000');
  const parts = [
    to === ''
      ? undefined
      : `当面提交或者邮寄到：${to}${postcode === undefined ? '' : `（邮政编码${postcode}）`}`,
    hours === undefined ? undefined : `办公时间：${hours}`,
    fax === undefined ? undefined : `传真：${fax}`,
    email === undefined ? undefined : `电子邮箱：${email}`,
    phone === undefined ? undefined : `联系电话：${phone}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0
    ? '当面提交或者邮寄到本机关的政府信息公开工作机构。'
    : `${parts.join('；')}。`;
}
