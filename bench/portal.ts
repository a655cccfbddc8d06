import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startExample } from './example-server.ts';
import { freePort } from '../test/server-process.ts';
import { type Load, loadOn } from './load.ts';
import { sumOf, watchMemory } from './memory.ts';
import { type Bench, line, median, ms, quantile, timed } from './measure.ts';
import { answerOf, isInstalled, startNginx, wrk } from './nginx.ts';

const connections = 32;
const connectionsOfWrk = 64;

export const bench: Bench = {
  about: `门户页面，${connections} 个连接，与只发同样字节的 node:http 相比`,
  run: async (full) => {
    const seconds = full ? 10 : 3;
    const example = await startExample();
    const highest = watchMemory(example.pid);
    try {
      const home = await (await fetch(`${example.origin}/`)).text();
      const document = /href="(\/[^"]*\/t\d{8}_\d+\.html)"/.exec(home)?.[1] ?? '/';
      const peer = await startPeer(home);
      try {
        for (const [name, path] of [
          ['首页', '/'],
          ['文件页', document],
          ['2022年度报告', '/zfxxgk/zfxxgknb/2022/'],
        ] as const) {
          const load = await loadOn(`${example.origin}${path}`, connections, seconds);
          const bare = await loadOn(peer.url, connections, seconds);
          line(name, `${shown(load)}；同伴的 ${percent(load.perSecond / bare.perSecond)}`);
        }
      } finally {
        peer.stop();
      }
      const list = /href="(\/zwdt\/)"/.exec(home)?.[1] ?? '/';
      for (const [name, path] of [
        ['文件页', document],
        ['列表页', list],
      ] as const) {
        await besideNginx(name, `${example.origin}${path}`, seconds);
        await madeAnew(name, `${example.origin}${path}`, full ? 200 : 40);
      }
      const memory = highest();
      line(
        '内存，负载下最高（目标：< 500 MB；不含 PostgreSQL）',
        `${sumOf(memory).toFixed(0)} MB（各进程 ${memory.map((one) => one.toFixed(0)).join('、')}）`,
      );
    } finally {
      highest();
      await example.stop();
    }
  },
};

/** In turn and in the same run: what else the machine does falls on both. */
async function besideNginx(name: string, url: string, seconds: number): Promise<void> {
  if (!isInstalled('nginx') || !isInstalled('wrk')) {
    line(`${name}，与 nginx 相比`, '没有装 nginx 和 wrk，没有测');
    return;
  }
  await wrk(url, connectionsOfWrk, 1);
  const nginx = await startNginx(await freePort(), await answerOf(url));
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    for (let i = 0; i < 3; i += 1) {
      theirs.push(await wrk(nginx.url, connectionsOfWrk, seconds));
      ours.push(await wrk(url, connectionsOfWrk, seconds));
    }
  } finally {
    nginx.stop();
  }
  const ratio = median(ours.map((one, i) => one / (theirs[i] ?? NaN)));
  line(
    `${name}，${connectionsOfWrk} 个连接（目标：nginx 的 50 % 以上）`,
    `${median(ours).toFixed(0)} 次/秒；nginx 的 ${percent(ratio)}`,
  );
}

/** With a query, so that it is never kept. */
async function madeAnew(name: string, url: string, times: number): Promise<void> {
  const spent: number[] = [];
  for (let i = 0; i < times; i += 1) {
    spent.push(await timed(async () => await (await fetch(`${url}?n=${i}`)).text()));
  }
  line(`${name}，现做（目标：p95 < 30 ms）`, `p95 ${ms(quantile(spent, 0.95))}`);
}

function shown({ perSecond, p50, p99, failed }: Load): string {
  const faults = failed > 0 ? `，失败 ${failed}` : '';
  return `${perSecond.toFixed(0)} 次/秒，p50 ${ms(p50)}，p99 ${ms(p99)}${faults}`;
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`;
}

/** The fastest that this runtime answers at all: ready bytes, no framework, no headers to speak of. */
async function startPeer(text: string): Promise<{ url: string; stop: () => void }> {
  const bytes = gzipSync(text);
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}
