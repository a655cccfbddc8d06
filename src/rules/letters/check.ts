// The checker: a letter that lacks a mandatory part cannot be signed. It reads the text as it stands, looks
// for the values of the parts table and of the remedy table, and knows nothing of the templates.

import type { IsoDay } from '../day.ts';
import { assessFee } from '../fee.ts';
import { internetChannelOn, remedyKindOf } from '../remedy.ts';
import type { RemedyKind } from '../outcomes.ts';
import { violation, type Violation } from '../violations.ts';
import type { LetterCase } from './case.ts';
import { isLateNotice } from './dates.ts';
import { feeMeasureOf, type LetterFacts } from './facts.ts';
import type { LetterPart } from './part.ts';
import { carriesRemedy, partsOf } from './parts.ts';
import type { LetterText } from './sheet.ts';
import { subjectOf } from './words.ts';

export function letterFaults(
  facts: LetterFacts,
  text: LetterText,
  c: LetterCase,
): readonly Violation[] {
  const body = bodyOf(text);
  const found: Violation[] = [];
  if (plain(text.title) === '') found.push(missing('title', '标题'));
  if (plain(text.addressee) === '') found.push(missing('addressee', '收件人'));
  for (const one of partsOf(facts.kind)) found.push(...partFaults(one, facts, body, c));
  found.push(...enteredFaults(facts, body), ...feeFaults(facts, c), ...lateFaults(facts, body, c));
  // The request is quoted in its own words: what it asks for is neither a clause nor a name given away.
  const own = [subjectOf(c), c.application.title, c.application.description].map(plain);
  const unquoted = own.reduce(
    (rest, words) => (words === '' ? rest : rest.replaceAll(words, '')),
    body,
  );
  return [
    ...found,
    ...remedyFaults(facts, unquoted, c),
    ...privacyFaults(facts, facts.kind === 'P06' ? unquoted : body, c),
  ];
}

function bodyOf(text: LetterText): string {
  return plain([text.addressee, ...text.paragraphs, ...text.attachments].join('\n'));
}

function partFaults(
  { id, label, values }: LetterPart,
  facts: LetterFacts,
  body: string,
  c: LetterCase,
): readonly Violation[] {
  const wanted = values(facts, c).flatMap((value) => pieces(value));
  const isThere = wanted.every((value) => value !== '' && stands(body, value));
  return isThere ? [] : [missing(id, label)];
}

/**
 * What the day and the way of sending ask of a text that was signed: a supplement notice that goes out too
 * late may neither promise a new period nor threaten with abandonment (30; K14), and what is served by internet names the internet channel of
 * reconsideration (行政复议法 22 ¶2; L17).
 */
export function sendingFaults(
  facts: LetterFacts,
  text: LetterText,
  c: LetterCase,
  sending: { readonly on: IsoDay; readonly isElectronic: boolean },
): readonly Violation[] {
  const body = bodyOf(text);
  const then = { ...c, on: sending.on };
  const ofDay = [
    ...partsOf(facts.kind)
      .filter(({ id }) => id === 'restart' || (id === 'consequence' && facts.kind === 'P02'))
      .flatMap((one) => partFaults(one, facts, body, then)),
    ...lateFaults(facts, body, then),
  ];
  const unnamed = sending.isElectronic && lacksInternetChannel(facts, body, c);
  return unnamed ? [...ofDay, internetChannelMissing] : ofDay;
}

/** A figure stands by itself: 5个工作日 is not in 15个工作日. */
function stands(body: string, value: string): boolean {
  const isFigure = /^\d/u.test(value);
  for (let at = body.indexOf(value); at >= 0; at = body.indexOf(value, at + 1)) {
    if (!isFigure || !/\d/u.test(body.charAt(at - 1))) return true;
  }
  return false;
}

/** What need not be said, but was entered to be said (39 ¶1, 40; W12). */
function enteredFaults(facts: LetterFacts, body: string): readonly Violation[] {
  if (!('reply' in facts)) return [];
  const { otherChannel, otherForm } = facts.reply;
  const entered = [
    ['otherChannel', '相应的渠道', otherChannel],
    ['otherForm', '与申请的形式不同的理由', otherForm],
  ] as const;
  return entered
    .filter(([, , text]) => (text ?? '').trim() !== '')
    .filter(([, , text]) => pieces(text ?? '').some((value) => !stands(body, value)))
    .map(([id, label]) => missing(id, label));
}

/** Only a notice within the seven working days lets silence count as abandonment (30; K14). */
function lateFaults(facts: LetterFacts, body: string, c: LetterCase): readonly Violation[] {
  const threatens = facts.kind === 'P02' && isLateNotice(c) && body.includes('视为放弃');
  return threatens ? [violation('late-notice-threatens', 'consequence')] : [];
}

/** Whether a fee can be asked for at all, and whether it is counted as the register counts (42; 109号). */
function feeFaults(facts: LetterFacts, c: LetterCase): readonly Violation[] {
  if (facts.kind !== 'P09') return [];
  const assessed = assessFee(feeMeasureOf(facts));
  const found = assessed.ok ? [] : assessed.violations;
  const { earlierInMonth } = c;
  const isStale =
    facts.standard === 'by-item' &&
    earlierInMonth !== undefined &&
    earlierInMonth !== facts.earlier;
  return isStale
    ? [...found, violation('fee-count-changed', 'quantity', `现为${earlierInMonth}件`)]
    : found;
}

