// What an application must contain (条例 29 ¶2) and may not be asked for: no purpose (27). Something
// missing that the office can ask for later (identity proof, a foreign paper) never blocks submission;
// it leads to a supplement notice (30; K19). Check digits apply to resident ID cards only (W10).

import { type ApplicantKind, isApplicantKind } from './applicant-kinds.ts';
import { creditCodeFault } from './credit-code.ts';
import { day, type IsoDay } from './day.ts';
import { isEmailAddress, isTelephoneNumber, residentIdFault } from './identity.ts';
import { violation, type Violation } from './violations.ts';

export const identityTypes = {
  'resident-id': '居民身份证',
  passport: '护照',
  'hk-macao-taiwan': '港澳台居民来往内地（大陆）通行证或者居住证',
  'military-id': '军人证件',
  other: '其他有效证件',
} as const;
export type IdentityType = keyof typeof identityTypes;

export const deliveryWishes = {
  post: '邮寄',
  email: '电子邮件',
  online: '网上下载',
  collect: '自行领取',
  inspect: '当场查阅、抄录',
} as const;
export type DeliveryWish = keyof typeof deliveryWishes;

export const carrierForms = { paper: '纸质', electronic: '电子' } as const;
export type CarrierForm = keyof typeof carrierForms;

/** What a file that came with the application is. */
export const attachedKinds = {
  identity: '身份证明',
  authorisation: '授权委托书',
  content: '说明材料',
} as const;
export type AttachedKind = keyof typeof attachedKinds;

/** What a clerk scans of an application on paper. */
export const scanKinds = { form: '申请书', ...attachedKinds } as const;
export type ScanKind = keyof typeof scanKinds;

/** Who applies together with the first, in one request with one address (29 [choice]; W01). */
export interface JointApplicant {
  readonly name: string;
  readonly identityType?: IdentityType;
  readonly identityNumber?: string;
}

/** One request names them all: more belong on a list that is attached. */
export const mostJoint = 49;

/** The applicant as written down: personal data, encrypted at rest and masked on every screen. */
export interface Applicant {
  readonly kind: ApplicantKind;
  /** Person's or organisation's name. */
  readonly name: string;
  readonly identityType?: IdentityType;
  readonly identityNumber?: string;
  /** Organisations: unified social credit code, head, person to contact. */
  readonly creditCode?: string;
  readonly representative?: string;
  readonly contactName?: string;
  readonly agent?: string;
  /** Natural persons only. */
  readonly others?: readonly JointApplicant[];
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly postcode?: string;
  /** 条例 43: needs help to read, see or hear. */
  readonly needsHelp?: boolean;
}

export interface Application {
  readonly applicant: Applicant;
  readonly title: string;
  readonly documentNumber?: string;
  readonly description: string;
  readonly carrierForm: CarrierForm;
  readonly deliveryWish: DeliveryWish;
  /** Kinds of the files that came with it. */
  readonly attached?: readonly AttachedKind[];
  /** 条例 29 ¶1: taken down by staff for somebody who cannot write. */
  readonly filledByStaff?: string;
  /** What was taken down was read back to the applicant, who confirmed it. */
  readonly readBack?: boolean;
}

const longest = 5000;
/** Of what stands on a line of the form and of every letter; cut off in silence it would name somebody else. */
const longestLine = 300;

/** Violations with the field they belong to; empty when the application can be submitted. */
export function applicationViolations(a: Application, today: IsoDay): readonly Violation[] {
  return [...applicantViolations(a.applicant, today), ...contentViolations(a)];
}

