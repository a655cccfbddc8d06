// What the portal hands out of sealed reports: files, charts, comparison, everything at once.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { saveReportTexts } from '../../src/commands/reports/save-report-texts.ts';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import {
  correctReport,
  publishReport,
  submitReport,
} from '../../src/commands/reports/report-way.ts';
import { sealReport } from '../../src/commands/reports/seal-report.ts';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import { exampleOrgan } from '../../src/example/organ.ts';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import type { AnnualReport } from '../../src/rules/annual-report/report.ts';
import { disclosureColumns, placedColumns, rootOf } from '../../src/rules/disclosure-columns.ts';
import { organByCode } from '../../src/store/people/organs.ts';
import { createTestSite, type TestSite } from './site.ts';

const folder = '/zfxxgk/zfxxgknb';
let site: TestSite;

before(async () => {
  site = await createTestSite();
  await seal(2023);
  await sealBelow();
});

after(async () => {
  await site.close();
  await closePdfPrinter();
});

async function seal(year: number, problems = '形式不够丰富。'): Promise<void> {
  const texts = {
    lead: `现公布${year}年度报告。`,
    overview: [{ heading: '（一）主动公开', text: '按时公开。' }],
    problems,
    other: '没有收取信息处理费。',
    assessment: '工作考核合格，社会评议没有收到意见，没有被追究责任的情形。',
    signedOn: `${year + 1}-03-10`,
  };
  const saved = await saveReportTexts(site.command, { year, texts });
  const sent = saved.ok ? await submitReport(site.command, { year }) : saved;
  const signed = sent.ok ? await sealReport(site.command, { year }) : sent;
  const sealed = signed.ok ? await publishReport(site.command, { year }) : signed;
  if (!sealed.ok) throw new Error(JSON.stringify(sealed));
}

