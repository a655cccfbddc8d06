// From a family's lines to a title and an HTML-lite body.

import type { Family, Line } from './family.ts';
import { commonSlots, offices, type OfficeKey } from './places.ts';
import type { Dice } from './random.ts';

export interface Scope {
  readonly dice: Dice;
  /** Words already chosen for this document. */
  readonly words: Map<string, string>;
  readonly figures: Map<string, number>;
  readonly slots: Readonly<Record<string, readonly string[]>>;
}

export function scopeOf(
  family: Pick<Family, 'slots'>,
  dice: Dice,
  given: Readonly<Record<string, string>>,
): Scope {
  return {
    dice,
    words: new Map(Object.entries(given)),
    figures: new Map(),
    slots: { ...commonSlots, ...family.slots },
  };
}

/** Fills the slots of one text; an unknown slot is a mistake in the example and throws. */
export function fill(text: string, scope: Scope): string {
  let out = text;
  // A chosen word may hold slots of its own.
  for (let depth = 0; out.includes('{') && depth < 4; depth += 1) {
    out = out.replaceAll(/\{([^{}]+)\}/g, (_, inner: string) => wordFor(inner, scope));
  }
  return out;
}

function wordFor(inner: string, scope: Scope): string {
  if (inner.includes('|')) return scope.dice.pick(inner.split('|'));
  const figure = figureFor(inner, scope);
  if (figure !== undefined) return figure;
  const chosen = scope.words.get(inner);
  if (chosen !== undefined) return chosen;
  const list = scope.slots[inner.replace(/\d$/, '')];
  if (list === undefined) throw new Error(`no slot ${inner}`);
  const suited = fitting(list, scope);
  const taken = new Set(scope.words.values());
  const free = suited.filter((word) => !taken.has(word));
  const word = fill(scope.dice.pick(free.length > 0 ? free : suited), scope);
  scope.words.set(inner, word);
  return word;
}

/**
 * Figures that belong together: `12-48` any of these; `n=12-48` the same, to be had again as `n`
 * (`:n=12-48` says nothing yet);
 * `n*60-90` so many per cent of it, `n^7` it and seven per cent more (both may name figures), `n+m`,
 * `n-m`. Undefined when the braces hold no figure.
 */
function figureFor(inner: string, scope: Scope): string | undefined {
  const named = /^(:?)([a-z])=(.*)$/.exec(inner);
  if (named) {
    const value = figureFor(named[3] ?? '', scope);
    if (value !== undefined) scope.figures.set(named[2] ?? '', Number(value));
    return named[1] === ':' ? '' : value;
  }
  const range = /^(\d+)-(\d+)$/.exec(inner);
  if (range) return String(scope.dice.int(Number(range[1]), Number(range[2])));
  const sum = /^([a-z])(?:([*])(\d+)-(\d+)|([-+^])([a-z]))?$/.exec(inner);
  const n = scope.figures.get(sum?.[1] ?? '');
  if (!sum || n === undefined) return undefined;
  if (sum[2] === '*') {
    return String(Math.floor((n * scope.dice.int(Number(sum[3]), Number(sum[4]))) / 100));
  }
  const m = scope.figures.get(sum[6] ?? '') ?? 0;
  if (sum[5] === '^') return String(Math.round((n * (100 + m)) / 100));
  return String(sum[5] === '-' ? n - m : n + m);
}

/** What the marks of a word or line say; read once each, for thousands of documents use them. */
interface Marks {
  readonly text: string;
  /** `词,词::` — only for documents that speak of one of these. */
  readonly keptFor?: readonly string[];
  /** `!词,词::` — not for documents that speak of one of these. */
  readonly keptFrom?: readonly string[];
  /** `@4-9` — only in these months. */
  readonly season?: readonly [number, number];
  /** Slots of places in it. */
  readonly places: readonly string[];
}

const marksRead = new Map<string, Marks>();

function marksOf(one: string): Marks {
  const known = marksRead.get(one);
  if (known !== undefined) return known;
  const at = one.indexOf('::');
  const season = /@(\d+)-(\d+)$/.exec(one);
  const text = one.slice(at < 0 ? 0 : at + 2, season?.index ?? one.length);
  const names = /\{(town|village|community|park|street|school|clinic|firm|waters)\}/g;
  const marks: Marks = {
    text,
    ...keptBy(at < 0 ? '' : one.slice(0, at)),
    ...(season ? { season: [Number(season[1]), Number(season[2])] as const } : {}),
    places: Array.from(new Set(Array.from(text.matchAll(names), (match) => match[1] ?? ''))),
  };
  marksRead.set(one, marks);
  return marks;
}

function keptBy(mark: string): Partial<Marks> {
  if (mark === '') return {};
  return mark.startsWith('!')
    ? { keptFrom: mark.slice(1).split(',') }
    : { keptFor: mark.split(',') };
}

const unmarked = new WeakSet<readonly string[]>();

/** Words and lines that suit the document, without their marks. */
function fitting(list: readonly string[], scope: Scope): readonly string[] {
  if (unmarked.has(list)) return list;
  if (!list.some((one) => one.includes('::') || one.includes('@'))) {
    unmarked.add(list);
    return list;
  }
  const all = Array.from(scope.words.values()).join(' ');
  const month = Number(scope.words.get('month'));
  return list.flatMap((one) => {
    const { text, keptFor, keptFrom, season } = marksOf(one);
    if (keptFor !== undefined && !anyIn(all, keptFor)) return [];
    if (keptFrom !== undefined && anyIn(all, keptFrom)) return [];
    return season === undefined || inSeason(month, season) ? [text] : [];
  });
}

