// What is done again and again by itself, a pause after each round: one loop for each kind of work, so that what takes
// long holds up nothing that has its hour.

const afterFault = 600_000; // ms: a full disk is not mended by trying again at once

export interface Rounds {
  readonly stop: () => Promise<void>;
}

/**
 * @param round is given what says whether to go on: no longer, once it is being stopped
 * @param pauseAfterFault in ms; long where a full disk may be why
 */
export function startRounds(
  round: (goOn: () => boolean) => Promise<void>,
  pause: number,
  onError: (error: unknown) => void,
  pauseAfterFault = afterFault,
): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isStopping = false;
  const next = (): void => {
    running = round(() => !isStopping)
      .then(
        () => pause,
        (error: unknown) => {
          onError(error);
          return pauseAfterFault;
        },
      )
      .then((wait) => {
        if (!isStopping) timer = setTimeout(next, wait).unref();
      });
  };
  next();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}
