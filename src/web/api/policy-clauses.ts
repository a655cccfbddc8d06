// The clauses of a document, from which a policy item quotes.

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { bodyText } from '../../formats/document-body.ts';
import { passagesIn } from '../../rules/policy/clauses.ts';
import { fileTextsOf } from '../../store/documents/file-texts.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { itemDocument } from './policy-schemas.ts';
import { id } from './schemas.ts';
import { documentInScope } from './scope.ts';

export const getPolicyClauses = endpoint({
  method: 'get',
  path: '/documents/{id}/clauses',
  access: 'read-documents',
  summary: '文件正文和附件的条款，供政策事项引用',
  params: z.object({ id }),
  reply: z.object({
    document: itemDocument,
    clauses: z.array(z.object({ anchor: z.string(), text: z.string() })),
  }),
});

export const policyClauseRoutes: readonly Route[] = [
  route(getPolicyClauses, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    if (row.locked) return refusedFor('document-locked');
    const files = await fileTextsOf(call.context.db, [row.id]);
    return done({
      document: {
        id: row.id,
        title: row.title,
        number: row.document_number,
        isPublished: row.state === 'published',
      },
      clauses: [bodyText(row.body), ...files.map(({ text }) => text)]
        .flatMap(passagesIn)
        .slice(0, 2000)
        .map(({ anchor, text }) => ({ anchor, text: text.slice(0, 2000) })),
    });
  }),
];
