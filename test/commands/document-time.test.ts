// What time does to documents: periods of display that end by themselves, penalties that fall, texts that are
// amended, effects that are undone.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommandContext } from '../../src/commands/context.ts';
import { endDisplays } from '../../src/commands/documents/end-displays.ts';
import { recordAnnulment } from '../../src/commands/documents/record-annulment.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { submitDocument } from '../../src/commands/documents/review-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { startMinutelyJobs } from '../../src/jobs/minutely.ts';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { documentMatters } from '../../src/store/documents/document-deadlines.ts';
import { draftOf } from '../../src/store/documents/document-drafts.ts';
import { dutiesOf, openDuties } from '../../src/store/documents/document-duties.ts';
import { revisionsOf } from '../../src/store/documents/document-revisions.ts';
import {
  documentById,
  listDocuments,
  publishedAddresses,
} from '../../src/store/documents/documents.ts';
import { countDocuments } from '../../src/store/reports/report-documents.ts';
import { publishUnread } from '../publish.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
let column = 0;
before(async () => {
  office = await openOffice();
  const row = await office.database.db
    .insertInto('columns')
    .values({ organ_id: office.organId, slug: 'gs', path: 'zfxxgk/gs', name: '公示', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => office.database.drop());

function content(change: Partial<DocumentContent> = {}): DocumentContent {
  return {
    title: '某文件',
    kind: 'notice',
    issuers: ['测试管理委员会'],
    publisher: '测试管理委员会',
    madeOn: '2026-01-05',
    columns: [column],
    openness: 'proactive',
    body: '<p>正文。</p>',
    ...change,
  };
}

async function saved(
  context: CommandContext,
  change: Partial<DocumentContent> = {},
  existing?: { id: number; version: number },
): Promise<{ id: number; version: number }> {
  const result = await saveDocument(context, content(change), existing);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

async function published(
  context: CommandContext,
  change: Partial<DocumentContent> = {},
): Promise<{ id: number; version: number }> {
  return await publishUnread(context, await saved(context, change));
}

async function rowOf(id: number) {
  const row = await documentById(office.database.db, id);
  assert.ok(row);
  return row;
}

/** The clock to the minute, in Beijing. */
function at(moment: string): CommandContext {
  const today = moment.slice(0, 10) as IsoDay;
  return {
    ...office.on(today),
    clock: { today: () => today, now: () => Temporal.Instant.from(`${moment}:00+08:00`) },
  };
}

describe('periods of publication', () => {
  const cases: readonly (readonly [string, Partial<DocumentContent>, IsoDay, IsoDay])[] = [
    ['P01', { kind: 'normative-document', madeOn: '2026-02-10' }, '2026-02-11', '2026-03-16'],
    [
      'P03',
      {
        kind: 'budget',
        madeOn: '2026-09-15',
        deadline: { matter: 'department-budget', startsOn: '2026-09-15' },
      },
      '2026-09-16',
      '2026-09-30',
    ],
    ['P05', { kind: 'licence', madeOn: '2026-09-28' }, '2026-09-28', '2026-10-13'],
    [
      'P08',
      {
        kind: 'procurement',
        madeOn: '2026-09-30',
        deadline: { matter: 'procurement-award', startsOn: '2026-09-30' },
      },
      '2026-09-30',
      '2026-10-09',
    ],
    [
      'P09',
      {
        kind: 'notice',
        madeOn: '2026-09-21',
        deadline: { matter: 'land-expropriation', startsOn: '2026-09-18' },
      },
      '2026-09-21',
      '2026-10-15',
    ],
  ];
  for (const [id, change, on, by] of cases) {
    it(`${id} the draft bears its day, and is listed as open until it is published`, async () => {
      const today = office.on(on);
      const draft = await saved(today, change);
      assert.equal((await rowOf(draft.id)).publish_by, by);
      const open = async () =>
        (await documentMatters(today.db, [office.organId]))
          .filter(({ documentId }) => documentId === draft.id)
          .map(({ matter, on }) => [matter, on]);
      assert.deepEqual(await open(), [['publication', by]]);
      await publishUnread(today, draft);
      assert.deepEqual(
        (await open()).filter(([matter]) => matter === 'publication'),
        [],
      );
    });
  }

  it('P15 what is marked upon request has no day; made proactive, its period runs', async () => {
    const today = office.on('2026-03-02');
    const draft = await saved(today, { openness: 'upon-request', madeOn: '2026-02-10' });
    assert.equal((await rowOf(draft.id)).publish_by, null);
    await saved(today, { openness: 'proactive', madeOn: '2026-02-10' }, draft);
    assert.equal((await rowOf(draft.id)).publish_by, '2026-03-16');
  });

  it('P02 the amended text has twenty working days of its own; the old text stays as history', async () => {
    const today = office.on('2026-03-02');
    const old = await published(today, { kind: 'normative-document', madeOn: '2026-02-10' });
    const later = office.on('2026-04-02');
    const change = {
      kind: 'normative-document',
      madeOn: '2026-02-10',
      body: '<p>改后的正文。</p>',
      deadline: { matter: 'general', startsOn: '2026-04-01' },
    } as const;
    const next = await saved(later, change, old);
    assert.equal((await draftOf(later.db, old.id))?.publish_by, '2026-04-30');
    await publishUnread(later, next);
    const [kept] = await revisionsOf(later.db, old.id);
    assert.equal(kept?.revision, 1);
    const mine = (await documentMatters(later.db, [office.organId])).filter(
      ({ documentId, matter }) => documentId === old.id && matter === 'change',
    );
    assert.deepEqual(mine, []);
  });

  it('P02 amended by another document, its text is asked for until it is published', async () => {
    const today = office.on('2026-03-30');
    const old = await published(today, { kind: 'normative-document', title: '某办法' });
    await published(today, {
      title: '关于修改某办法的决定',
      relations: [{ kind: 'amends', documentId: old.id, name: '某办法', on: '2026-04-01' }],
    });
    const [duty] = await openDuties(today.db, old.id);
    assert.deepEqual([duty?.kind, duty?.due_on], ['amended-text', '2026-04-30']);
    assert.equal((await rowOf(old.id)).amended_on, '2026-04-01');
    const later = office.on('2026-04-03');
    const row = await rowOf(old.id);
    const next = await saved(
      later,
      { kind: 'normative-document', title: '某办法', body: '<p>改后。</p>' },
      { id: old.id, version: row.version },
    );
    await publishUnread(later, next);
    assert.deepEqual(await openDuties(later.db, old.id), []);
    assert.equal((await rowOf(old.id)).amended_on, '2026-04-01', 'a correction undoes nothing');
  });

  it('what is older than the calendar is linked as everything else, without days that nobody can count', async () => {
    const today = office.on('2026-03-30');
    const old = await published(today, { title: '九八年办法', madeOn: '1998-05-01' });
    assert.equal((await rowOf(old.id)).publish_by, null);
    const shown = { published_at: Temporal.Instant.from('2009-01-05T02:00:00Z') };
    await today.db.updateTable('documents').set(shown).where('id', '=', old.id).execute();
    await published(today, {
      title: '关于修改九八年办法的决定',
      madeOn: '2012-03-01',
      relations: [{ kind: 'amends', documentId: old.id, name: '九八年办法', on: '2012-04-01' }],
    });
    assert.equal((await rowOf(old.id)).amended_on, '2012-04-01');
    assert.deepEqual(await openDuties(today.db, old.id), []);
  });
});

describe('P04 a penalty that fell', () => {
  it('is withdrawn within three working days with public reasons, and only then is the duty closed', async () => {
    const today = office.on('2026-09-30');
    const penalty = await published(today, { kind: 'penalty', madeOn: '2026-09-28' });
    const input = {
      id: penalty.id,
      how: 'revoked',
      on: '2026-09-30',
      basis: '某市人民政府',
    } as const;
    const wrong = await recordAnnulment(today, { ...input, basis: ' ' });
    assert.equal(!wrong.ok && wrong.violations[0]?.code, 'duty-basis-missing');
    const recorded = await recordAnnulment(today, input);
    assert.deepEqual(recorded.ok && recorded.value.dueOn, '2026-10-10');
    const again = await recordAnnulment(today, input);
    assert.equal(!again.ok && again.violations[0]?.code, 'duty-open-already');
    const quiet = await withdrawDocument(today, { ...penalty, reason: '被撤销' });
    assert.equal(!quiet.ok && quiet.violations[0]?.code, 'withdrawal-notice-missing');
    const notice = '该行政处罚决定已被复议机关撤销，本机关撤回该决定信息。';
    assert.ok((await withdrawDocument(today, { ...penalty, reason: '被撤销', notice })).ok);
    const row = await rowOf(penalty.id);
    assert.deepEqual([row.state, row.withdrawal_notice], ['withdrawn', notice]);
    const [duty] = await dutiesOf(today.db, penalty.id);
    assert.ok(duty?.closed_at);
  });

  it('is no matter of other kinds', async () => {
    const today = office.on('2026-09-30');
    const notice = await published(today);
    const input = { id: notice.id, how: 'revoked', on: '2026-09-30', basis: '某市' } as const;
    const result = await recordAnnulment(today, input);
    assert.equal(!result.ok && result.violations[0]?.code, 'duty-not-for-kind');
  });
});

const list = (lastDayOn: IsoDay): Partial<DocumentContent> => ({
  kind: 'recruitment',
  title: '拟录用人员名单',
  madeOn: '2026-09-28',
  display: { matter: 'recruitment-list', lastDayOn },
});

describe('periods of display', () => {
  it('P06 a list that would come down too early is not sent up', async () => {
    const today = office.on('2026-09-28');
    const draft = await saved(today, list('2026-10-09'));
    const sent = await submitDocument(today, draft);
    assert.deepEqual(!sent.ok && sent.violations.map(({ code, field }) => [code, field]), [
      ['display-too-short', 'display.lastDayOn'],
    ]);
  });

  it('P07 a shortened consultation goes out with its reason only', async () => {
    const today = office.on('2026-09-01');
    const display = { matter: 'decision-draft', lastDayOn: '2026-09-16' } as const;
    const draft = await saved(today, { display, madeOn: '2026-09-01' });
    const sent = await submitDocument(today, draft);
    assert.deepEqual(!sent.ok && sent.violations.map(({ code }) => code), [
      'display-reason-missing',
    ]);
    const reason = '汛情紧急';
    const next = await saved(
      today,
      { display: { ...display, reason }, madeOn: '2026-09-01' },
      draft,
    );
    await publishUnread(today, next);
    assert.equal((await rowOf(draft.id)).details.display?.reason, reason);
    await endDisplays(at('2026-09-20T12:00'));
    assert.equal((await rowOf(draft.id)).state, 'published', 'what was asked stays to be read');
  });

  it('P06 it stands through its last minute and is gone in the next, with all that names people', async () => {
    const { id } = await published(office.on('2026-09-28'), list('2026-10-10'));
    assert.deepEqual((await endDisplays(at('2026-10-10T23:59'))).ended, []);
    assert.equal((await rowOf(id)).state, 'published');
    const both = await Promise.all([
      endDisplays(at('2026-10-11T00:00')),
      endDisplays(at('2026-10-11T00:00')),
    ]);
    assert.deepEqual(
      both.flatMap(({ ended }) => ended),
      [id],
      'two servers, one ending',
    );
    const row = await rowOf(id);
    assert.deepEqual(
      [row.state, row.locked, row.display_ended_on],
      ['withdrawn', true, '2026-10-10'],
    );
    const { db } = office.database;
    const page = { columnIds: [column], limit: 100, offset: 0 };
    assert.ok(!(await listDocuments(db, page)).some((one) => one.id === id));
    const addresses = await publishedAddresses(db, 0, 1000);
    assert.ok(!addresses.some((one) => one.id === id));
    const words = await db
      .selectFrom('document_search')
      .select('document_id')
      .where('document_id', '=', id)
      .execute();
    assert.deepEqual(words, []);
    const [kept] = await revisionsOf(db, id);
    assert.deepEqual([kept?.locked, kept?.reason], [true, '公示期已满']);
  });

  it('a server that was down over midnight makes it up when it starts', async () => {
    const { id } = await published(office.on('2026-09-28'), list('2026-10-10'));
    const context = at('2026-10-13T08:30');
    const errors: unknown[] = [];
    const jobs = startMinutelyJobs({
      ...context,
      dataFolder: '/nowhere',
      calendar: () => Promise.resolve(nationalCalendar),
      onError: (error) => errors.push(error),
    });
    await jobs.stop();
    assert.deepEqual(errors, []);
    assert.equal((await rowOf(id)).state, 'withdrawn');
  });
});

describe('validity', () => {
  const law = { kind: 'normative-document', madeOn: '2026-01-05' } as const;

  it('P14 one decision repeals several, ends one and prolongs another; Table 2 counts by the days', async () => {
    const today = office.on('2026-05-06');
    const before = await countDocuments(today.db, office.organId, 2026, 'normative-document');
    const olds = [];
    for (const title of ['甲办法', '乙办法', '丙办法', '丁办法']) {
      olds.push(await published(today, { ...law, title, effectiveTo: '2027-12-31' }));
    }
    const [a, b, c, d] = olds.map(({ id }) => id);
    assert.ok(a && b && c && d);
    const decision = await published(today, {
      title: '关于废止和延长部分文件的决定',
      relations: [
        { kind: 'repeals', documentId: a, name: '甲办法', on: '2026-07-01' },
        { kind: 'repeals', documentId: b, name: '乙办法', on: '2026-07-01' },
        { kind: 'lapses', documentId: c, name: '丙办法', on: '2026-07-01' },
        { kind: 'extends', documentId: d, name: '丁办法', on: '2026-07-01', until: '2031-12-31' },
      ],
    });
    const days = async () =>
      await Promise.all(
        [a, b, c, d].map(async (id) => {
          const row = await rowOf(id);
          return [row.repealed_on, row.effective_to];
        }),
      );
    assert.deepEqual(await days(), [
      ['2026-07-01', '2027-12-31'],
      ['2026-07-01', '2027-12-31'],
      [null, '2026-06-30'],
      [null, '2031-12-31'],
    ]);
    const counted = await countDocuments(today.db, office.organId, 2026, 'normative-document');
    assert.deepEqual(
      [
        counted.made - before.made,
        counted.repealed - before.repealed,
        counted['in-force'] - before['in-force'],
      ],
      [4, 2, 1],
    );
    const unasked = await withdrawDocument(today, { ...decision, reason: '误发' });
    assert.equal(!unasked.ok && unasked.violations[0]?.code, 'withdrawal-effect-undecided');
    assert.ok((await withdrawDocument(today, { ...decision, reason: '误发', undo: true })).ok);
    assert.deepEqual(
      await days(),
      Array.from({ length: 4 }, () => [null, '2027-12-31']),
    );
  });

  it('a leak waits for no answer about effects: it is down at once, and they stay', async () => {
    const today = office.on('2026-05-06');
    const old = await published(today, { ...law, title: '旧规定' });
    const decision = await published(today, {
      title: '泄露了的决定',
      relations: [{ kind: 'repeals', documentId: old.id, name: '旧规定', on: '2026-07-01' }],
    });
    assert.ok((await withdrawDocument(today, { ...decision, reason: '泄露', leak: true })).ok);
    assert.equal((await rowOf(old.id)).repealed_on, '2026-07-01');
  });

  it('withdrawn with its effect kept, what it repealed stays repealed', async () => {
    const today = office.on('2026-05-06');
    const old = await published(today, { ...law, title: '旧办法' });
    const decision = await published(today, {
      title: '新办法',
      relations: [{ kind: 'replaces', documentId: old.id, name: '旧办法', on: '2026-07-01' }],
    });
    assert.ok((await withdrawDocument(today, { ...decision, reason: '重新排版', undo: false })).ok);
    assert.equal((await rowOf(old.id)).repealed_on, '2026-07-01');
  });

  it('one document is not repealed and amended by the same text', async () => {
    const today = office.on('2026-05-06');
    const relation = { documentId: null, name: '某市旧办法', on: '2026-07-01' } as const;
    const draft = await saved(today, {
      relations: [
        { kind: 'repeals', ...relation },
        { kind: 'extends', ...relation },
      ],
    });
    const sent = await submitDocument(today, draft);
    assert.deepEqual(!sent.ok && sent.violations.map(({ code }) => code), [
      'relation-until-missing',
      'relation-twice',
    ]);
  });
});
