// The applicant as screens show him until somebody gives a reason for reading more (个人信息保护法 6, 51).
// A natural person's name, numbers and address are hidden; the name and code of an organisation are public.

import type { Applicant, JointApplicant } from './application.ts';
import { maskIdNumber, maskName, maskTelephone } from './identity.ts';

export function maskApplicant(applicant: Applicant): Applicant {
  const isPerson = applicant.kind === 'natural-person';
  return {
    kind: applicant.kind,
    name: isPerson ? maskName(applicant.name) : applicant.name,
    ...(applicant.identityType === undefined ? {} : { identityType: applicant.identityType }),
    ...masked('identityNumber', applicant.identityNumber, maskIdNumber),
    ...masked('creditCode', applicant.creditCode, (code) => code),
    ...masked('representative', applicant.representative, maskName),
    ...masked('contactName', applicant.contactName, maskName),
    ...masked('agent', applicant.agent, maskName),
    ...(applicant.others === undefined ? {} : { others: applicant.others.map(maskedJoint) }),
    ...masked('phone', applicant.phone, maskTelephone),
    ...masked('email', applicant.email, maskEmail),
    ...masked('address', applicant.address, maskAddress),
    ...masked('postcode', applicant.postcode, (code) => `${code.slice(0, 2)}****`),
    ...(applicant.needsHelp === undefined ? {} : { needsHelp: applicant.needsHelp }),
  };
}

function maskedJoint({ name, identityType, identityNumber }: JointApplicant): JointApplicant {
  return {
    name: maskName(name),
    ...(identityType === undefined ? {} : { identityType }),
    ...masked('identityNumber', identityNumber, maskIdNumber),
  };
}

/**
 * Whether a text bears the applicant as screens mask him: taken over from a screen, it would replace what it
 * hides.
 */
export function bearsMask(value: unknown, applicant: Applicant): boolean {
  const hidden = hiddenOf(applicant, maskApplicant(applicant));
  const others = (applicant.others ?? []).flatMap((one) => hiddenOf(one, maskedJoint(one)));
  const text = JSON.stringify(value) ?? '';
  return [...hidden, ...others].some(({ shown }) => shown.includes('*') && text.includes(shown));
}

/** Any value, with the data of all who apply in its texts as they stand on the screen. */
export function maskedWithin<T>(value: T, applicant: Applicant): T {
  const hidden = maskApplicant(applicant);
  const others = (applicant.others ?? []).flatMap((one) => hiddenOf(one, maskedJoint(one)));
  const secrets = [...hiddenOf(applicant, hidden), ...others];
  // The longest first: an address may hold a name.
  const ordered = secrets.toSorted((a, b) => b.told.length - a.told.length);
  const inText = (text: string): string =>
    ordered.reduce((rest, { told, shown }) => rest.replaceAll(told, shown), text);
  return inTexts(value, inText) as T;
}

interface Hidden {
  readonly told: string;
  readonly shown: string;
}

function hiddenOf(told: object, shown: object): readonly Hidden[] {
  const masks = new Map<string, unknown>(Object.entries(shown));
  return Object.entries(told).flatMap(([key, said]) => {
    const mask = masks.get(key);
    const isSecret = typeof said === 'string' && typeof mask === 'string' && said !== mask;
    return isSecret && said.trim().length > 1 ? [{ told: said.trim(), shown: mask }] : [];
  });
}

function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => inTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inTexts(one, change)]));
}

function masked<K extends keyof Applicant>(
  key: K,
  value: string | undefined,
  mask: (text: string) => string,
): { readonly [key in K]?: string } {
  return value === undefined || value === ''
    ? {}
    : ({ [key]: mask(value) } as { readonly [key in K]?: string });
}

/** First letter and host: z***@example.com. */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 1 ? '***' : `${text.slice(0, 1)}***${text.slice(at)}`;
}

/** Down to the county: what comes after the last 省, 市, 州, 区, 县 or 旗 at its beginning is hidden. */
export function maskAddress(text: string): string {
  const county =
    /^.{0,30}?(?:[县旗]|(?<![小社园校])区)|^.{0,12}?[市州]|^.{0,9}?[省]/u.exec(text)?.[0] ?? '';
  return `${county}****`;
}
