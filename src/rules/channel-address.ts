// Where messages may go: nowhere unless the operator of the server named the host (default is off), over TLS, and not
// into the inner network unless that was allowed on purpose.

import { violation, type Violation } from './violations.ts';

export interface ChannelRule {
  /** Lower case, with the port where it is not the usual one. */
  readonly hosts: readonly string[];
  /** Plain HTTP and addresses of inner networks too. */
  readonly allowsPrivate: boolean;
}

export const noChannels: ChannelRule = { hosts: [], allowsPrivate: false };

export function channelAddressViolation(address: string, rule: ChannelRule): Violation | undefined {
  if (rule.hosts.length === 0) return violation('channels-off', 'url');
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === 'https:' || (rule.allowsPrivate && url?.protocol === 'http:');
  if (
    url === undefined ||
    !isWeb ||
    url.username !== '' ||
    url.password !== '' ||
    url.hash !== ''
  ) {
    return violation('channel-address', 'url');
  }
  return rule.hosts.includes(url.host) ? undefined : violation('channel-host', 'url', url.host);
}
