// A load on an address of this machine: so many connections, each asking again as soon as it is answered,
// for a bounded time. Nothing leaves the machine.

import { Agent, request } from 'node:http';
import { quantile } from './measure.ts';

export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

export async function loadOn(url: string, connections: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  const ask = async (): Promise<void> => {
    const begun = performance.now();
    const status = await statusOf(url, agent);
    if (status === 200) times.push(performance.now() - begun);
    else failed += 1;
  };
  await ask();
  times.length = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) await ask();
    }),
  );
  const spent = (performance.now() - begun) / 1000;
  agent.destroy();
  return {
    perSecond: times.length / spent,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    failed,
  };
}

async function statusOf(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asked = request(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    });
    asked.once('error', () => resolve(undefined));
    asked.end();
  });
}
