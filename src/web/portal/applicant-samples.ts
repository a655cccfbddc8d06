// Samples of the applicant's parts for the page of parts: the tree of organs, what may be public already, the
// sum of a form, a code to scan, a row of a person who applies along, and the ways against a reply.

import { html } from './html.ts';
import { addPlainDays, addMonths, type WorkingCalendar } from '../../rules/calendar.ts';
import { day } from '../../rules/day.ts';
import type { OrganRow } from '../../store/tables.ts';
import type { Challenge } from '../challenge.ts';
import type { Html } from './page.ts';
import { challengeField } from './parts/challenge-field.ts';
import { type OrganNode, organTree } from './parts/organ-tree.ts';
import { qrCode } from './parts/qr-code.ts';
import { remediesView } from './progress-remedies.ts';

const here = '/yangshi/';

function leaf(organ: OrganRow): OrganNode {
  return { organ, below: [], count: 1 };
}

export function organSamples(organ: OrganRow): Html {
  const made = (id: number, name: string, jurisdiction: string): OrganRow => ({
    ...organ,
    id,
    name,
    guide: { jurisdiction, phone: '0000-5550100', hours: '工作日9:00—17:00' },
  });
  const root = {
    organ: made(1, '某市人民政府', '全市'),
    below: [
      leaf(made(2, '某市规划局', '规划、建设')),
      {
        organ: made(3, '某区人民政府', '某区'),
        below: [leaf(made(4, '某区教育局', '某区的教育'))],
        count: 2,
      },
    ],
    count: 4,
  };
  return organTree(root, { addressOf: () => here }, false);
}

export function suggestionSample(): Html {
  return html`<div class="suggestions">
    <p>可能已经公开，先看看是不是您要的：</p>
    <ul>
      <li><a href="${here}">某局2022年部门预算</a><span class="hint">2022年2月28日发布</span></li>
    </ul>
  </div>`;
}

/** The sum as it is without scripts. */
export function challengeSample(): Html {
  const challenge: Challenge = { question: '三加五等于几？', token: 'sample', work: '{}' };
  return challengeField(challenge);
}

export function qrSample(): Html {
  return html`<figure class="receipt-qr">
    ${qrCode('https://www.example/yangshi/', '例子')}
    <figcaption>扫码查询进度</figcaption>
  </figure>`;
}

const bodies = { reconsideration: '某市人民政府', court: '某市某区人民法院' };

export function remedySamples(calendar: WorkingCalendar): Html {
  const from = day('2026-03-30');
  const periods = {
    reconsiderationBy: addPlainDays(calendar, from, 60),
    suitBy: addMonths(calendar, from, 6),
  };
  return html`${remediesView({ against: 'reply', way: 'split', periods }, bodies)}
  ${remediesView({ against: 'silence', dueOn: '2026-03-30', periods }, bodies)}`;
}
