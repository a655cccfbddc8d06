// Tables of persons: which column holds the names, and whether the table says something of them that is sensitive
// (个人信息保护法 28: health, and everything of children under fourteen; 条例 15).

import type { PersonalDataKind } from './kinds.ts';
import type { Piece } from './text-block.ts';

export interface ReadTable {
  /** Row of the headings, from 0; `undefined` where there is none. */
  readonly headingRow: number | undefined;
  readonly headings: readonly string[];
  readonly nameColumns: readonly number[];
}

const nameHeading = /姓\s*名|^(?:户主|学生|患者|受助人|申请人|救助对象|补贴对象|享受人员?)$/;
/** 单位名称, 项目名称 are names of things; 联系人 of whoever is to be rung. */
const personHeading = /身份证|证件号|性别|出生|年龄|民族|住址/;
const searchedRows = 8;

export function readTable(rows: readonly (readonly Piece[])[]): ReadTable {
  for (const [n, row] of rows.slice(0, searchedRows).entries()) {
    const texts = row.map(({ text }) => text.replaceAll(/\s+/g, ''));
    const filled = texts.filter((text) => text !== '');
    if (filled.length < 2 || filled.some((text) => text.length > 20)) continue;
    const named = texts.flatMap((text, column) => (nameHeading.test(text) ? [column] : []));
    if (named.length > 0 || texts.some((text) => personHeading.test(text))) {
      return { headingRow: n, headings: texts, nameColumns: named };
    }
  }
  // No list of persons: the first row still says what stands below it.
  const first = rows[0]?.map(({ text }) => text.replaceAll(/\s+/g, '')) ?? [];
  const isHeading =
    first.length > 1 && first.every((text) => text.length <= 20 && !/\d{6}/.test(text));
  return {
    headingRow: isHeading ? 0 : undefined,
    headings: isHeading ? first : [],
    nameColumns: [],
  };
}

const sensitive: readonly (readonly [PersonalDataKind, RegExp])[] = [
  ['minor-name', /未成年|儿童|孤儿|幼儿|小学生|中学生|小学|初中|监护人|学生/],
  ['illness-name', /残疾|患者|病[种情]|疾病|病人|大病|精神障碍|医疗救助/],
  ['hardship-name', /困难|低保|特困|救助|受助|帮扶|贫困|五保|低收入|助学|抚恤|慰问/],
];

/** University students, scholarships for adults: said to be of age, they are no minors. */
const grown = /大学|高校|研究生|高职|本科|硕士|博士/;

/** What the table says of those it names; `undefined` where it says nothing sensitive. */
export function sensitiveListOf(
  title: string,
  { headings, headingRow }: ReadTable,
  rows: readonly (readonly Piece[])[],
): PersonalDataKind | undefined {
  const above = rows.slice(0, headingRow ?? 0).flatMap((row) => row.map(({ text }) => text));
  const said = [title, ...above, ...headings].join(' ');
  for (const [kind, words] of sensitive) {
    if (kind === 'minor-name' && grown.test(said)) continue;
    if (words.test(said)) return kind;
  }
  return undefined;
}

/** Two to four characters, or a name with a point in it: 买买提·吐尔逊; no heading, no sum. */
export function looksLikeName(text: string): boolean {
  return (
    /^[\u4e00-\u9fff]{1,3}\s{0,4}[\u4e00-\u9fff]{1,2}$|^[\u4e00-\u9fff]{2,10}(?:·[\u4e00-\u9fff]{1,10}){1,3}$/.test(
      text,
    ) && !/^(?:合计|小计|总计|姓\s*名|无|备注|同上|户主|单位|序号)$/.test(text)
  );
}