export function applicantViolations(p: Applicant, today: IsoDay): readonly Violation[] {
  const found: Violation[] = [];
  if (!isApplicantKind(p.kind)) found.push(violation('applicant-kind-missing', 'kind'));
  if (blank(p.name)) found.push(violation('name-missing', 'name'));
  found.push(...identityViolations(p, 'identityNumber', today), ...lineViolations(p, ''));
  for (const [i, other] of (p.others ?? []).entries()) {
    if (blank(other.name)) found.push(violation('name-missing', `others.${i}.name`));
    found.push(
      ...identityViolations(other, `others.${i}.identityNumber`, today),
      ...lineViolations(other, `others.${i}.`),
    );
  }
  const codeFault = blank(p.creditCode) ? undefined : creditCodeFault(p.creditCode ?? '');
  if (codeFault !== undefined) {
    found.push(violation('credit-code-invalid', 'creditCode', codeFault.message));
  }
  if (blank(p.phone) && blank(p.email) && blank(p.address)) {
    found.push(violation('contact-missing', 'phone'));
  }
  if (!blank(p.phone) && !isTelephoneNumber(p.phone ?? ''))
    found.push(violation('phone-invalid', 'phone'));
  if (!blank(p.email) && !isEmailAddress(p.email ?? ''))
    found.push(violation('email-invalid', 'email'));
  return found;
}

const applicantLines = [
  'name',
  'identityNumber',
  'representative',
  'contactName',
  'agent',
  'address',
  'postcode',
] as const;

function lineViolations(p: Partial<Applicant>, before: string): readonly Violation[] {
  return applicantLines.flatMap((field) => tooLong(`${before}${field}`, p[field], longestLine));
}

function tooLong(field: string, text: string | undefined, most: number): readonly Violation[] {
  return (text ?? '').length > most ? [violation('text-too-long', field, `最多${most}字`)] : [];
}

/** The check digit of a resident identity number only: papers of other kinds have none (W10). */
function identityViolations(
  { identityType, identityNumber = '' }: Pick<Applicant, 'identityType' | 'identityNumber'>,
  field: string,
  today: IsoDay,
): readonly Violation[] {
  if (identityType !== 'resident-id' || blank(identityNumber)) return [];
  const fault = residentIdFault(identityNumber, day(today));
  return fault === undefined ? [] : [violation('identity-number-invalid', field, fault.message)];
}

/** All who apply, in their order: every letter names them (W01). */
export function namesOf({ name, others = [] }: Applicant): string {
  return [name, ...others.map((other) => other.name)].join('、');
}

function contentViolations(a: Application): readonly Violation[] {
  const found: Violation[] = [];
  if (blank(a.title) && blank(a.documentNumber) && blank(a.description)) {
    found.push(violation('description-missing', 'description'));
  }
  found.push(
    ...tooLong('title', a.title, longest),
    ...tooLong('documentNumber', a.documentNumber, longestLine),
    ...tooLong('description', a.description, longest),
  );
  if (!Object.hasOwn(carrierForms, a.carrierForm)) {
    found.push(violation('form-missing', 'carrierForm'));
  }
  if (!Object.hasOwn(deliveryWishes, a.deliveryWish)) {
    found.push(violation('delivery-missing', 'deliveryWish'));
  }
  if (a.deliveryWish === 'post' && blank(a.applicant.address)) {
    found.push(violation('address-missing', 'address'));
  }
  if (a.deliveryWish === 'email' && blank(a.applicant.email)) {
    found.push(violation('email-missing', 'email'));
  }
  return found;
}

/** An oral application is the clerk's writing: it is the applicant's only once he has confirmed it (29 ¶1). */
export function oralViolations(a: Application): readonly Violation[] {
  return a.readBack === true ? [] : [violation('oral-not-read-back', 'readBack')];
}

/** What is missing for 条例 29 (1) and would be asked for in a supplement notice (K19). */
export function missingFromApplication(a: Application): readonly string[] {
  const { applicant: p } = a;
  const has = (kind: AttachedKind): boolean => a.attached?.includes(kind) ?? false;
  const number = p.kind === 'natural-person' ? p.identityNumber : p.creditCode;
  const isProved = [number, ...(p.others ?? []).map((other) => other.identityNumber)].every(
    (one) => !blank(one),
  );
  return [
    ...(isProved || has('identity') ? [] : ['身份证明']),
    ...(blank(p.phone) ? ['联系电话'] : []),
    ...(!blank(p.agent) && !has('authorisation') ? ['委托代理人的授权委托书'] : []),
  ];
}

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