/** A bureau below, with figures of its own. */
async function sealBelow(): Promise<void> {
  const { db } = site.database;
  const bureau = await db
    .insertInto('organs')
    .values({
      code: 'jfj',
      name: '经济发展局',
      short_name: '经发局',
      kind: 'department',
      parent_id: site.organId,
      letter_word: '经发',
      reports: true,
      site: '{}',
      guide: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const own = await db
    .selectFrom('annual_report_editions')
    .select('content')
    .where('organ_id', '=', site.organId)
    .where('year', '=', 2023)
    .executeTakeFirstOrThrow();
  const report = structuredClone(own.content) as AnnualReport & {
    organ: { code: string; name: string };
    tables: { table3: Record<string, Record<string, number>> };
  };
  report.organ = { code: 'jfj', name: '经济发展局' };
  for (const row of ['received', 'disclosed', 'concluded']) {
    report.tables.table3[row] = { ...report.tables.table3[row], business: 5, total: 5 };
  }
  await db
    .insertInto('annual_report_editions')
    .values({
      organ_id: bureau.id,
      year: 2023,
      edition: 1,
      content: JSON.stringify(report),
      sealed_at: Temporal.Instant.from('2024-01-20T02:00:00Z'),
      published_at: Temporal.Instant.from('2024-01-20T02:00:00Z'),
      sealed_by: null,
      override_reason: null,
    })
    .execute();
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await site.get(path);
  assert.equal(response.status, 200, path);
  return new Uint8Array(await response.arrayBuffer());
}

describe('the files of a report', () => {
  it('stand below its year, each with its type and its Chinese name', async () => {
    const types = {
      docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      pdf: 'application/pdf',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      csv: 'text/csv; charset=utf-8',
      json: 'application/json; charset=utf-8',
    };
    const page = await site.text(`${folder}/2022/`);
    for (const [format, type] of Object.entries(types)) {
      const address = `${folder}/2022/nianbao.${format}`;
      const response = await site.get(address);
      assert.equal(response.status, 200, address);
      assert.equal(response.headers.get('content-type'), type);
      const name = encodeURIComponent('2022年政府信息公开工作年度报告');
      assert.ok((response.headers.get('content-disposition') ?? '').includes(name));
      assert.ok(page.includes(`href="${address}"`), address);
      const etag = response.headers.get('etag') ?? '';
      assert.equal((await site.get(address, { 'if-none-match': etag })).status, 304);
    }
  });

  it('say what the page says', async () => {
    const page = await readReportFile(new TextEncoder().encode(await site.text(`${folder}/2022/`)));
    assert.ok(page.ok);
    for (const format of ['docx', 'pdf']) {
      const read = await readReportFile(await bytesOf(`${folder}/2022/nianbao.${format}`));
      assert.ok(read.ok);
      assert.deepEqual(read.report.tables, page.report.tables);
      assert.equal(read.report.cells.size, 200);
    }
  });

  it('are there for organs below, and for nothing that is not sealed', async () => {
    const json = JSON.parse(strFromU8(await bytesOf(`${folder}/jfj/2023/nianbao.json`))) as {
      organ: { name: string };
      tables: AnnualReport['tables'];
    };
    assert.equal(json.organ.name, '经济发展局');
    assert.equal(json.tables.table3.received.total, 5);
    for (const path of ['2021/nianbao.pdf', 'jfj/2022/nianbao.pdf', 'no/2023/nianbao.pdf']) {
      assert.equal((await site.get(`${folder}/${path}`)).status, 404, path);
    }
    assert.equal((await site.get(`${folder}/2022/nianbao.exe`)).status, 404);
  });

  it('stand on a page of the report, of an organ below as of the site’s own', async () => {
    const page = await site.get(`${folder}/jfj/2023/`);
    assert.equal(page.status, 200);
    const text = await page.text();
    assert.match(text, /<h1>经济发展局2023年政府信息公开工作年度报告<\/h1>/);
    assert.match(text, /href="\/zfxxgk\/zfxxgknb\/jfj\/2023\/nianbao\.pdf"/);
    assert.match(text, /经发局2023年/);
    const [ways = '', rest = ''] = text.split('<article');
    for (const id of ['report-files', 'report-charts']) {
      assert.ok(ways.includes(`href="#${id}"`) && rest.includes(`id="${id}"`), id);
    }
    const wide = [...text.matchAll(/<div class="table-scroll( table-scroll-wide)?"/g)];
    assert.deepEqual(
      wide.slice(0, 3).map(([, isWide]) => isWide !== undefined),
      [false, true, true],
      'what is wider than a telephone says so',
    );
    const list = await (await site.get(`${folder}/`)).text();
    assert.match(list, /href="\/zfxxgk\/zfxxgknb\/jfj\/2023\/"/);
    for (const path of [
      'jfj/2022/',
      'jfj/2023-2/',
      'no/2023/',
      'jfj/',
      `${exampleOrgan.code}/2023/`,
    ]) {
      assert.equal((await site.get(`${folder}/${path}`)).status, 404, path);
    }
    assert.equal((await site.get(`${folder}/jfj/2023`)).status, 301);
  });

  it('name one address as their own, also in the folder of the organ', async () => {
    const { db } = site.database;
    const organ = await organByCode(db, 'jfj');
    assert.ok(organ);
    const columns = placedColumns(disclosureColumns, rootOf(organ));
    await placeColumns({ db, organId: organ.id }, columns);
    for (const address of [`${folder}/jfj/2023/`, `/jg/jfj${folder}/2023/`]) {
      const page = await site.get(address);
      assert.equal(page.status, 200, address);
      const [, canonical] = /<link rel="canonical" href="([^"]*)"/.exec(await page.text()) ?? [];
      assert.equal(canonical, `http://localhost:8080${folder}/jfj/2023/`, address);
    }
  });

  it('are told to machines with the year, the edition and whose they are, at one address', async () => {
    for (const address of [`${folder}/jfj/2023/`, `/jg/jfj${folder}/2023/`]) {
      const text = await (await site.get(address)).text();
      const [, json = ''] =
        /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(text) ?? [];
      const told = JSON.parse(json) as {
        encoding: readonly { contentUrl: string; encodingFormat: string }[];
        publisher: { name: string };
      } & Record<string, unknown>;
      assert.deepEqual(
        [told['@type'], told['name'], told['temporalCoverage'], told['version'], told['url']],
        [
          'Report',
          '经济发展局2023年政府信息公开工作年度报告',
          '2023',
          '1',
          `http://localhost:8080${folder}/jfj/2023/`,
        ],
      );
      assert.equal(told.publisher.name, '经济发展局');
      assert.match(String(told['datePublished']), /^\d{4}-\d\d-\d\dT/);
      for (const { contentUrl, encodingFormat } of told.encoding) {
        const file = await site.get(new URL(contentUrl).pathname);
        assert.equal(file.status, 200, contentUrl);
        assert.equal(file.headers.get('content-type'), encodingFormat, contentUrl);
      }
      assert.equal(told.encoding.length, 5);
    }
  });

  it('are those of the last edition', async () => {
    const was = await bytesOf(`${folder}/2023/nianbao.json`);
    const opinion = '写明公开的形式';
    assert.ok((await correctReport(site.command, { year: 2023, opinion })).ok);
    await seal(2023, '公开的形式仍不够丰富。');
    const is = await bytesOf(`${folder}/2023/nianbao.json`);
    assert.equal((JSON.parse(strFromU8(was)) as { edition: number }).edition, 1);
    assert.equal((JSON.parse(strFromU8(is)) as { edition: number }).edition, 2);
  });

  it('have a schema at the address that they name', async () => {
    const { $schema } = JSON.parse(strFromU8(await bytesOf(`${folder}/2022/nianbao.json`))) as {
      $schema: string;
    };
    const schema = await site.get(new URL($schema).pathname);
    assert.match(schema.headers.get('content-type') ?? '', /schema\+json/);
    assert.equal(((await schema.json()) as { $id: string }).$id, $schema);
  });
});

