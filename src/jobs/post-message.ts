// One message to one address that was allowed.

import type { PostMessage } from '../commands/documents/channel-messages.ts';
import { askOutside } from './ask-outside.ts';

export const postMessage: PostMessage = async (message, rule) =>
  await askOutside({ method: 'POST', ...message }, rule.allowsPrivate);
