// One question to one address of the outside. The name is looked up here and the connection goes to the very address that
// was looked at, so that a name cannot lead elsewhere afterwards; nothing is followed, nothing is read but the code.

import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';

const longest = 10_000; // ms

/** Networks of one's own, of the machine, and those that are for no host of the public net. */
const inner = new BlockList();
const networks4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const;
const networks6 = [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const;
for (const [network, bits] of networks4) inner.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of networks6) inner.addSubnet(network, bits, 'ipv6');

/** An IPv4 address written as one of IPv6 is judged as what it is. */
export function isInnerAddress(address: string): boolean {
  const family = isIP(address);
  return family === 0 || inner.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

export interface OutsideQuestion {
  readonly method: 'HEAD' | 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type OutsideAnswer = { readonly code: number } | { readonly fault: string };

export async function askOutside(
  { method, url, headers = {}, body }: OutsideQuestion,
  allowsPrivate: boolean,
): Promise<OutsideAnswer> {
  const to = new URL(url);
  const host = to.hostname.replaceAll(/^\[|\]$/g, '');
  let address: { readonly address: string; readonly family: number };
  try {
    address = isIP(host) === 0 ? await lookup(host) : { address: host, family: isIP(host) };
  } catch {
    return { fault: '找不到这个域名' };
  }
  if (!allowsPrivate && isInnerAddress(address.address)) {
    return { fault: '域名指向内部网络，没有连接' };
  }
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const answered = Promise.withResolvers<OutsideAnswer>();
  const send = to.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(
    to,
    {
      method,
      headers: {
        ...headers,
        ...(bytes === undefined ? {} : { 'Content-Length': bytes.length }),
      },
      agent: false,
      signal: AbortSignal.timeout(longest),
      lookup: (_host, options, found) => {
        if (options.all === true) found(null, [address]);
        else found(null, address.address, address.family);
      },
    },
    (answer) => {
      answered.resolve({ code: answer.statusCode ?? 0 });
      // What it says beside the code is of no use to anybody.
      answer.destroy();
    },
  );
  request.on('error', (error: NodeJS.ErrnoException) =>
    answered.resolve({ fault: error.name === 'AbortError' ? '超过10秒没有回答' : '连接不上' }),
  );
  request.end(bytes);
  return await answered.promise;
}
