// The glossary and the code say the same words: what it lists as in use is used, and what the tables of
// the rules name is in it, under its Chinese label.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { remedyResults } from '../src/rules/annual-report/form.ts';
import { ledgerSets } from '../src/rules/annual-report/tally.ts';
import { applicantKinds } from '../src/rules/applicant-kinds.ts';
import { channels } from '../src/rules/channels.ts';
import { opennessLabels } from '../src/rules/document-classes.ts';
import { outcomes } from '../src/rules/outcomes.ts';
import { consultees } from '../src/rules/request/events.ts';
import { roles } from '../src/rules/roles.ts';
import { validities } from '../src/rules/validity.ts';

const root = join(import.meta.dirname, '..');

interface Row {
  readonly zh: string;
  readonly identifiers: readonly string[];
}

const [inUse, kept] = readFileSync(join(root, 'GLOSSARY.md'), 'utf8')
  .split('## Words kept')
  .map(rowsOf);

function rowsOf(text: string): readonly Row[] {
  return text.split('\n').flatMap((line) => {
    const [, zh = '', named = ''] = line.split('|').map((cell) => cell.trim());
    const identifiers = [...named.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? '');
    return identifiers.length > 0 ? [{ zh, identifiers }] : [];
  });
}

/** Code without its comments: a word that only a comment knows is not in use. */
function codeOf(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu, '');
}

const files = globSync('src/**/*.{ts,tsx}', { cwd: root });
const code = files.map((file) => codeOf(readFileSync(join(root, file), 'utf8'))).join('\n');
const names = files.map((file) => file.replace(/^.*\/|\.tsx?$/gu, ''));

function isUsed(word: string): boolean {
  return new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'u').test(code) || names.includes(word);
}

describe('the glossary', () => {
  it('is read: it has rows in use and rows kept', () => {
    assert.ok((inUse?.length ?? 0) > 90 && (kept?.length ?? 0) > 2);
  });

  it('lists in use only what the code uses', () => {
    const unused = (inUse ?? []).flatMap(({ identifiers }) =>
      identifiers.filter((word) => !isUsed(word)),
    );
    assert.deepEqual(unused, []);
  });

  it('keeps words only for what is not there yet', () => {
    const built = (kept ?? []).flatMap(({ identifiers }) => identifiers.filter(isUsed));
    assert.deepEqual(built, []);
  });

  for (const [what, labels] of Object.entries({
    outcomes: labelled(outcomes),
    'kinds of applicant': Object.entries(applicantKinds),
    channels: labelled(channels),
    posts: Object.entries(roles),
    'kinds of openness': Object.entries(opennessLabels),
    validities: Object.entries(validities),
    'results of remedies': Object.entries(remedyResults),
  })) {
    it(`has all ${what} under their labels`, () => {
      const missing = labels.filter(([key, label]) => !isListed(key, label));
      assert.deepEqual(missing, []);
    });
  }

  it('has the sets of the ledger and those who are consulted', () => {
    const keys = [...ledgerSets, ...Object.keys(consultees)];
    assert.deepEqual(
      keys.filter((key) => !isListed(key)),
      [],
    );
  });
});

function labelled(
  table: Readonly<Record<string, { readonly label: string }>>,
): readonly (readonly [string, string])[] {
  return Object.entries(table).map(([key, { label }]) => [key, label]);
}

function isListed(key: string, label?: string): boolean {
  return (inUse ?? []).some(
    ({ zh, identifiers }) => identifiers.includes(key) && (label === undefined || zh === label),
  );
}
