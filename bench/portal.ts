import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startExample } from './example-server.ts';
import { type Load, loadOn } from './load.ts';
import { type Bench, line, ms } from './measure.ts';

const connections = 32;

export const bench: Bench = {
  about: `门户页面，${connections} 个连接，与只发同样字节的 node:http 相比`,
  run: async (full) => {
    const seconds = full ? 10 : 3;
    const example = await startExample();
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
    } finally {
      await example.stop();
    }
  },
};

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
