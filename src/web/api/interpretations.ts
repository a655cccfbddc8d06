// 政策解读: what is still to be explained, how much was and in which form (国办发〔2016〕80号).

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { setInterpretationPeriod } from '../../commands/documents/set-interpretation-days.ts';
import { type InterpretationForm, interpretationForms } from '../../rules/document-classes.ts';
import { nonTextCount } from '../../rules/interpretation.ts';
import { documentMatters } from '../../store/documents/document-deadlines.ts';
import {
  interpretationDaysSet,
  interpretationFigures,
} from '../../store/documents/interpretation-figures.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { dayOut, id, keysOf, nothing, organCode, year } from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

const organ = { organ: organCode.optional() };
const count = z.number().int();

export const getInterpretations = endpoint({
  method: 'get',
  path: '/interpretations',
  access: 'read-documents',
  summary: '政策解读：待办、解读率和非文字解读占比',
  query: z.object({ ...organ, year }),
  reply: z.object({
    days: count,
    asked: count,
    explained: count,
    inTime: count,
    total: count,
    nonText: count,
    byForm: z.partialRecord(
      z.enum([...keysOf<InterpretationForm>(interpretationForms), 'unstated']),
      count,
    ),
    open: z.array(
      z.object({
        id,
        title: z.string(),
        documentNumber: z.string().nullable(),
        on: dayOut,
        editor: z.string().nullable(),
        isLate: z.boolean(),
      }),
    ),
  }),
});

export const putInterpretationDays = endpoint({
  method: 'put',
  path: '/interpretations/days',
  access: 'keep-columns',
  summary: '设定解读应当在文件发布后几个工作日内发布',
  body: z.object({ days: count }),
  reply: nothing,
});

export const interpretationRoutes: readonly Route[] = [
  route(getInterpretations, async (call) => {
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const { db, clock } = call.context;
    const today = clock.today();
    const figures = await interpretationFigures(db, organ.value.id, call.query.year);
    const open = await documentMatters(db, [organ.value.id], { matters: ['interpretation'] });
    const total = Object.values(figures.byForm).reduce((sum, n) => sum + n, 0);
    return done({
      ...figures,
      days: await interpretationDaysSet(db),
      total,
      nonText: nonTextCount(figures.byForm),
      open: open.map(({ documentId, title, documentNumber, on, editor }) => ({
        id: documentId,
        title,
        documentNumber,
        on,
        editor,
        isLate: on < today,
      })),
    });
  }),

  route(putInterpretationDays, async (call) => {
    const context = commandContext(call, call.session.organId);
    const result = await setInterpretationPeriod(context, call.body.days);
    return result.ok ? done({}) : result;
  }),
];
