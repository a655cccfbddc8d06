// What the outcome asks for (条例 36–39): the reply itself, its approval, what was given, and the evidence that
// the organ would have to lay before a court.

import { isReplyKind } from '../letters/kinds.ts';
import { type Evidence, outcomes } from '../outcomes.ts';
import { isCorrectionOutcome, wordsOfOutcome } from '../corrections.ts';
import type { ReplyContent } from '../request/events.ts';
import type { CaseLetter, CaseRecord } from './case-record.ts';
import { type ChecklistItem, item } from './checklist-item.ts';

export function replyItems(c: CaseRecord): readonly ChecklistItem[] {
  const { reply, withdrawnOn, service } = c.request;
  if (withdrawnOn !== undefined && service === undefined) return [];
  if (reply === undefined) return [item('答复书', false, '没有签发的答复')];
  const { content } = reply;
  const letter = c.papers.findLast(
    ({ kind, number }) => isReplyKind(kind) && number === reply.number,
  );
  return [
    ...(letter === undefined ? [item('答复书', false, '没有答复书的正文')] : approvalItems(letter)),
    ...givenItems(c, content, letter),
    ...evidenceItems(c, content),
  ];
}

function approvalItems({ opinions }: CaseLetter): readonly ChecklistItem[] {
  const signed = opinions.findLast(({ act }) => act === 'sign');
  const secrecy = signed?.secrecyReview ?? '';
  return [
    item(
      '办理审批单',
      signed !== undefined,
      signed === undefined ? '没有签发的记录' : `${signed.name}签发`,
    ),
    item('保密审查结论', secrecy !== '', secrecy === '' ? '没有记录保密审查结论' : secrecy),
  ];
}

/** 40: a copy of what was given, in the form in which it was given. */
function givenItems(
  { files }: CaseRecord,
  content: ReplyContent,
  letter: CaseLetter | undefined,
): readonly ChecklistItem[] {
  const { outcome, alreadyPublic, form } = content;
  const isGiven = outcome === 'disclosed' || outcome === 'partly-disclosed';
  // What is read on the spot leaves no copy.
  if (!isGiven || alreadyPublic === true || form === 'inspection') return [];
  const enclosed = files.filter(({ letterId }) => letter !== undefined && letterId === letter.id);
  const wanted = outcome === 'disclosed' ? enclosed : enclosed.filter((f) => f.kind === 'redacted');
  const name = outcome === 'disclosed' ? '提供的政府信息' : '区分处理后提供的政府信息';
  return [
    item(
      name,
      wanted.length > 0,
      wanted.length > 0 ? `${wanted.length}件` : '案卷材料里没有随答复提供的复制件',
    ),
  ];
}

/** What each kind of evidence is called on the shelf, and whether the record has it. */
function evidenceItems(c: CaseRecord, content: ReplyContent): readonly ChecklistItem[] {
  if (isCorrectionOutcome(content.outcome)) {
    const { label } = wordsOfOutcome(content.outcome);
    const verified = (content.correction?.verification ?? content.reasons).trim();
    return [item('核实记录', verified !== '', verified === '' ? `${label}，没有核实记录` : '')];
  }
  const needed: readonly Evidence[] = outcomes[content.outcome].evidence;
  return needed.flatMap((evidence) => evidenceItem(c, content, evidence));
}

function evidenceItem(
  { request: r }: CaseRecord,
  content: ReplyContent,
  evidence: Evidence,
): readonly ChecklistItem[] {
  switch (evidence) {
    case 'search-record': {
      const elsewhere = has(content.responsibleOrgan);
      const isThere = r.searches.length > 0 || has(content.searchRecord) || elsewhere;
      const note = elsewhere
        ? '负责公开的机关已经查明'
        : isThere
          ? ''
          : '没有检索的范围、关键词和时间';
      return [item('检索记录', isThere, note)];
    }
    case 'third-party-opinion-or-reason': {
      const asked = r.consultations.some(({ consultee }) => consultee === 'third-party');
      const isThere = asked || has(content.noConsultationReason);
      const note = asked ? '已经征求' : isThere ? '未征求，已写明理由' : '没有征求，也没有写明理由';
      return [item('第三方意见', isThere, note)];
    }
    case 'ground':
      return [item('不予公开的依据', content.grounds.length > 0, '')];
    case 'no-rule-requires-disclosure': {
      const isThere = content.noRuleRequiresDisclosure === true;
      return [item('没有规定应当公开的核查', isThere, '')];
    }
    case 'earlier-reply':
      return [item('前次答复', has(content.earlierReply), content.earlierReply ?? '')];
    case 'reasons':
    case 'separate-treatment':
    case 'supplement-was-asked':
    case 'supplement-lapsed':
    case 'fee-lapsed':
    case 'explanation-asked':
      // Stands in the reply or among the letters above.
      return [];
  }
}

function has(text: string | undefined): boolean {
  return (text ?? '').trim() !== '';
}
