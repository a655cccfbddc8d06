// Whose call it is: the address of the connection, or the one a trusted proxy vouches for. A header from
// anybody else is not believed, or everybody could choose the address that is slowed down.

import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';

interface NodeEnvironment {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
}

/** `trustedProxies`: addresses or networks (CIDR). */
export function clientAddresses(
  trustedProxies: readonly string[],
): (http: Context) => string | undefined {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (http) => {
    const environment = http.env as NodeEnvironment | undefined;
    let address = bare(environment?.incoming?.socket.remoteAddress);
    if (address === undefined || !isTrusted(address)) return address;
    // From right to left: each proxy appends whom it heard from; the first untrusted one is the caller.
    const chain = (http.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
    for (const hop of chain.toReversed()) {
      if (isIP(hop) === 0) break;
      address = hop;
      if (!isTrusted(hop)) break;
    }
    return address;
  };
}

/** An IPv4 caller on a socket of both families is written ::ffff:192.0.2.1. */
function bare(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d+\.)/, '');
}

/** By which calls are counted: whoever has one IPv6 address has all those of its network (RFC 6177). */
export function callerOf(address: string | undefined): string {
  if (address === undefined || isIP(address) !== 6) return `address ${address ?? ''}`;
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const head = groupsOf(before);
  const tail = groupsOf(after ?? '');
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `network ${network.join(':')}`;
}

/** The last may be written as an IPv4 address, which is two. */
function groupsOf(part: string): string[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}
