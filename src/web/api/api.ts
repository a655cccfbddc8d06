// The API under /api: everything the back office does and everything the portal publishes as data. What
// is not listed here is not there.

import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { answerLinkRoutes } from './answer-link.ts';
import { auditLogRoutes } from './audit-log.ts';
import { calendarRoutes } from './calendar.ts';
import { caseFileRoutes } from './case-file.ts';
import { caseFormRoutes } from './case-forms.ts';
import { catalogueRoutes } from './catalogue.ts';
import { columnRoutes } from './columns.ts';
import { conversionRoutes } from './conversions.ts';
import { pictureRoutes } from './document-pictures.ts';
import { documentFormRoutes } from './document-form.ts';
import { documentHistoryRoutes } from './document-history.ts';
import { documentReviewRoutes } from './document-review.ts';
import { deliveryRoutes } from './deliveries.ts';
import { documentRegisterRoutes } from './document-register.ts';
import { interpretationRoutes } from './interpretations.ts';
import { normativeDocumentRoutes } from './normative-documents.ts';
import { documentTimeRoutes } from './document-time.ts';
import { checkWordRoutes } from './check-words.ts';
import { documentCheckRoutes } from './document-check.ts';
import { documentFileRoutes } from './document-files.ts';
import { creditRecordRoutes } from './credit-records.ts';
import { channelRoutes } from './channels.ts';
import { delegationRoutes } from './delegations.ts';
import { documentOfferRoutes } from './document-offers.ts';
import { documentActRoutes } from './document-acts.ts';
import { documentVersionRoutes } from './document-versions.ts';
import { documentRoutes } from './documents.ts';
import { documentImportRoutes } from './document-imports.ts';
import type { ApiContext, Route } from './endpoint.ts';
import { hotWordRoutes } from './hot-words.ts';
import { enterpriseImportRoutes } from './enterprise-imports.ts';
import { enterpriseContactRoutes } from './enterprise-contact.ts';
import { enterpriseMatchRoutes } from './enterprise-matches.ts';
import { enterpriseRoutes } from './enterprises.ts';
import { editorTaskRoutes } from './editor-tasks.ts';
import { feeRoutes } from './fee.ts';
import { importWordRoutes } from './import-word.ts';
import { inboxRoutes } from './inbox.ts';
import { lawTableRoutes } from './law-tables.ts';
import { letterFileRoutes } from './letter-files.ts';
import { letterRoutes } from './letters.ts';
import { mount } from './mount.ts';
import { phraseRoutes } from './opinion-phrases.ts';
import { openFolder, answerPreflight } from './open-door.ts';
import { openDocumentRoutes } from './open-documents.ts';
import { openTokenRoutes } from './open-tokens.ts';
import { otherwiseAsked } from './other-methods.ts';
import { organRoutes } from './organs.ts';
import { particularsRoutes } from './particulars.ts';
import { personalFileRoutes } from './personal-files.ts';
import { payoutActRoutes } from './payout-acts.ts';
import { payoutRoutes } from './payouts.ts';
import { policyPushRoutes } from './policy-pushes.ts';
import { policyReachRoutes } from './policy-reach.ts';
import { policyStatisticsRoutes } from './policy-statistics.ts';
import { publicCommentRoutes } from './public-comments.ts';
import { publicRoutes } from './public.ts';
import { readerMessageRoutes } from './reader-messages.ts';
import { newRequestRoutes } from './new-request.ts';
import { policyClauseRoutes } from './policy-clauses.ts';
import { policyItemActRoutes } from './policy-item-acts.ts';
import { policyItemRoutes } from './policy-items.ts';
import { policyTermRoutes } from './policy-terms.ts';
import { policyTrialRoutes } from './policy-trial.ts';
import { queueRoutes } from './queue.ts';
import { remedySetRoutes } from './remedy-sets.ts';
import { reportActRoutes } from './report-acts.ts';
import { reportEntryRoutes } from './report-entries.ts';
import { rollUpOrganRoutes } from './roll-up-organs.ts';
import { rollUpReportRoutes } from './roll-up-report.ts';
import { rollUpRoutes } from './roll-up.ts';
import { reportRegisterRoutes } from './report-registers.ts';
import { reportRecordRoutes } from './report-records.ts';
import { reportFileRoutes } from './report-files.ts';
import { reportRoutes } from './report.ts';
import { requestFileRoutes } from './request-files.ts';
import { requestRoutes } from './request.ts';
import { sessionCookieName } from './session-cookie.ts';
import { sessionRoutes } from './session.ts';
import { similarRoutes } from './similar.ts';
import { staffRoutes } from './staff.ts';
import { stepRoutes } from './steps.ts';
import { metadataLayoutRoutes } from './metadata-layout.ts';
import { noticeRoutes } from './notices.ts';
import { remedyRoutes } from './remedies.ts';
import { boardRoutes } from './board.ts';
import { workloadRoutes } from './workload.ts';
import { websiteReportActRoutes } from './website-report-acts.ts';
import { websiteReportRoutes } from './website-report.ts';
import { withheldRoutes } from './withheld.ts';

