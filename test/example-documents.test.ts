import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeImportLine, readImportLine } from '../src/formats/import-documents.ts';
import { exampleColumns, flatColumns, importColumns } from '../src/example/columns.ts';
import { exampleDocuments2022 } from '../src/example/documents-2022.ts';
import { exampleDocumentsNow } from '../src/example/documents-now.ts';
import { publishedBefore } from '../src/example/until.ts';
import { exampleOrgan } from '../src/example/organ.ts';
import { plainText } from '../src/example/text.ts';
import {
  countWorkingDays,
  isWorkingDay,
  nationalCalendar as calendar,
} from '../src/rules/calendar.ts';
import { day } from '../src/rules/day.ts';
import { documentKinds } from '../src/rules/document-classes.ts';
import { parseDocumentNumber } from '../src/rules/document-number.ts';
import { newImportContext } from '../src/rules/import-context.ts';
import { bodyClasses, bodyTags, type ImportDocument } from '../src/rules/import-document.ts';

const before = process.cpuUsage();
const documents = Array.from(exampleDocuments2022());
const took = process.cpuUsage(before);
const today = day('2026-11-22');
const now = Array.from(exampleDocumentsNow(today, calendar));
const both = [...documents, ...now];

const catalogue = new Set(
  flatColumns()
    .filter((column) => column.item !== undefined)
    .map((column) => column.slug),
);

function placements(slug: string): number {
  return documents.filter((d) => d.columns.includes(slug)).length;
}

function alsoInCatalogue(slug: string): number {
  return documents.filter(
    (d) => d.columns[0] === slug && d.columns.some((other) => catalogue.has(other)),
  ).length;
}

function publishedOn(document: ImportDocument): string {
  return document.publishedAt.slice(0, 10);
}

describe('the example started on an early day', () => {
  it('explains only what is there and publishes nothing before its time', () => {
    for (const on of [
      '2022-06-15',
      '2023-01-04',
      '2023-01-25',
      '2023-02-08',
      '2023-03-10',
    ] as const) {
      const there = [...publishedBefore(documents, on), ...exampleDocumentsNow(day(on), calendar)];
      const keys = new Set(there.map(({ key }) => key));
      assert.deepEqual(
        there.flatMap(({ interprets }) => interprets ?? []).filter((key) => !keys.has(key)),
        [],
        on,
      );
      assert.ok(
        there.every((document) => publishedOn(document) < on),
        on,
      );
    }
  });
});

describe('the columns of the example', () => {
  it('are the five of the platform with the fifteen items of 条例 20, and eight of the site', () => {
    assert.deepEqual(
      exampleColumns[0]?.children?.map((c) => c.name),
      [
        '政府信息公开指南',
        '政府信息公开制度',
        '法定主动公开内容',
        '政府信息公开年报',
        '依申请公开',
      ],
    );
    const items = flatColumns().flatMap((c) => c.item ?? []);
    assert.deepEqual(
      items,
      Array.from({ length: 15 }, (_, i) => i + 1),
    );
    assert.equal(exampleColumns.length, 9);
    const elsewhere = flatColumns().filter(({ link }) => link !== undefined);
    assert.deepEqual(
      elsewhere.map(({ path, kind }) => [path, kind]),
      [['zfxxgk/fdzdgknr/zgzfcgw', 'list']],
    );
  });
});

