// npm run bench            all of them, small, in under five minutes
// npm run bench -- NAME    one of them at the size of its target
// Prints figures and ratios; never fails on time.

import type { Bench } from './measure.ts';

const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  report: () => import('./report.ts'),
  'roll-up': () => import('./roll-up.ts'),
  clocks: () => import('./clocks.ts'),
  audit: () => import('./audit.ts'),
  portal: () => import('./portal.ts'),
  search: () => import('./search.ts'),
  suggestions: () => import('./suggestions.ts'),
  relevance: () => import('./relevance.ts'),
  similar: () => import('./similar.ts'),
  start: () => import('./start.ts'),
  letters: () => import('./letters.ts'),
  cases: () => import('./cases.ts'),
  documents: () => import('./documents.ts'),
  submissions: () => import('./submissions.ts'),
  'personal-data': () => import('./personal-data.ts'),
  import: () => import('./import.ts'),
  publish: () => import('./publish.ts'),
  export: () => import('./export.ts'),
  'open-data': () => import('./open-data.ts'),
  policies: () => import('./policies.ts'),
  enterprises: () => import('./enterprises.ts'),
};

const [name] = process.argv.slice(2);
if (name !== undefined && !Object.hasOwn(benches, name)) {
  console.error(`没有“${name}”；可测：${Object.keys(benches).join('、')}`);
  process.exit(2);
}
const chosen = name === undefined ? Object.keys(benches) : [name];
for (const key of chosen) {
  const loaded = await benches[key]?.();
  if (loaded === undefined) continue;
  console.log(`\n${key} — ${loaded.bench.about}`);
  await loaded.bench.run(name !== undefined);
}
