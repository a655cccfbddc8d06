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
  mostJoint,
} from '../../rules/application.ts';
import type { IsoDay } from '../../rules/day.ts';
import { violations } from '../../rules/violations.ts';
import { readNumber, readPhone, readText } from './form-input.ts';
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
  // Rows for people who apply together, and the wish for more of them.
  'rows',
  'more',
] as const;
export type ApplyField = (typeof applyFields)[number];

/** Of the people who apply together, each row of the form by its number (W01). */
const jointFields = ['name', 'identityType', 'identityNumber'] as const;
export type JointField = `others.${number}.${(typeof jointFields)[number]}`;

export type ApplyValues = Readonly<Partial<Record<ApplyField | JointField, string>>>;

const attachedKinds: Readonly<Record<string, AttachedKind>> = {
  identityFile: 'identity',
  agentFile: 'authorisation',
  contentFile: 'content',
};
export const uploadFields = Object.keys(attachedKinds);

/** Of fields that are no running text. */
const readers: Readonly<Record<string, typeof readText>> = {
  identityNumber: readNumber,
  creditCode: readNumber,
  phone: readPhone,
  email: readNumber,
  postcode: readNumber,
};

export function readValues(form: FormData): ApplyValues {
  const values: Partial<Record<ApplyField | JointField, string>> = {};
  const joint = Array.from({ length: mostJoint }, (_, i) =>
    jointFields.map((field) => `others.${i}.${field}` as const),
  );
  for (const field of [...applyFields, ...joint.flat()]) {
    if (typeof form.get(field) !== 'string') continue;
    const read = readers[field.replace(/^.*\./, '')] ?? readText;
    values[field] = read(form, field);
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
          ...joint(values),
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

/** Rows in which something was written; their numbers stay, so that a fault finds its row. */
function joint(values: ApplyValues): Pick<Applicant, 'others'> {
  const rows = jointRows(values);
  if (rows === 0) return {};
  return {
    others: Array.from({ length: rows }, (_, i) => {
      const identityType = values[`others.${i}.identityType`] ?? '';
      const identityNumber = values[`others.${i}.identityNumber`] ?? '';
      return {
        name: values[`others.${i}.name`] ?? '',
        ...(Object.hasOwn(identityTypes, identityType)
          ? { identityType: identityType as IdentityType }
          : {}),
        ...(identityNumber === '' ? {} : { identityNumber }),
      };
    }),
  };
}

/** Up to the last row with a name or a number: empty ones in between are faults, those after it nothing. */
export function jointRows(values: ApplyValues): number {
  let rows = 0;
  for (let i = 0; i < mostJoint; i += 1) {
    const written = `${values[`others.${i}.name`] ?? ''}${values[`others.${i}.identityNumber`] ?? ''}`;
    if (written !== '') rows = i + 1;
  }
  return rows;
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
  const fields: readonly string[] = applyFields;
  // Those who apply together stand right before the agent.
  return field.startsWith('others.') ? fields.indexOf('agent') - 0.5 : fields.indexOf(field);
}

export const organizationKinds = Object.entries(applicantKinds).filter(
  ([kind]) => kind !== 'natural-person',
);
