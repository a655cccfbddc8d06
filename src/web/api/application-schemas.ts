// An application as JSON, in and out. What it must contain is the rules' matter (条例 29); here only the
// kinds of the values and their lengths.

import { z } from '@hono/zod-openapi';
import { applicantKindKeys } from '../../rules/applicant-kinds.ts';
import {
  carrierForms,
  type CarrierForm,
  deliveryWishes,
  type DeliveryWish,
  identityTypes,
  type IdentityType,
  mostJoint,
} from '../../rules/application.ts';
import { keysOf, text } from './schemas.ts';

export const applicantSchema = z
  .object({
    kind: z.enum(applicantKindKeys),
    name: text(200),
    identityType: z.enum(keysOf<IdentityType>(identityTypes)).exactOptional(),
    identityNumber: text(50).exactOptional(),
    creditCode: text(50).exactOptional(),
    representative: text(100).exactOptional(),
    contactName: text(100).exactOptional(),
    agent: text(100).exactOptional(),
    others: z
      .array(
        z.object({
          name: text(200),
          identityType: z.enum(keysOf<IdentityType>(identityTypes)).exactOptional(),
          identityNumber: text(50).exactOptional(),
        }),
      )
      .max(mostJoint)
      .readonly()
      .exactOptional(),
    phone: text(50).exactOptional(),
    email: text(254).exactOptional(),
    address: text(300).exactOptional(),
    postcode: text(20).exactOptional(),
    needsHelp: z.boolean().exactOptional(),
  })
  .openapi('Applicant');

export const applicationSchema = z
  .object({
    applicant: applicantSchema,
    title: text(500),
    documentNumber: text(100).exactOptional(),
    description: text(6000),
    carrierForm: z.enum(keysOf<CarrierForm>(carrierForms)),
    deliveryWish: z.enum(keysOf<DeliveryWish>(deliveryWishes)),
    filledByStaff: text(100).exactOptional(),
    readBack: z.boolean().exactOptional(),
    attached: z
      .array(z.enum(['identity', 'authorisation', 'content']))
      .readonly()
      .exactOptional(),
  })
  .openapi('Application');
