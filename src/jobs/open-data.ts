// The files of the open data are made again each night, and within minutes when something in them was taken off: until
// then they are not handed out. A loop of its own, since with many documents it takes longer than publishing may wait.

import { type DumpContext, dumpOpenData, isDumpDue } from '../commands/dump-open-data.ts';

const every = 20_000; // ms
/** A full disk is not mended by trying again at once. */
const afterFault = 600_000; // ms

export function startOpenDataJob(
  context: DumpContext & { readonly onError: (error: unknown) => void },
  pause = every,
): { readonly stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isStopping = false;
  const round = (): void => {
    running = makeDue(context, () => !isStopping)
      .then(
        () => pause,
        (error: unknown) => {
          context.onError(error);
          return afterFault;
        },
      )
      .then((wait) => {
        if (!isStopping) timer = setTimeout(round, wait).unref();
      });
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

async function makeDue(context: DumpContext, goOn: () => boolean): Promise<void> {
  if (await isDumpDue(context)) await dumpOpenData(context, goOn);
}
