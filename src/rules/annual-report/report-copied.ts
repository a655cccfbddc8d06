// Words that came from another report: another year, another province, another organ's name, and the
// slips that moving text leaves in a list (条例 50). A reader can only ask; the writer knows.

import type { Finding } from './finding.ts';
import type { PrintedReport } from './printed.ts';

export function checkCopied(report: PrintedReport): readonly Finding[] {
  return [...otherYears(report), ...otherPlaces(report), ...otherOrgan(report), ...lists(report)];
}

interface Passage {
  readonly part: number;
  readonly text: string;
}

function paragraphs({ parts }: PrintedReport, numbers: readonly number[]): readonly Passage[] {
  return parts
    .filter(({ number }) => numbers.includes(number))
    .flatMap(({ number, text }) => text.split('\n').map((line) => ({ part: number, text: line })));
}

function question(
  rule: Finding['rule'],
  where: string,
  expected: string | null,
  actual: string,
  quote: string,
  message: string,
): Finding {
  return { rule, severity: 'question', where, expected, actual, quote: clip(quote), message };
}

function clip(quote: string): string {
  return quote.length > 200 ? `${quote.slice(0, 200)}…` : quote;
}

// ── Years ──────────────────────────────────────────────────────────────────────────────────────

const comparison =
  /比|较|上年|去年|同期|以来|自|从|至|到|历年|近|期间|规划|起|回顾|整改|根据|按照|印发|《/;

/** TX-YEAR: part one opens a paragraph with another year's work, and compares with nothing. */
function otherYears(report: PrintedReport): readonly Finding[] {
  const { year } = report;
  if (year === null) return [];
  return paragraphs(report, [1]).flatMap(({ part, text }): readonly Finding[] => {
    const sentence = text.split(/[。！？]/)[0] ?? '';
    const named =
      /^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*)?(20\d\d)年(?!度?计划|\d{1,2}月)/.exec(
        sentence.trim(),
      )?.[1];
    if (named === undefined || Number(named) === year || sentence.includes(`${year}年`)) return [];
    if (comparison.test(sentence)) return [];
    const message = `第一部分写的是${named}年，而报告年度是${year}年，请核对是否照抄了别的年度。`;
    return [question('TX-YEAR', `part${part}`, String(year), named, sentence, message)];
  });
}

// ── Places ─────────────────────────────────────────────────────────────────────────────────────

const provinces =
  '北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区'.split(
    ' ',
  );

/** What a report follows: documents and offices of a province are its own. */
const bodies =
  /^(?:人民政府|政府|省委|委|办公厅|政务|信息|公开|依申请|实施|[^，。；、]{0,12}(?:条例|办法|规范|通知|方案|细则))/;

/** TX-PLACE: rules or offices of a province that is not the one named most. */
function otherPlaces(report: PrintedReport): readonly Finding[] {
  const passages = paragraphs(report, [1, 5, 6]);
  const all = [report.title, report.lead, ...passages.map(({ text }) => text)].join('\n');
  const own = ownProvince(report, all);
  if (own === null) return [];
  return passages.flatMap(({ part, text }) =>
    provinces.flatMap((province): readonly Finding[] => {
      if (province === own) return [];
      const at = text.indexOf(province);
      if (at === -1 || !bodies.test(text.slice(at + province.length))) return [];
      const sentence = sentenceAt(text, at);
      if (/考察|借鉴|交流|赴|调研|援|协作|联席|学习.{0,12}经验/.test(sentence)) return [];
      const message = `正文提到${province}的文件或机关，而全文所在为${own}，请核对是否照抄。`;
      return [question('TX-PLACE', `part${part}`, own, province, sentence, message)];
    }),
  );
}

/** The province in the organ's name; else the one that is named before all others. */
function ownProvince({ organ }: PrintedReport, all: string): string | null {
  const inName = provinces.find((province) => organ?.startsWith(province) === true);
  if (inName !== undefined) return inName;
  const counts = provinces
    .map((province) => ({ province, times: all.split(province).length - 1 }))
    .filter(({ times }) => times > 0)
    .toSorted((a, b) => b.times - a.times);
  const [first, second] = counts;
  return first === undefined || first.times <= (second?.times ?? 0) ? null : first.province;
}

function sentenceAt(text: string, at: number): string {
  const start =
    Math.max(...['。', '！', '？', '；', '\n'].map((mark) => text.lastIndexOf(mark, at))) + 1;
  const rest = text.slice(start);
  return rest.slice(0, /[。！？；\n]/.exec(rest)?.index ?? rest.length).trim();
}

// ── The organ's own name ───────────────────────────────────────────────────────────────────────

/** TX-ORGAN: whoever the lead says wrote the report shares nothing with whose report it is. */
function otherOrgan({ organ, lead }: PrintedReport): readonly Finding[] {
  if (organ === null) return [];
  const writer =
    /(?:本报告|本年度报告|年度报告)[^。；]{0,6}?由([\p{Script=Han}]{4,30}?)(?:根据|按照|依据|依照|编制)/u.exec(
      lead,
    )?.[1];
  if (writer === undefined || sharesName(organ, writer)) return [];
  const message = `开头写明报告由${writer}编制，标题和落款为${organ}，请核对机关名称。`;
  return [question('TX-ORGAN', 'lead', organ, writer, writer, message)];
}

/** Two characters of the place or the office in common; 「本机关」 and the like name nobody. */
function sharesName(organ: string, writer: string): boolean {
  if (/^[本我]/.test(writer)) return true;
  const common = /人民政府|办公室|办公厅|管理委员会|委员会|管理局|[省市县区州镇乡局委厅]/g;
  const core = (name: string): string => name.replaceAll(common, '');
  const [a, b] = [core(organ), core(writer)];
  if (a.length < 2 || b.length < 2) return true;
  for (let i = 0; i + 2 <= a.length; i += 1) if (b.includes(a.slice(i, i + 2))) return true;
  return false;
}

// ── Lists ──────────────────────────────────────────────────────────────────────────────────────

const numerals = '一二三四五六七八九十';

/** TX-ENUM: 一是…三是 without 二是, or twice the same. A list may run over paragraphs. */
function lists(report: PrintedReport): readonly Finding[] {
  return [1, 5, 6].flatMap((part) => {
    const text = report.parts.find(({ number }) => number === part)?.text ?? '';
    // 「统一是」 begins no list, but a heading without a stop may stand before 一是.
    const marks = [...text.matchAll(/一是|(?<!\p{Script=Han})[二三四五六七八九十]是/gu)];
    return marks.flatMap((mark, i): readonly Finding[] => {
      const value = numerals.indexOf(mark[0].charAt(0));
      const before = i === 0 ? -1 : numerals.indexOf((marks[i - 1]?.[0] ?? '').charAt(0));
      if (value === 0 || value === before + 1) return [];
      const expected = `${numerals[before + 1] ?? ''}是`;
      const message =
        value === before
          ? `“${mark[0]}”出现两次，应为“${expected}”。`
          : `“${mark[0]}”之前没有“${numerals[value - 1] ?? ''}是”。`;
      const quote = clip(sentenceAt(text, mark.index));
      const fault = { expected, actual: mark[0], quote, message };
      return [{ rule: 'TX-ENUM', severity: 'warning', where: `part${part}`, ...fault }];
    });
  });
}
