// The website's yearly work report (国办函〔2018〕12号): every rule of the check with a table that breaks it, the figures
// that records give, what stays from year to year, the laid table.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { type Answer, answerFault, type Answers } from '../../src/rules/website-report/answers.ts';
import { websiteCollection, websiteReportDueOn } from '../../src/rules/website-report/calendar.ts';
import { checkWebsiteReport } from '../../src/rules/website-report/check.ts';
import { websiteDifference } from '../../src/rules/website-report/difference.ts';
import { interpretationForms } from '../../src/rules/document-classes.ts';
import {
  fieldsOf,
  isComputed,
  nameOfField,
  type WebsiteField,
  websiteField,
  websiteFieldKeys,
  websiteSectionKeys,
} from '../../src/rules/website-report/form.ts';
import { laidWebsiteReport } from '../../src/rules/website-report/laid.ts';
import {
  overridesIn,
  type PublishedCount,
  valuesOf,
  type WebsiteEntry,
  websiteReport,
  type WebsiteReport,
} from '../../src/rules/website-report/report.ts';

const organ = { code: 'city', name: '某市人民政府' };
const year = 2026;

/** A sound table; each case changes a little of it. */
const sound: Answers = {
  'reporting-unit': organ.name,
  'site-name': '某市人民政府门户网站',
  'home-page': 'https://www.city.example/',
  sponsor: '某市人民政府办公室',
  'site-type': '政府门户网站',
  'site-code': '5200000001',
  icp: '黔ICP备05000000号-1',
  police: '贵公网安备52000000000000号',
  visitors: 120_345,
  visits: 998_001,
  'published-total': 60,
  'published-overview': 10,
  'published-news': 20,
  'published-catalogue': 30,
  'topics-kept': 6,
  'topics-opened': 2,
  'interpretations-total': 6,
  'interpretations-materials': 3,
  'interpretations-products': 2,
  'interpretations-media': 1,
  responses: 4,
  'service-catalogue': true,
  'registered-users': 5100,
  matters: 300,
  'matters-online': 280,
  'cases-total': 90,
  'cases-natural': 70,
  'cases-legal': 20,
  'one-platform': true,
  'messages-received': 50,
  'messages-settled': 48,
  'messages-days': 3.5,
  'messages-published': 40,
  surveys: 5,
  'survey-opinions': 33,
  'survey-results': 5,
  interviews: 2,
  'interview-messages': 11,
  'interview-answers': 11,
  'smart-answers': false,
  'security-tests': 4,
  'security-problems': 3,
  'security-mended': 3,
  'security-monitoring': true,
  'security-drill': true,
  'security-officer': true,
  'has-media': true,
  'weibo-name': '无',
  'weibo-posts': 0,
  'weibo-followers': 0,
  'weixin-name': '某市发布',
  'weixin-posts': 700,
  'weixin-followers': 9_000,
  'media-other': '无',
  innovations: ['无障碍浏览'],
  head: '甲某',
  reviewer: '乙某',
  filler: '丙某',
  phone: '0851-85550000',
  'filled-on': '2027-01-20',
};

function reportOf(values: Answers, of = year): WebsiteReport {
  const answers = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, source: 'entered' as const }]),
  );
  return { organ, year: of, answers };
}

function without(...fields: readonly WebsiteField[]): Answers {
  return Object.fromEntries(
    Object.entries(sound).filter(([field]) => !fields.includes(field as WebsiteField)),
  );
}

type Case = readonly [says: string, values: Answers, rule: string, severity: string, where: string];
const changed = (change: Answers): Answers => ({ ...sound, ...change });

