// One firm against many items, many items against many firms, and again after one of either changed; beside it, in the
// same run, the plain loop over item and firm, on a sample.

import { indexItems, statesOf } from '../src/rules/policy/item-index.ts';
import { countBits, type ReadBlock, rateFirms, readBlock } from '../src/rules/policy/bits.ts';
import {
  matchState,
  matchStateKeys,
  prepareCondition,
  type PreparedCondition,
  readingOf,
} from '../src/rules/policy/match.ts';
import { type Profile, profileOf } from '../src/rules/policy/profile.ts';
import { randomFirm, randomItem, seeded } from './many-policies.ts';
import { type Bench, line, median, ms, quantile } from './measure.ts';

const today = Temporal.PlainDate.from('2026-12-01');
/** As the back office takes them (store/policies/enterprises.ts). */
const firmsInBlock = 8192;

/** Of the processor, so that a busy machine says the same. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function timesOf(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) times.push(await timed(work));
  return times;
}

export const bench: Bench = {
  about: '政策与企业匹配（处理器时间）',
  run: async (full) => {
    const random = seeded(7);
    const [itemCount, firmCount] = full ? [10_000, 100_000] : [1000, 20_000];
    const items = Array.from({ length: itemCount }, () => prepareCondition(randomItem(random)));
    const firms = Array.from({ length: firmCount }, () => profileOf(randomFirm(random), today));
    line('事项', `${itemCount}件，企业 ${firmCount}家`);

    const start = performance.now();
    const index = indexItems(items);
    line('编一次索引', ms(performance.now() - start));
    let n = 0;
    const one = await timesOf(50, async () => {
      const firm = firms[(n += 1) * 7];
      if (firm !== undefined) statesOf(index, firm);
    });
    line('一家企业对全部事项，中位数（目标：10000件 < 10 ms）', ms(median(one)));
    line('一家企业对全部事项，p95', ms(quantile(one, 0.95)));
    const nowhere = firms
      .slice(0, 400)
      .map(({ facts: { region: _region, ...facts } }) => profileOf(facts, today));
    const homeless = await timesOf(50, async () => {
      const firm = nowhere[(n += 1) % nowhere.length];
      if (firm !== undefined) statesOf(index, firm);
    });
    line('没有填注册地的一家，中位数', ms(median(homeless)));
    line('没有填注册地的一家，p95', ms(quantile(homeless, 0.95)));

    const before = process.memoryUsage();
    const counts = items.map(() => 0);
    let longest = 0;
    const all = await timed(async () => {
      for (let at = 0; at < firms.length; at += firmsInBlock) {
        const block = readBlock(firms.slice(at, at + firmsInBlock));
        for (const [i, item] of items.entries()) {
          const began = performance.now();
          counts[i] = (counts[i] ?? 0) + countBits(rateFirms(item, block).fits);
          longest = Math.max(longest, performance.now() - began);
        }
        await new Promise(setImmediate);
      }
    });
    line('全部事项对全部企业（目标：10000×100000 < 60 s）', ms(all));
    line('其中符合的', `${counts.reduce((sum, count) => sum + count, 0)}对`);
    line('不让出的最长一段', ms(longest));
    const after = process.memoryUsage();
    line('增加的内存', `${Math.round((after.rss - before.rss) / 2 ** 20)} MB`);

    const blocks = Array.from({ length: Math.ceil(firms.length / firmsInBlock) }, (_, i) =>
      readBlock(firms.slice(i * firmsInBlock, (i + 1) * firmsInBlock)),
    );
    // Read once, as they are when the server has been asked before.
    for (const item of items.slice(0, 100)) reachOf(item, blocks);
    const changed = await timesOf(20, async () => {
      reachOf(prepareCondition(randomItem(random)), blocks);
    });
    line('改一件事项后重算（目标 < 1 s），中位数', ms(median(changed)));
    const fresh = await timesOf(5, async () => {
      const item = prepareCondition(randomItem(random));
      for (let at = 0; at < firms.length; at += firmsInBlock) {
        rateFirms(item, readBlock(firms.slice(at, at + firmsInBlock)));
      }
    });
    line('同上，企业从头读起', ms(median(fresh)));
    const firm = await timesOf(20, async () => {
      // As it was and as it is: what is counted for the one is taken off for the other.
      for (const each of firms.slice(n, (n += 1) + 1)) statesOf(index, each);
    });
    line('改一家企业后重算（目标 < 1 s），中位数', ms(median(firm)));

    // The plain loop, beside it.
    const some = firms.slice(0, 200);
    const plain = await timed(async () => {
      for (const each of some) {
        const reading = readingOf(each);
        for (const item of items) matchState(item, reading);
      }
    });
    const whole = (plain * firms.length) / some.length;
    line('逐家逐件的做法，推算', `${ms(whole)}，为上面的${(whole / all).toFixed(1)}倍`);
    checkAlike(items.slice(0, 500), some);
  },
};

function reachOf(item: PreparedCondition, blocks: readonly ReadBlock[]): number {
  return blocks.reduce((sum, block) => sum + countBits(rateFirms(item, block).fits), 0);
}

/** Both ways come to the same. */
function checkAlike(items: readonly PreparedCondition[], firms: readonly Profile[]): void {
  const block = readBlock(firms);
  for (const item of items) {
    const rating = rateFirms(item, block);
    for (const state of matchStateKeys) {
      const plain = firms.filter((firm) => matchState(item, readingOf(firm)) === state).length;
      if (countBits(rating[state]) !== plain) throw new Error('the two ways differ');
    }
  }
}
