// What happens by itself once a day, soon after midnight in China, and once when the server starts:
// clocks whose third party has fallen silent go on (条例 32), a newly loaded calendar takes effect, people are
// reminded of what is due, what several applicants received is suggested for publishing (44), what a
// crash left in the vault goes, and so does what pages changed a month ago.

import { sweepEnterpriseImports } from '../commands/policies/import-enterprises.ts';
import { sweepImports } from '../commands/imports/import-runs.ts';
import { indexLikeness } from '../commands/requests/index-likeness.ts';
import { labelFirms } from '../commands/policies/label-firms.ts';
import { indexTerms } from '../commands/documents/index-terms.ts';
import { recomputeClocks } from '../commands/requests/recompute-clocks.ts';
import type { CommandContext } from '../commands/context.ts';
import { recomputeAnswers } from '../commands/remedies/recompute-answers.ts';
import { openReports } from '../commands/reports/open-reports.ts';
import { openWebsiteReports } from '../commands/reports/open-website-reports.ts';
import { sweepSubscriptions } from '../commands/policies/subscribe-policies.ts';
import { remind } from '../commands/remind.ts';
import { weighConversions } from '../commands/requests/weigh-conversions.ts';
import { sweepPageChanges } from '../store/database/page-notice.ts';
import { isoOfOrdinal, ordinalOfIso } from '../rules/day.ts';
import { daysOfSearchesKept } from '../rules/hot-words.ts';
import { dropSearchesBefore } from '../store/search/hot-words.ts';
import { sweepVault } from '../store/database/vault-sweep.ts';

export type JobContext = Omit<CommandContext, 'actor' | 'organId' | 'calendar'> & {
  readonly calendar: () => Promise<CommandContext['calendar']>;
  readonly dataFolder: string;
  readonly onError: (error: unknown) => void;
};

export interface DailyJobs {
  readonly stop: () => Promise<void>;
}

export function startDailyJobs(context: JobContext): DailyJobs {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isStopping = false;
  const round = (): void => {
    running = dailyRound(context, () => !isStopping).catch(context.onError);
    // The machine's own timer may drift or sleep; a missed night is made up at the next start.
    timer = setTimeout(round, untilAfterMidnight(context.clock.now()));
    timer.unref();
  };
  round();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function dailyRound(context: JobContext, goOn: () => boolean): Promise<void> {
  const calendar = await context.calendar();
  await recomputeClocks({ ...context, calendar, actor: { kind: 'system' } }, '每日核对');
  await recomputeAnswers({ ...context, calendar });
  // Before the reminders: what is opened today is told today.
  await openReports({ ...context, calendar });
  await openWebsiteReports({ ...context, calendar });
  await remind({ ...context, calendar });
  // Like requests are looked for among all (条例 36(6), 44), so the index is made whole first.
  const { unreadable } = await indexLikeness(context, goOn);
  if (unreadable.length > 0) {
    context.onError(new Error(`applications that the keys do not open: ${unreadable.join(' ')}`));
  }
  await weighConversions(context, goOn);
  await labelFirms(context, goOn);
  await indexTerms(context, goOn);
  await dropSearchesBefore(
    context.db,
    isoOfOrdinal(ordinalOfIso(context.clock.today()) - daysOfSearchesKept),
  );
  await sweepVault(context.db, context.dataFolder);
  await sweepImports(context);
  await sweepEnterpriseImports(context);
  await sweepPageChanges(context.db);
  await sweepSubscriptions(context);
}

/** Milliseconds until five past midnight in China. */
function untilAfterMidnight(now: Temporal.Instant): number {
  const local = now.toZonedDateTimeISO('Asia/Shanghai');
  const next = local.add({ days: 1 }).startOfDay().add({ minutes: 5 });
  return Math.max(60_000, next.epochMilliseconds - now.epochMilliseconds);
}
