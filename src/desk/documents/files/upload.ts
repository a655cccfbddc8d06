// A file on its way to the server, with how far it is: fetch does not say.

import type { DocumentFile } from '../../../rules/document-content.ts';
import { isVideo } from '../../../rules/interpretation.ts';
import { violations } from '../../../rules/violations.ts';

/** A video may be larger: how large, the server knows. */
const largest = 100 * 1024 * 1024;

export async function uploadAttachment(
  file: File,
  onProgress: (percent: number) => void,
): Promise<DocumentFile | { readonly fault: string }> {
  if (file.size > largest && !isVideo(file.name))
    return { fault: violations['attachment-too-large'].zh };
  const request = new XMLHttpRequest();
  request.open('POST', `/api/document-files?name=${encodeURIComponent(file.name.slice(-200))}`);
  request.setRequestHeader('x-gongkai', '1');
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    onProgress(total === 0 ? 0 : Math.floor((loaded / total) * 100));
  });
  return await new Promise((resolve) => {
    request.addEventListener('load', () => resolve(answerOf(request)));
    request.addEventListener('error', () => resolve({ fault: '没有传到服务器，请检查网络后重试' }));
    request.send(file);
  });
}

function answerOf({
  status,
  responseText,
}: XMLHttpRequest): DocumentFile | { readonly fault: string } {
  try {
    const answer = JSON.parse(responseText) as {
      readonly sha256?: string;
      readonly name?: string;
      readonly violations?: readonly { readonly message: string }[];
    };
    if (status === 200 && answer.sha256 !== undefined && answer.name !== undefined) {
      return { sha256: answer.sha256, name: answer.name };
    }
    return { fault: answer.violations?.[0]?.message ?? '服务器没有接收' };
  } catch {
    return { fault: '服务器没有接收' };
  }
}
