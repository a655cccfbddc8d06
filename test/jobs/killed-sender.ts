// Sends one message and then waits to be killed: for the test of a sender that dies before it can mark what it sent.

import type { OutgoingMessage } from '../../src/commands/documents/channel-messages.ts';
import { postMessage } from '../../src/jobs/post-message.ts';
import type { ChannelRule } from '../../src/rules/channel-address.ts';

process.on('message', (task: { message: OutgoingMessage; rule: ChannelRule }) => {
  void postMessage(task.message, task.rule).then(() => setInterval(() => undefined, 1000));
});
