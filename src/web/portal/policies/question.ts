// A question to the office of a policy item, tied to one of its clauses. It is a message of a reader like any other:
// answered in the same days, read by number and code.

import { html } from '../html.ts';
import { receiveMessage } from '../../../commands/readers/receive-message.ts';
import { longestMessage } from '../../../rules/reader-messages.ts';
import { organBelow } from '../../../store/people/organs.ts';
import { readerDaysSet } from '../../../store/readers/reader-days.ts';
import { asReader } from '../../context.ts';
import { messageAnswerAddress } from '../addresses.ts';
import { notFoundPage, tooManyPage } from '../error-page.ts';
import { faultsOf, readContact, readText } from '../form-input.ts';
import { goodPayment, countSubmission, type Payment, tollOf } from '../form-toll.ts';
import { contactHint } from '../message-form.ts';
import { readForm } from '../posted-form.ts';
import { messageReceipt } from '../message-receipt.ts';
import type { Page, PageRequest, PageResult } from '../page.ts';
import { unpaidFault } from '../parts/challenge-field.ts';
import { errorSummary, type FieldFault, radioField, textArea, textField } from '../parts/field.ts';
import { isSubmissionKey, newSubmissionKey } from '../submission-key.ts';
import { itemAddress, itemQuestionAddress, policiesAddress } from './addresses.ts';
import { clausePlace } from './parts.ts';
import { clausesQuoted } from './places.ts';
import { type BookItem, policyBook } from './policy-book.ts';

/** Of no clause in particular. */
const whole = 'whole';

export async function questionPage(request: PageRequest, id: number): Promise<PageResult> {
  const item = (await policyBook(request.context)).byId.get(id);
  if (item === undefined) return notFoundPage(request);
  return request.http.req.method === 'POST'
    ? await submitted(request, item)
    : await formPage(request, item, {}, []);
}

async function submitted(request: PageRequest, item: BookItem): Promise<Page> {
  const { context, site } = request;
  const wait = countSubmission(request);
  if (wait !== undefined) return tooManyPage(request, wait);
  const form = await readForm(request);
  if (form === undefined) {
    const text = '表单没有完整送到，请重新填写后提交';
    return await formPage(request, item, {}, [{ field: 'text', text }]);
  }
  const values = {
    clause: readText(form, 'clause'),
    text: readText(form, 'text'),
    contact: readContact(form, 'contact'),
    submissionKey: readText(form, 'submissionKey'),
  };
  const payment = await goodPayment(request, values.submissionKey, form);
  if (payment === undefined || !isSubmissionKey(values.submissionKey)) {
    return await formPage(request, item, values, [unpaidFault], payment);
  }
  const clause = clausesQuoted(item).find((one) => clausePlace(one) === values.clause);
  if (clause === undefined && values.clause !== whole) {
    const fault = { field: 'clause', text: '请选择要问的是哪一条款' };
    return await formPage(request, item, values, [fault], payment);
  }
  // The office that published it, where it belongs to this site.
  const organ = (await organBelow(context.db, site.main.organ.id, item.organId)) ?? site.main.organ;
  const result = await receiveMessage(asReader(context, organ.id), {
    kind: 'policy-question',
    text: values.text,
    contact: values.contact,
    submissionKey: values.submissionKey,
    documentId: item.document.isPublished ? item.document.id : undefined,
    policy: { itemId: item.id, clause: clause?.anchor ?? null },
  });
  if (!result.ok) {
    return await formPage(request, item, values, faultsOf(result.violations, 'text'), payment);
  }
  return { ...frameOf(item), title: '已经提交', body: messageReceipt(result.value, organ) };
}

function frameOf({ content, id }: BookItem): Pick<Page, 'keep' | 'trail' | 'forms'> {
  return {
    keep: 'personal',
    trail: [
      { label: '惠企政策', path: policiesAddress },
      { label: content.name, path: itemAddress(id) },
      { label: '向受理单位提问' },
    ],
    forms: true,
  };
}

async function formPage(
  request: PageRequest,
  item: BookItem,
  values: Readonly<Record<string, string>>,
  faults: readonly FieldFault[],
  payment?: Payment,
): Promise<Page> {
  const { content, id } = item;
  const given = values['submissionKey'];
  const submissionKey = isSubmissionKey(given) ? given : newSubmissionKey();
  const state = { values: { ...values, submissionKey }, faults };
  const days = await readerDaysSet(request.context.db);
  const clauses = clausesQuoted(item);
  return {
    ...frameOf(item),
    title: `${faults.length > 0 ? '请改正：' : ''}向受理单位提问：${content.name}`,
    status: faults.length > 0 ? 422 : 200,
    body: html`<div class="form">
      <h1>向受理单位提问</h1>
      <p class="lead">
        关于：<a href="${itemAddress(id)}">${content.name}</a>，由${content.office}受理。
      </p>
      ${errorSummary(faults, `有${faults.length}处需要改正，还没有提交`)}
      <p>
        ${days.answer}个工作日内答复，凭编号和查询码<a href="${messageAnswerAddress}">查看答复</a
        >。急的请打电话：${content.phone}。
      </p>
      <form action="${itemQuestionAddress(id)}" method="post">
        <input type="hidden" name="submissionKey" value="${submissionKey}" />
        ${radioField(state, {
          name: 'clause',
          label: '问的是哪一条款',
          options: [
            ...clauses.map((clause) => [clausePlace(clause), clause.anchor, clause.text] as const),
            [whole, '不针对某一条款'],
          ],
        })}
        ${textArea(state, {
          name: 'text',
          label: '想问什么',
          hint: `最多${longestMessage}字。请不要写身份证号码、银行账号和商业秘密。`,
          rows: 6,
        })}
        ${textField(state, {
          name: 'contact',
          label: '联系方式',
          hint: contactHint(request.context.canMail),
          required: false,
          short: true,
        })}
        ${await tollOf(request, submissionKey, faults, payment)}
        <p class="actions"><button type="submit">提交问题</button></p>
      </form>
    </div>`,
  };
}
