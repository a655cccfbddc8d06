// Letters and service: which remedy a reply names, what it must carry before it is signed, and which
// day of service stops the clock. Provisions without a name are of the 条例.

import { describe, it } from 'node:test';
import {
  answered,
  arrived,
  type Case,
  confirmedBodies,
  consulted,
  drafted,
  enteredOn,
  holds,
  play,
  refuses,
  repliedOn,
  sent,
  signed,
  submitted,
  thirdPartyTold,
} from './play.ts';

const received = submitted('2026-03-02');
const secret = { grounds: ['14-state-secret'], separability: '整份定密' } as const;
const firmRefuses = [received, consulted('2026-03-06'), answered('2026-03-12', 'refuse')];
const partly = {
  grounds: ['15-privacy'],
  separability: '遮挡电话号码一栏',
} as const;

const lettersBeforeSigning: readonly Case[] = [
  {
    id: 'L04',
    says: 'nothing found is said only with the record of the search',
    provision: '36(4)',
    steps: [
      received,
      refuses(drafted('2026-03-10', 'not-held'), 'search-record-missing'),
      ...repliedOn('2026-03-10', 'not-held', { searchRecord: '档案系统、办公室；关键词；3月9日' }),
    ],
    expect: [{ on: '2026-03-10', outcome: 'not-held' }],
  },
  {
    id: 'L10',
    says: 'a column of telephone numbers is blacked out with a recorded reason, without 300 letters',
    provision: '15、32、37',
    steps: [
      received,
      refuses(drafted('2026-03-10', 'partly-disclosed', partly), 'third-party-not-consulted'),
      ...repliedOn('2026-03-10', 'partly-disclosed', {
        ...partly,
        noConsultationReason: '显属个人隐私，已遮挡',
      }),
    ],
    expect: [{ on: '2026-03-10', outcome: 'partly-disclosed' }],
  },
  {
    id: 'L11',
    says: 'an objection without any reason is recorded and does not bind: the organ says why',
    provision: '32',
    steps: [
      ...firmRefuses,
      refuses(drafted('2026-03-16', 'disclosed'), 'third-party-refused'),
      drafted('2026-03-16', 'disclosed', { overrideReason: '未说明理由，理由不合理' }),
      // Whoever is overruled learns of it first, in writing (32; L08).
      thirdPartyTold('2026-03-16'),
      signed('2026-03-16'),
      sent('2026-03-16'),
    ],
    expect: [{ on: '2026-03-16', outcome: 'disclosed' }],
  },
  {
    id: 'L08',
    says: 'a third party overruled is told before the reply leaves',
    provision: '32',
    steps: [
      ...firmRefuses,
      drafted('2026-03-16', 'disclosed', { overrideReason: '不公开会影响公众饮水安全' }),
      signed('2026-03-16'),
      refuses(sent('2026-03-16'), 'third-party-untold'),
    ],
    expect: [{ on: '2026-03-16', outcome: undefined }],
  },
  {
    id: 'L11',
    says: 'that a firm could not be reached is recorded with how it was tried',
    provision: '32',
    steps: [
      received,
      consulted('2026-03-06'),
      refuses(answered('2026-03-12', 'none'), 'opinion-reasons-missing'),
      answered('2026-03-12', 'none', '1', '两次退信，电话停机'),
    ],
    expect: [{ on: '2026-03-12', state: 'running', due: '2026-04-03' }],
  },
  {
    id: 'L12',
    says: 'consent in part does not open the whole record',
    provision: '15、32',
    steps: [
      received,
      consulted('2026-03-06'),
      answered('2026-03-12', 'partly'),
      refuses(drafted('2026-03-16', 'disclosed'), 'third-party-refused'),
      ...repliedOn('2026-03-16', 'partly-disclosed', partly),
    ],
    expect: [{ on: '2026-03-16', outcome: 'partly-disclosed' }],
  },
  {
    id: 'L14',
    says: 'without an authority and a court that a lawyer confirmed nothing is signed',
    provision: '法释〔2018〕1号21；行政复议法20',
    steps: [
      received,
      drafted('2026-03-10', 'disclosed'),
      refuses(signed('2026-03-10', null), 'remedy-authority-missing'),
      signed('2026-03-10', confirmedBodies),
    ],
    expect: [{ on: '2026-03-10', state: 'running' }],
  },
  {
    id: 'L32',
    says: 'process information and not a word more cannot be sent on',
    provision: '16、36(3)、37',
    steps: [
      received,
      refuses(
        drafted('2026-03-10', 'deliberative-process', { reasons: '' }),
        'reasons-missing',
        'ground-missing',
        'no-rule-check-missing',
      ),
      refuses(
        drafted('2026-03-10', 'deliberative-process', { grounds: ['16-draft'] }),
        'separability-missing',
        'no-rule-check-missing',
      ),
      refuses(
        drafted('2026-03-10', 'deliberative-process', {
          ...secret,
          noRuleRequiresDisclosure: true,
        }),
        'ground-mismatch',
      ),
      ...repliedOn('2026-03-10', 'deliberative-process', {
        grounds: ['16-draft'],
        separability: '整份为过程稿，不能区分',
        noRuleRequiresDisclosure: true,
      }),
    ],
    expect: [{ on: '2026-03-10', outcome: 'deliberative-process' }],
  },
];