const cases: readonly Case[] = [
  ['a field left blank', without('visitors'), 'WS-MISSING', 'error', 'visitors'],
  ['blanks alone are no answer', changed({ sponsor: ' ' }), 'WS-MISSING', 'error', 'sponsor'],
  [
    'a part of the media without its figure',
    without('weixin-posts'),
    'WS-MISSING',
    'error',
    'weixin-posts',
  ],
  [
    'interpretations that are no sum',
    changed({ 'interpretations-total': 7 }),
    'WS-SUM',
    'error',
    'interpretations-total interpretations-materials interpretations-products interpretations-media',
  ],
  [
    'cases of persons and organizations that are no sum',
    changed({ 'cases-natural': 71 }),
    'WS-SUM',
    'error',
    'cases-total cases-natural cases-legal',
  ],
  [
    'published less than its classes',
    changed({ 'published-total': 59 }),
    'WS-SUM',
    'warning',
    'published-total published-overview published-news published-catalogue',
  ],
  [
    'published more than its classes',
    changed({ 'published-total': 61 }),
    'WS-SUM',
    'question',
    'published-total published-overview published-news published-catalogue',
  ],
  ['more visitors than visits', changed({ visits: 9 }), 'WS-PART', 'error', 'visitors visits'],
  [
    'more topics opened than kept',
    changed({ 'topics-opened': 7 }),
    'WS-PART',
    'warning',
    'topics-opened topics-kept',
  ],
  [
    'more matters online than there are',
    changed({ 'matters-online': 301 }),
    'WS-PART',
    'error',
    'matters-online matters',
  ],
  [
    'more messages settled than received: some may be of the year before',
    changed({ 'messages-settled': 51 }),
    'WS-PART',
    'warning',
    'messages-settled messages-received',
  ],
  [
    'more problems mended than found',
    changed({ 'security-mended': 4 }),
    'WS-PART',
    'warning',
    'security-mended security-problems',
  ],
  [
    'no media, and yet figures and names of them',
    changed({ 'has-media': false }),
    'WS-YES-NO',
    'error',
    'has-media weixin-posts weixin-followers',
  ],
  [
    'media, and none of them named',
    changed({ 'weixin-name': '无' }),
    'WS-YES-NO',
    'error',
    'has-media weibo-name weixin-name media-other',
  ],
  [
    'no interviews, and yet messages to them',
    changed({ interviews: 0 }),
    'WS-YES-NO',
    'error',
    'interviews interview-messages interview-answers',
  ],
  [
    'no catalogue of services, and yet services',
    changed({ 'service-catalogue': false }),
    'WS-YES-NO',
    'warning',
    'service-catalogue matters matters-online cases-total',
  ],
  [
    'another innovation that is not named',
    changed({ innovations: ['其他'] }),
    'WS-YES-NO',
    'warning',
    'innovations innovation-other',
  ],
  [
    'a code of nine figures',
    changed({ 'site-code': '520000000' }),
    'WS-CODE',
    'error',
    'site-code',
  ],
  [
    'an ICP number without its place',
    changed({ icp: 'ICP备05000000号' }),
    'WS-CODE',
    'warning',
    'icp',
  ],
  [
    'a number of the police that is short',
    changed({ police: '贵公网安备5200号' }),
    'WS-CODE',
    'warning',
    'police',
  ],
  [
    'an address without its scheme',
    changed({ 'home-page': 'www.city.example' }),
    'WS-ADDRESS',
    'warning',
    'home-page',
  ],
  [
    'a telephone number of six figures',
    changed({ phone: '555000' }),
    'WS-PHONE',
    'warning',
    'phone',
  ],
  [
    'filled in before the year was over',
    changed({ 'filled-on': '2026-12-31' }),
    'WS-DATE',
    'error',
    'filled-on',
  ],
  [
    'filled in on 1 February, though 31 January is a Sunday',
    changed({ 'filled-on': '2027-02-01' }),
    'WS-DATE',
    'warning',
    'filled-on',
  ],
];

describe('the check', () => {
  it('finds nothing in a sound table', () => {
    assert.deepEqual(checkWebsiteReport(reportOf(sound)), []);
  });

  for (const [says, values, rule, severity, where] of cases) {
    it(`finds ${says}`, () => {
      const found = checkWebsiteReport(reportOf(values));
      const hit = found.find((one) => one.rule === rule && one.where === where);
      assert.equal(hit?.severity, severity, JSON.stringify(found));
    });
  }

  const accepted: readonly Answers[] = [
    { icp: '无', police: '无' },
    { 'site-code': 'bm01000001' },
    { phone: '13800001234' },
    { 'filled-on': '2027-01-31' },
    { police: '贵公网安备 52000000000000号' },
  ];
  for (const values of accepted) {
    it(`takes ${JSON.stringify(values)}`, () => {
      assert.deepEqual(checkWebsiteReport(reportOf(changed(values))), []);
    });
  }

  it('asks nothing of media where there are none', () => {
    const media = fieldsOf('media').filter((field) => field !== 'has-media');
    const values = { ...without(...media), 'has-media': false };
    assert.deepEqual(checkWebsiteReport(reportOf(values)), []);
  });

  it('asks about large figures that are last year’s', () => {
    const last = reportOf({ visitors: 120_345, visits: 1, responses: 4 }, year - 1);
    const found = checkWebsiteReport(reportOf(sound), last);
    assert.deepEqual(
      found.map(({ rule, severity, where }) => [rule, severity, where]),
      [['WS-COPY', 'question', 'visitors']],
    );
  });

  it('puts errors first', () => {
    const found = checkWebsiteReport(reportOf({ ...without('visitors'), icp: 'x' }));
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['error', 'warning'],
    );
  });
});

