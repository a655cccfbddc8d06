// Whose report it is and of which year: title, lead paragraph, signature.

import { type Block, squeeze } from './blocks.ts';
import { joined, linesOf } from './prose-text.ts';

export interface Head {
  readonly organ: string | null;
  readonly year: number | null;
  readonly titleYear: number | null;
  readonly title: string | null;
  readonly lead: string;
  readonly signedOn: string | null;
}

/** `before` stands in front of part one, `last` is the last part. */
export function readHead(before: readonly Block[], last: readonly Block[], all: string): Head {
  const lines = linesOf(before).slice(-80);
  const signature = readSignature(linesOf(last).slice(-40));
  const titles = lines.flatMap((line, i) => titlesIn(line, lines[i - 1] ?? '')).toReversed();
  const lead = leadOf(before);
  const ownLine = lines.map(squeeze).findLast(isSignerName) ?? null;
  const comparison = lines.flatMap((line) => comparedOrgan(line))[0] ?? null;
  const named = titles.find((title) => title.organ !== '' && !/^[我本]/.test(title.organ));
  return {
    organ: withCity(fullName(named?.organ ?? comparison, signature.organ ?? ownLine), lead),
    year: mostNamed([
      titles[0]?.year ?? markedYear(lines),
      ...yearsOfText(all),
      yearBefore(signature.on),
    ]),
    titleYear: titles[0]?.year ?? null,
    title: titles.find((title) => title.whole)?.text ?? titles[0]?.text ?? null,
    lead,
    signedOn: signature.on ?? publishedOn(lines),
  };
}

interface Title {
  readonly text: string;
  readonly organ: string;
  readonly year: number;
  /** The line holds the title and nothing else. */
  readonly whole: boolean;
}

const reportWord =
  /政府信息(?:与政务)?公开(?:工作)?(?:情况)?(?:20\d\d年)?(?:年?度)?(?:工作)?报告|政府信息公开(?:工作)?年报/g;

