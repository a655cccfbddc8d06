// Fields of forms: label, hint and message bound to the input, what was entered kept.

import { html, raw } from '../html.ts';
import { provisionInWords } from '../../../rules/provision-words.ts';
import { sizeText } from '../../../formats/size-text.ts';
import { unwantedField } from '../kept-uploads.ts';
import type { Html } from '../page.ts';

/** What is wrong with a field, and the article it rests on. */
export interface FieldFault {
  readonly field: string;
  readonly text: string;
  readonly provision?: string;
}

export interface FieldState {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly FieldFault[];
  /** Names of files that came with a form that comes back: a browser does not keep them. */
  readonly lostFiles?: Readonly<Record<string, readonly string[]>>;
  /** Files that came with it and wait (kept-uploads.ts). */
  readonly keptFiles?: readonly KeptFile[];
}

export interface KeptFile {
  readonly field: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Most fields are needed; some not, of some a group needs one. */
export type Needed = boolean | 'one-of-these';

export interface TextFieldOptions {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: Needed;
  readonly type?: 'text' | 'tel' | 'email';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric';
  readonly maxlength?: number;
  readonly short?: boolean;
}

export function textField(state: FieldState, options: TextFieldOptions): Html {
  const { name, type = 'text', autocomplete = 'off', maxlength = 200, short } = options;
  return wrapped(
    state,
    options,
    html`<input
      id="${name}"
      name="${name}"
      type="${type}"
      class="${short === true ? 'short' : ''}"
      value="${state.values[name] ?? ''}"
      maxlength="${maxlength}"
      autocomplete="${autocomplete}"
      ${options.inputmode === undefined ? '' : raw(`inputmode="${options.inputmode}"`)}
      ${described(state, options)}
    />`,
  );
}

export interface TextAreaOptions {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: Needed;
  readonly rows?: number;
}

export function textArea(state: FieldState, options: TextAreaOptions): Html {
  const { name, rows = 6 } = options;
  return wrapped(
    state,
    options,
    html`<textarea id="${name}" name="${name}" rows="${rows}" ${described(state, options)}>
${state.values[name] ?? ''}</textarea>`,
  );
}

export interface ChoiceOptions {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly options: readonly (readonly [value: string, label: string, hint?: string])[];
}

export function selectField(state: FieldState, options: ChoiceOptions): Html {
  const { name } = options;
  return wrapped(
    state,
    options,
    html`<select id="${name}" name="${name}" ${described(state, options)}>
      ${options.options.map(
        ([value, label]) =>
          html`<option value="${value}" ${value === state.values[name] ? raw('selected') : ''}>
            ${label}
          </option>`,
      )}
    </select>`,
  );
}

/** One of several; the legend is the question. The first input bears the name for links. */
export function radioField(state: FieldState, options: ChoiceOptions): Html {
  const { name, label } = options;
  return html`<fieldset
    class="field ${faultOf(state, name) === undefined ? '' : 'field-wrong'}"
    ${described(state, options)}
  >
    <legend>${label}${optionalMark(options)}</legend>
    ${hintOf(options)} ${messageOf(state, name)}
    ${options.options.map(
      ([value, text, hint], i) =>
        html`<p class="choice">
          <input
            type="radio"
            id="${i === 0 ? name : `${name}-${value}`}"
            name="${name}"
            value="${value}"
            ${value === state.values[name] ? raw('checked') : ''}
          />
          <label for="${i === 0 ? name : `${name}-${value}`}"
            >${text}${hint === undefined ? '' : html` <span class="hint">${hint}</span>`}</label
          >
        </p>`,
    )}
  </fieldset>`;
}

export function checkBox(
  state: FieldState,
  options: { readonly name: string; readonly label: string | Html },
): Html {
  const { name, label } = options;
  const fault = faultOf(state, name);
  return html`<div class="field ${fault === undefined ? '' : 'field-wrong'}">
    ${messageOf(state, name)}
    <p class="choice">
      <input
        type="checkbox"
        id="${name}"
        name="${name}"
        value="1"
        ${state.values[name] === '1' ? raw('checked') : ''}
        ${described(state, { name })}
      />
      <label for="${name}">${label}</label>
    </p>
  </div>`;
}

export interface FileFieldOptions extends Labelled {
  readonly accept: string;
  readonly multiple?: boolean;
}

export function fileField(state: FieldState, options: FileFieldOptions): Html {
  const { name, accept, multiple = false } = options;
  const lost = state.lostFiles?.[name] ?? [];
  return wrapped(
    state,
    options,
    html`${keptList(state, name)}${
        lost.length === 0
          ? ''
          : html`<span class="lost-files"
              >请重新选择：${lost.map((file) => `“${file}”`).join('、')}</span
            >`
      }<input
        id="${name}"
        name="${name}"
        type="file"
        accept="${accept}"
        data-photos
        ${multiple ? raw('multiple') : ''}
        ${described(state, options)}
      />`,
  );
}

function keptList({ keptFiles = [] }: FieldState, of: string): Html | '' {
  const items = keptFiles.flatMap(({ field, name, size }, n) =>
    field === of
      ? [
          html`<li>
            <span>“${name}”（${sizeText(size)}）已经收到，不用再选。</span>
            <p class="choice">
              <input
                type="checkbox"
                id="${unwantedField}.${n}"
                name="${unwantedField}"
                value="${n}"
              />
              <label for="${unwantedField}.${n}">不要这个文件</label>
            </p>
          </li>`,
        ]
      : [],
  );
  return items.length === 0
    ? ''
    : html`<ul class="kept-files">
        ${items}
      </ul>`;
}

interface Labelled {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: Needed;
}

function wrapped(state: FieldState, options: Labelled, input: Html): Html {
  const { name, label } = options;
  return html`<div class="field ${faultOf(state, name) === undefined ? '' : 'field-wrong'}">
    <label for="${name}">${label}${optionalMark(options)}</label>
    ${hintOf(options)} ${messageOf(state, name)} ${input}
  </div>`;
}

/** Those that need not be filled in say so. */
function optionalMark({ required }: { readonly required?: Needed }): Html | '' {
  if (required === false) return html` <span class="optional">（选填）</span>`;
  return required === 'one-of-these' ? html` <span class="optional">（至少填一项）</span>` : '';
}

function faultOf(state: FieldState, name: string): FieldFault | undefined {
  return state.faults.find(({ field }) => field === name);
}

function hintOf({ name, hint }: { readonly name: string; readonly hint?: string }): Html | '' {
  return hint === undefined ? '' : html`<span class="hint" id="${name}-hint">${hint}</span>`;
}

function messageOf(state: FieldState, name: string): Html | '' {
  const fault = faultOf(state, name);
  if (fault === undefined) return '';
  return html`<span class="message" id="${name}-message"
    ><span class="visually-hidden">错误：</span>${fault.text}${
      fault.provision === undefined
        ? ''
        : html` <span class="hint">依据：${provisionInWords(fault.provision)}</span>`
    }</span
  >`;
}

/** Attributes that tie hint and message to the input. Names are ours, never from outside. */
function described(
  state: FieldState,
  { name, hint }: { readonly name: string; readonly hint?: string },
): Html | '' {
  const wrong = faultOf(state, name) !== undefined;
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(wrong ? [`${name}-message`] : []),
  ];
  if (ids.length === 0) return '';
  const by = raw(`aria-describedby="${ids.join(' ')}"`);
  return wrong ? html`${by} aria-invalid="true"` : html`${by}`;
}

/** On top of a form that came back: every message with a link to its field. */
export function errorSummary(
  faults: readonly FieldFault[],
  heading = `有${faults.length}处需要改正，申请还没有提交`,
): Html | '' {
  if (faults.length === 0) return '';
  return html`<div class="notice notice-error" role="alert" aria-labelledby="errors" tabindex="-1">
    <h2 id="errors">${heading}</h2>
    <ul>
      ${faults.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}
    </ul>
  </div>`;
}
