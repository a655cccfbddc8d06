// The head of the applicant's page of a request: the clock, whose turn it is and until when, who handles it.
// Drafts, names of third parties and of officers are not his to see here.

import { html } from './html.ts';
import type { Progress } from '../../commands/requests/query-request.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { IsoDay } from '../../rules/day.ts';
import { fen, yuanText } from '../../rules/fee.ts';
import { provisionInWords } from '../../rules/provision-words.ts';
import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { type NextStep, nextStep } from '../../rules/request/next-step.ts';
import { clockFacts, replyClock } from '../../rules/request/state.ts';
import type { Secrets } from '../../store/database/secrets.ts';
import { openApplication } from '../../store/requests/requests.ts';
import type { OrganRow } from '../../store/tables.ts';
import { wanted } from './apply-receipt.ts';
import { dayWithWeekday } from './dates.ts';
import type { Html } from './page.ts';
import { fact } from './parts/fact.ts';
import { telephone } from './parts/telephone.ts';
import { clockBadge } from './parts/clock-badge.ts';

export interface ProgressView {
  readonly progress: Progress;
  /** The organ that was asked, and the office of it that has the request now. */
  readonly organ: OrganRow;
  readonly office: OrganRow | undefined;
  readonly today: IsoDay;
  readonly calendar: WorkingCalendar;
  readonly secrets: Secrets;
}

export function progressHead(view: ProgressView): Html {
  const { progress, today, calendar } = view;
  const { request, row } = progress;
  const clock = replyClock(request, today, calendar);
  const facts = clockFacts(request, calendar);
  const next = nextStep(request, { today, calendar });
  return html`<h1>申请的进度</h1>
    <p class="lead">编号 ${row.number}</p>
    ${clockBadge({ clock, facts, today, calendar, withdrawnOn: request.withdrawnOn })}
    <dl class="facts standing">
      ${fact('所需信息', wanted(openApplication(view.secrets, row)))}
      ${next === undefined ? '' : fact('下一步', nextWords(next, request, today))}
      ${fact('受理机关', view.organ.name)} ${fact('经办', officeWords(view))}
    </dl>`;
}

const turns: Readonly<Record<Exclude<NextStep['kind'], 'pay'>, string>> = {
  confirm: '工作人员按您留下的联系方式与您确认收到',
  'notice-arrives': '告知书送达您',
  supplement: '您补正申请内容',
  explain: '您说明申请数量较多、较频繁的理由',
  opinion: '等待被征求意见的一方答复，收到后继续办理',
  reply: '机关作出答复并送达',
};

/** What is still to be paid, and where it says how (国办函〔2020〕109号 6). */
function feeWords({ fee }: DisclosureRequest): Html {
  const paid = fee?.payments.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  const left = fee === undefined ? '' : yuanText(fen(fee.amount - paid));
  return html`您缴纳信息处理费${left}，缴纳方式见<a href="#letters">收费通知书</a>`;
}

function nextWords(
  { kind, until, provisional, provision }: NextStep,
  request: DisclosureRequest,
  today: IsoDay,
): Html {
  const isPast = until !== undefined && until < today;
  return html`${kind === 'pay' ? feeWords(request) : turns[kind]}${
      until === undefined
        ? ''
        : html`，${isPast ? '期限已在' : '最迟'}<strong>${dayWithWeekday(until)}</strong>${isPast ? '届满' : ''}${provisional === true ? '（暂定，放假安排公布后可能变动）' : ''}`
    }<span class="hint">（${provisionInWords(provision)}）</span>`;
}

/** An office and its telephone, never a person's. */
function officeWords({ organ, office }: ProgressView): Html {
  const { officeName = organ.name } = organ.guide;
  const name = office === undefined || office.id === organ.id ? officeName : office.name;
  const phone = office?.guide.phone ?? organ.guide.phone;
  const hours = office?.guide.hours ?? organ.guide.hours;
  return html`${name}${phone === undefined ? '' : html`，电话${telephone(phone)}`}${hours === undefined ? '' : html`<span class="hint hours">${hours}</span>`}`;
}