describe('answers', () => {
  const refused: readonly (readonly [WebsiteField, Answer])[] = [
    ['visits', -1],
    ['visits', 1.5],
    ['visits', '12'],
    ['messages-days', 1.234],
    ['has-media', '是'],
    ['site-type', '个人网站'],
    ['innovations', ['别的']],
    ['filled-on', '2027-02-30'],
    ['sponsor', '字'.repeat(201)],
  ];
  for (const [field, value] of refused) {
    it(`${JSON.stringify(value).slice(0, 20)} is none to ${field}`, () => {
      const fault = answerFault(field, value);
      assert.deepEqual([fault?.code, fault?.field], ['website-answer-invalid', field]);
      assert.match(fault?.detail ?? '', new RegExp(`^${nameOfField(field)}：`));
    });
  }

  it('of the sound table are all of their shape', () => {
    for (const [field, value] of Object.entries(sound)) {
      assert.equal(answerFault(field as WebsiteField, value), undefined, field);
    }
  });
});

const published: readonly PublishedCount[] = [
  { kind: 'overview', form: 'unstated', count: 3 },
  { kind: 'tourism', form: 'unstated', count: 2 },
  { kind: 'news', form: 'unstated', count: 40 },
  { kind: 'normative-document', form: 'unstated', count: 5 },
  { kind: 'interpretation', form: 'text', count: 4 },
  { kind: 'interpretation', form: 'picture', count: 3 },
  { kind: 'interpretation', form: 'unstated', count: 1 },
];
const records = { published, site: {}, guide: {} };
const entry = (field: WebsiteField, value: Answer | null, note = '统计'): WebsiteEntry => ({
  field,
  value,
  note,
  by: '经办人',
  on: '2027-01-11',
});

describe('what the records give', () => {
  const drafted = websiteReport(organ, year, [entry('interpretations-media', 2)], records);
  const values = valuesOf(drafted);

  it('is counted by class, each document once', () => {
    assert.deepEqual(
      (
        [
          'published-total',
          'published-overview',
          'published-news',
          'published-catalogue',
          'interpretations-materials',
          'interpretations-products',
          'interpretations-total',
        ] as const
      ).map((field) => values[field]),
      [58, 5, 40, 13, 5, 3, 10],
    );
  });

  it('always adds up, whatever was published', () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom('overview', 'tourism', 'news', 'interpretation', 'budget', 'notice'),
        form: fc.constantFrom('text', 'picture', 'expert', 'audio-video', 'unstated'),
        count: fc.nat(1000),
      }),
    );
    fc.assert(
      fc.property(some, fc.nat(50), (counts, media) => {
        const made = websiteReport(organ, year, [entry('interpretations-media', media)], {
          ...records,
          published: counts,
        });
        assert.ok(!checkWebsiteReport(made).some(({ rule }) => rule === 'WS-SUM'));
      }),
    );
  });

  it('says nothing of what no record holds', () => {
    assert.equal(values.visits, undefined);
    assert.equal(values['topics-kept'], undefined);
    assert.equal(values['messages-received'], undefined);
  });

  it('stays beside the figure that is printed instead; taken back, it counts again', () => {
    const other = entry('published-total', 60, '含直播2场');
    const made = websiteReport(organ, year, [other], records);
    assert.deepEqual(
      overridesIn(made).map(({ field, computed, value, note }) => [field, computed, value, note]),
      [['published-total', 58, 60, '含直播2场']],
    );
    assert.ok(checkWebsiteReport(made).some(({ rule }) => rule === 'WS-OVERRIDE'));
    const back = websiteReport(organ, year, [other, entry('published-total', null)], records);
    assert.deepEqual(back.answers['published-total'], { value: 58, source: 'records' });
  });
});