export const apiRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...queueRoutes,
  ...newRequestRoutes,
  ...workloadRoutes,
  ...requestRoutes,
  ...requestFileRoutes,
  ...personalFileRoutes,
  ...stepRoutes,
  ...letterRoutes,
  ...letterFileRoutes,
  ...caseFormRoutes,
  ...caseFileRoutes,
  ...answerLinkRoutes,
  ...feeRoutes,
  ...inboxRoutes,
  ...delegationRoutes,
  ...phraseRoutes,
  ...noticeRoutes,
  ...remedyRoutes,
  ...boardRoutes,
  ...similarRoutes,
  ...conversionRoutes,
  ...documentRoutes,
  ...documentActRoutes,
  ...documentVersionRoutes,
  ...documentCheckRoutes,
  ...documentFileRoutes,
  ...checkWordRoutes,
  ...metadataLayoutRoutes,
  ...pictureRoutes,
  ...documentImportRoutes,
  ...documentReviewRoutes,
  ...documentTimeRoutes,
  ...documentFormRoutes,
  ...columnRoutes,
  ...catalogueRoutes,
  ...editorTaskRoutes,
  ...documentHistoryRoutes,
  ...importWordRoutes,
  ...documentRegisterRoutes,
  ...normativeDocumentRoutes,
  ...interpretationRoutes,
  ...deliveryRoutes,
  ...documentOfferRoutes,
  ...policyItemRoutes,
  ...policyItemActRoutes,
  ...policyClauseRoutes,
  ...policyTermRoutes,
  ...policyTrialRoutes,
  ...channelRoutes,
  ...hotWordRoutes,
  ...creditRecordRoutes,
  ...enterpriseImportRoutes,
  ...enterpriseRoutes,
  ...enterpriseMatchRoutes,
  ...enterpriseContactRoutes,
  ...policyReachRoutes,
  ...policyPushRoutes,
  ...payoutRoutes,
  ...payoutActRoutes,
  ...policyStatisticsRoutes,
  ...publicCommentRoutes,
  ...readerMessageRoutes,
  ...reportRoutes,
  ...reportFileRoutes,
  ...reportRecordRoutes,
  ...reportActRoutes,
  ...reportRegisterRoutes,
  ...reportEntryRoutes,
  ...websiteReportRoutes,
  ...websiteReportActRoutes,
  ...rollUpRoutes,
  ...rollUpOrganRoutes,
  ...rollUpReportRoutes,
  ...organRoutes,
  ...particularsRoutes,
  ...remedySetRoutes,
  ...staffRoutes,
  ...calendarRoutes,
  ...auditLogRoutes,
  ...publicRoutes,
  ...openDocumentRoutes,
  ...openTokenRoutes,
  ...lawTableRoutes,
  ...withheldRoutes,
];

export function createApi(context: ApiContext): Hono {
  const api = new OpenAPIHono();
  api.use(`${openFolder}*`, answerPreflight);
  mount(api, context, apiRoutes);
  const description = once(() => describe(api, context));
  api.get('/openapi.json', (http) => http.json(description()));
  api.all('*', otherwiseAsked(apiRoutes));
  // Only what every application has is for the outside; its own type fits nowhere else.
  return api as unknown as Hono;
}

function describe(api: OpenAPIHono, { origin }: ApiContext): object {
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookieName(origin),
    description: '登录后的会话；改变数据的请求另须带请求头 X-Gongkai: 1',
  });
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '政府信息公开平台接口',
      version: '1.0.0',
      description:
        '日期为 YYYY-MM-DD，时刻为 ISO 8601。没有执行的请求回答 { violations: [{ code, message, field, provision }] }。',
    },
    servers: [{ url: origin }],
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
