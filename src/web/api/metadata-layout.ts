// The table of facts above the documents of the site: order, names, what is shown.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { setMetadataLayout } from '../../commands/documents/set-metadata-layout.ts';
import {
  type MetadataField,
  metadataFields,
  type MetadataLine,
  wholeLayout,
} from '../../rules/metadata-layout.ts';
import { siteOrgan } from '../../store/people/organs.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { keysOf, nothing, text } from './schemas.ts';
import { commandContext } from './scope.ts';

const lines = z
  .array(
    z.object({
      field: z.enum(keysOf<MetadataField>(metadataFields)),
      label: text(20).exactOptional(),
      shown: z.boolean(),
    }) satisfies z.ZodType<MetadataLine>,
  )
  .max(50);

export const getMetadataLayout = endpoint({
  method: 'get',
  path: '/metadata-layout',
  access: ['read-documents', 'keep-columns'],
  summary: '文件信息栏：各项的次序、名称、是否显示',
  reply: z.object({
    site: z.string(),
    /** Whether the site is the caller's own organ's. */
    own: z.boolean(),
    lines,
  }),
});

export const putMetadataLayout = endpoint({
  method: 'put',
  path: '/metadata-layout',
  access: 'keep-columns',
  summary: '设定文件信息栏；依法应当显示的不能隐藏',
  body: z.object({ lines }),
  reply: nothing,
});

export const metadataLayoutRoutes: readonly Route[] = [
  route(getMetadataLayout, async (call) => {
    const organ = await siteOrgan(call.context.db);
    return done({
      site: organ?.site.name ?? organ?.name ?? '',
      own: organ?.id === call.session.organId,
      lines: [...wholeLayout(organ?.metadata_layout ?? null)],
    });
  }),
  route(putMetadataLayout, async (call) =>
    setMetadataLayout(commandContext(call, call.session.organId), call.body.lines),
  ),
];
