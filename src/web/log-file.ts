// The log as a file, written line by line: a line is there before the answer goes out, and a full disk stops
// the log and nothing else. (pino's own destination tries again for ever when the process ends.)

import { mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DestinationStream } from 'pino';

export function openLogFile(file: string): DestinationStream {
  mkdirSync(dirname(file), { recursive: true });
  const log = openSync(file, 'a');
  let isBroken = false;
  return {
    write: (line) => {
      try {
        // A line that found room for only half of itself is ended first.
        writeSync(log, isBroken ? `\n${line}` : line);
        isBroken = false;
      } catch (error) {
        if (!isBroken) process.stderr.write(`日志 ${file} 写不进去，服务照常：${String(error)}\n`);
        isBroken = true;
      }
    },
  };
}