describe('charts', () => {
  it('stand as drawings with a name, a description and a table of the same figures', async () => {
    for (const [path, count] of [
      [`${folder}/2022/`, 2],
      [`${folder}/`, 3],
    ] as const) {
      const page = await site.text(path);
      const charts = [...page.matchAll(/<figure class="chart">.*?<\/figure>/gs)].map(([c]) => c);
      assert.equal(charts.length, count, path);
      for (const chart of charts) {
        assert.match(chart, /role="img"/);
        const [, title = '', summary = ''] =
          /aria-labelledby="([^"]+)"\s+aria-describedby="([^"]+)"/.exec(chart) ?? [];
        assert.ok(chart.includes(`id="${title}"`) && chart.includes(`<desc id="${summary}">`));
        const drawn = [...chart.matchAll(/class="chart-figure"[^>]*>(\d+)/g)].map(([, n]) => n);
        const tabled = [...chart.matchAll(/<td>(\d+)<\/td>/g)].map(([, n]) => n);
        assert.deepEqual(drawn, tabled);
        assert.ok(drawn.length > 1);
      }
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length);
    }
  });
});

describe('comparison', () => {
  it('sets the last two years side by side when nothing is chosen', async () => {
    const page = await site.text(`${folder}/bijiao/`);
    assert.match(page, /2022年<\/th>/);
    assert.match(page, /比2022年增减<\/th>/);
    assert.match(page, /id="nian-2022"[^>]*checked/);
  });

  it('compares organs of a year, with what differs, as page, CSV and XLSX', async () => {
    const query = '?nian=2023&jiguan=kfq&jiguan=jfj';
    const page = await site.text(`${folder}/bijiao/${query}`);
    assert.match(page, /经济发展局2023年<\/th>/);
    assert.match(page, /\+5<\/td>/);
    const [, chart = ''] = /<figure class="chart">([\s\S]*?)<\/figure>/.exec(page) ?? [];
    assert.match(chart, /<text x="0" y="17">.*2023年<\/text>/);
    assert.match(chart, /新收0件，办结0件；.*2023年新收5件，办结5件/);
    assert.doesNotMatch(chart, /<table/, 'its figures stand in the table below');
    const csv = strFromU8(await bytesOf(`${folder}/bijiao/bijiao.csv${query}`));
    const line = csv.split('\r\n').find((one) => /,received,.*,total,总计,/.test(one));
    assert.match(line ?? '', /,0,5,5$/);
    const xlsx = unzipSync(await bytesOf(`${folder}/bijiao/bijiao.xlsx${query}`));
    assert.ok(strFromU8(xlsx['xl/sharedStrings.xml'] ?? new Uint8Array()).includes('经济发展局'));
  });

  it('says so when nothing was chosen that there is, and survives any query', async () => {
    for (const query of ['?nian=1999', '?nian=x&jiguan=<b>', '?jiguan=none']) {
      const page = await site.text(`${folder}/bijiao/${query}`);
      assert.match(page, /没有选中/);
      assert.equal((await site.get(`${folder}/bijiao/bijiao.csv${query}`)).status, 200);
    }
  });
});

