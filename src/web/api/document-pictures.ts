// Pictures of a text that is being written: handed in, and shown to whoever writes. Readers get them from the
// document itself once it is published (portal/attachments.ts).

import { z } from '@hono/zod-openapi';
import { refusedFor } from '../../commands/context.ts';
import { storePicture } from '../../commands/documents/store-picture.ts';
import { uploadTypeOf } from '../../formats/upload-type.ts';
import { readStoredFile } from '../../store/database/vault.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { text } from './schemas.ts';

const address = z.string().regex(/^[0-9a-f]{64}$/);

export const postPicture = endpoint({
  method: 'post',
  path: '/document-pictures',
  access: 'edit-documents',
  summary: '上传正文图片（文件内容为请求体）：重新编码，去除拍摄地点等信息；按所得地址写入正文',
  query: z.object({ name: text(120) }),
  takesFile: true,
  reply: z.object({ sha256: z.string(), name: z.string() }),
});

export const getPicture = endpoint({
  method: 'get',
  path: '/document-pictures/{sha256}',
  access: 'read-documents',
  summary: '草稿中的图片',
  params: z.object({ sha256: address }),
  mediaType: 'image/png',
  reply: z.string(),
});

export const pictureRoutes: readonly Route[] = [
  route(postPicture, async ({ context, query, body }) => {
    const bytes = body as unknown as Uint8Array;
    return await storePicture(context, { name: query.name, bytes });
  }),
  // Who knows the sum of a picture has seen it in a draft. Files of requests lie sealed: they are no picture here.
  route(getPicture, async ({ context, params, http }) => {
    const bytes = await readStoredFile(context.dataFolder, params.sha256);
    const type = bytes === undefined ? undefined : uploadTypeOf(bytes);
    if (bytes === undefined || !type?.mediaType.startsWith('image/')) {
      return refusedFor('file-unknown');
    }
    http.header('Content-Type', type.mediaType);
    http.header('Content-Security-Policy', "default-src 'none'; sandbox");
    return http.body(new Uint8Array(bytes));
  }),
];
