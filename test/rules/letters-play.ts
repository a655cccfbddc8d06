// A case for letters: the request as it was played, an applicant, an organ and its confirmed bodies.

import assert from 'node:assert/strict';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { Application } from '../../src/rules/application.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { CitedLetter, LetterCase } from '../../src/rules/letters/case.ts';
import { letterFaults } from '../../src/rules/letters/check.ts';
import { composeLetter } from '../../src/rules/letters/compose.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import type { ReplyContent } from '../../src/rules/request/events.ts';
import type { DisclosureRequest } from '../../src/rules/request/disclosure-request.ts';

export const application: Application = {
  applicant: {
    kind: 'natural-person',
    name: '申请人某甲',
    identityType: 'passport',
    identityNumber: 'E00000000',
    phone: '13800000000',
    email: 'jia@test.example',
    address: '某路1号',
  },
  title: '2024年采购合同',
  description: '某项目的采购合同',
  carrierForm: 'paper',
  deliveryWish: 'post',
};

/** What a reply that gives a record says of it (36(2), 40). */
export const supplied = {
  provided: '《某工程竣工验收意见》复制件',
  form: 'paper',
  copies: '1份，共3页',
  delivery: '随本告知书一并邮寄',
} as const satisfies Partial<ReplyContent>;

/** Letters that a case cites, each signed and sent on one day. */
export function cited(kind: 'P02' | 'P09', number: string, on: IsoDay): CitedLetter {
  return { kind, number, signedOn: on, sentOn: on };
}

export function letterCaseOf(
  request: DisclosureRequest,
  on: IsoDay,
  more: Partial<LetterCase> = {},
): LetterCase {
  return {
    number: 'CS-2026-0007',
    request,
    application,
    issuer: {
      name: '测试管理委员会',
      guide: { officeName: '政务公开办公室', phone: '0000-5550100', address: '测试路1号' },
    },
    remedy: { reconsideration: '测试市人民政府', court: '测试区人民法院' },
    letters: [],
    calendar: nationalCalendar,
    on,
    ...more,
  };
}

/** The text of a letter, one string; it must be without faults. */
export function letterText(facts: LetterFacts, c: LetterCase): string {
  const text = composeLetter(facts, c);
  assert.deepEqual(
    letterFaults(facts, text, c).map(({ code, field, detail }) => [code, field, detail]),
    [],
  );
  return text.paragraphs.join('\n');
}

/** Codes and fields that the checker finds in the text as composed. */
export function faultsOf(facts: LetterFacts, c: LetterCase): readonly string[] {
  return letterFaults(facts, composeLetter(facts, c), c).map(
    ({ code, field }) => `${code} ${field ?? ''}`,
  );
}
