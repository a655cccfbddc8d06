// Files of a form that comes back: chosen once, they wait sealed in the vault until the form can be taken. What finds
// them stands in the form itself, sealed and bound to it, so that nobody names a file of another. What never becomes a
// request the sweep removes (store/database/vault-sweep.ts; 个人信息保护法 47).

import { z } from 'zod';
import type { StoredFile } from '../../store/requests/request-files.ts';
import { storedAmong } from '../../store/database/vault.ts';
import type { WebContext } from '../context.ts';
import { readText } from './form-input.ts';
import type { FieldFault } from './parts/field.ts';
import { isSubmissionKey } from './submission-key.ts';
import { storeUploads, type Upload } from './uploads.ts';

/** [choice] Half as long as the sweep leaves a file alone: what is found here is not about to go. */
const hoursKept = 12;

const keptUpload = z.strictObject({
  field: z.string(),
  name: z.string(),
  /** Bytes. */
  size: z.number(),
  sha256: z.string(),
  until: z.string(),
});
export type KeptUpload = z.infer<typeof keptUpload>;

type VaultContext = Pick<WebContext, 'db' | 'dataFolder' | 'secrets' | 'clock'>;

export const keptField = 'kept';
/** Which of them, by their place, are not wanted any more. */
export const unwantedField = 'unwanted';

/**
 * What came with this form before and is still wanted. Nothing of another form; what waited too long is told, as
 * whoever chose it believes it sent.
 */
export async function readKept(
  context: VaultContext,
  form: FormData,
  submissionKey: string | undefined,
): Promise<{ readonly kept: readonly KeptUpload[]; readonly faults: readonly FieldFault[] }> {
  const unwanted = new Set(form.getAll(unwantedField));
  const named = isSubmissionKey(submissionKey)
    ? opened(context.secrets, readText(form, keptField), submissionKey)
    : [];
  const wanted = named.filter((_, n) => !unwanted.has(String(n)));
  if (wanted.length === 0) return { kept: [], faults: [] };
  const addresses = wanted.map(({ sha256 }) => sha256);
  const stored = await storedAmong(context.db, addresses);
  const now = context.clock.now();
  const waits = ({ sha256, until }: KeptUpload): boolean =>
    stored.has(sha256) && Temporal.Instant.compare(now, until) <= 0;
  return {
    kept: wanted.filter(waits),
    faults: wanted
      .filter((file) => !waits(file))
      .map(({ field, name }) => ({ field, text: `“${name}”保留的时间已过，请重新选择` })),
  };
}

function opened(
  secrets: VaultContext['secrets'],
  token: string,
  submissionKey: string,
): readonly KeptUpload[] {
  if (token === '') return [];
  try {
    const text = secrets.open(Buffer.from(token, 'base64url'), about(submissionKey));
    return z.array(keptUpload).parse(JSON.parse(text.toString('utf8')));
  } catch {
    // Not ours, or of another form.
    return [];
  }
}

export async function keepUploads(
  context: VaultContext,
  uploads: readonly Upload[],
): Promise<readonly KeptUpload[]> {
  const until = context.clock.now().add({ hours: hoursKept }).toString();
  const stored = await storeUploads(context, uploads);
  return stored.map(({ sha256, name }, n) => ({
    field: uploads[n]?.field ?? '',
    name,
    size: uploads[n]?.bytes.length ?? 0,
    sha256,
    until,
  }));
}

/** What the form carries. */
export function keptToken(
  { secrets }: Pick<VaultContext, 'secrets'>,
  submissionKey: string,
  kept: readonly KeptUpload[],
): string {
  return secrets.seal(JSON.stringify(kept), about(submissionKey)).toString('base64url');
}

export function storedOf(kept: readonly KeptUpload[]): readonly StoredFile[] {
  return kept.map(({ sha256, name }) => ({ sha256, name, kind: 'application' }));
}

function about(submissionKey: string): string {
  return `kept uploads of ${submissionKey}`;
}
