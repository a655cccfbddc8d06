// A loop of its own for what may take longer than publishing on time may wait.

const afterFault = 600_000; // ms: a full disk is not mended by trying again at once

export interface Rounds {
  readonly stop: () => Promise<void>;
}

/** @param round is given what says whether to go on: no longer, once it is being stopped */
export function startRounds(
  round: (goOn: () => boolean) => Promise<void>,
  pause: number,
  onError: (error: unknown) => void,
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
          return afterFault;
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