describe('the documents of 2022', () => {
  it('are 5,981 in 6,677 placements, 696 of them in two columns', () => {
    assert.equal(documents.length, 5981);
    assert.equal(
      documents.reduce((sum, d) => sum + d.columns.length, 0),
      6677,
    );
    assert.equal(documents.filter((d) => d.columns.length === 2).length, 696);
    assert.ok(documents.every((d) => d.columns.length <= 2));
  });

  for (const [slug, n] of [
    ['gkxx', 36],
    ['zwdt', 4027],
    ['zdly', 282],
    ['jdgk', 321],
    ['sydwzp', 115],
    ['xxly', 32],
  ] as const) {
    it(`stand ${n} times in ${slug}`, () => assert.equal(placements(slug), n));
  }

  it('stand 1,864 times in the catalogue, 1,168 of them only there, in every one of its columns', () => {
    const inCatalogue = documents.filter((d) => d.columns.some((slug) => catalogue.has(slug)));
    assert.equal(inCatalogue.length, 1864);
    assert.equal(inCatalogue.filter((d) => d.columns.length === 1).length, 1168);
    for (const slug of catalogue) assert.ok(placements(slug) > 0, slug);
  });

  it('stand in the catalogue too when they are of key fields or supervision, 93 when of recruitment', () => {
    assert.equal(alsoInCatalogue('zdly'), 282);
    assert.equal(alsoInCatalogue('jdgk'), 321);
    assert.equal(alsoInCatalogue('sydwzp'), 93);
  });

  it('were all published in 2022, on working days in office hours, by 20 working days after making', () => {
    for (const d of documents) {
      const on = day(publishedOn(d));
      assert.equal(on.year, 2022);
      assert.ok(isWorkingDay(calendar, on) && isWorkingDay(calendar, day(d.madeOn)), d.key);
      const time = d.publishedAt.slice(11);
      assert.ok(time >= '09:00' && time <= '17:30', d.publishedAt);
      assert.ok(d.madeOn <= publishedOn(d));
      assert.ok(countWorkingDays(calendar, day(d.madeOn), on) <= 20);
    }
  });

  it('come in the order of publication, spread over every working day of the year', () => {
    const days = new Set<string>();
    for (const [i, d] of documents.entries()) {
      days.add(publishedOn(d));
      assert.ok(i === 0 || (documents[i - 1]?.publishedAt ?? '') <= d.publishedAt);
    }
    assert.ok(days.size > 240);
  });

  it('have titles and bodies that tell them apart', () => {
    assert.equal(new Set(documents.map((d) => d.title)).size, 5981);
    assert.ok(new Set(documents.map((d) => d.body)).size > 5975);
    assert.ok(new Set(documents.map((d) => d.theme)).size >= 14);
  });

  it('hold four normative documents, in force at the end of the year, each explained in 3 working days', () => {
    const normative = documents.filter((d) => d.kind === 'normative-document');
    assert.equal(normative.length, 4);
    assert.ok(!documents.some((d) => d.kind === 'rule' || d.repealedOn !== undefined));
    for (const d of normative) {
      assert.equal(d.madeOn.slice(0, 4), '2022');
      assert.ok((d.effectiveFrom ?? '') <= '2022-12-31' && (d.effectiveTo ?? '') >= '2027-01-01');
      assert.ok(d.documentNumber);
      const interpretation = documents.find((other) => other.interprets === d.key);
      assert.ok(interpretation, d.title);
      const days = countWorkingDays(
        calendar,
        day(publishedOn(d)),
        day(publishedOn(interpretation)),
      );
      assert.ok(days <= 3);
      assert.ok(plainText(d.body).includes('有效期至'));
    }
  });

  it('bear numbers that rise with the day of making', () => {
    const last = new Map<string, { sequence: number; madeOn: string }>();
    const numbered = documents.filter((d) => d.documentNumber !== undefined);
    assert.ok(numbered.length > 150);
    for (const d of numbered.toSorted((a, b) => (a.madeOn < b.madeOn ? -1 : 1))) {
      const parts = parseDocumentNumber(d.documentNumber ?? '');
      assert.ok(parts?.year === 2022, d.documentNumber ?? '');
      const earlier = last.get(parts.agency);
      if (earlier && earlier.madeOn < d.madeOn) assert.ok(earlier.sequence < parts.sequence);
      last.set(parts.agency, { sequence: parts.sequence, madeOn: d.madeOn });
    }
  });

  it('record no decision on a licence, a penalty or a coercion: the zone takes none', () => {
    const counted = new Set(['licence', 'penalty', 'coercion']);
    assert.ok(!documents.some((d) => counted.has(d.kind)));
  });

  it('have the same bytes every time, and are made in less than two seconds of work', () => {
    const again = Array.from(exampleDocuments2022(), writeImportLine).join('');
    assert.equal(again, documents.map(writeImportLine).join(''));
    const seconds = (took.user + took.system) / 1e6;
    assert.ok(seconds < 4, `${seconds} s`);
  });
});

