// The stylesheet, put together from its parts, and the scripts, under addresses that hold the hash of their
// content: a browser keeps them for a year and asks for new ones when they change.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly address: string;
  readonly contentType: string;
  readonly content: string;
}

/** In the order of the cascade: tokens and ground, the parts, then modes, narrow screens and paper over them. */
const styles = [
  'tokens',
  'ground',
  'masthead',
  'combobox',
  'foot',
  'layout',
  'forms',
  'home',
  'rows',
  'columns',
  'narrowing',
  'field-table',
  'gazette',
  'search',
  'library',
  'document-facts',
  'document',
  'document-tools',
  'document-around',
  'shown',
  'facts',
  'figures',
  'tables',
  'charts',
  'clock',
  'apply',
  'progress',
  'site-map',
  'consultation',
  'audit',
  'open-data',
  'policies',
  'modes',
  'narrow',
  'paper',
];

function read(file: string): string {
  return readFileSync(join(import.meta.dirname, file), 'utf8');
}

function asset(name: string, contentType: string, content = read(name)): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const [stem, extension] = name.split('.');
  return { address: `/ziyuan/${stem}.${hash}.${extension}`, contentType, content };
}

const css = styles.map((name) => read(`styles/${name}.css`)).join('\n');
export const stylesheet: Asset = asset('portal.css', 'text/css; charset=utf-8', lean(css));

/** Without what only its writers read; every page waits for it. */
function lean(sheet: string): string {
  return sheet
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}
const moreScripts = ['combobox', 'text-size', 'read-aloud', 'kept', 'views', 'close'];
const pageScripts = [
  read('portal.js'),
  ...moreScripts.map((name) => `{\n${read(`scripts/${name}.js`)}}\n`),
].join('');
export const script: Asset = asset('portal.js', 'text/javascript; charset=utf-8', pageScripts);

/** Conveniences of the forms; each file is a block of its own, and every form works without. */
const formScripts = ['hold', 'filter', 'suggest', 'photos', 'people', 'work', 'fragment', 'firm'];
const forms = formScripts.map((name) => `{\n${read(`scripts/${name}.js`)}}`).join('\n');
export const formScript: Asset = asset('forms.js', 'text/javascript; charset=utf-8', forms);

/**
 * Solves the challenges of web/challenge.ts in a thread of the browser. Chromium before 80 does not read `?.`,
 * which stands in it twice, both times as a condition.
 */
export const workerScript: Asset = asset(
  'work.js',
  'text/javascript; charset=utf-8',
  readFileSync(fileURLToPath(import.meta.resolve('altcha/workers/sha')), 'utf8').replaceAll(
    /\b(controller)\?\./g,
    '$1 && $1.',
  ),
);

/** Marks that the foot bears where a setting names one; drawn here, nothing is loaded from elsewhere. */
export const siteMarks = {
  party: asset('biaozhi-dangzheng.svg', 'image/svg+xml'),
  institution: asset('biaozhi-shiye.svg', 'image/svg+xml'),
};
export const icon: Asset = asset('icon.svg', 'image/svg+xml');

/** Browsers of before 2020 know no other, and ask for it here whatever a page names. */
export const oldIcon = {
  address: '/favicon.ico',
  headers: { 'Content-Type': 'image/x-icon', 'Cache-Control': 'public, max-age=86400' },
  content: readFileSync(join(import.meta.dirname, 'icon.ico')),
} as const;

export const assets: readonly Asset[] = [
  stylesheet,
  script,
  formScript,
  workerScript,
  icon,
  siteMarks.party,
  siteMarks.institution,
];
