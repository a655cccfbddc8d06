// The fields of a firm, drawn from the table of facts: six first, the rest by group and folded away.

import { html, raw } from '../html.ts';
import {
  enterpriseSizes,
  sizeIndustriesOf,
  sizeIndustries,
  sizeStandard,
} from '../../../rules/policy/enterprise-size.ts';
import {
  factGroups,
  type FactGroup,
  type FactKey,
  factKeys,
  factLine,
  type FirmFacts,
} from '../../../rules/policy/facts.ts';
import { noneValue } from '../../../rules/policy/firm-form.ts';
import { industryDivisions, industrySections } from '../../../rules/policy/industries.ts';
import { significant } from '../../../rules/policy/leaf.ts';
import { profileOf } from '../../../rules/policy/profile.ts';
import type { PolicyNames } from '../../../rules/policy/words.ts';
import type { Html } from '../page.ts';
import type { FieldFault } from '../parts/field.ts';

export const mainFacts: readonly FactKey[] = [
  'region',
  'industry',
  'established',
  'staff',
  'revenue',
  'qualifications',
];
/** Follows from another field. */
const notAsked: readonly FactKey[] = ['age'];

export interface FirmFields {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly faults: readonly FieldFault[];
  readonly names: PolicyNames;
  readonly hints?: Readonly<Partial<Record<FactKey, string | Html>>>;
}

/** @param without facts that are asked elsewhere on the page */
export function moreFields(
  fields: FirmFields,
  without: readonly FactKey[] = [],
  groups = Object.keys(factGroups) as readonly FactGroup[],
): Html {
  const left = factKeys.filter(
    (key) => !mainFacts.includes(key) && !notAsked.includes(key) && !without.includes(key),
  );
  return html`${groups.map((group) => {
    const own = left.filter((key) => factLine(key).group === group);
    if (own.length === 0) return '';
    const isOpen = own.some((key) => isTouched(fields, key));
    return html`<details class="more-fields firm-group" ${isOpen ? raw('open') : ''}>
      <summary>${factGroups[group]}：${own.map((key) => factLine(key).label).join('、')}</summary>
      ${own.map((key) => factField(fields, key))}
    </details>`;
  })}`;
}

function isTouched({ values, faults }: FirmFields, key: FactKey): boolean {
  const hasValue = values[key]?.some((text) => text !== '') ?? false;
  return hasValue || faults.some(({ field }) => field === key);
}

export function factField(fields: FirmFields, key: FactKey): Html {
  const { type } = factLine(key);
  if (type === 'choices') return manyField(fields, key);
  return html`<div class="field ${faultOf(fields, key) ? 'field-wrong' : ''}">
    <label for="${key}">${labelOf(key)}</label>
    <span class="hint" id="${key}-hint">${hintOf(fields, key)}</span>
    ${messageOf(fields, key)} ${inputOf(fields, key)}
  </div>`;
}

function labelOf(key: FactKey): string {
  const { label, unit } = factLine(key);
  return unit === undefined ? label : `${label}（${unit}）`;
}

function hintOf({ hints }: FirmFields, key: FactKey): string | Html {
  return hints?.[key] ?? factLine(key).question;
}

function faultOf({ faults }: FirmFields, key: FactKey): FieldFault | undefined {
  return faults.find(({ field }) => field === key);
}

function messageOf(fields: FirmFields, key: FactKey): Html | '' {
  const fault = faultOf(fields, key);
  return fault === undefined
    ? ''
    : html`<span class="message" id="${key}-message"
        ><span class="visually-hidden">错误：</span>${fault.text}</span
      >`;
}

function described(fields: FirmFields, key: FactKey): Html {
  const isWrong = faultOf(fields, key) !== undefined;
  return html`${raw(
    `aria-describedby="${key}-hint${isWrong ? ` ${key}-message` : ''}"${isWrong ? ' aria-invalid="true"' : ''}`,
  )}`;
}

