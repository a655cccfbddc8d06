// To whom a mail about an application goes, from whom, and where he reads on: by number and code, which stand in no mail
// (个人信息保护法 6).

import { organById } from '../../store/people/organs.ts';
import { applyColumnOfSite } from '../../store/documents/columns.ts';
import { openApplication } from '../../store/requests/requests.ts';
import type { OrganRow, RequestRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';

export interface ApplicantMail {
  readonly to: string;
  readonly organ: OrganRow;
  /** Where the applicant asks for his request. */
  readonly track: string;
}

/** Undefined where he left no address, or the site has no place to lead to. */
export async function applicantMail(
  { db, secrets }: Pick<CommandContext, 'db' | 'secrets'>,
  origin: string,
  row: RequestRow,
): Promise<ApplicantMail | undefined> {
  const to = openApplication(secrets, row).applicant.email?.trim() ?? '';
  if (to === '') return undefined;
  const organ = await organById(db, row.organ_id);
  const apply = await applyColumnOfSite(db, row.organ_id);
  if (organ === undefined || apply === undefined) return undefined;
  return { to, organ, track: `${origin}/${apply.path}/chaxun/` };
}
