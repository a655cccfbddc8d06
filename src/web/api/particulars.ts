// What an organ prints about itself: the guide record and the facts of its site.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { saveOrganParticulars } from '../../commands/people/save-organ-particulars.ts';
import type { Guide, SiteSettings } from '../../rules/organ.ts';
import { missingFromGuide } from '../../rules/organ.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { nothing, organBrief, organCode, text } from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

const item = text(5000).exactOptional();

const guide = z.object({
  classification: item,
  arrangement: item,
  waysToObtain: item,
  jurisdiction: item,
  officeName: item,
  address: item,
  hours: item,
  phone: item,
  fax: item,
  email: item,
  website: item,
  postcode: item,
  howToApply: item,
  timeLimits: item,
  remedies: item,
}) satisfies z.ZodType<Omit<Guide, 'updatedOn'>>;

const site = z.object({
  name: item,
  domain: item,
  identifier: item,
  sponsor: item,
  operator: item,
  icp: item,
  police: item,
  chineseDomain: item,
  partyMark: item,
  institutionMark: item,
  findErrors: item,
  superiors: item,
  about: item,
  namesEditors: z.boolean().exactOptional(),
}) satisfies z.ZodType<SiteSettings>;

export const getParticulars = endpoint({
  method: 'get',
  path: '/organs/{code}/particulars',
  access: 'signed-in',
  summary: '机关资料：公开指南、网站信息',
  params: z.object({ code: organCode }),
  reply: z
    .object({
      organ: organBrief,
      guide,
      site,
      /** What 条例 12 asks for and the guide lacks. */
      missing: z.array(z.string()),
      updatedOn: z.string().nullable(),
    })
    .openapi('OrganParticulars'),
});

export const putParticulars = endpoint({
  method: 'put',
  path: '/organs/{code}/particulars',
  access: ['manage-organs', 'edit-particulars'],
  summary: '保存机关资料',
  params: z.object({ code: organCode }),
  body: z.object({ guide, site }),
  reply: nothing,
});

export const particularsRoutes: readonly Route[] = [
  route(getParticulars, async (call) => {
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const { code, name, guide, site } = organ.value;
    const { updatedOn = null, ...given } = guide;
    return done({
      organ: { code, name },
      guide: given,
      site,
      missing: [...missingFromGuide(guide)],
      updatedOn,
    });
  }),

  route(putParticulars, async (call) => {
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const context = commandContext(call, organ.value.id);
    const result = await saveOrganParticulars(context, call.body);
    return result.ok ? done({}) : result;
  }),
];