function inputOf(fields: FirmFields, key: FactKey): Html {
  const { type, options } = factLine(key);
  const value = fields.values[key]?.[0] ?? '';
  if (type === 'region') return chooser(fields, key, regionOptions(fields.names), value);
  if (type === 'choice') return chooser(fields, key, Object.entries(options ?? {}), value);
  if (type === 'industry') {
    return html`<input
        id="${key}"
        name="${key}"
        type="text"
        list="industries"
        maxlength="60"
        autocomplete="off"
        value="${value}"
        ${described(fields, key)}
      />
      ${industryList()}`;
  }
  const isNumber = type === 'number';
  return html`<input
    id="${key}"
    name="${key}"
    type="${type === 'day' ? 'date' : 'text'}"
    class="short"
    ${isNumber ? raw('inputmode="decimal"') : ''}
    maxlength="30"
    autocomplete="off"
    value="${value}"
    ${described(fields, key)}
  />`;
}

function chooser(
  fields: FirmFields,
  key: FactKey,
  options: readonly (readonly [string, string])[],
  value: string,
): Html {
  return html`<select id="${key}" name="${key}" ${described(fields, key)}>
    <option value="">请选择</option>
    ${options.map(
      ([code, label]) =>
        html`<option value="${code}" ${code === value ? raw('selected') : ''}>${label}</option>`,
    )}
  </select>`;
}

function manyField(fields: FirmFields, key: FactKey): Html {
  const { label, options = {} } = factLine(key);
  const chosen = fields.values[key] ?? [];
  const all = [...Object.entries(options), [noneValue, '无（上面都没有）'] as const];
  return html`<fieldset
    class="field ${faultOf(fields, key) ? 'field-wrong' : ''}"
    ${described(fields, key)}
  >
    <legend>${label}</legend>
    <span class="hint" id="${key}-hint">${hintOf(fields, key)}</span>
    ${messageOf(fields, key)}
    <div class="ticked">
      ${all.map(
        ([code, said], i) =>
          html`<p class="choice">
            <input
              type="checkbox"
              id="${i === 0 ? key : `${key}-${code}`}"
              name="${key}"
              value="${code}"
              ${chosen.includes(code) ? raw('checked') : ''}
            />
            <label for="${i === 0 ? key : `${key}-${code}`}">${said}</label>
          </p>`,
      )}
    </div>
  </fieldset>`;
}

/** The tree of regions, each below the one it lies in; and whoever is from elsewhere. */
function regionOptions({ regions }: PolicyNames): readonly (readonly [string, string])[] {
  const codes = [...regions.keys()].toSorted();
  const depth = (code: string): number =>
    codes.filter((other) => other !== code && significant(code).startsWith(significant(other)))
      .length;
  return [
    ...codes.map(
      (code) => [code, `${'\u3000'.repeat(depth(code))}${regions.get(code) ?? code}`] as const,
    ),
    [noneValue, '不在以上地区'],
  ];
}

/** Once on a page, however many fields use it. */
function industryList(): Html {
  return html`<datalist id="industries">
    ${[...industrySections, ...industryDivisions].map(
      ({ code, name }) => html`<option value="${code}${name}"></option>`,
    )}
  </datalist>`;
}

/** 规模 by the figures, with what it was computed from. */
export function sizeInWords(facts: FirmFacts, today: Temporal.PlainDate): string {
  const { sizes } = profileOf(facts, today);
  const given = facts.size !== undefined;
  const names = sizes.map((size) => enterpriseSizes[size]);
  const [only] = names;
  if (given) return `${only ?? ''}（您填写的）`;
  if (typeof facts.industry !== 'string') return '填写行业、从业人员和营业收入后自动划型';
  const industries = sizeIndustriesOf(facts.industry);
  if (industries.includes(null)) return '这个行业不在划型标准的范围内，请自己选择';
  const by = industries.map((n) => sizeIndustries[n ?? 0]?.name ?? '').join('或者');
  if (names.length === 1) return `${only ?? ''}企业，按${by}划型（${sizeStandard}）`;
  return names.length === 4
    ? `还不能划型：请填写从业人员、营业收入或者资产总额（${sizeStandard}）`
    : `${names.join('或者')}，还要补充数字才能确定（按${by}，${sizeStandard}）`;
}
