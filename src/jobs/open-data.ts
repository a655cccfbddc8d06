// The files of the open data are made again each night, and within minutes when something in them was taken off: until
// then they are not handed out. With many documents it takes longer than publishing may wait.

import { type DumpContext, dumpOpenData, isDumpDue } from '../commands/documents/dump-open-data.ts';
import { type Rounds, startRounds } from './rounds.ts';

const every = 20_000; // ms

export function startOpenDataJob(
  context: DumpContext & { readonly onError: (error: unknown) => void },
  pause = every,
): Rounds {
  return startRounds(async (goOn) => await makeDue(context, goOn), pause, context.onError);
}

async function makeDue(context: DumpContext, goOn: () => boolean): Promise<void> {
  if (await isDumpDue(context)) await dumpOpenData(context, goOn);
}