describe('everything at once', () => {
  it('is a ZIP of all files with index, table, schema and sums, the same each time', async () => {
    const bytes = await bytesOf(`${folder}/quanbu.zip`);
    assert.ok(Buffer.from(bytes).equals(Buffer.from(await bytesOf(`${folder}/quanbu.zip`))));
    const files = unzipSync(bytes);
    const names = Object.keys(files);
    assert.equal(names.length, 3 * 5 + 4);
    const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
    const sums = text('SHA256SUMS.txt').trim().split('\n');
    assert.equal(sums.length, names.length - 1);
    for (const sum of sums) {
      const [, hash, name = ''] = /^(\w+) {2}(.+)$/.exec(sum) ?? [];
      assert.equal(
        createHash('sha256')
          .update(files[name] ?? '')
          .digest('hex'),
        hash,
        name,
      );
    }
    const links = [...text('目录.html').matchAll(/href="([^"]+)"/g)].map(([, to = '']) =>
      decodeURIComponent(to),
    );
    assert.deepEqual(
      links.toSorted(),
      names.filter((name) => name !== 'SHA256SUMS.txt' && name !== '目录.html').toSorted(),
    );
    assert.equal(text('全部数据.csv').trimEnd().split('\r\n').length, 1 + 3 * 200);
    const list = await site.text(`${folder}/`);
    assert.ok(list.includes(`href="${folder}/quanbu.zip"`));
    assert.ok(list.includes(`href="${folder}/quanbu.csv"`));
    const table = await site.get(`${folder}/quanbu.csv`);
    assert.equal(table.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.equal(strFromU8(new Uint8Array(await table.arrayBuffer())), text('全部数据.csv'));
  });

  it('names a year between two reports of an organ of which there is none, and draws its gap', async () => {
    const { db } = site.database;
    await sql`
      insert into annual_report_editions (organ_id, year, edition, sealed_at, published_at, content)
      select organ_id, year - 2, edition, sealed_at, published_at,
        jsonb_set(content, '{year}', to_jsonb(year - 2))
      from annual_report_editions where organ_id = ${site.organId} and year = 2022 and edition = 1`.execute(
      db,
    );
    site.context.pages.invalidate(['reports']);
    const files = unzipSync(await bytesOf(`${folder}/quanbu.zip`));
    const index = strFromU8(files['目录.html'] ?? new Uint8Array());
    assert.match(index, /<td>2021<\/td>\s*<td colspan="3">未收入/);
    const page = (await site.text(`${folder}/`)).replaceAll(/\s+/g, ' ');
    assert.match(page, /<strong>2021年<\/strong> 本站未公布/);
    assert.match(
      page,
      /<desc id="chart-trend-summary">2020年新收0件，办结0件；2021年没有数据；2022年/,
    );
    assert.match(page, /<th scope="row">2021年<\/th> <td colspan="2">没有数据<\/td>/);
  });
});

describe('three thousand organs below', () => {
  before(async () => {
    const { db } = site.database;
    await sql`
      insert into organs (parent_id, code, name, short_name, kind, letter_word, reports)
      select ${site.organId}, 'many-' || n, '第' || n || '办事处', '办' || n, 'department', '办', true
      from generate_series(1, 3000) n`.execute(db);
    await sql`
      insert into annual_report_editions (organ_id, year, edition, sealed_at, published_at, content)
      select o.id, 2023, 1, e.sealed_at, e.published_at,
        jsonb_set(e.content, '{organ}', jsonb_build_object('code', o.code, 'name', o.name))
      from organs o, annual_report_editions e join organs b on b.id = e.organ_id and b.code = 'jfj'
      where o.code like 'many-%' and e.year = 2023`.execute(db);
  });

  it('are listed by year, fifty on a page', async () => {
    const page = await site.text(`${folder}/y2023/index_2.html`);
    assert.equal(page.match(/政府信息公开工作年度报告<\/a/g)?.length, 50);
    assert.match(page, /共3\d{3}份/);
    assert.ok(page.length < 100_000, `${page.length}`);
    assert.equal((await site.get(`${folder}/index_99.html`)).status, 404);
    assert.equal((await site.get(`${folder}/y1999/`)).status, 404);
  });

  it('are looked for by name to be compared', async () => {
    const page = await site.text(`${folder}/bijiao/?cha=${encodeURIComponent('第2999')}`);
    assert.match(page, /value="many-2999"/);
    assert.equal(page.match(/name="jiguan"/g)?.length, 2, 'the one found, and the one chosen');
    const two = await site.text(`${folder}/bijiao/?nian=2023&jiguan=many-1&jiguan=many-2999`);
    assert.match(two, /第2999办事处2023年<\/th>/);
  });
});
