// From a family's lines to a title and an HTML-lite body.

import type { Family, Line } from './family.ts';
import { commonSlots, offices, type OfficeKey } from './places.ts';
import type { Dice } from './random.ts';

export interface Scope {
  readonly dice: Dice;
  /** Words already chosen for this document. */
  readonly words: Map<string, string>;
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
  const range = /^(\d+)-(\d+)$/.exec(inner);
  if (range) return String(scope.dice.int(Number(range[1]), Number(range[2])));
  const chosen = scope.words.get(inner);
  if (chosen !== undefined) return chosen;
  const list = scope.slots[inner.replace(/\d$/, '')]?.flatMap((word) => inSeason(word, scope));
  if (list === undefined) throw new Error(`no slot ${inner}`);
  const taken = new Set(scope.words.values());
  const free = list.filter((word) => !taken.has(word));
  const word = fill(scope.dice.pick(free.length > 0 ? free : list), scope);
  scope.words.set(inner, word);
  return word;
}

function inSeason(word: string, scope: Scope): readonly string[] {
  const season = /^(.*)@(\d+)-(\d+)$/.exec(word);
  if (!season) return [word];
  const month = Number(scope.words.get('month'));
  const [from, to] = [Number(season[2]), Number(season[3])];
  const inside = from <= to ? month >= from && month <= to : month >= from || month <= to;
  return inside ? [season[1] ?? ''] : [];
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
  const flat: string[] = [];
  for (const line of lines) {
    if (typeof line === 'string') flat.push(line);
    else if ('choose' in line) {
      flat.push(...chosen(line.of, scope.dice.int(line.choose[0], line.choose[1]), scope));
    } else flat.push(scope.dice.pick(line));
  }
  return htmlOf(
    flat.map((line) => fill(line, scope)),
    signature,
  );
}

/** `n` lines that suit the document: at most two of those kept for it, the rest of those for all. */
function chosen(lines: readonly string[], n: number, scope: Scope): string[] {
  const words = Array.from(scope.words.values()).join(' ');
  const own: string[] = [];
  const common: string[] = [];
  for (const line of lines) {
    const at = line.indexOf('::');
    if (at < 0) common.push(line);
    else if (
      line
        .slice(0, at)
        .split(',')
        .some((word) => words.includes(word))
    ) {
      own.push(line.slice(at + 2));
    }
  }
  const first = scope.dice.some(own, Math.min(2, n));
  return [...first, ...scope.dice.some(common, n - first.length)];
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

/** The first sentence or sentences, at most 120 characters. */
export function summaryOf(html: string): string {
  const text = plainText(/<p>(.*?)<\/p>/.exec(html)?.[1] ?? html);
  const end = text.indexOf('。', 40);
  const cut = end >= 0 && end < 120 ? text.slice(0, end + 1) : text.slice(0, 118);
  return cut;
}
