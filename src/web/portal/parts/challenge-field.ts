// The toll of a form as the reader meets it: a sum in words. A browser with scripts hides it, works it off
// in the background and says nothing; when that fails the sum is still there.

import { html } from '../html.ts';
import { type Challenge, challengeFields } from '../../challenge.ts';
import { workerScript } from '../assets.ts';
import type { Html } from '../page.ts';
import { type FieldFault, type FieldState, textField } from './field.ts';

const { answer, token, work } = challengeFields;

export function challengeField(challenge: Challenge, fault?: FieldFault): Html {
  const state: FieldState = { values: {}, faults: fault === undefined ? [] : [fault] };
  return html`<div
    class="challenge"
    data-work="${challenge.work}"
    data-worker="${workerScript.address}"
  >
    <input type="hidden" name="${token}" value="${challenge.token}" />
    <input type="hidden" name="${work}" value="" />
    ${textField(state, {
      name: answer,
      label: challenge.question,
      hint: '防止程序成批提交。用数字或者汉字回答都可以。',
      inputmode: 'numeric',
      maxlength: 10,
      short: true,
    })}
  </div>`;
}

/** Answered before and still good: it comes along and is not asked again. */
export function paidField(given: { answer: string; token: string; work: string }): Html {
  return html`${Object.entries(given).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`;
}

export const unpaidFault: FieldFault = { field: answer, text: '请回答最后的算术题' };

/** What the form brought in these fields. */
export function paymentIn(form: FormData): { answer: string; token: string; work: string } {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, 4000) : '';
  };
  return { answer: text(answer), token: text(token), work: text(work) };
}
