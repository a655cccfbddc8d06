// Whether two applications ask for the same (条例 36(6), 44). A figure between 0 and 1 with what it rests
// on: it finds earlier requests for a person to read, and decides nothing.

import {
  type DocumentNumberParts,
  formatDocumentNumber,
  normaliseDocumentNumber,
  parseDocumentNumber,
} from './document-number.ts';

export interface RequestText {
  readonly title: string;
  readonly documentNumber?: string;
  readonly description: string;
}

export interface Similarity {
  /** 0: nothing in common; 1: the same words. */
  readonly score: number;
  /** The document number that both name. */
  readonly documentNumber?: string;
  /** The longest runs of words that both hold, longest first. */
  readonly sharedWords: readonly string[];
  /** Why like words were not taken for the same: other numbers, other years. */
  readonly against?: string;
}

/** From here on two requests are shown as similar [choice]. */
export const similarFrom = 0.6;
/** Both name one number as the record they want [choice]. */
const sameNumberScore = 0.9;
/** What a number that one of them only mentions adds [choice]. */
const mentionedNumberBonus = 0.25;
/** Like words about another number or another year stay below the threshold [choice]. */
const contradictedScore = 0.5;
/** One text within the other, counted where the shorter is more than a few words [choice]. */
const containmentWeight = 0.9;
const shortestContained = 10;

export function isSimilar({ score }: Similarity): boolean {
  return score >= similarFrom;
}

export function similarityOf(a: RequestText, b: RequestText): Similarity {
  const [numbersA, numbersB] = [numbersIn(a), numbersIn(b)];
  const shared = sharedNumber(numbersA, numbersB);
  const words = wordScore(shinglesOf(a), shinglesOf(b), shared !== undefined);
  const sharedWords = sharedRuns(a, shinglesOf(b));
  if (shared !== undefined) {
    const score = shared.isWanted
      ? Math.max(words, sameNumberScore)
      : Math.min(1, words + mentionedNumberBonus);
    return { score, documentNumber: formatDocumentNumber(shared.parts), sharedWords };
  }
  const against = contradiction(a, b, numbersA, numbersB);
  return against === undefined
    ? { score: words, sharedWords }
    : { score: Math.min(words, contradictedScore), sharedWords, against };
}

/** Pairs of neighbouring characters of what is left when the form's own words are taken out. */
export function shinglesOf(text: RequestText): ReadonlySet<string> {
  const shingles = new Set<string>();
  for (const field of fieldsOf(text)) {
    const characters = Array.from(field);
    if (characters.length === 1) shingles.add(field);
    for (let i = 0; i + 1 < characters.length; i += 1) {
      shingles.add(`${characters[i]}${characters[i + 1]}`);
    }
  }
  return shingles;
}

/** What every document number in the text is found again by: year, running number, end of the word. */
export function documentKeysOf(text: RequestText): readonly string[] {
  return numbersIn(text).map(
    ({ parts: { agency, year, sequence } }) => `${year ?? ''} ${sequence} ${agency.slice(-2)}`,
  );
}

/**
 * Width, case, punctuation and blanks carry nothing; years in Chinese figures are written in Arabic
 * ones; what every application says (申请公开, 请提供 …) is left out, unless nothing else is there.
 */
export function normalisedWords(text: string): string {
  const plain = withArabicYears(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const bare = plain.replaceAll(filler, '');
  return bare === '' ? plain : bare;
}

/** 二〇二三年, also with the round zero of a keyboard, as 2023年. */
function withArabicYears(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[一二][零〇○一二三四五六七八九]{3}(?=年)/gu, (year) =>
      Array.from(year, (figure) => chineseFigures.indexOf(figure.replace(/[〇○]/u, '零'))).join(''),
    );
}

const chineseFigures = '零一二三四五六七八九';

const fillerWords = [
  '根据中华人民共和国政府信息公开条例',
  '依据中华人民共和国政府信息公开条例',
  '政府信息公开条例',
  '申请政府信息公开',
  '申请信息公开',
  '申请公开',
  '请求公开',
  '要求公开',
  '希望公开',
  '请予公开',
  '依法公开',
  '政府信息',
  '请提供',
  '提供',
  '申请人',
  '申请',
  '本人',
  '贵单位',
  '贵机关',
  '贵局',
  '贵委',
  '贵处',
  '你单位',
  '你机关',
  '你局',
  '关于',
  '有关',
  '相关',
  '复印件',
  '电子版',
  '的',
] as const;
const filler = new RegExp(fillerWords.join('|'), 'gu');