/** Titles in a line: organ and year, in either order, before 政府信息公开工作年度报告. */
function titlesIn(line: string, above: string): readonly Title[] {
  const text = arabicYears(squeeze(line).replace(/^#+/, ''));
  return [...text.matchAll(reportWord)].flatMap((match): readonly Title[] => {
    const start = Math.max(0, match.index - 50);
    const head =
      text
        .slice(start, match.index)
        .split(/[,。;:《》“”"()#|、!/_<>]/)
        .at(-1) ?? '';
    const name = head.replace(
      /^(现将|现公布|现公开|现发布|公布|发布|关于|编制|特编制|形成|标题)+/,
      '',
    );
    const year = /(20\d\d)年/.exec(`${name}${match[0]}`)?.[1];
    if (year === undefined) return [];
    const inLine = name.replace(/20\d\d年度?/, '').replace(/的$/, '');
    const whole = text.length === head.length + match[0].length;
    // Title pages set the organ's name on a line of its own.
    const isSplit = whole && inLine === '' && isOrganName(squeeze(above));
    const organ = isSplit ? squeeze(above) : inLine;
    const full = isSplit ? `${organ}${name}` : name;
    return [{ text: `${full}${match[0]}`, organ, year: Number(year), whole }];
  });
}

function arabicYears(text: string): string {
  return text.replaceAll(
    /二[〇○零O0]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])(?=年)/g,
    (_, a: string, b: string) => `20${chineseDigit(a)}${chineseDigit(b)}`,
  );
}

function chineseDigit(digit: string): number {
  return Math.max(0, '零一二三四五六七八九'.indexOf(digit));
}

/** The head of a comparison print-out names a government by its place. */
function comparedOrgan(line: string): readonly string[] {
  const match = /^(\S{2,30}?)(?:政务公开|政府信息公开)?年报比对/.exec(line.replaceAll(' ', ''));
  if (match?.[1] === undefined) return [];
  const place = match[1];
  return [/[省市县区旗州盟]$/.test(place) ? `${place}人民政府` : place];
}

/**
 * A title that only abbreviates (经开区) is completed from the signature: the shortest beginning of
 * it in which the abbreviation's characters follow each other.
 */
function fullName(named: string | null, signed: string | null): string | null {
  if (named === null || signed === null) return named ?? signed;
  // 「区统计局」, 「市政府办公室」 leave out which.
  if (/^[省市县区州镇乡旗]/.test(named)) return signed;
  if (named.length >= signed.length || signed.startsWith(named)) return named;
  let at = -1;
  for (const character of named) {
    at = signed.indexOf(character, at + 1);
    if (at === -1) return named;
  }
  const rest = signed.slice(at + 1);
  return /^(人民政府|管理委员会|管委会)$/.test(rest) ? signed : signed.slice(0, at + 1);
}

/** 「2023 年报告」 opens a report in a comparison print-out. */
function markedYear(lines: readonly string[]): number | null {
  for (const line of lines.toReversed()) {
    const match = /^(20\d\d)年度?报告$/.exec(squeeze(line));
    if (match !== null) return Number(match[1]);
  }
  return null;
}

/** Of the period, and of the first words of part one. */
function yearsOfText(all: string): readonly (number | null)[] {
  const text = squeeze(all);
  const period = /统计.{0,16}?(20\d\d)年\d{1,2}月\d{1,2}日.{1,4}?(20\d\d)年/.exec(text);
  const start = /统计.{0,16}?(20\d\d)年\d{1,2}月/.exec(text);
  const opening = /一、总体情况.{0,20}?(20\d\d)年/.exec(text);
  return [start?.[1], period?.[2], opening?.[1]].map((y) => (y === undefined ? null : Number(y)));
}

function yearBefore(signedOn: string | null): number | null {
  return signedOn === null ? null : Number(signedOn.slice(0, 4)) - 1;
}

/** A misprint in one place does not change the year; of equals the first, the title's, is taken. */
function mostNamed(years: readonly (number | null)[]): number | null {
  const named = years.filter((year) => year !== null);
  const count = (year: number): number => named.filter((other) => other === year).length;
  return named.toSorted((a, b) => count(b) - count(a))[0] ?? null;
}

/** A district's or county's title often leaves out its city, which the lead paragraph names. */
function withCity(organ: string | null, lead: string): string | null {
  if (organ === null || !/^\p{Script=Han}{1,5}[县区旗市]人民政府$/u.test(organ)) return organ;
  const at = lead.indexOf(organ);
  const city = /(?:^|[^\p{Script=Han}]|[由与系向])(\p{Script=Han}{2,3}[市州盟])$/u.exec(
    squeeze(lead.slice(Math.max(0, at - 12), Math.max(0, at))),
  );
  return city?.[1] === undefined ? organ : `${city[1]}${organ}`;
}

/** Sentences before part one, without a page's navigation. */
function leadOf(before: readonly Block[]): string {
  return joined(linesOf(before).slice(-40))
    .split('\n')
    .filter((line) => line.length > 20 && /[。,，]/.test(line))
    .join('\n');
}

const dateAtEnd = /(20\d\d)年(\d{1,2})月(\d{1,2})日\)?$/;

function readSignature(lines: readonly string[]): { organ: string | null; on: string | null } {
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const line = arabicDate(squeeze(lines[i] ?? ''));
    const match = line.length > 50 ? null : dateAtEnd.exec(line);
    if (match === null) continue;
    const beside = line.slice(0, match.index).replace(/^\(/, '');
    const organ = beside === '' ? squeeze(lines[i - 1] ?? '') : beside;
    const on = isoDate(match);
    if (on !== null) return { organ: isOrganName(organ) ? organ : null, on };
  }
  return { organ: null, on: null };
}

function isOrganName(text: string): boolean {
  return /^[\p{Script=Han}()]{3,30}$/u.test(text) && !/(公开|情况|事项|如下|报告)$/.test(text);
}

function isSignerName(text: string): boolean {
  return (
    isOrganName(text) && /(政府|办公室|办公厅|委员会|管委会|街道办事处|[局委厅署])$/.test(text)
  );
}

function publishedOn(lines: readonly string[]): string | null {
  for (const line of lines.toReversed()) {
    const text = squeeze(line);
    const labelled =
      /(?:发布|公布|发文|成文)(?:日期|时间):?(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})/.exec(text);
    const bare = text.length < 20 ? /^\(?(20\d\d)年(\d{1,2})月(\d{1,2})日\)?$/.exec(text) : null;
    const match = labelled ?? bare;
    if (match !== null) return isoDate(match);
  }
  return null;
}

function isoDate(match: RegExpExecArray): string | null {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 二〇二三年一月二十日 to figures. */
function arabicDate(text: string): string {
  if (text.length > 60) return text;
  return arabicYears(text).replaceAll(
    /([一二三四五六七八九十]{1,3})(?=[月日])/g,
    (_, n: string) => {
      const [tens, ones] = n.includes('十') ? n.split('十') : ['0', n];
      const tensValue = tens === '' ? 1 : chineseDigit(tens ?? '');
      return String(tensValue * 10 + (ones === '' ? 0 : chineseDigit(ones ?? '')));
    },
  );
}
