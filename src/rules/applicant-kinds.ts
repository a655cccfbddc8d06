// Kinds of applicant: the columns of Table 3 (国办公开办函〔2021〕30号). Asked for at intake; what was
// entered wrongly can be put right until the report of the year is sealed (W09 [choice]).

export const applicantKinds = {
  'natural-person': '自然人',
  business: '商业企业',
  'research-institute': '科研机构',
  'public-welfare': '社会公益组织',
  'legal-service': '法律服务机构',
  'other-organization': '其他',
} as const;

export type ApplicantKind = keyof typeof applicantKinds;

export const applicantKindKeys = Object.keys(applicantKinds) as readonly ApplicantKind[];

export function isApplicantKind(text: string): text is ApplicantKind {
  return Object.hasOwn(applicantKinds, text);
}
