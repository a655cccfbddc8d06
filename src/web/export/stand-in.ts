// What stands in an export where only the server can answer: where that is, in one step.

import { html } from 'hono/html';
import type { ColumnRow } from '../../store/tables.ts';
import { applyStep, opinionStep, trackStep } from '../portal/addresses.ts';
import { sectionOf, trailTo } from '../portal/column-place.ts';
import { plainMode } from '../portal/display-mode.ts';
import type { Site } from '../portal/page.ts';
import { frame } from '../portal/parts/frame.ts';

const steps = {
  [applyStep]: { title: '提交申请', button: '填写申请表' },
  [trackStep]: { title: '查询进度', button: '查询申请的办理进度' },
  [opinionStep]: { title: '答复征求意见书', button: '答复征求意见书' },
} as const;

export interface StandIn {
  readonly address: string;
  readonly text: string;
}

export async function standIns(
  site: Site,
  columns: readonly ColumnRow[],
  where: { readonly origin: string; readonly dynamic: string },
): Promise<readonly StandIn[]> {
  return await Promise.all(
    columns.flatMap((column) =>
      Object.keys(steps).map(
        async (step) => await standIn(site, column, step as keyof typeof steps, where),
      ),
    ),
  );
}

async function standIn(
  site: Site,
  column: ColumnRow,
  step: keyof typeof steps,
  { origin, dynamic }: { readonly origin: string; readonly dynamic: string },
): Promise<StandIn> {
  const address = `/${column.path}/${step}/`;
  const { title, button } = steps[step];
  const page = frame(
    {
      keep: 'public',
      topics: [],
      title,
      section: sectionOf(site, column),
      trail: [...trailTo(site, column, true), { label: title }],
      body: html`<div class="notice-page">
        <h1>${title}</h1>
        <p>这一项在办理网站上进行：${new URL(dynamic).host}。</p>
        <form action="${address}">
          <p class="actions"><button type="submit">${button}</button></p>
        </form>
      </div>`,
    },
    { site, mode: plainMode, origin, path: address, setClock: undefined },
  );
  return { address, text: (await page).toString() };
}
