// The rooms of the house and what each may import (ARCHITECTURE.md). `import type` leaves no trace
// at run time, but only the desk may use it to look into a room that is closed to it.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const mayImport: Readonly<Record<string, readonly string[]>> = {
  rules: [],
  formats: ['rules'],
  store: ['rules'],
  commands: ['rules', 'store', 'formats'],
  web: ['rules', 'store', 'formats', 'commands'],
  jobs: ['rules', 'store', 'formats', 'commands'],
  desk: ['rules'],
  example: ['rules', 'store', 'formats', 'commands'],
};

test('rooms import only along the arrows', () => {
  const wrong: string[] = [];
  for (const file of globSync('src/*/**/*.{ts,tsx}').sort()) {
    const room = file.split('/')[1] ?? '';
    for (const [, type, still, late] of readFileSync(file, 'utf8').matchAll(importStatement)) {
      const path = still ?? late ?? '';
      const target = join(dirname(file), path).split('/')[1] ?? '';
      const forTypes = room === 'desk' && type !== undefined && target === 'web';
      if (room === 'main' || room === target || forTypes) continue;
      if (mayImport[room]?.includes(target)) continue;
      wrong.push(`${file} imports ${path}: ${room} must not know ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

const importStatement =
  /\b(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/g;

test('every folder of src is a room', () => {
  const rooms = new Set(globSync('src/*/**/*.*').map((file) => file.split('/')[1]));
  assert.deepEqual(
    [...rooms].filter((room) => room !== 'main' && !mayImport[room ?? '']),
    [],
  );
});

test('no barrels, no drawers', () => {
  const barrel = /(?:^|\/)(?:index\.tsx?|(?:utils?|helpers?|common|misc|shared)(?:\.tsx?|\/.*))$/;
  assert.deepEqual(
    globSync('src/**/*.{ts,tsx}').filter((file) => barrel.test(file)),
    [],
  );
});
