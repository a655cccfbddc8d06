// The posted application form, read into an application and checked: by the rules, and by what only a form
// can get wrong.

import { applicantKinds, isApplicantKind } from '../../rules/applicant-kinds.ts';
import {
  type AttachedKind,
  type Applicant,
  type Application,
  applicationViolations,
  type CarrierForm,
  type DeliveryWish,
  identityTypes,
  type IdentityType,
} from '../../rules/application.ts';
import { plainText } from '../plain-text.ts';
import type { IsoDay } from '../../rules/day.ts';
import { violations } from '../../rules/violations.ts';
import type { FieldFault } from './parts/field.ts';

/** Every text field of the form: nothing else is read. */
export const applyFields = [
  'kind',
  'name',
  'identityType',
  'identityNumber',
  'creditCode',
  'representative',
  'contactName',
  'agent',
  'phone',
  'email',
  'address',
  'postcode',
  'needsHelp',
  'title',
  'documentNumber',
  'description',
  'carrierForm',
  'deliveryWish',
  'electronicConsent',
  'submissionKey',
  'homepage',
] as const;
export type ApplyField = (typeof applyFields)[number];
export type ApplyValues = Readonly<Partial<Record<ApplyField, string>>>;

const attachedKinds: Readonly<Record<string, AttachedKind>> = {
  identityFile: 'identity',
  agentFile: 'authorisation',
  contentFile: 'content',
};
export const uploadFields = Object.keys(attachedKinds);

const longestLine = 300;
const longestText = 20_000;

export function readValues(form: FormData): ApplyValues {
  const values: Partial<Record<ApplyField, string>> = {};
  for (const field of applyFields) {
    const value = form.get(field);
    if (typeof value !== 'string') continue;
    const most = field === 'description' || field === 'title' ? longestText : longestLine;
    values[field] = plainText(value).slice(0, most);
  }
  return values;
}

/** `uploaded`: the fields of the form that came with a file. */
export function applicationFrom(
  values: ApplyValues,
  uploaded: readonly string[] = [],
): Application {
  const given = (field: ApplyField): { [key: string]: string } => {
    const value = values[field] ?? '';
    return value === '' ? {} : { [field]: value };
  };
  const kind = values.kind ?? '';
  const isPerson = kind === 'natural-person';
  const identityType = values.identityType ?? '';
  const applicant: Applicant = {
    // An unknown kind is a violation of its own and goes no further.
    kind: (isApplicantKind(kind) ? kind : '') as Applicant['kind'],
    name: values.name ?? '',
    ...(isPerson
      ? {
          ...(Object.hasOwn(identityTypes, identityType)
            ? { identityType: identityType as IdentityType }
            : {}),
          ...given('identityNumber'),
        }
      : { ...given('creditCode'), ...given('representative'), ...given('contactName') }),
    ...given('agent'),
    ...given('phone'),
    ...given('email'),
    ...given('address'),
    ...given('postcode'),
    ...(values.needsHelp === '1' ? { needsHelp: true } : {}),
  };
  return {
    applicant,
    title: values.title ?? '',
    description: values.description ?? '',
    ...given('documentNumber'),
    carrierForm: (values.carrierForm ?? '') as CarrierForm,
    deliveryWish: (values.deliveryWish ?? '') as DeliveryWish,
    attached: uploaded.flatMap((field) => attachedKinds[field] ?? []),
  };
}

/** In the order of the form, one a field. */
export function formFaults(
  values: ApplyValues,
  application: Application,
  today: IsoDay,
): readonly FieldFault[] {
  const found: FieldFault[] = applicationViolations(application, today).map(
    ({ code, field = 'description', provision, detail }) => ({
      field,
      text: `${violations[code].zh}${detail === undefined ? '' : `（${detail}）`}`,
      provision,
    }),
  );
  const electronic = values.deliveryWish === 'email' || values.deliveryWish === 'online';
  if (electronic && values.electronicConsent !== '1') {
    found.push({
      field: 'electronicConsent',
      text: '选择网上下载或者电子邮件的，请勾选同意以电子方式接收',
      provision: '国办公开办函〔2016〕235号',
    });
  }
  // People do not see this field; a program that fills in everything does.
  if ((values.homepage ?? '') !== '') {
    found.push({ field: 'homepage', text: '请清空“主页”一栏，它只用来防止机器填写' });
  }
  return found
    .filter((fault, i) => found.findIndex(({ field }) => field === fault.field) === i)
    .sort((a, b) => order(a.field) - order(b.field));
}

function order(field: string): number {
  return (applyFields as readonly string[]).indexOf(field);
}

export const organizationKinds = Object.entries(applicantKinds).filter(
  ([kind]) => kind !== 'natural-person',
);
