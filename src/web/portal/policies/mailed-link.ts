// The pages that links of mails lead to. A mail program may look at links before anybody reads them: opening one does
// nothing, the button does, and so does the button of the mail program itself (RFC 8058).

import { html } from '../html.ts';
import { setConsent } from '../../../commands/policies/guarded-firm.ts';
import { firmOrgans } from '../../../commands/policies/policy-reach.ts';
import {
  confirmSubscription,
  stopSubscription,
} from '../../../commands/policies/subscribe-policies.ts';
import { firmOfStopToken } from '../../../store/policies/enterprise-links.ts';
import { asReader } from '../../context.ts';
import type { PageRequest, PageResult } from '../page.ts';
import {
  firmAddress,
  mailedAddress,
  type MailedStep,
  policiesAddress,
  subscribeAddress,
} from './addresses.ts';
import { frameOf } from './subscribe.ts';

interface Step {
  readonly title: string;
  readonly says: string;
  readonly button: string;
  readonly done: { readonly title: string; readonly says: string };
  /** What to do where the link is none any more. */
  readonly instead: { readonly label: string; readonly path: string };
  readonly act: (request: PageRequest, token: string) => Promise<boolean>;
}

const again = { label: '重新订阅', path: subscribeAddress };

const steps: Readonly<Record<MailedStep, Step>> = {
  queren: {
    title: '确认订阅惠企政策',
    says: '确认以后，按您选择的范围发送提醒。',
    button: '确认订阅',
    done: { title: '订阅已经生效', says: '有符合范围的事项时，会发到您的邮箱。' },
    instead: again,
    act: bySubscriber(confirmSubscription),
  },
  tuiding: {
    title: '退订惠企政策',
    says: '退订以后不再发送邮件，邮箱地址和保存的企业情况一并删除。',
    button: '退订',
    done: { title: '已经退订', says: '邮箱地址已经删除，不再发送邮件。' },
    instead: again,
    act: bySubscriber(stopSubscription),
  },
  tingtui: {
    title: '停止接收惠企政策',
    says: '停止以后不再向贵企业推送政策；在企业专页可以恢复。',
    button: '停止接收',
    done: { title: '已经停止接收', says: '不再向贵企业推送政策；在企业专页可以恢复。' },
    instead: { label: '到企业专页设定', path: firmAddress },
    act: stopFirm,
  },
};

function bySubscriber(command: typeof confirmSubscription | typeof stopSubscription): Step['act'] {
  return async ({ context, site }, token) =>
    (await command(asReader(context, site.main.organ.id), token)).ok;
}

async function stopFirm({ context, site }: PageRequest, token: string): Promise<boolean> {
  const organIds = await firmOrgans(context.db, site.main.organ.id);
  const firm = await firmOfStopToken(context.db, context.secrets, organIds, token);
  if (firm === undefined) return false;
  const by = asReader(context, firm.organ_id);
  // Asked twice, as programs do, it is what it was.
  if (firm.consent !== 'refused') {
    await setConsent(by, firm, { consent: 'refused', source: '企业在邮件里停止' });
  }
  return true;
}

export async function mailedLinkPage(
  request: PageRequest,
  step: MailedStep,
  token: string,
): Promise<PageResult> {
  const { title, says, button, done, instead, act } = steps[step];
  if (request.http.req.method !== 'POST') {
    return {
      ...frameOf(title),
      body: html`<div class="form">
        <h1>${title}</h1>
        <p>${says}</p>
        <form action="${mailedAddress(step, token)}" method="post">
          <p class="actions">
            <button type="submit">${button}</button>
          </p>
        </form>
      </div>`,
    };
  }
  if (!(await act(request, token))) {
    return {
      ...frameOf('链接已经失效'),
      status: 404,
      body: html`<div class="form">
        <h1>链接已经失效</h1>
        <p>链接不完整、已经过期，或者订阅已经停止。</p>
        <p><a href="${instead.path}">${instead.label}</a></p>
      </div>`,
    };
  }
  return {
    ...frameOf(done.title),
    body: html`<div class="form">
      <h1>${done.title}</h1>
      <p>${done.says}</p>
      <p><a href="${policiesAddress}">看惠企政策</a></p>
    </div>`,
  };
}
