// The files of a report are made soon after it was published, so that neither its page nor its first reader waits
// (条例 50: it is to be taken along, not only to be looked at).

import { makeReportFilesAhead, type ReportFileStore } from '../commands/reports/report-files.ts';
import { type Rounds, startRounds } from './rounds.ts';

const every = 10_000; // ms

export function startReportFileJob(
  context: ReportFileStore & { readonly onError: (error: unknown) => void },
  pause = every,
): Rounds {
  return startRounds(
    async (goOn) => await makeReportFilesAhead(context, goOn),
    pause,
    context.onError,
  );
}
