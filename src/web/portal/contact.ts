// 联系我们: where the office is, when it is open, whom to ring, and a form to write to it; the same form reports a fault
// of one page (我要纠错). What belongs elsewhere is said before anybody types.

import { html } from './html.ts';
import { receiveMessage } from '../../commands/readers/receive-message.ts';
import { documentById } from '../../store/documents/documents.ts';
import { readerDaysSet } from '../../store/readers/reader-days.ts';
import { asReader } from '../context.ts';
import { contactAddress, pageErrorAddress } from './addresses.ts';
import { besideDocument, isPublished, type Published } from './document.ts';
import { notFoundPage, tooManyPage } from './error-page.ts';
import { faultsOf, readContact, readText } from './form-input.ts';
import { goodPayment, countSubmission, type Payment, tollOf } from './form-toll.ts';
import { readForm } from './posted-form.ts';
import { contactFacts } from './guide.ts';
import { messageFaults, messageForm, type MessageValues } from './message-form.ts';
import { messageReceipt } from './message-receipt.ts';
import type { Page, PageRequest } from './page.ts';
import { unpaidFault } from './parts/challenge-field.ts';
import type { FieldFault } from './parts/field.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { isSubmissionKey, newSubmissionKey } from './submission-key.ts';

interface Place {
  readonly request: PageRequest;
  /** The page with the fault. */
  readonly about?: Published;
}

export async function contactPage(request: PageRequest): Promise<Page> {
  return await answered({ request });
}

/** Only of a page that is on this site: the number in the address is looked up, not believed. */
export async function pageErrorPage(request: PageRequest, id: number): Promise<Page> {
  const document = await documentById(request.context.db, id);
  if (document === undefined || !isPublished(document)) return notFoundPage(request);
  const own = await besideDocument(request, document);
  return own === undefined
    ? notFoundPage(request)
    : await answered({ request: own, about: document });
}

async function answered(place: Place): Promise<Page> {
  return place.request.http.req.method === 'POST'
    ? await submitted(place)
    : await formPage(place, {}, []);
}

async function submitted(place: Place): Promise<Page> {
  const { request, about } = place;
  const { context, site } = request;
  const wait = countSubmission(request);
  if (wait !== undefined) return tooManyPage(request, wait);
  const form = await readForm(request);
  if (form === undefined) return await formPage(place, {}, [unreadable]);
  const values: MessageValues = {
    kind: about === undefined ? readText(form, 'kind') : 'page-error',
    text: readText(form, 'text'),
    contact: readContact(form, 'contact'),
    submissionKey: readText(form, 'submissionKey'),
  };
  const payment = await goodPayment(request, values.submissionKey, form);
  if (payment === undefined || !isSubmissionKey(values.submissionKey)) {
    return await formPage(place, values, [unpaidFault], payment);
  }
  const result = await receiveMessage(asReader(context, site.organ.id), {
    kind: values.kind,
    text: values.text,
    contact: values.contact,
    submissionKey: values.submissionKey,
    documentId: about?.id,
  });
  if (!result.ok) {
    return await formPage(place, values, faultsOf(result.violations, 'text'), payment);
  }
  return {
    ...frameOf(place),
    title: '已经提交',
    body: messageReceipt(result.value, site.organ),
  };
}

const unreadable: FieldFault = { field: 'text', text: '表单没有完整送到，请重新填写后提交' };

async function formPage(
  place: Place,
  values: Partial<MessageValues>,
  faults: readonly FieldFault[],
  payment?: Payment,
): Promise<Page> {
  const { request, about } = place;
  const { site, context } = request;
  const submissionKey = isSubmissionKey(values.submissionKey)
    ? values.submissionKey
    : newSubmissionKey();
  // Each page of its own name, also among those of a browser's history (WCAG 2.4.2).
  const heading = about === undefined ? '联系我们' : `我要纠错：${about.title}`;
  const form = messageForm({
    site,
    address: about === undefined ? contactAddress : pageErrorAddress(about.id),
    about,
    days: await readerDaysSet(context.db),
    state: { values: { ...values, submissionKey }, faults },
    toll: await tollOf(request, submissionKey, faults, payment),
    canMail: context.canMail,
  });
  return {
    ...frameOf(place),
    title: faults.length > 0 ? `请改正：${heading}` : heading,
    status: faults.length > 0 ? 422 : 200,
    isListed: about === undefined,
    body:
      about === undefined
        ? html`<div class="form">
            <h1>联系我们</h1>
            ${messageFaults(faults)} ${contactFacts(site.organ.guide)} ${form}
          </div>`
        : html`<div class="form">
            <h1>我要纠错</h1>
            <p class="lead">关于：<a href="${addressOfDocument(about)}">${about.title}</a></p>
            ${messageFaults(faults)} ${form}
          </div>`,
  };
}

function frameOf({ about }: Place): Pick<Page, 'keep' | 'trail' | 'forms'> {
  return {
    keep: 'personal',
    trail:
      about === undefined
        ? [{ label: '联系我们' }]
        : [{ label: about.title, path: addressOfDocument(about) }, { label: '我要纠错' }],
    forms: true,
  };
}
