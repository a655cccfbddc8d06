// 案卷题名: who asked for what.

import type { CaseRecord } from './case-record.ts';

const longestSubject = 80;

export function caseTitle({ application, request }: CaseRecord): string {
  const { title, documentNumber = '', description } = application;
  const matter = request.matter === 'correction' ? '申请更正' : '申请公开';
  const asked = [title, documentNumber, description].find((text) => text.trim() !== '') ?? '';
  const { name, others = [] } = application.applicant;
  const who = others.length === 0 ? name : `${name}等${others.length + 1}人`;
  return `${who}${matter}“${asked.trim().slice(0, longestSubject).toWellFormed()}”案`;
}
