// The stylesheet, put together from its parts, and the one small script, under addresses that hold the hash
// of their content: a browser keeps them for a year and asks for new ones when they change.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
  'foot',
  'layout',
  'forms',
  'home',
  'rows',
  'search',
  'document',
  'facts',
  'figures',
  'tables',
  'clock',
  'site-map',
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
export const stylesheet: Asset = asset('portal.css', 'text/css; charset=utf-8', css);
export const script: Asset = asset('portal.js', 'text/javascript; charset=utf-8');
export const icon: Asset = asset('icon.svg', 'image/svg+xml');

export const assets: readonly Asset[] = [stylesheet, script, icon];
