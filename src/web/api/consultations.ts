// Who was asked and what came of it (条例 11, 32, 34). An answer that came over the link is shown with its marks
// to those who handle and decide; who gave it is masked.

import { z } from '@hono/zod-openapi';
import { maskName, maskTelephone } from '../../rules/identity.ts';
import { opinions, type Opinion, type RequestEvent } from '../../rules/request/events.ts';
import type { Consultation, DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { type Capacity, capacities, type SecretMark } from '../../rules/request/online-answer.ts';
import { type Standing, standingOf } from '../../rules/request/opinions.ts';
import { opinionDueOn } from '../../rules/request/state.ts';
import type { Context } from '../../rules/request/steps.ts';
import { may, type Role } from '../../rules/roles.ts';
import { dayOut, keysOf, typed } from './schemas.ts';

const online = z.object({
  parts: z.string().exactOptional(),
  marks: z.array(typed<SecretMark>('object', '标出的内容：是什么、在哪里、种类、理由')),
  respondent: z.object({
    name: z.string(),
    phone: z.string(),
    capacity: z.enum(keysOf<Capacity>(capacities)),
  }),
  /** Places of its attachments among the files of the case. */
  files: z.array(z.number().int()),
});

export const consultation = z.object({
  id: z.string(),
  consultee: z.enum(['third-party', 'co-producer', 'other-organ']),
  name: z.string(),
  content: z.string(),
  sentOn: dayOut,
  servedOn: dayOut.exactOptional(),
  lapsesOn: dayOut.exactOptional(),
  answered: z.boolean(),
  /** What the word or the silence means today (32, 34). */
  standing: typed<Standing>('string', '意见的情况'),
  answer: z
    .object({
      on: dayOut,
      opinion: z.enum(keysOf<Opinion>(opinions)),
      reasons: z.string().nullable(),
      /** It came over the link of the letter. */
      isOnline: z.boolean(),
      /** Absent for those who only look on. */
      online: online.exactOptional(),
    })
    .nullable(),
});

type View = z.input<typeof consultation>;

export function consultationsOf(
  r: DisclosureRequest,
  { today, calendar }: Context,
  roles: readonly Role[],
): View[] {
  return r.consultations.map((c) => {
    const lapsesOn = opinionDueOn(c, calendar);
    const { id, consultee, name, content, sentOn, servedOn } = c;
    return {
      id,
      consultee,
      name,
      content,
      sentOn,
      ...(servedOn === undefined ? {} : { servedOn }),
      ...(lapsesOn === undefined ? {} : { lapsesOn }),
      answered: c.answer !== undefined,
      standing: standingOf(c, today, calendar),
      answer: c.answer === undefined ? null : answerOf(c.answer, roles),
    };
  });
}

function answerOf(
  { on, opinion, reasons, online: said }: NonNullable<Consultation['answer']>,
  roles: readonly Role[],
): NonNullable<View['answer']> {
  return {
    on,
    opinion,
    reasons: reasons ?? null,
    isOnline: said !== undefined,
    ...(said === undefined || !may(roles, 'reveal-applicants')
      ? {}
      : {
          online: {
            ...(said.parts === undefined ? {} : { parts: said.parts }),
            marks: [...said.marks],
            respondent: {
              ...said.respondent,
              name: maskName(said.respondent.name),
              phone: maskTelephone(said.respondent.phone),
            },
            files: [...said.files],
          },
        }),
  };
}

/** The list of events tells that an answer came and what it says; its marks and people stand above. */
export function withoutPeople(event: RequestEvent): RequestEvent {
  if (event.kind !== 'opinion-received') return event;
  const { online: _, ...rest } = event;
  return rest;
}
