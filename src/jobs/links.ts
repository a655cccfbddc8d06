// Looking at the addresses of other sites, in a round of its own: a slow site holds no publication up.

import {
  gatherDraftLinks,
  gatherLinks,
  type LookAtLink,
  lookAtLinks,
} from '../commands/documents/look-at-links.ts';
import { forgetLinks } from '../store/documents/outside-links.ts';
import type { JobContext } from './daily.ts';
import { askOutside } from './ask-outside.ts';

const every = 60_000; // ms
const everyDay = 24 * 60 * 60_000;

export function startLinkJob(
  context: JobContext,
  isOn: boolean,
): { readonly stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  const goOn = (): boolean => !isStopping;
  let gathered = -Infinity;
  let since = context.clock.now().subtract({ hours: 24 });
  const round = async (): Promise<void> => {
    const begun = context.clock.now();
    if (performance.now() - gathered > everyDay) {
      await gatherLinks(context, goOn);
      gathered = performance.now();
    }
    await gatherDraftLinks(context, since);
    since = begun;
    await lookAtLinks(context, lookAt, goOn);
  };
  const again = (): void => {
    running = round()
      .catch(context.onError)
      .then(() => {
        if (!isStopping) timer = setTimeout(again, every).unref();
      });
  };
  let running = isOn ? Promise.resolve() : forgetLinks(context.db).catch(context.onError);
  if (isOn) again();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Many servers know GET alone; one that says no to HEAD is asked properly. */
export const lookAt: LookAtLink = async (url) => {
  const head = await askOutside({ method: 'HEAD', url }, false);
  const isSure = 'fault' in head || head.code < 400;
  const answer = isSure ? head : await askOutside({ method: 'GET', url }, false);
  // A name that leads into an inner network is nothing that readers could open.
  return answer;
};
