// What files of new documents show is made soon after they were published, so that the first reader does not wait for it
// (条例 24: to be read, not only to be taken).

import { makePreviewsAhead, type PreviewStore } from '../commands/documents/keep-preview.ts';
import type { Clock } from '../commands/context.ts';
import { type Rounds, startRounds } from './rounds.ts';

const every = 10_000; // ms

export function startPreviewJob(
  context: PreviewStore & {
    readonly clock: Clock;
    readonly onError: (error: unknown) => void;
  },
  pause = every,
): Rounds {
  return startRounds(
    async (goOn) => await makePreviewsAhead(context, goOn),
    pause,
    context.onError,
  );
}
