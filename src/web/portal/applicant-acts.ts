// What the applicant can do on the page of his request: answer a notice (条例 30, 35), open a letter, correct
// his contact data, have the answer another way (40), withdraw, rate. Number and code come along in the same
// posted form and stand in no address.

import { answerNotice } from '../../commands/requests/answer-notice.ts';
import { changeDelivery } from '../../commands/requests/change-delivery.ts';
import { type CommandContext, refusedFor, type Result } from '../../commands/context.ts';
import { correctContact } from '../../commands/requests/correct-contact.ts';
import { enterStep } from '../../commands/requests/enter-step.ts';
import type { Progress } from '../../commands/requests/query-request.ts';
import { readLetter } from '../../commands/letters/read-letter.ts';
import { type DeliveryWish, deliveryWishes } from '../../rules/application.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { supplementInTime } from '../../rules/request/state.ts';
import { isElectronic } from '../../rules/request/receipt.ts';
import type { Step } from '../../rules/request/steps.ts';
import { provisionInWords } from '../../rules/provision-words.ts';
import { type Violation, violations } from '../../rules/violations.ts';
import { asApplicant, type WebContext } from '../context.ts';
import { textOf } from './applicant-key.ts';
import { readNumber, readPhone, readText } from './form-input.ts';
import type { FieldFault } from './parts/field.ts';
import { readUploads, storeUploads } from './uploads.ts';

export const acts = {
  supplement: {
    step: 'record-supplement',
    heading: '补正申请内容',
    button: '提交补正',
    done: '补正已经提交。',
  },
  explanation: {
    step: 'record-explanation',
    heading: '说明理由',
    button: '提交说明',
    done: '说明已经提交。',
  },
  contact: {
    step: 'correct-contact',
    heading: '更正联系方式',
    button: '保存联系方式',
    done: '联系方式已经更正，以后按新的联系。',
  },
  delivery: {
    step: 'change-delivery',
    heading: '改变获取方式',
    button: '保存获取方式',
    done: '获取方式已经改变，答复期限不变。',
  },
  withdraw: {
    step: 'withdraw',
    heading: '撤回申请',
    button: '撤回申请',
    done: '申请已经撤回。',
  },
  rate: { step: 'rate', heading: '评价这次办理', button: '提交评价', done: '谢谢您的评价。' },
} as const satisfies Record<string, { step: Step; heading: string; button: string; done: string }>;
export type Act = keyof typeof acts;

export const longestAnswer = 5000;
export const longestNote = 1000;

const contactReaders = {
  phone: readPhone,
  email: readNumber,
  address: readText,
  postcode: readNumber,
} as const;

export function isAct(text: string): text is Act {
  return Object.hasOwn(acts, text);
}

export interface ActAnswer {
  readonly text: string;
  readonly isDone: boolean;
  /** The letter that was opened. */
  readonly opened?: number;
  /** Of single fields of the form. */
  readonly faults?: readonly FieldFault[];
  /** What was done, or what could not be done and comes back with its words. */
  readonly act?: Act;
}

/** Does what the form asks for; `undefined` when it only asks to see. */
export async function takeApplicantAct(
  context: WebContext,
  form: FormData,
  { row, request }: Progress,
): Promise<ActAnswer | undefined> {
  const act = textOf(form, 'act');
  const command = asApplicant(context, row.organ_id);
  if (act === 'open') return await open(command, row.id, Number(textOf(form, 'letter')));
  if (!isAct(act)) return undefined;
  const seen = { requestId: row.id, version: Number(textOf(form, 'version')) || 0 };
  const result = await run({ context, command, form, seen }, act);
  return typeof result === 'string'
    ? { text: result, isDone: false, act }
    : { ...answerOf(result, saidOf(act, request, context.calendar)), act };
}

