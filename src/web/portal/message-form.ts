// The form of a message or of a fault of a page.

import { html } from './html.ts';
import { longestMessage, messageKinds, type ReaderDays } from '../../rules/reader-messages.ts';
import { columnOfKind, messageAnswerAddress } from './addresses.ts';
import type { Published } from './document.ts';
import type { Html, Site } from './page.ts';
import {
  errorSummary,
  type FieldFault,
  type FieldState,
  radioField,
  textArea,
  textField,
} from './parts/field.ts';

export interface MessageValues extends Readonly<Record<string, string>> {
  readonly kind: string;
  readonly text: string;
  readonly contact: string;
  readonly submissionKey: string;
}

export interface ShownMessageForm {
  readonly site: Site;
  /** Where it is posted to. */
  readonly address: string;
  readonly about: Published | undefined;
  readonly days: ReaderDays;
  readonly state: FieldState;
  readonly toll: Html;
  readonly canMail: boolean | undefined;
}

export function contactHint(canMail: boolean | undefined): string {
  const mailed = canMail === true ? '填电子邮箱的，答复同时发到邮箱。' : '';
  return `电话或者电子邮箱，需要当面说清的时候用。${mailed}加密保存，不公开，办结满一年删除。`;
}

export function messageForm(shown: ShownMessageForm): Html {
  const { site, address, about, days, state, toll } = shown;
  const isFault = about !== undefined;
  return html`${isFault ? '' : html`<h2 id="liuyan">给我们留言</h2>`}
    ${isFault ? '' : elsewhere(site)}
    <p>
      ${
        isFault
          ? `我们在${days.acknowledge}个工作日内受理，${days.answer}个工作日内答复。`
          : `网页纠错在${days.acknowledge}个工作日内受理；纠错和留言都在${days.answer}个工作日内答复。`
      }凭编号和查询码<a href="${messageAnswerAddress}">查看答复</a>。
    </p>
    <form action="${address}" method="post">
      <input type="hidden" name="submissionKey" value="${state.values['submissionKey'] ?? ''}" />
      ${
        isFault
          ? ''
          : radioField(state, {
              name: 'kind',
              label: '要做什么',
              options: [
                ['message', messageKinds.message, '咨询公开工作、提出意见建议'],
                ['page-error', messageKinds['page-error'], '错字、过时的内容、打不开的链接'],
              ],
            })
      }
      ${textArea(state, {
        name: 'text',
        label: isFault ? '哪里有错，应当是什么' : '内容',
        hint: `最多${longestMessage}字。请不要写身份证号码、银行账号等个人信息。`,
        rows: 8,
      })}
      ${textField(state, {
        name: 'contact',
        label: '联系方式',
        hint: contactHint(shown.canMail),
        required: false,
        short: true,
      })}
      ${toll}
      <p class="actions"><button type="submit">${isFault ? '提交纠错' : '提交'}</button></p>
    </form>`;
}

/** Right below the heading of the page: on a telephone the form may begin two screens below it. */
export function messageFaults(faults: readonly FieldFault[]): Html | '' {
  return errorSummary(faults, `有${faults.length}处需要改正，还没有提交`);
}

/** What a message is not the way for. */
function elsewhere(site: Site): Html {
  const apply = columnOfKind(site.columns, 'apply');
  return html`<ul>
    ${
      apply === undefined
        ? ''
        : html`<li>
            要获取没有公开的政府信息，请<a href="/${apply.path}/">提交政府信息公开申请</a
            >：期限和救济只有申请才有。
          </li>`
    }
    <li>办事咨询、投诉举报、求助，请拨打12345政务服务便民热线；信访事项向信访部门提出。</li>
  </ul>`;
}
