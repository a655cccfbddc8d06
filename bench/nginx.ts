// nginx with one file, as the measure of how fast bytes can be served on this machine: the same bytes under the same
// headers as an answer of ours. And wrk, which asks for them. Both are found on the machine or not used.

import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface Answer {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

export function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // wrk ends with 1 when it only says its version.
    return error instanceof Error && !('code' in error && error.code === 'ENOENT');
  }
}

export async function answerOf(url: string): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const raw = response.rawHeaders;
        const headers = raw.flatMap((name, i) =>
          i % 2 === 0 ? [[name, raw[i + 1] ?? ''] as const] : [],
        );
        resolve({ headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** nginx sets these itself. */
const own = /^(?:date|connection|keep-alive|content-length|content-type|transfer-encoding)$/i;

export async function startNginx(
  port: number,
  { headers, body }: Answer,
): Promise<{ readonly url: string; readonly stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-nginx-'));
  writeFileSync(join(folder, 'page'), body);
  const added = headers
    .filter(([name]) => !own.test(name))
    .map(([name, value]) => `add_header ${name} "${value.replaceAll('"', String.raw`\"`)}";`);
  const config = `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes auto; daemon off; pid ${folder}/pid; error_log ${folder}/error;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; etag off;
  server {
    listen 127.0.0.1:${port}; root ${folder}; types {} default_type "text/html; charset=utf-8";
    location / { ${added.join('\n')} }
  }
}
`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error')]);
  await sleep(1000);
  return {
    url: `http://127.0.0.1:${port}/page`,
    stop: () => {
      nginx.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      nginx.kill('SIGTERM');
    },
  };
}

/** Requests a second over so many connections that are kept. */
export async function wrk(url: string, connections: number, seconds: number): Promise<number> {
  const { stdout } = await promisify(execFile)('wrk', [
    '-t2',
    `-c${connections}`,
    `-d${seconds}s`,
    '-H',
    'Accept-Encoding: br',
    url,
  ]);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}
