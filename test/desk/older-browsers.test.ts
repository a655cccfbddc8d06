// Back offices run Chromium as old as 78. What the browser gets is read as syntax, without one at hand: no
// form of the language that came later, no part of its library that it lacks and we do not bring.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createContext, runInContext, runInThisContext } from 'node:vm';
import { stripTypeScriptTypes } from 'node:module';
import * as fc from 'fast-check';
import { parseAst } from 'vite';
import { buildDesk } from '../../src/main/build-desk.ts';
import { enterBrowser, leaveBrowser, skipWithoutChromium } from '../web/browser.ts';
import { serveDesk } from './served-desk.ts';
import { formScript, script, workerScript } from '../../src/web/portal/assets.ts';

const root = join(import.meta.dirname, '..', '..');
const brought = readFileSync(join(root, 'src/desk/older-browsers.ts'), 'utf8');

/** Names of the library that came after Chromium 78, wherever they stand behind a dot. */
const laterMethods = new Set(
  `at hasOwn findLast findLastIndex toSorted toReversed toSpliced with replaceAll toWellFormed
  isWellFormed groupBy fromAsync any withResolvers randomUUID replaceChildren showPicker showModal
  checkVisibility throwIfAborted isSubsetOf isSupersetOf isDisjointFrom symmetricDifference
  intersection getOrInsert getOrInsertComputed waitAsync toTemporalInstant`.split(/\s+/),
);
const laterGlobals = new Set(
  `structuredClone WeakRef FinalizationRegistry AggregateError Temporal Iterator
  CompressionStream scheduler reportError`.split(/\s+/),
);
const laterIntl = new Set(['Segmenter', 'DisplayNames', 'DurationFormat']);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(inner)) yield* nodesOf(inner);
    }
  }
}

const nameOf = (value: unknown): string =>
  isNode(value) && (value.type === 'Identifier' || value.type === 'PrivateIdentifier')
    ? String(value['name'])
    : '';

/** What Chromium 78 would not read, or not find. */
function laterIn(node: Node): string | undefined {
  switch (node.type) {
    case 'ChainExpression':
    case 'StaticBlock':
    case 'AccessorProperty':
      return node.type;
    case 'LogicalExpression':
      return node['operator'] === '??' ? '??' : undefined;
    case 'AssignmentExpression':
      return ['??=', '||=', '&&='].includes(String(node['operator']))
        ? String(node['operator'])
        : undefined;
    case 'MethodDefinition':
      return isNode(node['key']) && node['key'].type === 'PrivateIdentifier'
        ? '#method()'
        : undefined;
    case 'BinaryExpression':
      return isNode(node['left']) && node['left'].type === 'PrivateIdentifier'
        ? '#x in'
        : undefined;
    case 'Literal': {
      const regex = node['regex'] as { flags: string } | undefined;
      if (regex !== undefined && /[dv]/.test(regex.flags)) return `/${regex.flags}`;
      return /^\d+_\d/.test(String(node['raw'])) ? '1_000' : undefined;
    }
    case 'MemberExpression': {
      if (node['computed'] === true) return undefined;
      const name = nameOf(node['property']);
      if (nameOf(node['object']) === 'Intl' && laterIntl.has(name)) return `Intl.${name}`;
      return laterMethods.has(name) ? `.${name}` : undefined;
    }
    case 'NewExpression':
    case 'CallExpression':
      return laterGlobals.has(nameOf(node['callee'])) ? nameOf(node['callee']) : undefined;
    default:
      return undefined;
  }
}

function lacking(code: string): string[] {
  const found = new Set<string>();
  for (const node of nodesOf(parseAst(code) as unknown as Node)) {
    const later = laterIn(node);
    if (later !== undefined) found.add(later);
  }
  return [...found].sort();
}

