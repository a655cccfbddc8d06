// A Word file in, a draft's text out with what was recognised and what was taken out. Nothing is saved by it but the
// pictures: the editor looks, corrects and saves.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { importWord } from '../../commands/documents/import-word.ts';
import { genres } from '../../rules/document-classes.ts';
import { type FindingCode, findingKinds, leakWarning } from '../../rules/paste/findings.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { dayOut, keysOf, text } from './schemas.ts';

export const postWord = endpoint({
  method: 'post',
  path: '/documents/import-word',
  access: 'edit-documents',
  summary:
    '导入Word文档（.docx，文件内容为请求体）：正文、识别出的标题等供核对，修订和批注一律去除并说明；不保存文档本身',
  query: z.object({ name: text(200) }),
  takesFile: true,
  reply: z.object({
    body: z.string(),
    guess: z.object({
      title: z.string().optional(),
      documentNumber: z.string().optional(),
      issuers: z.array(z.string()).optional(),
      madeOn: dayOut.optional(),
      genre: z.enum(genres).optional(),
    }),
    files: z.array(z.object({ sha256: z.string(), name: z.string() })),
    findings: z.array(
      z.object({ code: z.enum(keysOf<FindingCode>(findingKinds)), count: z.number().int() }),
    ),
    /** Of tracked changes, comments and hidden text; none when there were none. */
    warning: z.string().nullable(),
  }),
});

export const importWordRoutes: readonly Route[] = [
  route(postWord, async ({ context, query, body }) => {
    const bytes = body as unknown as Uint8Array;
    const imported = await importWord(context, { name: query.name, bytes });
    if (!imported.ok) return imported;
    const { files, findings } = imported.value;
    const { issuers, ...guess } = imported.value.guess;
    return done({
      body: imported.value.body,
      guess: { ...guess, ...(issuers === undefined ? {} : { issuers: [...issuers] }) },
      files: [...files],
      findings: [...findings],
      warning: leakWarning(findings) ?? null,
    });
  }),
];
