// Files that are given only for a stated reason: asked for with a body, so that the reason stands in no address
// and in no history, and then handed to the disk.

import { type Fault, Refused } from '../api.ts';

export async function askForFile(address: string, body: object): Promise<Response> {
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'x-gongkai': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return response;
  const answer = (await response.json().catch(() => ({}))) as { violations?: Fault[] };
  throw new Refused(response.status, answer.violations ?? []);
}

/** Under the name that the server gives it, else under `name`. */
export async function takeFile(address: string, body: object, name: string): Promise<void> {
  const response = await askForFile(address, body);
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '');
  saveBlob(await response.blob(), given?.[1] === undefined ? name : decodeURIComponent(given[1]));
}

export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
