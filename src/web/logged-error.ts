// An error as the log keeps it: what it is and where it came from. Libraries put values into messages and
// hang whole queries onto errors, and values may be somebody's (个人信息保护法 51).

export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
}

export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'no error was thrown' };
  const { name, message, stack = '' } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    message: withoutValues(message),
    ...(code === undefined ? {} : { code }),
    ...(frames.length === 0 ? {} : { stack: frames.join('\n') }),
  };
}

/** Quoted text, addresses of mail and long numbers are left out. */
function withoutValues(message: string): string {
  return message
    .replaceAll(/"[^"]*"|“[^”]*”|(?<!\w)'[^']*'|`[^`]*`/g, '“…”')
    .replaceAll(/[\w.+-]+@[\w.-]+/g, '…')
    .replaceAll(/\d{6,}[\dXx]?/g, '…');
}