describe('every document of the example', () => {
  it('comes in by the import file without a fault; news of other years may bear the same title', () => {
    const at = Temporal.Instant.from('2026-11-22T00:00:00+08:00');
    const context = newImportContext(importColumns(), calendar, at);
    for (const [i, d] of both.entries()) {
      const read = readImportLine(writeImportLine(d), i + 1, context);
      assert.ok(read && 'document' in read, JSON.stringify(read));
      assert.deepEqual(
        read.warnings.filter(({ code }) => code !== 'title-repeated'),
        [],
      );
    }
  });

  it('is issued by an organ of the example and is no news where it stands in the catalogue', () => {
    const names = new Set([exampleOrgan.name, ...exampleOrgan.children.map((o) => o.name)]);
    for (const d of both) {
      for (const issuer of d.issuers) assert.ok(names.has(issuer), issuer);
      if (d.columns.some((slug) => catalogue.has(slug))) {
        assert.ok(documentKinds[d.kind].catalogue, d.title);
      }
    }
  });

  it('reads well: 150 to 900 characters, allowed tags only, nothing left to fill in', () => {
    for (const d of both) {
      const text = plainText(d.body);
      const long = d.kind === 'normative-document' || d.kind === 'disclosure-rule';
      assert.ok(text.length >= 150 && (long || text.length <= 900), `${d.title} ${text.length}`);
      assert.doesNotMatch(d.title + d.body + (d.summary ?? ''), /[{}@]|::|undefined|\*\*/);
      for (const [, tag, attributes] of d.body.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)) {
        assert.ok((bodyTags as readonly string[]).includes(tag ?? ''), tag ?? '');
        const named = /class="([a-z]+)"/.exec(attributes ?? '')?.[1];
        assert.ok(named === undefined || (bodyClasses as readonly string[]).includes(named));
      }
    }
  });

  it('numbers its paragraphs through: 一、二、三、 and （一）（二）（三）', () => {
    const numbers = '一二三四五六七八九十';
    for (const d of both) {
      for (const form of [
        /<(?:p|h2)>([一二三四五六七八九十])、/g,
        /<p>（([一二三四五六七八九十])）/g,
      ]) {
        let last = -1;
        for (const [, number = ''] of d.body.matchAll(form)) {
          const n = numbers.indexOf(number);
          assert.ok(n === 0 || n === last + 1, `${d.title}: ${number}`);
          last = n;
        }
      }
    }
  });

  it('names no real place, person, office or number', () => {
    const whole = both.map((d) => JSON.stringify(d)).join('\n');
    for (const word of ['安顺', '贵州', '黔', '迎宾路', '开发区办公室', '习近平', '.gov.cn']) {
      assert.ok(!whole.includes(word), word);
    }
    assert.doesNotMatch(whole, /(?<!\d)0851/);
    // Eleven figures in a row are a telephone number, eighteen an identity number: there are none.
    assert.doesNotMatch(whole, /(?<!\d)1[3-9]\d{9}(?!\d)/);
    assert.doesNotMatch(whole, /\d{17}[\dX]/);
    for (const [number] of whole.matchAll(/0\d{2,3}-\d{7,8}/g)) {
      assert.ok(number.startsWith('0000-5550'), number);
    }
  });
});

describe('the documents of today', () => {
  it('are some fifty of the last weeks, all published before today, with news of the last working day', () => {
    assert.ok(now.length >= 40 && now.length <= 60, String(now.length));
    // But for the policy that has run out and the one that was replaced, with their explanations.
    const recent = now.filter((d) => !/-(?:export-relief|canteens)-2023$/.test(d.key));
    assert.equal(recent.length, now.length - 4);
    for (const d of recent) {
      assert.ok(publishedOn(d) < '2026-11-22' && publishedOn(d) > '2026-09-01', d.key);
    }
    const news = now.filter((d) => d.kind === 'news').map(publishedOn);
    assert.equal(news.toSorted().at(-1), '2026-11-20');
  });

  it('hold normative documents with their interpretations, and the working rules of disclosure', () => {
    const normative = now.filter((d) => d.kind === 'normative-document');
    assert.equal(normative.length, 6);
    for (const { key } of normative)
      assert.ok(
        now.some((d) => d.interprets === key),
        key,
      );
    assert.equal(now.filter((d) => d.columns.includes('zfxxgkzd')).length, 5);
  });

  it('leave 2022 as it was, whenever the example is first started', () => {
    for (const start of ['2023-01-03', '2023-02-06', '2024-02-29', '2026-01-05', '2027-01-04']) {
      for (const d of exampleDocumentsNow(day(start), calendar)) {
        assert.ok(d.madeOn >= '2023-01-01' && publishedOn(d) < start, d.key);
      }
    }
  });
});