/** A notice that came after the seventh working day moves nothing (条例 30; K14). */
function saidOf(act: Act, request: DisclosureRequest, calendar: WorkingCalendar): string {
  if (act !== 'supplement') return acts[act].done;
  return supplementInTime(request, calendar)
    ? `${acts.supplement.done}答复期限自今天的次日起重新计算。`
    : `${acts.supplement.done}这次补正不改变答复期限。`;
}

function answerOf(result: Result<unknown>, said: string): ActAnswer {
  return result.ok
    ? { text: said, isDone: true }
    : {
        text: result.violations.map(inWords).join(''),
        isDone: false,
        faults: result.violations.flatMap(({ code, field, provision }) =>
          field === undefined ? [] : [{ field, text: violations[code].zh, provision }],
        ),
      };
}

function inWords({ code, provision, detail }: Violation): string {
  const more = detail === undefined ? '' : `（${detail}）`;
  return `${violations[code].zh}${more}。依据：${provisionInWords(provision)}。`;
}

async function open(
  command: CommandContext,
  requestId: number,
  letterId: number,
): Promise<ActAnswer> {
  const isNumber = Number.isSafeInteger(letterId);
  const result = isNumber
    ? await readLetter(command, { requestId, letterId })
    : refusedFor('letter-unknown');
  const opened = result.ok ? result.value.id : undefined;
  return {
    ...answerOf(result, '文书已经打开，全文在下面。'),
    ...(opened === undefined ? {} : { opened }),
  };
}

interface Wish {
  readonly context: WebContext;
  readonly command: CommandContext;
  readonly form: FormData;
  readonly seen: { readonly requestId: number; readonly version: number };
}

/** A sentence where the form itself is not filled in. */
async function run(
  { context, command, form, seen }: Wish,
  act: Act,
): Promise<Result<unknown> | string> {
  const on = context.clock.today();
  switch (act) {
    case 'supplement':
    case 'explanation': {
      const { uploads, faults } = await readUploads(form, ['file']);
      const [fault] = faults;
      if (fault !== undefined) return `${fault.text}。`;
      const text = readText(form, 'text');
      if (text === '' && uploads.length === 0) return '请写明内容，或者选择文件。';
      // It is taken once: what is cut off could not be said any more.
      if (text.length > longestAnswer) return tooLong(text, longestAnswer);
      const files = await storeUploads(context, uploads);
      return await answerNotice(command, { ...seen, answer: act, text, files });
    }
    case 'contact': {
      const given = Object.entries(contactReaders).flatMap(([key, read]) => {
        const value = read(form, key);
        return value === '' ? [] : [[key, value] as const];
      });
      if (given.length === 0) return '请填写要更正的一项。';
      return await correctContact(command, { ...seen, contact: Object.fromEntries(given) });
    }
    case 'delivery': {
      const deliveryWish = textOf(form, 'deliveryWish');
      if (!Object.hasOwn(deliveryWishes, deliveryWish)) return '请选择获取的方式。';
      const wish = deliveryWish as DeliveryWish;
      if (isElectronic(wish) && textOf(form, 'electronicConsent') !== '1') {
        return '选择网上下载或者电子邮件的，请勾选同意以电子方式接收。';
      }
      return await changeDelivery(command, { ...seen, deliveryWish: wish });
    }
    case 'withdraw':
      if (textOf(form, 'sure') !== '1') return '请勾选“确认撤回”。';
      return await enterStep(command, 'withdraw', { ...seen, on, note: '申请人在网上撤回' });
    case 'rate': {
      const note = readText(form, 'text');
      if (note.length > longestNote) return tooLong(note, longestNote);
      const said = note === '' ? {} : { note };
      const score = Number(textOf(form, 'score'));
      return await enterStep(command, 'rate', { ...seen, on, score, ...said });
    }
  }
}

function tooLong(text: string, most: number): string {
  return `文字有${text.length}字，最多${most}字，还没有提交。请精简${most === longestAnswer ? '，或者写成文件附上' : ''}。`;
}