const supplied = [...brought.matchAll(/^ {2}(\w+)(?:\(this|: \()/gm)].map(([, name]) => `.${name}`);

describe('the files of the back office', () => {
  test('hold nothing that Chromium 78 lacks and we do not bring', async () => {
    const folder = await buildDesk(root, new AbortController().signal);
    assert.ok(folder !== undefined);
    const assets = join(folder, 'assets');
    const files = readdirSync(assets).filter((name) => name.endsWith('.js'));
    assert.ok(files.length > 20);
    const asked = new Set<string>();
    for (const file of files) {
      const code = readFileSync(join(assets, file), 'utf8');
      for (const later of lacking(code)) {
        // Asked for before it is used.
        const isGuarded =
          later === 'Intl.Segmenter' && /`Segmenter`in Intl|if\(Intl\.Segmenter\)/.test(code);
        if (!isGuarded) asked.add(supplied.includes(later) ? later : `${file}: ${later}`);
      }
    }
    // Exactly: what is brought and no longer used goes.
    const used = [...asked].sort();
    assert.deepEqual(used, [...new Set(supplied)].sort());
  });

  test('would be caught with what is later', () => {
    const code = `a?.b; a ?? b; a ??= b; class A { static {} #m() {} }; [1].findLast(f);
      structuredClone(a); new Intl.Segmenter('zh'); /a/v; Object.groupBy(a, f); 1_000;`;
    assert.deepEqual(lacking(code), [
      '#method()',
      '.findLast',
      '.groupBy',
      '/v',
      '1_000',
      '??',
      '??=',
      'ChainExpression',
      'Intl.Segmenter',
      'StaticBlock',
      'structuredClone',
    ]);
  });
});

describe('the scripts of the portal', () => {
  for (const { address, content } of [script, formScript, workerScript]) {
    test(`${address.replace(/\.[0-9a-f]{12}/, '')} holds nothing that Chromium 78 lacks`, () => {
      assert.deepEqual(lacking(content), []);
    });
  }
});

describe('what we bring', () => {
  const bare = createContext({});
  runInContext(
    `for (const owner of [Object, Array.prototype, String.prototype])
      for (const name of ${JSON.stringify(supplied.map((name) => name.slice(1)))}) delete owner[name];`,
    bare,
  );
  const isBare = runInContext(
    `[].at === undefined && ''.replaceAll === undefined`,
    bare,
  ) as boolean;
  runInContext(stripTypeScriptTypes(brought), bare);
  /** The same expression here and in the bare context. */
  const agree = (expression: string, ...given: unknown[]): void => {
    const source = `(...given) => JSON.stringify(${expression})`;
    const here = runInThisContext(source) as (...given: unknown[]) => string;
    const there = runInContext(source, bare) as (...given: unknown[]) => string;
    assert.equal(there(...given), here(...given), expression);
  };

  test('does what the real ones do', () => {
    assert.ok(isBare);
    const text = fc.string({ unit: 'binary', maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), fc.integer(), text, (list, n, s) => {
        agree('given[0].at(given[1] % 4)', list, n);
        agree('given[0].at(given[1] % 4)', s, n);
        agree('[given[0].findLast((x) => x > 0), given[0].findLastIndex((x) => x > 0)]', list);
        agree('[given[0].toReversed(), given[0].toSorted((a, b) => a - b), given[0]]', list);
        agree('given[0].toSorted()', list);
        agree('given[0].toWellFormed()', s);
        agree(String.raw`('a.b$c.' + given[0] + '.').replaceAll('.', '[$&]')`, s);
        agree(`(given[0] + 'aXbX').replaceAll(/x/gi, (found) => found + '!')`, s);
        agree(`Object.hasOwn({ [given[0]]: 1 }, given[0])`, s);
      }),
    );
  });
});

describe('in a browser that lacks them', { skip: skipWithoutChromium() }, () => {
  test('the desk signs in, dressed without :where()', async () => {
    const desk = await serveDesk();
    const browser = await enterBrowser();
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.addInitScript(
        (names) => {
          for (const owner of [Object, Array.prototype, String.prototype]) {
            for (const name of names) Reflect.deleteProperty(owner, name);
          }
          Reflect.deleteProperty(Intl, 'Segmenter');
          CSS.supports = () => false;
        },
        supplied.map((name) => name.slice(1)),
      );
      await page.goto(desk.address);
      const button = page.getByRole('button', { name: '登录' });
      await button.waitFor();
      const styled = await button.evaluate((element) => getComputedStyle(element).backgroundColor);
      assert.equal(styled, 'rgb(22, 64, 107)');
      const rules = await page.evaluate(() =>
        Array.from(document.querySelectorAll('style'), (style) => style.textContent).join('\n'),
      );
      assert.ok(rules.length > 1000 && !rules.includes(':where('));
      assert.deepEqual(problems, []);
    } finally {
      await leaveBrowser();
      await desk.close();
    }
  });
});
