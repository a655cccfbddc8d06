// Cases for the paper file: one that has only come in, one with everything on its way (an online request,
// supplemented, a third party asked, extended, given in part), and that one with texts of the greatest length.

import assert from 'node:assert/strict';
import type { Application } from '../../src/rules/application.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type {
  CaseEvent,
  CaseFile,
  CaseLetter,
  CaseOpinion,
  CaseRecord,
} from '../../src/rules/forms/case-record.ts';
import { composeLetter } from '../../src/rules/letters/compose.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import type { Actor, ReplyContent, RequestEvent } from '../../src/rules/request/events.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import { application, letterCaseOf } from './letters-play.ts';

const clerk: Actor = { kind: 'staff', id: 1, name: '经办某' };
const applicant: Actor = { kind: 'applicant' };

export function at(on: IsoDay, time = '10:00'): Temporal.Instant {
  return Temporal.Instant.from(`${on}T${time}:00+08:00`);
}

function recorded(events: readonly (readonly [RequestEvent, Actor?])[]): readonly CaseEvent[] {
  return events.map(([event, actor = clerk], i) => ({
    event,
    actor,
    seq: i + 1,
    recordedAt: at(event.on),
  }));
}

/** A record of these events on a day; what is not named is empty. */
export function recordOf(
  events: readonly CaseEvent[],
  on: IsoDay,
  more: Partial<CaseRecord> = {},
): CaseRecord {
  const request = requestFrom(events);
  assert.ok(request);
  return {
    ...letterCaseOf(request, on),
    papers: [],
    events,
    files: [],
    middleReview: false,
    ...more,
  };
}

const submission: RequestEvent = {
  kind: 'submitted',
  on: '2026-04-30',
  channel: 'online',
  applicantKind: 'natural-person',
  electronicDelivery: true,
};

/** Come in over the internet, confirmed by nobody yet; the applicant gave only a name and a telephone. */
export const fresh: CaseRecord = recordOf(recorded([[submission, applicant]]), '2026-04-30', {
  application: {
    applicant: { kind: 'natural-person', name: '林某', phone: '13800000000' },
    title: '某合同',
    description: '',
    carrierForm: 'electronic',
    deliveryWish: 'online',
  },
});

const reply: ReplyContent = {
  outcome: 'partly-disclosed',
  grounds: ['15-trade-secret'],
  reasons:
    '合同第三条的单价构成和附件二的工艺参数为某公司采取保密措施的商业秘密，公开后可能损害其竞争地位。',
  provided: '2024年采购合同（隐去第三条的单价构成和附件二）',
  separability: '对第三条的单价构成和附件二作遮挡处理，其余内容提供。',
};

const course = recorded([
  [submission, applicant],
  [{ kind: 'receipt-confirmed', on: '2026-04-30', note: '电话确认' }],
  [
    {
      kind: 'supplement-requested',
      on: '2026-05-08',
      items: '请写明合同的年份和项目名称',
      respondWithin: 15,
    },
  ],
  [{ kind: 'supplement-notice-served', on: '2026-05-09' }],
  [{ kind: 'supplement-received', on: '2026-05-15', text: '2024年，某项目' }],
  [
    {
      kind: 'consulted',
      on: '2026-05-20',
      consultationId: '2',
      consultee: 'third-party',
      name: '某公司',
      content: '2024年采购合同全文',
    },
  ],
  [{ kind: 'consultation-served', on: '2026-05-21', consultationId: '2' }],
  [
    {
      kind: 'opinion-received',
      on: '2026-06-03',
      consultationId: '2',
      opinion: 'partly',
      reasons: '单价构成和工艺参数是商业秘密，其余同意公开',
    },
  ],
  [
    {
      kind: 'searched',
      on: '2026-06-05',
      search: {
        places: '合同管理系统、档案室',
        words: '采购合同、某项目',
        by: '经办某',
        found: '检索到2024年采购合同一份',
      },
    },
  ],
  [
    {
      kind: 'extended',
      on: '2026-06-24',
      notifiedOn: '2026-06-24',
      days: 20,
      reason: '需要调阅档案并作区分处理',
    },
  ],
  [{ kind: 'reply-drafted', on: '2026-06-30', reply }],
  [
    {
      kind: 'reply-signed',
      on: '2026-07-01',
      number: '测公开〔2026〕12号',
      reply,
      secrecyReview: '经保密审查，不涉及国家秘密，可以发出。',
    },
    { kind: 'staff', id: 2, name: '签发某' },
  ],
  [{ kind: 'reply-served', on: '2026-07-02', method: 'post', tracking: 'XA12345678901' }],
  [{ kind: 'reply-received', on: '2026-07-04' }],
]);

const base = recordOf(course, '2026-07-06');

export function letterOf(
  facts: LetterFacts,
  more: Partial<CaseLetter> & Pick<CaseLetter, 'id'>,
): CaseLetter {
  return {
    kind: facts.kind,
    state: 'signed',
    facts,
    text: composeLetter(facts, base),
    draftedBy: '经办某',
    opinions: [],
    ...more,
  };
}