const service: readonly Case[] = [
  {
    id: 'L20',
    says: 'handed to the post on the due day is in time, whenever it arrives',
    provision: '国办公开办函〔2016〕235号4',
    steps: [
      received,
      drafted('2026-03-30', 'state-secret', secret),
      signed('2026-03-30'),
      refuses(arrived('2026-03-30'), 'reply-not-sent'),
      sent('2026-03-30'),
      arrived('2026-04-03'),
      refuses(arrived('2026-04-04'), 'reply-already-received'),
    ],
    expect: [{ on: '2026-04-03', due: '2026-03-30', concluded: '2026-03-30', onTime: true }],
  },
  {
    id: 'L21',
    says: 'a private courier is no posting; posted again after the due day it is late',
    provision: '国办公开办函〔2016〕235号2；邮政法55',
    steps: [
      received,
      drafted('2026-03-30', 'state-secret', secret),
      signed('2026-03-30'),
      refuses(sent('2026-03-30', 'post', {}), 'carrier-not-postal'),
      refuses(sent('2026-03-30', 'post', { postal: false }), 'carrier-not-postal'),
      sent('2026-03-31'),
    ],
    expect: [{ on: '2026-03-31', concluded: '2026-03-31', onTime: false }],
  },
  {
    id: 'L17',
    says: 'no service by internet without an internet channel for reconsideration, or unasked',
    provision: '行政复议法22¶2',
    steps: [
      received,
      drafted('2026-03-10', 'disclosed'),
      signed('2026-03-10'),
      refuses(
        sent('2026-03-10', 'electronic', {}),
        'delivery-consent-missing',
        'internet-remedy-channel-missing',
      ),
    ],
    expect: [{ on: '2026-03-10', state: 'running', concluded: undefined }],
  },
  {
    id: 'L17',
    says: 'with both it is served',
    provision: '行政复议法22¶2',
    steps: [
      submitted('2026-03-02', 'in-person', { electronicDelivery: true }),
      drafted('2026-03-10', 'disclosed'),
      signed('2026-03-10'),
      sent('2026-03-10', 'electronic', { internetReconsideration: 'https://fuyi.example/' }),
    ],
    expect: [{ on: '2026-03-10', concluded: '2026-03-10' }],
  },
  {
    id: 'R08',
    says: 'what has been served is final: nothing but its arrival can be recorded afterwards',
    provision: '36',
    steps: [
      received,
      ...repliedOn('2026-03-10'),
      refuses(consulted('2026-03-11'), 'already-concluded'),
      refuses(drafted('2026-03-11', 'not-held'), 'already-concluded'),
      arrived('2026-03-12'),
    ],
    expect: [{ on: '2026-12-31', outcome: 'disclosed', concluded: '2026-03-10' }],
  },
];

describe('letters: before they are signed', () => {
  for (const one of lettersBeforeSigning) it(`${one.id} ${one.says}`, () => void holds(one));

  it('L11 a letter cannot rest on an opinion that came after its date', () => {
    play([
      received,
      consulted('2026-03-06'),
      answered('2026-03-20'),
      enteredOn('2026-03-20', drafted('2026-03-18', 'disclosed')),
      refuses(enteredOn('2026-03-20', signed('2026-03-19')), 'third-party-pending'),
      signed('2026-03-20'),
    ]);
  });
});

describe('service', () => {
  for (const one of service) it(`${one.id} ${one.says}`, () => void holds(one));
});