describe('a first draft', () => {
  const last = reportOf(sound, year - 1);
  const drafted = websiteReport(organ, year, [], {
    published: [],
    site: { name: '新站名', domain: 'www.city.example', identifier: '5200000009' },
    guide: { phone: '0851-85551111' },
    last,
  });

  it('takes names, addresses and codes from the site’s record, else from last year', () => {
    assert.deepEqual(drafted.answers['site-name'], { value: '新站名', source: 'site' });
    assert.deepEqual(drafted.answers['home-page']?.value, 'https://www.city.example/');
    assert.deepEqual(drafted.answers.icp, { value: sound.icp, source: 'last-year' });
    assert.equal(drafted.answers['weixin-name']?.value, '某市发布');
  });

  it('takes no figure, no yes or no and no day from last year', () => {
    for (const field of websiteFieldKeys) {
      const { kind } = websiteField(field);
      if (kind === 'text' || kind === 'choice' || isComputed(field)) continue;
      assert.equal(drafted.answers[field], undefined, field);
    }
  });

  it('says what it carried over', () => {
    const found = checkWebsiteReport(drafted).find(({ rule }) => rule === 'WS-LAST-YEAR');
    assert.equal(found?.severity, 'info');
    assert.match(found?.message ?? '', /ICP备案号/);
  });

  it('is overruled by what people enter, and by taking that back again', () => {
    const at = { published: [], site: {}, guide: {}, last };
    const entered = websiteReport(organ, year, [entry('icp', '无')], at);
    assert.equal(entered.answers.icp?.source, 'entered');
    const back = websiteReport(organ, year, [entry('icp', '无'), entry('icp', null)], at);
    assert.equal(back.answers.icp?.source, 'last-year');
  });
});

describe('the days', () => {
  it('31 January, also where it is a Sunday; the plan stands on the working day before', () => {
    assert.equal(websiteReportDueOn(2026), '2027-01-31');
    const days = websiteCollection(2026, nationalCalendar);
    assert.deepEqual([days?.opensOn, days?.dueOn], ['2027-01-01', '2027-01-31']);
    assert.equal(days?.planOn, '2027-01-29');
  });
});

describe('a correction', () => {
  it('says what it changes in words', () => {
    const after = reportOf(changed({ visits: 998_002, 'has-media': false }));
    assert.deepEqual(
      websiteDifference(reportOf(sound), after).map(({ name, before, after: is }) => [
        name,
        before,
        is,
      ]),
      [
        ['网站总访问量', '998001次', '998002次'],
        ['是否有移动新媒体', '是', '否'],
      ],
    );
    assert.deepEqual(websiteDifference(reportOf(sound), reportOf({ ...sound })), []);
  });
});

describe('the laid table', () => {
  const { blocks } = laidWebsiteReport(reportOf(sound));
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));

  it('has every field once, in two halves', () => {
    assert.equal(tables.length, 2);
    const rows = tables.flatMap(({ bodies }) => bodies.flat());
    // The unit that reports stands above the table, what another innovation is behind its box.
    assert.equal(rows.length, websiteFieldKeys.length - 2);
    assert.equal(new Set(websiteSectionKeys.flatMap(fieldsOf)).size, websiteFieldKeys.length);
  });

  it('fills each of its four columns in every row', () => {
    for (const table of tables) {
      for (const body of table.bodies) {
        const covered = body.map(() => 0);
        body.forEach((row, y) => {
          for (const { columns, rows } of row) {
            for (let below = 0; below < rows; below += 1)
              covered[y + below] = (covered[y + below] ?? 0) + columns;
          }
        });
        assert.deepEqual(new Set(covered), new Set([4]), table.label);
      }
    }
  });

  it('ticks what was chosen', () => {
    const cells = tables.flatMap(({ bodies }) => bodies.flat(2)).map(({ text }) => text);
    assert.ok(cells.includes('■政府门户网站　□部门网站　□专项网站'));
    assert.ok(cells.includes('□是　■否'));
  });
});

it('counts an interpretation of whatever form in one of the fields, and in one only', () => {
  const counted = websiteFieldKeys.flatMap((key) => {
    const field = websiteField(key);
    return 'counts' in field && key !== 'interpretations-total' && 'forms' in field.counts
      ? [...field.counts.forms]
      : [];
  });
  assert.deepEqual(
    counted.toSorted(),
    [...Object.keys(interpretationForms), 'unstated'].toSorted(),
  );
});
