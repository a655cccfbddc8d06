// How far a long command is: a line a second at most. On a terminal it stays the same line; a pipe gets lines.

export interface ProgressLine {
  readonly show: (text: () => string) => void;
  readonly end: () => void;
}

export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  let last = performance.now();
  let written = false;
  return {
    show: (text) => {
      const now = performance.now();
      if (now - last < 1000) return;
      last = now;
      written = true;
      stream.write(stream.isTTY ? `\r${text()}   ` : `${text()}\n`);
    },
    end: () => {
      if (written && stream.isTTY) stream.write('\n');
    },
  };
}
