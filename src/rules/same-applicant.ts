// Whether two applications come from one applicant (条例 35, 36(6), 44): by the number of the identity
// paper or the credit code; where one of them has none, by the name together with a way to reach him.

import type { Applicant } from './application.ts';

/** What the blind index of the store is made from; empty when no number was given. */
export function identityOf({ identityNumber, creditCode }: Applicant): string {
  return (identityNumber ?? creditCode ?? '').trim().toUpperCase();
}

export function isSameApplicant(a: Applicant, b: Applicant): boolean {
  const [one, other] = [identityOf(a), identityOf(b)];
  if (one !== '' && other !== '') return one === other;
  return bare(a.name) === bare(b.name) && sharesContact(a, b);
}

/** How many different applicants there are; who is like one already counted is not counted again. */
export function countApplicants(applicants: readonly Applicant[]): number {
  const counted: Applicant[] = [];
  for (const applicant of applicants) {
    if (!counted.some((other) => isSameApplicant(other, applicant))) counted.push(applicant);
  }
  return counted.length;
}

function sharesContact(a: Applicant, b: Applicant): boolean {
  return (['phone', 'email', 'address'] as const).some((way) => {
    const written = bare(a[way]);
    return written !== '' && written === bare(b[way]);
  });
}

function bare(text = ''): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/gu, '');
}