function fieldsOf({ title, description, documentNumber = '' }: RequestText): readonly string[] {
  // A number that cannot be read as one is compared as words.
  const unread = partsOf(documentNumber) === undefined ? documentNumber : '';
  return [title, description, unread].map(normalisedWords).filter((field) => field !== '');
}

interface NamedNumber {
  readonly parts: DocumentNumberParts;
  /** It stands in the form's own field: the record itself is wanted. */
  readonly isWanted: boolean;
}

function partsOf(text: string): DocumentNumberParts | undefined {
  const spelt = normaliseDocumentNumber(text);
  return spelt === undefined ? undefined : parseDocumentNumber(spelt);
}

/** Orders (国务院令第711号) are looked for in the field only: as a basis everybody cites them. */
function numbersIn({ title, documentNumber = '', description }: RequestText): NamedNumber[] {
  const wanted = partsOf(documentNumber);
  const named = `${title}\n${description}`.normalize('NFKC').matchAll(numberInText);
  const mentioned = Array.from(named, ([number]) => partsOf(number));
  return [
    ...(wanted === undefined ? [] : [{ parts: wanted, isWanted: true }]),
    ...mentioned.flatMap((parts) => (parts === undefined ? [] : [{ parts, isWanted: false }])),
  ];
}

const numberInText =
  /[\p{Script=Han}A-Za-z]{1,20}\s*[〔[(【〖「]\s*\d{4}\s*年?\s*[〕\])】〗」]\s*第?\s*\d{1,6}\s*号/gu;

function sharedNumber(
  a: readonly NamedNumber[],
  b: readonly NamedNumber[],
): NamedNumber | undefined {
  const pairs = a.flatMap((one) =>
    b.filter((other) => sameNumber(one.parts, other.parts)).map((other) => [one, other] as const),
  );
  const best = pairs.find(([one, other]) => one.isWanted && other.isWanted) ?? pairs[0];
  if (best === undefined) return undefined;
  const [{ parts: one }, { parts: other }] = best;
  // In running text words stand before the agency's: the shorter is the number's own.
  const parts = one.agency.length <= other.agency.length ? one : other;
  return { parts, isWanted: best.every(({ isWanted }) => isWanted) };
}

function sameNumber(a: DocumentNumberParts, b: DocumentNumberParts): boolean {
  return (
    a.year === b.year &&
    a.sequence === b.sequence &&
    (a.agency.endsWith(b.agency) || b.agency.endsWith(a.agency))
  );
}

function wordScore(a: ReadonlySet<string>, b: ReadonlySet<string>, numberAlone: boolean): number {
  const smaller = Math.min(a.size, b.size);
  if (a.size + b.size === 0) return numberAlone ? 1 : 0;
  if (smaller === 0) return 0;
  const common = a.intersection(b).size;
  const likeness = common / (a.size + b.size - common);
  const contained = smaller < shortestContained ? 0 : (containmentWeight * common) / smaller;
  return Math.max(likeness, contained);
}

function contradiction(
  a: RequestText,
  b: RequestText,
  numbersA: readonly NamedNumber[],
  numbersB: readonly NamedNumber[],
): string | undefined {
  if (numbersA.length > 0 && numbersB.length > 0) return '所写文号不同';
  const [yearsA, yearsB] = [yearsIn(a), yearsIn(b)];
  const apart = yearsA.size > 0 && yearsB.size > 0 && yearsA.isDisjointFrom(yearsB);
  return apart ? '所写年份不同' : undefined;
}

function yearsIn(text: RequestText): ReadonlySet<string> {
  const plain = withArabicYears(`${text.title}\n${text.description}`);
  return new Set(plain.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu) ?? []);
}

const mostRuns = 5;

/** Runs of `a` all of whose pairs `b` holds too, the longest first. */
function sharedRuns(a: RequestText, b: ReadonlySet<string>): readonly string[] {
  const runs = new Set<string>();
  for (const field of fieldsOf(a)) {
    let run = '';
    let last = '';
    for (const character of field) {
      const joins = last !== '' && b.has(`${last}${character}`);
      if (joins) run += run === '' ? `${last}${character}` : character;
      else if (run !== '') {
        runs.add(run);
        run = '';
      }
      last = character;
    }
    if (run !== '') runs.add(run);
  }
  return [...runs].toSorted((x, y) => y.length - x.length).slice(0, mostRuns);
}
