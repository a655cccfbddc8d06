// The guide record (条例 12) and the site's own facts of an organ. The guide is changed first; letters,
// footer and forms follow, old letters stay (P17).

import type { Guide, SiteSettings } from '../../rules/organ.ts';
import { siteViolations } from '../../rules/site-links.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { keepGuide } from '../../store/people/guide-records.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface OrganParticulars {
  readonly guide: Guide;
  readonly site: SiteSettings;
}

export async function saveOrganParticulars(
  { db, clock, actor, organId }: CommandContext,
  input: OrganParticulars,
): Promise<Result<null>> {
  const faults = siteViolations(input.site);
  if (faults.length > 0) return refused(...faults);
  const guide = { ...filled(input.guide), updatedOn: clock.today() };
  return db.transaction().execute(async (within) => {
    const before = await within
      .selectFrom('organs')
      .select(['id', 'guide'])
      .where('id', '=', organId)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) return refused(violation('organ-unknown'));
    await keepGuide(within, before, { guide, at: clock.now(), by: staffIdOf(actor) ?? null });
    await within
      .updateTable('organs')
      .set({
        guide: JSON.stringify(guide),
        site: JSON.stringify(filled(input.site)),
      })
      .where('id', '=', organId)
      .execute();
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'organ-changed',
      object: `organ ${organId}`,
    });
    await announcePageChange(within, ['site']);
    return done(null);
  });
}

/** Without the items left blank: what is not known is absent, not empty. */
function filled<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]: [string, unknown]) => {
      const text = typeof value === 'string' ? value.trim() : value;
      return text === '' || text === undefined ? [] : [[key, text]];
    }),
  ) as T;
}
