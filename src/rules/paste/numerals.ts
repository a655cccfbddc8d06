// Numbers as they are counted in office texts: what a program numbers by itself is written out, so that it stays what
// it is wherever the text goes.

const digits = '〇一二三四五六七八九';

/** 一 to 九千九百九十九, as one counts. */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) return String(n);
  const places = ['', '十', '百', '千'];
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(n / 10 ** place) % 10;
    if (digit === 0) {
      gap ||= text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${digits.charAt(digit)}${places[place]}`;
    gap = false;
  }
  return text.replace(/^一十/, '十');
}

/** 四十七, 一百零三, 十二, and figure by figure 四七, 二〇二二; undefined for what is none of them. */
export function numberOfNumeral(text: string): number | undefined {
  const level = text.replaceAll(/[○零]/gu, '〇');
  if (/^[〇一二三四五六七八九]{1,6}$/u.test(level)) {
    return Number(Array.from(level, (digit) => digits.indexOf(digit)).join(''));
  }
  const counted =
    /^(?:([一二三四五六七八九])百)?(?:〇|([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
      level,
    );
  const [, hundreds, tens, ten, ones] = counted ?? [];
  const n =
    100 * valueOf(hundreds) +
    (ten === undefined ? 0 : 10 * Math.max(1, valueOf(tens))) +
    valueOf(ones);
  return n === 0 ? undefined : n;
}

function valueOf(digit: string | undefined): number {
  return digit === undefined ? 0 : digits.indexOf(digit);
}

function roman(n: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = n;
  let text = '';
  for (const [value, sign] of signs) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

function letters(n: number): string {
  const letter = String.fromCharCode(97 + ((n - 1) % 26));
  return letter.repeat(Math.floor((n - 1) / 26) + 1);
}

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

/** A number in a format of Office (ST_NumberFormat) or of CSS (list-style-type). */
export function numberIn(format: string, n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) return String(n);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographDigital':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'cjk-ideographic':
    case 'simp-chinese-informal':
    case 'trad-chinese-informal':
      return chineseNumeral(n);
    case 'ideographTraditional':
    case 'cjk-heavenly-stem':
      return stems.charAt((n - 1) % 10);
    case 'ideographZodiac':
    case 'cjk-earthly-branch':
      return branches.charAt((n - 1) % 12);
    case 'upperRoman':
    case 'upper-roman':
    case 'I':
      return roman(n);
    case 'lowerRoman':
    case 'lower-roman':
    case 'i':
      return roman(n).toLowerCase();
    case 'upperLetter':
    case 'upper-alpha':
    case 'upper-latin':
    case 'A':
      return letters(n).toUpperCase();
    case 'lowerLetter':
    case 'lower-alpha':
    case 'lower-latin':
    case 'a':
      return letters(n);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `（${n}）`;
    case 'decimalEnclosedParen':
      return `（${n}）`;
    case 'decimalEnclosedFullstop':
      return `${n}.`;
    case 'decimalZero':
    case 'decimal-leading-zero':
      return String(n).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(n);
    default:
      return String(n);
  }
}

const joined: readonly (readonly [first: number, count: number, of: (n: number) => string])[] = [
  [0x3220, 10, (n) => `（${chineseNumeral(n)}）`],
  [0x2474, 20, (n) => `（${n}）`],
  [0x2488, 20, (n) => `${n}.`],
];

const odd = /[㈠-㈩⑴-⒇⒈-⒛０-９]/gu;

/** Signs that are one letter on the screen and several to a reader or a search: ㈠, ⑴, ⒈, １. */
export function oddNumeralsIn(text: string): number {
  return text.match(odd)?.length ?? 0;
}

/** Written out; only when somebody asks for it, since the printed original has them. */
export function plainNumerals(text: string): string {
  return text.replaceAll(odd, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    for (const [first, count, of] of joined) {
      if (code >= first && code < first + count) return of(code - first + 1);
    }
    return String.fromCodePoint(code - 0xff10 + 0x30);
  });
}