const rounds: readonly CaseOpinion[] = [
  { version: 1, act: 'submit', opinion: '拟部分公开。', name: '经办某', at: at('2026-06-29') },
  {
    version: 1,
    act: 'return',
    opinion: '请写明区分处理的方式。',
    name: '签发某',
    at: at('2026-06-30'),
  },
  { version: 2, act: 'submit', name: '经办某', at: at('2026-06-30', '15:20') },
  {
    version: 2,
    act: 'review',
    opinion: '同意，条款准确。',
    name: '审核某',
    at: at('2026-06-30', '16:05'),
  },
  {
    version: 2,
    act: 'sign',
    opinion: '同意发出。',
    secrecyReview: '经保密审查，不涉及国家秘密，可以发出。',
    name: '代签某',
    forName: '签发某',
    at: at('2026-07-01', '09:12'),
  },
];

const signedBriefly: readonly CaseOpinion[] = [
  { version: 1, act: 'submit', name: '经办某', at: at('2026-05-20', '09:00') },
  {
    version: 1,
    act: 'sign',
    secrecyReview: '不涉及国家秘密。',
    name: '签发某',
    at: at('2026-05-20', '11:00'),
  },
];

export const papers: readonly CaseLetter[] = [
  letterOf(
    {
      kind: 'P02',
      items: '请写明合同的年份和项目名称',
      guidance: '写明签订的时间',
      respondWithin: 15,
    },
    {
      id: 1,
      number: '测公开补〔2026〕3号',
      signedOn: '2026-05-08',
      sentOn: '2026-05-08',
      sentMethod: 'electronic',
      proof: '发送记录8801',
      receivedOn: '2026-05-09',
      opinions: signedBriefly,
    },
  ),
  letterOf(
    { kind: 'P04', name: '某公司', content: '2024年采购合同全文' },
    {
      id: 2,
      number: '测公开征〔2026〕5号',
      signedOn: '2026-05-20',
      sentOn: '2026-05-20',
      sentMethod: 'in-person',
      proof: '',
      receivedOn: '2026-05-21',
      service: { place: '某公司收发室', receiver: '收件某', relation: 'office', server: '经办某' },
      opinions: signedBriefly,
    },
  ),
  letterOf(
    {
      kind: 'P10',
      department: '财务科',
      materials: '2024年采购合同原件',
      internalDueOn: '2026-05-25',
    },
    { id: 3, number: '测公开协〔2026〕1号', signedOn: '2026-05-20', opinions: signedBriefly },
  ),
  letterOf(
    { kind: 'P03', days: 20, reason: '需要调阅档案并作区分处理' },
    {
      id: 4,
      number: '测公开延〔2026〕2号',
      signedOn: '2026-06-24',
      sentOn: '2026-06-24',
      sentMethod: 'electronic',
      proof: '发送记录8802',
      opinions: signedBriefly,
    },
  ),
  letterOf(
    { kind: 'R03', reply },
    {
      id: 5,
      number: '测公开〔2026〕12号',
      signedOn: '2026-07-01',
      sentOn: '2026-07-02',
      sentMethod: 'post',
      proof: 'XA12345678901',
      receivedOn: '2026-07-04',
      opinions: rounds,
    },
  ),
];

export function fileOf(position: number, more: Partial<CaseFile>): CaseFile {
  return {
    position,
    name: `材料${position}.pdf`,
    kind: 'record',
    mediaType: 'application/pdf',
    addedOn: '2026-06-08',
    letterId: null,
    boxes: [],
    ...more,
  };
}

export const files: readonly CaseFile[] = [
  fileOf(0, {
    name: '护照.jpg',
    kind: 'application',
    mediaType: 'image/jpeg',
    addedOn: '2026-04-30',
  }),
  fileOf(1, { name: '2024年采购合同.pdf' }),
  fileOf(2, {
    name: '2024年采购合同（区分处理）.pdf',
    kind: 'redacted',
    letterId: 5,
    boxes: [
      {
        page: 2,
        x: 0.1,
        y: 0.2,
        width: 0.3,
        height: 0.1,
        ground: '15-trade-secret',
        reason: '单价构成',
      },
    ],
  }),
  fileOf(3, { name: '某公司意见.pdf', kind: 'opinion', addedOn: '2026-06-03' }),
];

export const full: CaseRecord = { ...base, papers, files, middleReview: true };

const long = '这是一段很长的说明，写明时间、地点、事项和制作单位，逐项列出需要的材料。'.repeat(40);

/** The same case with everything that people write as long as it gets. */
export const lengthy: CaseRecord = {
  ...full,
  application: longApplication(),
  papers: papers.map((letter) => ({
    ...letter,
    text: { ...letter.text, title: letter.text.title.repeat(4), addressee: '某某某某'.repeat(20) },
    facts: 'reply' in letter.facts ? { ...letter.facts, reply: longReply() } : letter.facts,
    opinions: letter.opinions.map((said) => ({ ...said, opinion: long })),
  })),
  files: files.map((file) => ({ ...file, name: `${'很长的文件名'.repeat(18)}.pdf` })),
};

function longApplication(): Application {
  return {
    ...application,
    applicant: {
      ...application.applicant,
      name: '乌尔某某·阿卜杜某某·买买提某某某某某某某某某某某',
      email: `${'a'.repeat(80)}@test.example`,
      address: '某省某市某区某街道某社区某路某号某小区某栋某单元某室'.repeat(4),
    },
    title: long.slice(0, 400),
    documentNumber: '某公开办函〔2024〕123号、某公开办函〔2024〕124号',
    description: long,
  };
}

function longReply(): ReplyContent {
  return { ...reply, reasons: long, provided: long, separability: long, searchRecord: long };
}
