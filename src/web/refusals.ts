// From refusal to answer, the one table: each violation of the rules has its HTTP status here and its
// sentence in rules/violations.ts; what the web itself refuses has both here. The body is always
// { violations: [{ code, message, field?, provision? }] }.

import { isDatabaseUnavailable, isStorageFull } from '../store/database/unavailable.ts';
import { sentenceOf, type Violation, type ViolationCode } from '../rules/violations.ts';

type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503 | 507;

/** 422 where nothing else is said: the call was understood and the rules refuse it. */
const statuses: Partial<Record<ViolationCode, RefusalStatus>> = {
  'sign-in-refused': 401,
  'password-change-required': 403,
  'not-permitted': 403,
  'own-account': 403,
  'signatory-is-handler': 403,
  'signatory-is-author': 403,
  'signatory-is-reviewer': 403,
  'reviewer-is-author': 403,
  'reviewer-is-handler': 403,
  'reviewer-is-editor': 403,
  'organ-unknown': 404,
  'staff-unknown': 404,
  'request-unknown': 404,
  'conversion-unknown': 404,
  'public-consultation-unknown': 404,
  'comment-unknown': 404,
  'policy-link-unknown': 404,
  'message-unknown': 404,
  'conversion-decided': 409,
  'file-unknown': 404,
  'letter-unknown': 404,
  'reset-needs-console': 403,
  'document-unknown': 404,
  'year-unknown': 404,
  'cell-unknown': 404,
  'entry-unknown': 404,
  'override-unknown': 404,
  'website-field-unknown': 404,
  'activity-unknown': 404,
  'report-state': 409,
  'report-already-published': 409,
  'report-signatory-is-author': 403,
  'remedy-unknown': 404,
  'withheld-unknown': 404,
  'withheld-already-opened': 409,
  'remedy-set-unknown': 404,
  'remedy-set-same-day': 409,
  'changed-meanwhile': 409,
  'username-taken': 409,
  'organ-code-taken': 409,
  'already-confirmed': 409,
  'already-concluded': 409,
  'reply-already-signed': 409,
  'report-already-sealed': 409,
  'report-already-submitted': 409,
  'report-already-accepted': 409,
  'report-as-sent': 409,
  'report-changed-since-sent': 409,
  'roll-up-not-below': 404,
  'document-state': 409,
  'offer-unknown': 404,
  'open-caller-unknown': 404,
  'open-cursor-invalid': 400,
  'channel-unknown': 404,
  'channel-send-unknown': 404,
  'offer-decided': 409,
  'offered-already': 409,
  'offer-same-person': 403,
  'document-locked': 409,
  'check-hit-unknown': 404,
  'attachment-type': 415,
  'import-file-kind': 415,
  'import-unknown': 404,
  'import-not-open': 409,
  'attachment-too-large': 413,
  'reviewed-already': 409,
  'document-not-published': 409,
  'policy-item-unknown': 404,
  'policy-item-state': 409,
  'policy-publisher-is-writer': 403,
  'policy-label-unknown': 404,
  'policy-label-used': 409,
  'policy-region-used': 409,
  'sample-firm-unknown': 404,
  'enterprise-unknown': 404,
  'enterprise-import-unknown': 404,
  'enterprise-file-kind': 415,
  'policy-reach-running': 409,
  'payout-unknown': 404,
  'payout-line-unknown': 404,
  'payout-state': 409,
  'payout-open-already': 409,
  'payout-same-person': 403,
};

/** What the web refuses before any rule is asked. */
export const webRefusals = {
  unreadable: { status: 400, zh: '这个请求没有看懂：内容太长，或者写法有误' },
  'input-invalid': { status: 400, zh: '填写的内容有误' },
  'not-signed-in': { status: 401, zh: '请先登录；登录30分钟不操作会自动退出' },
  'foreign-origin': { status: 403, zh: '请求不是从本系统的页面发出的，没有执行' },
  'no-such-address': { status: 404, zh: '没有这个地址' },
  'method-not-taken': { status: 405, zh: '这个接口不接受这种请求方法，接受的写在 Allow 里' },
  'too-large': { status: 413, zh: '提交的内容过大' },
  'not-json': { status: 415, zh: '提交的内容应为 JSON' },
  'too-many-attempts': { status: 429, zh: '尝试次数过多，请10分钟后再试' },
  'too-many-calls': {
    status: 429,
    zh: '这一分钟内调用的次数过多，请按 Retry-After 等候；需要全部数据的，请取每晚生成的文件',
  },
  'token-unknown': { status: 401, zh: '令牌有误，或者已经停用；不带令牌也可以调用' },
  unexpected: {
    status: 500,
    zh: '这一步没有完成，内容没有保存。请稍后重试；仍然不行的，请把现在的时间告诉系统管理员',
  },
  starting: { status: 503, zh: '系统正在启动或恢复，内容没有保存，请稍候片刻再试' },
  'being-made': { status: 503, zh: '文件正在生成，请过几分钟再来' },
  unavailable: { status: 503, zh: '数据库暂时连接不上，内容没有保存，请稍后重试' },
  'storage-full': {
    status: 507,
    zh: '服务器的存储空间不足，内容没有保存。请告诉系统管理员，腾出空间后再试',
  },
} as const satisfies Record<string, { status: RefusalStatus; zh: string }>;

export type WebRefusal = keyof typeof webRefusals;

export interface Fault {
  readonly code: ViolationCode | WebRefusal;
  readonly message: string;
  readonly field?: string;
  readonly provision?: string;
}

export interface Refusal {
  readonly status: RefusalStatus;
  readonly body: { readonly violations: readonly Fault[] };
}

/** The first violation decides the status: it is the one found first. */
export function refusalOf(violations: readonly Violation[]): Refusal {
  const first = violations[0];
  const status = (first === undefined ? undefined : statuses[first.code]) ?? 422;
  return { status, body: { violations: violations.map(faultOf) } };
}

export function faultOf(v: Violation): Fault {
  return {
    code: v.code,
    message: sentenceOf(v),
    provision: v.provision,
    ...(v.field === undefined ? {} : { field: v.field }),
  };
}

export function webRefusal(
  code: WebRefusal,
  details: readonly Pick<Fault, 'field' | 'message'>[] = [],
): Refusal {
  const { status, zh } = webRefusals[code];
  const violations: Fault[] =
    details.length === 0 ? [{ code, message: zh }] : details.map((detail) => ({ code, ...detail }));
  return { status, body: { violations } };
}

/** For what was thrown: who is told the reason can do something about it. */
export function refusalOfError(error: unknown): 'unavailable' | 'storage-full' | 'unexpected' {
  if (isDatabaseUnavailable(error)) return 'unavailable';
  return isStorageFull(error) ? 'storage-full' : 'unexpected';
}
