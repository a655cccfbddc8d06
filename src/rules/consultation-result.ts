// 结果反馈: what was said, counted, and what became of it, drafted from the comments as they were decided. It holds
// labels and answers that the office wrote, never a name or a word of who commented (个人信息保护法 25).

import { type Verdict, verdictKeys, verdicts } from './public-consultation.ts';

export interface DecidedComment {
  readonly label: string | null;
  readonly verdict: Verdict | null;
  readonly answer: string | null;
}

export interface ResultLine {
  readonly label: string;
  readonly count: number;
  readonly verdict: Verdict;
  /** Several that were answered differently under one label are all said. */
  readonly answers: readonly string[];
}

/** Those under one label with one verdict are one line, the weightiest first. */
export function resultLines(comments: readonly DecidedComment[]): readonly ResultLine[] {
  const lines = new Map<string, { line: ResultLine; answers: Set<string> }>();
  for (const { label, verdict, answer } of comments) {
    if (label === null || verdict === null) continue;
    const key = `${verdict} ${label}`;
    const known = lines.get(key);
    const answers = known?.answers ?? new Set<string>();
    if (answer !== null && answer !== '') answers.add(answer);
    const count = (known?.line.count ?? 0) + 1;
    lines.set(key, { line: { label, verdict, count, answers: [] }, answers });
  }
  return Array.from(lines.values(), ({ line, answers }) => ({
    ...line,
    answers: [...answers],
  })).toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'zh-CN'));
}

export function verdictCounts(
  comments: readonly DecidedComment[],
): Readonly<Record<Verdict, number>> {
  const count = (wanted: Verdict): number =>
    comments.filter(({ verdict }) => verdict === wanted).length;
  return {
    adopted: count('adopted'),
    'partly-adopted': count('partly-adopted'),
    'not-adopted': count('not-adopted'),
  };
}

export function resultTitle(consultation: string): string {
  return `关于《${consultation.replaceAll(/[《》]/g, '')}》公众意见采纳情况的反馈`.slice(0, 200);
}

/** As an editor would write it down; he goes on from here. */
export function resultBody(
  { title, from, until }: { readonly title: string; readonly from: string; readonly until: string },
  comments: readonly DecidedComment[],
): string {
  const counts = verdictCounts(comments);
  const told = verdictKeys.map((key) => `${verdicts[key]}${counts[key]}条`).join('，');
  const period = from === '' || until === '' ? '' : `${longDate(from)}至${longDate(until)}，`;
  const lead = `${period}就《${title.replaceAll(/[《》]/g, '')}》向社会公开征求意见，共收到意见${comments.length}条`;
  if (comments.length === 0) return `<p>${escaped(lead)}。</p>`;
  return [
    `<p>${escaped(`${lead}。经研究，${told}。现将采纳情况和理由反馈如下。`)}</p>`,
    '<table><thead><tr><th>序号</th><th>意见</th><th>条数</th><th>采纳情况</th><th>说明</th></tr></thead><tbody>',
    ...resultLines(comments).map(
      ({ label, count, verdict, answers }, i) =>
        `<tr><td>${i + 1}</td><td>${escaped(label)}</td><td>${count}</td>` +
        `<td>${verdicts[verdict]}</td><td>${escaped(answers.join('；'))}</td></tr>`,
    ),
    '</tbody></table>',
    '<p>感谢社会各界的关心和支持。</p>',
  ].join('');
}

function longDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(year)}年${Number(month)}月${Number(date)}日`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
