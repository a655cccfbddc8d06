// The stylesheet and the one small script, under addresses that hold the hash of their content: a browser
// keeps them for a year and asks for new ones when they change.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Asset {
  readonly address: string;
  readonly contentType: string;
  readonly content: string;
}

function asset(file: string, contentType: string): Asset {
  const content = readFileSync(join(import.meta.dirname, file), 'utf8');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const [name, extension] = file.split('.');
  return { address: `/ziyuan/${name}.${hash}.${extension}`, contentType, content };
}

export const stylesheet: Asset = asset('portal.css', 'text/css; charset=utf-8');
export const script: Asset = asset('portal.js', 'text/javascript; charset=utf-8');
export const icon: Asset = asset('icon.svg', 'image/svg+xml');

export const assets: readonly Asset[] = [stylesheet, script, icon];
