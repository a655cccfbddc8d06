// The link of a mail by which a firm is told no more: opened it asks, posted to it stops at once (RFC 8058; 个人信息保护法
// 15). It shows nothing of the firm: whoever the mail was handed on to learns nothing here.

import { html } from '../html.ts';
import { setConsent } from '../../../commands/policies/guarded-firm.ts';
import { firmOfStopToken } from '../../../store/policies/enterprise-links.ts';
import { organSubtree } from '../../../store/people/organs.ts';
import { asReader } from '../../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { firmAddress, firmStopAddress, policiesAddress } from './addresses.ts';

function frameOf(title: string): Pick<Page, 'keep' | 'title' | 'trail' | 'forms'> {
  return {
    keep: 'personal',
    title,
    trail: [{ label: '惠企政策', path: policiesAddress }, { label: '停止接收' }],
    forms: true,
  };
}

export async function firmStopPage(request: PageRequest, token: string): Promise<Page> {
  const { context, site, http } = request;
  const { db, secrets } = context;
  const organIds = (await organSubtree(db, site.main.organ.id)).map(({ id }) => id);
  const firm = await firmOfStopToken(db, secrets, organIds, token);
  if (firm === undefined) {
    return {
      ...frameOf('链接已经失效'),
      status: 404,
      body: html`<div class="form">
        <h1>链接已经失效</h1>
        <p>链接不完整，或者企业已经不在名录里。</p>
        <p><a href="${firmAddress}">打开企业专页</a></p>
      </div>`,
    };
  }
  if (http.req.method !== 'POST' && firm.consent === 'given') {
    return {
      ...frameOf('停止接收惠企政策'),
      body: html`<div class="form">
        <h1>停止接收惠企政策</h1>
        <p>停止以后，不再向本企业推送惠企政策；可以在企业专页恢复。</p>
        <form action="${firmStopAddress(token)}" method="post">
          <p class="actions"><button type="submit">停止接收</button></p>
        </form>
      </div>`,
    };
  }
  // Asked for twice, it is noted once.
  if (firm.consent === 'given') {
    const by = asReader(context, firm.organ_id);
    await setConsent(by, firm, { consent: 'refused', source: '企业按邮件里的链接停止' });
  }
  return {
    ...frameOf('已经停止接收'),
    body: html`<div class="form">
      <h1>已经停止接收</h1>
      <p>不再向本企业推送惠企政策。需要恢复的，请打开<a href="${firmAddress}">企业专页</a>。</p>
    </div>`,
  };
}
