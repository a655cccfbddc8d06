// 待我审批: everything that waits for the caller's word, whatever it is about, nearest due date first.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { documentItems, documentsReturned, documentsWaiting } from './inbox-documents.ts';
import { inboxItem, returnedDocument, returnedReport } from './inbox-item.ts';
import { letterItems, lettersFor } from './inbox-letters.ts';
import { offerItems, offersFor } from './inbox-offers.ts';
import { policiesFor, policyItemsWaiting } from './inbox-policies.ts';
import { reportItems, reportsFor, reportsReturned } from './inbox-reports.ts';
import { websiteReportItems, websiteReportsFor } from './website-inbox.ts';

export const getInbox = endpoint({
  method: 'get',
  path: '/inbox',
  access: ['read-requests', 'read-documents'],
  summary: '待我审批：等待本人审核、签发或者接收的事项，期限近的在前',
  reply: z.object({
    items: z.array(inboxItem),
    /** Annual reports that the superior sent back: to be mended and sent again. */
    returned: z.array(returnedReport),
    /** Documents that were sent back to the caller. */
    returnedDocuments: z.array(returnedDocument),
  }),
});

export const inboxRoutes: readonly Route[] = [
  route(getInbox, async (call) =>
    done({
      items: [
        ...(await reportItems(call)),
        ...(await websiteReportItems(call)),
        ...(await letterItems(call)),
        ...(await documentItems(call)),
        ...(await offerItems(call)),
        ...(await policyItemsWaiting(call)),
      ],
      returned: [...(await reportsReturned(call))],
      returnedDocuments: [...(await documentsReturned(call))],
    }),
  ),
];

export async function inboxCount(call: StaffCall): Promise<number> {
  const waiting = [
    await lettersFor(call),
    await reportsFor(call),
    await websiteReportsFor(call),
    await reportsReturned(call),
    await documentsWaiting(call),
    await documentsReturned(call),
    await offersFor(call),
    await policiesFor(call),
  ];
  return waiting.reduce((sum, { length }) => sum + length, 0);
}
