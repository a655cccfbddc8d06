// 提醒: what the caller is to see to, from the facts as they stand, gravest first; and the few figures that the
// menu wears.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { causeDays, seeNotices } from '../../commands/remind.ts';
import {
  noticeKind,
  type NoticeKind,
  noticeKindKeys,
  noticeKinds,
  type NoticeSubject,
  type NoticeTone,
} from '../../rules/notices.ts';
import { openCauses } from '../../store/requests/causes.ts';
import { may } from '../../rules/roles.ts';
import { storedNotices } from '../../store/requests/notices.ts';
import { countOpenMessages } from '../../store/readers/reader-messages.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { inboxCount } from './inbox.ts';
import { dayOut, id, keysOf, nothing, typed } from './schemas.ts';
import { organsInScope } from './scope.ts';

const notice = z
  .object({
    kind: z.enum(keysOf<NoticeKind>(noticeKinds)),
    tone: typed<NoticeTone>('string', '轻重'),
    label: z.string(),
    text: z.string(),
    provision: z.string(),
    about: typed<NoticeSubject>('string', '所涉的事项'),
    subjectId: id,
    requestId: id.nullable(),
    /** Number of the request, the letter or the case; never a name. */
    number: z.string().nullable(),
    on: dayOut.nullable(),
    raisedOn: dayOut,
    isSeen: z.boolean(),
  })
  .openapi('Notice');
type Notice = z.input<typeof notice>;

export const getNotices = endpoint({
  method: 'get',
  path: '/notices',
  access: ['read-requests', 'read-documents'],
  summary: '提醒：临近期限、逾期和应办未办的事项，事情办了就不再列出',
  reply: z.object({ items: z.array(notice) }),
});

export const postNoticesSeen = endpoint({
  method: 'post',
  path: '/notices/seen',
  access: ['read-requests', 'read-documents'],
  summary: '现有的提醒标为已看',
  body: nothing,
  reply: nothing,
});

const count = z.number().int();

export const getBadges = endpoint({
  method: 'get',
  path: '/badges',
  access: ['read-requests', 'read-documents'],
  summary: '菜单上的件数：提醒、其中新的和紧要的、待我审批、没有答复的纠错和留言',
  reply: z.object({
    notices: count,
    unseen: count,
    grave: count,
    inbox: count,
    /** Of readers, not yet answered. */
    messages: count,
  }),
});

export const noticeRoutes: readonly Route[] = [
  route(getNotices, async (call) => done({ items: [...(await noticesOf(call))] })),

  route(postNoticesSeen, async ({ context, session }) => {
    await seeNotices(context, session.staffId);
    return done({});
  }),

  route(getBadges, async (call) => {
    const items = await noticesOf(call);
    return done({
      notices: items.length,
      unseen: items.filter(({ isSeen }) => !isSeen).length,
      grave: items.filter(({ tone }) => tone === 'overdue' || tone === 'red').length,
      inbox: await inboxCount(call),
      messages: await openMessageCount(call),
    });
  }),
];

async function openMessageCount(call: StaffCall): Promise<number> {
  if (!may(call.session.roles, 'read-messages')) return 0;
  const organs = await organsInScope(call);
  return await countOpenMessages(
    call.context.db,
    organs.map((organ) => organ.id),
  );
}

async function noticesOf({ context, session }: StaffCall): Promise<readonly Notice[]> {
  const { db, clock, calendar } = context;
  const today = clock.today();
  const causes = await openCauses(db, causeDays(today, calendar), session.staffId);
  const stored = await storedNotices(db, session.staffId);
  return causes
    .map((cause) => {
      const { about, tone, label, provision, text } = noticeKind(cause.kind);
      const known = stored.get(`${cause.kind} ${cause.subjectId}`);
      return {
        kind: cause.kind,
        tone,
        label,
        text: text(cause.on),
        provision,
        about,
        subjectId: cause.subjectId,
        requestId: cause.requestId,
        number: cause.number,
        on: cause.on,
        // What came up since the last daily scan is of today.
        raisedOn: known?.raisedOn ?? today,
        isSeen: known?.isSeen ?? false,
      };
    })
    .toSorted((a, b) => noticeKindKeys.indexOf(a.kind) - noticeKindKeys.indexOf(b.kind));
}