function missing(id: string, label: string): Violation {
  return violation('letter-part-missing', id, label);
}

/** A value of several lines stands in the text line by line, wherever each of them is. */
function pieces(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).map(plain);
  const kept = lines.filter((line) => line !== '');
  return kept.length === 0 ? [''] : kept;
}

const wide = /[！-～]/g;

/** Without spaces, width and closing stops: what was typed and what is printed compare equal. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/gu, '')
    .replaceAll(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/[。；;.，,]+$/gu, '');
}

// ── The remedy clause (行政复议法 20, 22, 23; 法释〔2025〕8号 1) ─────────────────────────────────

/** Words of each clause that must stand in the text. */
const clauseWords: Readonly<Record<RemedyKind, readonly string[]>> = {
  direct: ['60日内', '申请行政复议', '6个月内', '提起行政诉讼'],
  'review-first': ['应当先', '60日内', '申请行政复议', '15日内', '提起行政诉讼'],
  split: ['应当先', '60日内', '申请行政复议', '15日内', '6个月内', '提起行政诉讼'],
  none: [],
};

function remedyFaults(facts: LetterFacts, body: string, c: LetterCase): readonly Violation[] {
  const kind = remedyOf(facts, c);
  const opens = body.includes('行政复议') || body.includes('行政诉讼');
  if (kind === 'none') return opens ? [violation('remedy-clause-unwanted', 'remedy')] : [];
  if (c.remedy === undefined) return [violation('remedy-authority-missing', 'remedy')];
  const { reconsideration, court } = c.remedy;
  const wanted = [reconsideration, court, ...clauseWords[kind]].map(plain);
  const found: Violation[] = [];
  if (wanted.some((words) => !body.includes(words)))
    found.push(missing('remedy', '救济途径和期限'));
  if (offersDirectSuit(kind, body)) found.push(violation('remedy-direct-suit', 'remedy'));
  if (kind === 'direct' && asksReviewFirst(body)) {
    found.push(violation('remedy-review-first', 'remedy'));
  }
  if (c.request.electronicDelivery && lacksInternetChannel(facts, body, c)) {
    found.push(internetChannelMissing);
  }
  return found;
}

const internetChannelMissing = missing('internetRemedy', '互联网申请行政复议的渠道');

function lacksInternetChannel(facts: LetterFacts, body: string, c: LetterCase): boolean {
  const channel = internetChannelOn(c.on, c.remedy);
  if (channel === undefined || remedyOf(facts, c) === 'none') return false;
  return !body.includes(plain(channel));
}

/** Only refusals under 14–16 go to reconsideration first; elsewhere the choice is the applicant's (23; 法释〔2025〕8号 1). */
function asksReviewFirst(body: string): boolean {
  return body
    .split(/[。;；]/u)
    .some((clause) => clause.includes('应当先') && clause.includes('申请行政复议'));
}

/**
 * What is refused under 14–16 never has the court beside the reconsideration (23 ¶1(4)): a suit follows the
 * decision of the reconsideration, or is about the part that was given.
 */
function offersDirectSuit(kind: RemedyKind, body: string): boolean {
  if (kind !== 'review-first' && kind !== 'split') return false;
  return body
    .split(/[。;；]/u)
    .filter((clause) => clause.includes('行政诉讼'))
    .some(
      (clause) =>
        !clause.includes('行政复议决定') && !(kind === 'split' && clause.includes('其余部分')),
    );
}

function remedyOf(facts: LetterFacts, c: LetterCase): RemedyKind {
  if (!carriesRemedy(facts.kind)) return 'none';
  if (!('reply' in facts)) return 'direct';
  return remedyKindOf(facts.reply.outcome, facts.reply.grounds, c.on);
}

// ── Who must not be named (条例 15, 32; L09) ──────────────────────────────────────────────────

function privacyFaults(facts: LetterFacts, body: string, c: LetterCase): readonly Violation[] {
  const { kind } = facts;
  if (kind === 'P04' || kind === 'P05' || kind === 'P11') {
    const { applicant } = c.application;
    const { phone, email, address, creditCode, representative, contactName, agent } = applicant;
    const people = [applicant, ...(applicant.others ?? [])];
    const secrets = [
      ...people.flatMap(({ name, identityNumber }) => [name, identityNumber]),
      // Whoever speaks for the applicant gives him away as well as his own name.
      representative,
      contactName,
      agent,
      phone,
      email,
      address,
      creditCode,
    ];
    return named(body, secrets) ? [violation('applicant-named', 'text')] : [];
  }
  if (kind === 'P06') {
    const names = c.request.consultations.flatMap(({ name, answer }) => [
      name,
      answer?.online?.respondent.name,
      answer?.online?.respondent.phone,
      ...(answer?.online?.marks ?? []).map(({ what }) => what),
    ]);
    return named(body, names) ? [violation('third-party-named', 'text')] : [];
  }
  return [];
}

function named(body: string, secrets: readonly (string | undefined)[]): boolean {
  return secrets
    .map((secret) => plain(secret ?? ''))
    .some((secret) => secret.length >= 2 && body.includes(secret));
}
