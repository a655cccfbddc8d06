// What is written about the project holds: links lead somewhere, both READMEs say the same, every command
// and setting that they name exists, and nothing speaks of the machine it was written on.

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { commands } from '../src/main/commands.ts';
import { readConfig } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const texts = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).sort();
const english = read('README.md');
const chinese = read('README.zh-CN.md');

/** Text without code blocks: what stands in them is no link and no heading. */
function proseOf(markdown: string): string {
  return markdown.replaceAll(/^```[^\n]*\n[\s\S]*?^```$/gm, '');
}

function codeOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```[^\n]*\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? '');
}

/** Code blocks and code within a line, a piece a line. */
function allCodeOf(markdown: string): string {
  const inline = [...proseOf(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');
  return [...codeOf(markdown), ...inline].join('\n');
}

function linksOf(markdown: string): readonly string[] {
  return [...proseOf(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '');
}

/** As the usual viewers make them of headings. */
function anchorsOf(markdown: string): readonly string[] {
  return [...proseOf(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}\p{Mark} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('links', () => {
  for (const file of texts) {
    it(`of ${file} lead somewhere`, () => {
      const wrong = linksOf(read(file)).filter((link) => !leadsSomewhere(file, link));
      assert.deepEqual(wrong, []);
    });
  }

  it('are found to lead nowhere where they do', () => {
    assert.deepEqual(linksOf('[a](b.md) `c` ![d](e.png)\n```\n[f](g.md)\n```\n'), [
      'b.md',
      'e.png',
    ]);
    assert.equal(leadsSomewhere('docs/manual.md', '../README.md'), true);
    assert.equal(leadsSomewhere('docs/manual.md', 'README.md'), false);
    assert.equal(leadsSomewhere('README.md', 'README.md#no-such-heading'), false);
    assert.deepEqual(anchorsOf('## 一、公众\n### `x` of Y\n'), ['一公众', 'x-of-y']);
  });
});

function leadsSomewhere(from: string, link: string): boolean {
  if (/^(?:https?|mailto):/.test(link)) return true;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchorsOf(read(target)).includes(decodeURIComponent(anchor));
}

/** The levels of the headings, in order. */
function outline(markdown: string): readonly string[] {
  return [...proseOf(markdown).matchAll(/^(#+) /gm)].map(([, level]) => level ?? '');
}

/** List items, rows of settings and pictures, in order, without their words. */
function shape(markdown: string): readonly string[] {
  const beginnings = /^(?:- |\| `\w+`|!\[[^\]]*\]\([^)]+\))/gm;
  return [...proseOf(markdown).matchAll(beginnings)].map(([start]) =>
    start.replace(/\[[^\]]*\]/, ''),
  );
}

describe('the two READMEs', () => {
  it('have the same sections, lists and pictures in the same order', () => {
    assert.deepEqual(outline(chinese), outline(english));
    assert.deepEqual(shape(chinese), shape(english));
    const [other, ...links] = linksOf(chinese);
    assert.equal(other, 'README.md');
    assert.deepEqual(['README.zh-CN.md', ...links], linksOf(english));
  });

  it('have the same code blocks', () => {
    assert.deepEqual(codeOf(chinese), codeOf(english));
    assert.ok(codeOf(english).length > 4);
  });
});

describe('the walk through the code', () => {
  it('names functions, tables and fields that are there', () => {
    const sources = globSync(['src/**/*.{ts,tsx,sql}', 'test/*.ts'], { cwd: root });
    const words = new Set(sources.flatMap((file) => read(file).match(/\w+/g) ?? []));
    const code = proseOf(read('ARCHITECTURE.md')).matchAll(/`([A-Za-z][\w]*)`/g);
    const named = [...code].map(([, name]) => name ?? '');
    assert.ok(named.length > 40);
    assert.deepEqual(
      named.filter((name) => !words.has(name)),
      [],
    );
  });
});

describe('commands', () => {
  it('named anywhere exist', () => {
    const scripts = Object.keys(
      (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts,
    );
    const wrong = texts.flatMap((file) => {
      const code = allCodeOf(read(file));
      const named = [...code.matchAll(/bin\/gongkai ([a-z][a-z-]*)/g)].map(
        ([, name]) => name ?? '',
      );
      const run = [...code.matchAll(/\bnpm (?:run )?([a-z]+)\b/g)].map(([, name]) => name ?? '');
      return [
        ...named.filter((name) => !Object.hasOwn(commands, name)),
        ...run.filter((name) => !scripts.includes(name) && name !== 'ci'),
      ].map((name) => `${file}: ${name}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('are all in the manual', () => {
    const manual = read('docs/manual.md');
    const missing = Object.entries(commands)
      .filter(([name, { summary }]) => name !== 'serve' && summary !== undefined)
      .map(([name]) => name)
      .filter((name) => !manual.includes(`bin/gongkai ${name}`));
    assert.deepEqual(missing, []);
  });
});

/** Names that the settings are read by: asked for, whatever they are called. */
function settingsRead(): readonly string[] {
  const asked = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, name) => {
        asked.add(String(name));
        return undefined;
      },
    },
  );
  assert.equal(readConfig(env, '/', '/').faults, undefined);
  return [...asked].sort();
}

describe('the table of settings', () => {
  for (const [file, text] of [
    ['README.md', english],
    ['README.zh-CN.md', chinese],
  ] as const) {
    it(`of ${file} names exactly what is read`, () => {
      const rows = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name ?? '');
      assert.deepEqual(rows.toSorted(), settingsRead());
    });
  }
});

describe('pictures', () => {
  it('are small and used', () => {
    const pictures = globSync('docs/images/*.png', { cwd: root });
    assert.ok(pictures.length > 0);
    for (const file of pictures) {
      const { size } = statSync(join(root, file));
      assert.ok(size <= 200 * 1024, `${file} has ${size} bytes`);
      assert.ok(linksOf(english).includes(file), `${file} stands nowhere`);
    }
  });
});

describe('texts', () => {
  const forbidden: readonly (readonly [pattern: RegExp, why: string])[] = [
    [/(?:^|[\s`"'(])\/(?:work|home|root|Users|tmp)\//m, 'a path of one machine'],
    [/\b(?:AI|language model|chatbot|prompt)\b/i, 'how it was written'],
    [/\bassistants?\b|助手|大模型/i, 'how it was written'],
    [/\b(?:TODO|FIXME|XXX)\b/, 'unfinished'],
    [/\bissue #?\d+\b|(?<![\w&/#-])#\d+\b/i, 'a number of a tracker'],
    [/registry\.npm|npmmirror/, 'the host of a registry'],
  ];

  it('speak of the project only', () => {
    const found = texts.flatMap((file) =>
      forbidden.flatMap(([pattern, why]) => {
        const hit = pattern.exec(read(file))?.[0];
        return hit === undefined ? [] : [`${file}: ${hit.trim()} (${why})`];
      }),
    );
    assert.deepEqual(found, []);
  });

  it('keep their length', () => {
    assert.ok(read('ARCHITECTURE.md').split('\n').length <= 250);
    assert.ok(read('docs/manual.md').split('\n').length <= 560);
  });
});