function anyIn(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

function inSeason(month: number, [from, to]: readonly [number, number]): boolean {
  return from <= to ? month >= from && month <= to : month >= from || month <= to;
}

/** How many places a line would bring in that the document has not spoken of yet. */
function strangersIn(line: string, scope: Scope): number {
  return marksOf(line).places.filter((name) => !scope.words.has(name)).length;
}

/** The lines that stay with the places already named: a piece of news happens in one place. */
function atHome(lines: readonly string[], scope: Scope): readonly string[] {
  const strangers = lines.map((line) => strangersIn(line, scope));
  const fewest = Math.min(...strangers);
  return lines.filter((_, i) => strangers[i] === fewest);
}

const venues = ['community', 'village', 'park', 'town'] as const;

/** A line that speaks of one venue only, when the document has one of another sort, means that one. */
function settled(line: string, scope: Scope): string {
  const named = venues.filter((name) => scope.words.has(name));
  const inLine = venues.filter((name) => line.includes(`{${name}}`));
  const [stranger] = inLine;
  if (named.length !== 1 || inLine.length !== 1 || stranger === undefined) return line;
  return scope.words.has(stranger) ? line : line.replaceAll(`{${stranger}}`, `{${named[0]}}`);
}

/** 3月5日, as documents write days. */
export function monthAndDay(iso: string): string {
  return `${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`;
}

export function fullDay(iso: string): string {
  return `${iso.slice(0, 4)}年${monthAndDay(iso)}`;
}

export interface Signature {
  readonly issuer: OfficeKey;
  readonly madeOn: string;
}

export function bodyOf(lines: readonly Line[], scope: Scope, signature: Signature): string {
  const filled: string[] = [];
  for (const line of lines) {
    const found =
      typeof line === 'string'
        ? [line]
        : 'choose' in line
          ? chosen(line.of, scope.dice.int(line.choose[0], line.choose[1]), scope)
          : [scope.dice.pick(atHome(fitting(line, scope), scope))];
    filled.push(...found.map((text) => fill(settled(text, scope), scope)));
  }
  return htmlOf(filled, signature);
}

/** `n` lines: at most two of those kept for such documents, the rest of those for all. */
function chosen(lines: readonly string[], n: number, scope: Scope): readonly string[] {
  const kept = lines.filter((line) => line.includes('::'));
  const common = lines.filter((line) => !line.includes('::'));
  const own = atHome(fitting(kept, scope), scope);
  const first = scope.dice.some(own, Math.min(2, n));
  const home = common.filter((line) => strangersIn(line, scope) === 0);
  const rest = home.length >= n - first.length ? home : common;
  return inOrder([...first, ...scope.dice.some(rest, n - first.length)]);
}

const numbering = '一二三四五六七八九';

/** Numbered lines stand in the order of their numbers and are numbered through: numbers are content. */
function inOrder(lines: readonly string[]): readonly string[] {
  const numbered = /^(（?)([一二三四五六七八九])(）|、)/;
  const rank = (line: string): number => numbering.indexOf(numbered.exec(line)?.[2] ?? '九');
  if (!lines.every((line) => numbered.test(line))) return lines;
  return lines
    .toSorted((a, b) => rank(a) - rank(b))
    .map((line, i) => line.replace(numbered, `$1${numbering.charAt(i)}$3`));
}

function htmlOf(lines: readonly string[], signature: Signature): string {
  let html = '';
  let rows: string[] = [];
  const closeTable = (): void => {
    const [head, ...rest] = rows;
    if (head === undefined) return;
    html += `<table><thead>${row(head, 'th')}</thead><tbody>${rest.map((r) => row(r, 'td')).join('')}</tbody></table>`;
    rows = [];
  };
  for (const line of lines) {
    if (line.startsWith('|')) {
      rows.push(line);
      continue;
    }
    closeTable();
    html += paragraph(line, signature);
  }
  closeTable();
  return html;
}

function row(line: string, tag: 'th' | 'td'): string {
  const cells = line.slice(1, -1).split('|');
  const open = tag === 'th' ? '<th scope="col">' : '<td>';
  return `<tr>${cells.map((cell) => `${open}${cell.trim()}</${tag}>`).join('')}</tr>`;
}

function paragraph(line: string, { issuer, madeOn }: Signature): string {
  if (line.startsWith('## ')) return `<h2>${line.slice(3)}</h2>`;
  if (line.startsWith('### ')) return `<h3>${line.slice(4)}</h3>`;
  if (line.startsWith('> ')) return `<p class="addressee">${line.slice(2)}</p>`;
  if (line.startsWith('^ ')) return `<p class="centre">${line.slice(2)}</p>`;
  if (line === '@sign') {
    return `<p class="signature">${offices[issuer].fullName}<br>${fullDay(madeOn)}</p>`;
  }
  if (line === '@open') return '<p class="note">（此件公开发布）</p>';
  return `<p>${line}</p>`;
}

/** What a reader sees of a body, without marks. */
export function plainText(html: string): string {
  return html.replaceAll(/<[^>]+>/g, '');
}

/** The first sentence or sentences, at most 120 characters; of questions and answers the questions. */
export function summaryOf(html: string): string {
  const questions = [...html.matchAll(/<h2>[^<]*?问：([^<]*)<\/h2>/g)].map(
    ([, asked = '']) => asked,
  );
  const text =
    questions.length > 0 ? questions.join('') : plainText(/<p>(.*?)<\/p>/.exec(html)?.[1] ?? html);
  const end = text.indexOf('。', 40);
  const cut = end >= 0 && end < 120 ? text.slice(0, end + 1) : text.slice(0, 118);
  return cut;
}
