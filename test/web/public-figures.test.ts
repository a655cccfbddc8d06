// Figures for everybody: what was published, what became of requests (条例 50), what was turned public (条例 44). Each
// opens what it counts, and nothing of them tells of a person.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { insertConversion } from '../../src/store/requests/conversions.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

async function requestOf(
  n: number,
  kind: 'natural-person' | 'business',
  on: IsoDay = '2026-03-02',
): Promise<number> {
  const made = await receiveRequest(site.command, {
    application: {
      applicant: {
        kind,
        name: kind === 'business' ? '青枫某某贸易有限公司' : '岑溪远',
        ...(kind === 'business' ? {} : { identityNumber: `E123456${n}0` }),
        phone: '13800001234',
        address: '青枫经济技术开发区榕荫大道9号',
      },
      title: `第${n}号地块的出让方案`,
      description: `申请公开第${n}号地块的出让方案`,
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
    channel: 'post',
    on,
    submissionKey: crypto.randomUUID(),
  });
  assert.ok(made.ok, JSON.stringify(made));
  return made.value.request.id;
}

describe('the page of statistics', () => {
  test('counts the documents of each year and each kind, and each figure opens as many', async () => {
    const page = (await site.text('/tongji/')).replaceAll('&amp;', '&');
    const figures = [...page.matchAll(/<a href="(\/sousuo\/\?[^"]+)"\s*>(\d+)<\/a\s*>/g)];
    assert.ok(figures.length >= 5, 'years and kinds');
    for (const [, address = '', count = ''] of figures) {
      const found = /共(?:找到)?\s*(?:<strong>)?\s*(\d+)/.exec(
        (await site.text(address)).replaceAll(/\s+/g, ' '),
      );
      assert.equal(found?.[1], count, address);
    }
  });

  test('says what the published report of the year says, and leads to it', async () => {
    const page = (await site.text('/tongji/')).replaceAll(/\s+/g, ' ');
    assert.match(page, /<a href="\/zfxxgk\/zfxxgknb\/2022\/">2022年<\/a>/);
  });

  test('names no small cell of a year that no report has published', async () => {
    for (let n = 0; n < 7; n += 1) await requestOf(n, n < 6 ? 'natural-person' : 'business');
    site.context.pages.invalidate(['reports']);
    const csv = await site.text('/tongji/tongji.csv');
    const of = (table: string, column: string): string | undefined =>
      csv
        .split('\r\n')
        .find((line) => line.startsWith(table) && line.includes(`,2026年,${column},`))
        ?.split(',')
        .at(-1);
    assert.equal(of('政府信息公开申请', '新收'), '7');
    assert.equal(of('新收申请', '商业企业'), '不单列', 'one applicant');
    assert.equal(of('新收申请', '自然人'), '不单列', 'else the sum would give it away');
    assert.equal(of('新收申请', '科研机构'), '0');
    assert.ok(!(await site.text('/tongji/')).includes('岑溪远'));
  });

  test('leaves out no year between: 0 where the records tell of none, 未公布 where nothing tells', async () => {
    await requestOf(8, 'natural-person', '2024-03-01');
    site.context.pages.invalidate(['reports']);
    const lines = (await site.text('/tongji/tongji.csv')).split('\r\n');
    const of = (table: string, column: string): readonly (string | undefined)[] =>
      lines
        .filter((line) => line.startsWith(table) && line.includes(`年,${column},`))
        .map((line) =>
          line
            .split(',')
            .slice(1)
            .filter((cell) => cell !== column)
            .join(' '),
        );
    assert.deepEqual(of('政府信息公开申请', '新收'), [
      '2026年 7',
      '2025年 0',
      '2024年 1',
      '2023年 本站未公布',
      '2022年 0',
    ]);
    assert.equal(of('新收申请', '自然人')[3], '2023年 本站未公布');
    assert.deepEqual(of('政府信息公开申请', '按期答复').slice(1), [
      '2025年 0',
      '2024年 0',
      '2023年 本站未公布',
      '2022年 —',
    ]);
    const documents = of('主动公开的信息，按发布年度', '发布');
    assert.deepEqual(
      documents.map((line) => Number(line?.slice(0, 4))),
      Array.from(documents, (_, i) => 2026 - i),
    );
    assert.ok(documents.includes('2025年 0'), documents.join());
    const page = await site.text('/tongji/');
    assert.match(
      page,
      /<desc id="chart-requests-summary">.*2025年新收0件，办结0件；.*2023年本站未公布；2022年/,
    );
    assert.match(page, /<text class="chart-figure" x="7" [^>]*>本站未公布<\/text>/);
    assert.match(page, /写作“本站未公布”的年度没有公布年度报告/);
  });
});

describe('what was turned public', () => {
  test('is listed while it may be read, without a word of who asked', async () => {
    assert.match(await site.text('/zhuangongkai/'), /目前没有由依申请公开转为主动公开的信息/);
    const base = {
      organ_id: site.organId,
      suggested_by: null,
      suggested_on: '2026-03-03',
      note: null,
      state: 'accepted',
      decided_on: '2026-03-04',
      reason: Buffer.from('-'),
    } as const;
    const { db } = site.context;
    for (const [n, origin, applicants, documentId] of [
      [11, 'system', 3, 1],
      [12, 'system', 8, 2],
      [13, 'applicant', null, 3],
    ] as const) {
      const requestId = await requestOf(n, 'natural-person');
      await insertConversion(db, {
        ...base,
        request_id: requestId,
        origin,
        applicants,
        document_id: documentId,
      });
    }
    site.context.pages.invalidate(['documents']);
    const page = (await site.text('/zhuangongkai/')).replaceAll(/\s+/g, ' ');
    const many = page.slice(page.indexOf('申请人较多的信息'));
    assert.ok(many.indexOf('8个申请人申请过') < many.indexOf('多个申请人申请过'));
    assert.ok(!page.includes('3个申请人'), 'so few are not counted for everybody');
    assert.match(page, /按建议公开的信息.*申请人建议/);
    for (const secret of ['岑溪远', '号地块']) assert.ok(!page.includes(secret), secret);
    const { version } = await db
      .selectFrom('documents')
      .select('version')
      .where('id', '=', 2)
      .executeTakeFirstOrThrow();
    const gone = await withdrawDocument(site.command, {
      id: 2,
      version,
      reason: '测试',
      undo: false,
    });
    assert.ok(gone.ok, JSON.stringify(gone));
    assert.ok(!(await site.text('/zhuangongkai/')).includes('8个申请人申请过'));
  });
});
