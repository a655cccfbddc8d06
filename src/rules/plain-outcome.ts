// What was decided, in a sentence for people who have never read the 条例 (条例 36–39). The label of the table of
// outcomes names the row of a report: “属于国家秘密” alone does not say that nothing is given.

import type { CaseOutcome } from './corrections.ts';
import { replyKindOf } from './letters/facts.ts';
import { letterKinds } from './letters/kinds.ts';
import { refusalGrounds } from './outcomes.ts';
import type { ReplyContent } from './request/events.ts';

/** The provisions that the letter itself names: of its kind, and of each ground of refusal. */
export function provisionsOfReply(reply: ReplyContent): readonly string[] {
  const cited = reply.grounds.map((ground) => refusalGrounds[ground].provision);
  return [...new Set([letterKinds[replyKindOf(reply)].provision, ...cited])];
}

export function plainOutcome(reply: ReplyContent): string {
  switch (replyKindOf(reply)) {
    case 'R01':
      return '这项信息已经主动公开，告诉您在哪里看。';
    case 'R06':
      return '这项信息不由本机关负责公开，请向负责的机关申请。';
    default:
      return sentences[reply.outcome];
  }
}

const sentences: Readonly<Record<CaseOutcome, string>> = {
  disclosed: '您申请的信息可以公开，提供给您。',
  'partly-disclosed': '可以公开的部分提供给您，其余部分不提供。',
  'state-secret': '不公开：这项信息是国家秘密。',
  'prohibited-by-law': '不公开：法律、行政法规禁止公开这项信息。',
  'security-and-stability': '不公开：公开后可能危及国家安全、公共安全、经济安全或者社会稳定。',
  'third-party-rights': '不公开：公开会损害他人的合法权益，如商业秘密、个人隐私。',
  'internal-affairs': '不公开：这是机关内部的人事、后勤或者工作流程信息，法律允许不公开。',
  'deliberative-process':
    '不公开：这是作出决定的过程中形成的讨论记录、过程稿、磋商信函或者请示报告，法律允许不公开。',
  'enforcement-file': '不公开：这是行政执法案卷里的信息，法律允许不公开。',
  'administrative-inquiry': '这类信息另有专门的查询办法，请依照那里的规定查询。',
  'not-held': '无法提供：经过检索，本机关没有这项信息。',
  'would-require-creation': '无法提供：没有现成的信息，需要另行制作、加工或者分析。',
  'still-unclear':
    '无法提供：补正以后仍然不能确定您要的是哪一项信息。写明名称、文号或者时间等特征以后，可以重新申请。',
  'petition-or-complaint': '所写的是信访、投诉或者举报，不作为政府信息公开申请处理。',
  repeated: '同样的申请此前已经答复过您，不再重复处理。',
  'published-material': '您要的内容登在公开出版物上，告诉您从哪里获取。',
  excessive: '不予处理：申请的数量、频次明显超过合理范围，机关认为您说明的理由不合理。',
  reconfirmation: '不予处理：您已经取得这项信息，机关不再为它作确认或者重新出具。',
  'not-supplemented': '不再处理：没有在期限以内补正，视为放弃申请。需要时可以重新申请。',
  'fee-unpaid': '不再处理：没有在期限以内足额缴纳信息处理费，视为放弃申请。需要时可以重新申请。',
  other: '所写的不是政府信息公开申请，不再按这项程序办理。',
  'record-corrected': '记录有误，已经按您的申请更正。',
  'record-not-corrected': '经过核实，记录不予更正。',
  'correction-referred': '本机关无权更正这项记录，已经转给有权更正的机关。',
};
