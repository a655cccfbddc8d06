// Lists cut into pages: everything once, newest first, and what is published changes no page behind the first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listPages, newerShown, stretchOf } from '../../src/web/portal/list-pages.ts';
import { listPager, pager } from '../../src/web/portal/parts/pager.ts';

/** The numbers of a page, the oldest document being 0. */
function onPage(total: number, page: number): readonly number[] {
  const newestFirst = Array.from({ length: total }, (_, i) => total - 1 - i);
  const { offset, limit } = stretchOf(total, page);
  return newestFirst.slice(offset, offset + limit);
}

test('every document stands on one page, and the order goes from the newest to the oldest', () => {
  for (let total = 0; total <= 205; total += 1) {
    const pages = listPages(total);
    const order = [1, ...Array.from({ length: pages - 1 }, (_, i) => pages - i)];
    const shown = order.flatMap((page) => onPage(total, page));
    assert.deepEqual(
      shown,
      Array.from({ length: total }, (_, i) => total - 1 - i),
      `${total}`,
    );
    const first = onPage(total, 1).length;
    assert.ok(first < 40 && (first >= 20 || first === total), `${total}: ${first} in front`);
  }
});

test('one document more changes nothing behind the first page', () => {
  for (let total = 0; total <= 205; total += 1) {
    for (let page = 2; page <= listPages(total); page += 1) {
      assert.deepEqual(onPage(total + 1, page), onPage(total, page));
    }
  }
});

async function drawn(page: number, pages: number): Promise<string> {
  return String(await listPager(page, pages, (n) => `/x/${n}`));
}

test('the pager of a page stays the same once a few newer pages are there', async () => {
  for (let page = 2; page < 12; page += 1) {
    const settled = await drawn(page, page + newerShown);
    for (const more of [1, 2, 40]) {
      assert.equal(await drawn(page, page + newerShown + more), settled);
    }
    assert.notEqual(await drawn(page, page + newerShown - 1), settled);
  }
});

test('one leafs from the newest page to the oldest and back', async () => {
  const pages = 9;
  const link = async (page: number, rel: 'prev' | 'next'): Promise<number | undefined> => {
    const text = String(await listPager(page, pages, (n) => `/x/${n}`));
    const found = new RegExp(`rel="${rel}" href="/x/(\\d+)"`).exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const way: number[] = [];
  for (let at: number | undefined = 1; at !== undefined; at = await link(at, 'next')) way.push(at);
  assert.deepEqual(way, [1, 9, 8, 7, 6, 5, 4, 3, 2]);
  const back: number[] = [];
  for (let at: number | undefined = 2; at !== undefined; at = await link(at, 'prev')) back.push(at);
  assert.deepEqual(back, way.toReversed());
  assert.equal(await listPager(1, 1, String), '');
});

const address = (n: number): string => `/x/${n}`;

/** Steps by links alone from a page to all others. */
async function farthest(draw: (page: number) => unknown, from: number): Promise<[number, number]> {
  const known = new Map([[from, 0]]);
  for (const [page, steps] of known) {
    const text = String(await draw(page));
    for (const [, to] of text.matchAll(/href="\/x\/(\d+)"/g)) {
      if (!known.has(Number(to))) known.set(Number(to), steps + 1);
    }
  }
  return [known.size, Math.max(...known.values())];
}

test('every page of a long list is few steps away, by links that a site of files has too', async () => {
  for (const [pages, most] of [
    [12, 4],
    [202, 4],
    [1500, 5],
  ] as const) {
    const [reached, steps] = await farthest((page) => listPager(page, pages, address), 1);
    assert.ok(reached === pages && steps <= most, `${pages}: ${reached} in ${steps}`);
    const [all, far] = await farthest((page) => pager(page, pages, address), 1);
    assert.ok(all === pages && far <= most, `${pages}: ${all} in ${far}`);
  }
});

test('a jump leads to the page that bears its number, and to none that is not there', async () => {
  const newest = await drawn(1, 202);
  assert.match(newest, /<a href="\/x\/101" aria-label="第100页">100<\/a>/);
  assert.match(await drawn(101, 202), /aria-current="page">100</);
  assert.doesNotMatch(newest, /第210页/);
  assert.doesNotMatch(await drawn(1, 12), /pager-jumps/);
  assert.doesNotMatch(await drawn(102, 202), /第110页/);
});
